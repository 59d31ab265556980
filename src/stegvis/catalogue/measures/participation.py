"""Who takes part: participants, new, ongoing, since the start, different persons, consent, time on support."""

from datetime import date

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, counted, divided, spread
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, LEFT_DAY_BEFORE, LEFT_IN_JUNE, leaver, participant
from stegvis.catalogue.measures.rows import TAKING_PART, participations
from stegvis.catalogue.measures.sources import FINSAM_FOLLOW_UP, MONTHLY_REPORT, PROJECT_REPORT, STATUS_REPORT, SUS
from stegvis.measures.builder import amount, count, distribution, share
from stegvis.measures.nodes import PrivacyClass, Unit
from stegvis.vocabulary import Wording

_CILLA = participant(
    "Cilla",
    "avslutade dagen före perioden",
    "left the day before the period",
    started_on=date(2022, 2, 1),
    exited_on=LEFT_DAY_BEFORE,
    consented=True,
    education="compulsory",
    support_time="up_to_1_year",
    referrer="primary_care",
)
_CAST = (
    leaver("Anna", "började före perioden och avslutade under den", "started before the period and left during it"),
    participant(
        "Bo",
        "började på periodens sista dag",
        "started on the last day of the period",
        started_on=date(2023, 8, 31),
    ),
    _CILLA,
    participant("David", "väntar på plats", "waits for a place", referred_on=date(2023, 5, 2)),
    participant(
        "Elsa",
        "började före perioden och är kvar",
        "started before and is still there",
        started_on=date(2022, 11, 14),
    ),
)
_TWICE = (
    leaver("Anna", "första deltagandet, avslutat under perioden", "first participation, ended in the period", person=1),
    participant(
        "Anna igen", "samma person, nytt deltagande", "the same person again", person=1, started_on=date(2023, 5, 8)
    ),
    leaver("Elsa", "en annan person", "another person", LEFT_IN_JUNE, person=2),
    _CILLA,
)
_CONSENTS = (
    leaver("Anna", "samtycker, avslutade under perioden", "has consented, left in the period", consented=True),
    participant("Bo", "har inte lämnat samtycke", "has not consented", started_on=date(2023, 8, 31), consented=False),
    participant("David", "samtycker men väntar på plats", "has consented but waits for a place", consented=True),
    _CILLA,
)
_BACKGROUND = (
    participant(
        "Anna",
        "började under perioden",
        "started in the period",
        started_on=date(2023, 1, 16),
        education="upper_secondary",
        support_time="over_5_years",
        referrer="social_services",
    ),
    participant("Bo", "uppgift saknas", "not known", started_on=date(2023, 8, 31)),
    leaver(
        "Elsa",
        "började före perioden och avslutade under den",
        "started before the period and left during it",
        education="compulsory",
        support_time="up_to_1_year",
        referrer="primary_care",
    ),
    _CILLA,
)

