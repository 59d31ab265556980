"""Whether participants have been asked about violence; never what they answered."""

from datetime import date

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, divided
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, LEFT_DAY_BEFORE, LEFT_IN_JUNE, leaver, participant
from stegvis.catalogue.measures.rows import TAKING_PART, participations
from stegvis.catalogue.measures.sources import VIOLENCE_FORM
from stegvis.measures.builder import share
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Wording

_TIMES = participations.number("violence_asked")
_HALF_A_YEAR = 183
_LONGER_THAN_HALF_A_YEAR = participations.open_during("started_on", "exited_on", days_later=_HALF_A_YEAR)

_ONCE = (
    leaver(
        "Anna", "fick frågorna en gång, avslutade under perioden", "asked once, left in the period", violence_asked=1
    ),
    participant(
        "Bo",
        "började på periodens sista dag och har inte fått frågorna",
        "started on the last day of the period and has not been asked",
        started_on=date(2023, 8, 31),
        violence_asked=0,
    ),
    leaver("Cilla", "har fått frågorna tre gånger", "has been asked three times", None, violence_asked=3),
    participant("David", "fick frågorna men väntar på plats", "was asked but waits for a place", violence_asked=1),
    leaver(
        "Elsa",
        "fick frågorna, men avslutade dagen före perioden",
        "was asked, but left the day before the period",
        LEFT_DAY_BEFORE,
        violence_asked=2,
    ),
)
_TWICE = (
    leaver("Anna", "fick frågorna en gång", "has been asked once", LEFT_IN_JUNE, violence_asked=1),
    participant(
        "Bo",
        "har varit med precis ett halvt år när perioden tar slut",
        "has taken part exactly half a year when the period ends",
        started_on=date(2023, 3, 1),
        violence_asked=2,
    ),
    participant(
        "Cilla",
        "fick frågorna två gånger, men avslutade en dag före ett halvt år",
        "was asked twice, but left a day before half a year",
        started_on=date(2022, 12, 15),
        exited_on=LEFT_IN_JUNE,
        violence_asked=2,
    ),
    participant(
        "David",
        "har varit med en dag kortare än ett halvt år när perioden tar slut",
        "has taken part a day less than half a year when the period ends",
        started_on=date(2023, 3, 2),
        violence_asked=2,
    ),
    leaver(
        "Elsa",
        "var med i 207 dagar och avslutade under perioden",
        "took part for 207 days and left in the period",
        violence_asked=3,
    ),
)

MEASURES = (
    CatalogueMeasure(
        share("asked_about_violence", of=TAKING_PART, that=_TIMES >= 1, privacy=PrivacyClass.B),
        Wording("Har fått frågorna om våld minst en gång", "Asked about violence at least once"),
        Wording(
            "Deltagare under perioden som har fått frågorna om våld minst en gång, delat med alla deltagare under "
            "perioden. Vad någon svarade ingår inte.",
            "Participants in the period who have been asked about violence at least once, divided by all participants "
            "in the period. What anyone answered is not part of it.",
        ),
        VIOLENCE_FORM,
        (Example(JANUARY_TO_AUGUST, _ONCE, divided(2, 3)),),
    ),
    CatalogueMeasure(
        share("asked_about_violence_twice", of=_LONGER_THAN_HALF_A_YEAR, that=_TIMES >= 2, privacy=PrivacyClass.B),
        Wording("Har fått frågorna om våld minst två gånger", "Asked about violence at least twice"),
        Wording(
            "De som har fått frågorna om våld minst två gånger, delat med alla deltagare under perioden som hade varit "
            "med minst ett halvt år (183 dagar) när den tog slut eller när de avslutade.",
            "Those asked about violence at least twice, divided by all participants in the period who had taken part "
            "for at least half a year (183 days) when it ended or when they left.",
        ),
        VIOLENCE_FORM,
        (Example(JANUARY_TO_AUGUST, _TWICE, divided(2, 3)),),
    ),
)