MEASURES = (
    CatalogueMeasure(
        count("participants", TAKING_PART, privacy=PrivacyClass.A),
        Wording("Deltagare", "Participants"),
        Wording(
            "Alla deltaganden som pågick någon dag under perioden, också de som började tidigare eller avslutades. "
            "Den som deltar i två insatser räknas två gånger.",
            "Every participation that went on at some time of the period, also when it started earlier or ended. "
            "Someone in two interventions counts twice.",
        ),
        PROJECT_REPORT,
        (Example(JANUARY_TO_AUGUST, _CAST, counted(3)),),
    ),
    CatalogueMeasure(
        count("participants_new", participations.dated_in("started_on"), privacy=PrivacyClass.A),
        Wording("Nya deltagare", "New participants"),
        Wording("Deltaganden vars första dag ligger i perioden.", "Participations whose first day lies in the period."),
        MONTHLY_REPORT,
        (Example(JANUARY_TO_AUGUST, _CAST, counted(1)),),
    ),
    CatalogueMeasure(
        count("participants_now", participations.open_at_end("started_on", "exited_on"), privacy=PrivacyClass.A),
        Wording("Deltagare just nu", "Participants now"),
        Wording(
            "Deltaganden som fortfarande pågår när perioden har tagit slut. Den som avslutar på periodens sista dag "
            "räknas inte.",
            "Participations that still go on when the period has ended. Someone who leaves on its last day is not "
            "counted.",
        ),
        MONTHLY_REPORT,
        (Example(JANUARY_TO_AUGUST, _CAST, counted(2)),),
    ),
    CatalogueMeasure(
        count("participants_since_start", participations.dated_by("started_on"), privacy=PrivacyClass.A),
        Wording("Deltagare sedan start", "Participants since start"),
        Wording(
            "Alla deltaganden som har börjat under perioden eller någon gång före den.",
            "Every participation that started in the period or at any time before it.",
        ),
        STATUS_REPORT,
        (Example(JANUARY_TO_AUGUST, _CAST, counted(4)),),
    ),
    CatalogueMeasure(
        amount(
            "persons",
            TAKING_PART.different(participations.column("person")),
            privacy=PrivacyClass.A,
            unit=Unit.PERSONS,
        ),
        Wording("Olika personer", "Different persons"),
        Wording(
            "Hur många olika personer som deltog någon dag under perioden. Det går bara att veta inom en och samma "
            "organisation, och talen kan inte läggas ihop.",
            "How many different persons took part at some time of the period. It can be told within one organisation "
            "only, and the numbers cannot be added up.",
        ),
        FINSAM_FOLLOW_UP,
        (Example(JANUARY_TO_AUGUST, _TWICE, counted(2)),),
    ),
    CatalogueMeasure(
        count("consents", TAKING_PART.that(participations.flag("consented")), privacy=PrivacyClass.A),
        Wording("Samtycken", "Consents"),
        Wording(
            "Deltagare under perioden som har samtyckt till att mätas.",
            "Participants in the period who have consented to being measured.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _CONSENTS, counted(1)),),
    ),
    CatalogueMeasure(
        share("consent_rate", of=TAKING_PART, that=participations.flag("consented"), privacy=PrivacyClass.A),
        Wording("Andel som samtycker", "Share who consent"),
        Wording(
            "Deltagare under perioden som har samtyckt, delat med alla deltagare under perioden.",
            "Participants in the period who have consented, divided by all participants in the period.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _CONSENTS, divided(1, 2)),),
    ),
    CatalogueMeasure(
        distribution("education", participations.column("education"), of=TAKING_PART, privacy=PrivacyClass.B),
        Wording("Utbildning", "Education"),
        Wording(
            "Deltagare under perioden efter högsta avslutade utbildning, delat med dem vars utbildning är känd.",
            "Participants in the period by highest completed education, divided by those whose education is known.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _BACKGROUND, spread({("compulsory",): 1, ("upper_secondary",): 1}, 2, (2, 1, 0))),),
    ),
    CatalogueMeasure(
        distribution("time_on_support", participations.column("support_time"), of=TAKING_PART, privacy=PrivacyClass.C),
        Wording("Tid med offentlig försörjning", "Time on public income support"),
        Wording(
            "Deltagare under perioden efter hur länge de hade offentlig försörjning före starten, delat med dem där "
            "tiden är känd.",
            "Participants in the period by how long they had public income support before the start, divided by those "
            "for whom it is known.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _BACKGROUND, spread({("up_to_1_year",): 1, ("over_5_years",): 1}, 2, (2, 1, 0))),),
    ),
    CatalogueMeasure(
        distribution("referrers", participations.column("referrer"), of=TAKING_PART, privacy=PrivacyClass.B),
        Wording("Remittenter", "Referrers"),
        Wording(
            "Deltagare under perioden efter vem som remitterade dem, delat med dem där remittenten är känd.",
            "Participants in the period by who referred them, divided by those whose referrer is known.",
        ),
        PROJECT_REPORT,
        (
            Example(
                JANUARY_TO_AUGUST, _BACKGROUND, spread({("social_services",): 1, ("primary_care",): 1}, 2, (2, 1, 0))
            ),
        ),
    ),
)
