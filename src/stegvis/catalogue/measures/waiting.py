"""Before the start: the queue, waiting times, the first meeting within thirty days."""

from datetime import date

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, counted, divided, middle
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, participant
from stegvis.catalogue.measures.rows import participations
from stegvis.catalogue.measures.sources import INTERVENTION_GOALS, MONTHLY_REPORT
from stegvis.measures.builder import count, mean, median, share
from stegvis.measures.nodes import PrivacyClass, Unit
from stegvis.vocabulary import Wording

_WAITED = participations.days("referred_on", "started_on")
_NEW = participations.dated_in("started_on")

_QUEUE = (
    participant("David", "väntar på plats", "waits for a place", referred_on=date(2023, 5, 2)),
    participant(
        "Anna",
        "började under perioden",
        "started in the period",
        referred_on=date(2023, 1, 9),
        waiting_ended_on=date(2023, 1, 16),
        started_on=date(2023, 1, 16),
    ),
    participant(
        "Bo",
        "började på periodens sista dag",
        "started on the last day of the period",
        referred_on=date(2023, 6, 1),
        waiting_ended_on=date(2023, 8, 31),
        started_on=date(2023, 8, 31),
    ),
    participant(
        "Cilla",
        "började dagen efter perioden, väntade alltså när den tog slut",
        "started the day after the period, so she waited when it ended",
        referred_on=date(2023, 8, 2),
        waiting_ended_on=date(2023, 9, 1),
        started_on=date(2023, 9, 1),
    ),
    participant(
        "Elsa",
        "remissen avböjdes under perioden",
        "the referral was declined in the period",
        referred_on=date(2023, 2, 1),
        waiting_ended_on=date(2023, 2, 20),
        declined=True,
    ),
)
_WAITS = (
    participant("David", "väntar fortfarande", "still waits", referred_on=date(2023, 5, 2)),
    participant(
        "Bo",
        "väntade 91 dagar, började på periodens sista dag",
        "waited 91 days, started on the last day of the period",
        referred_on=date(2023, 6, 1),
        started_on=date(2023, 8, 31),
    ),
    participant(
        "Elsa",
        "började samma dag som remissen kom, 0 dagar",
        "started on the day of the referral, 0 days",
        referred_on=date(2023, 4, 3),
        started_on=date(2023, 4, 3),
    ),
    participant(
        "Farid",
        "remissens dag är inte registrerad",
        "the day of the referral is not registered",
        started_on=date(2023, 4, 3),
    ),
    participant(
        "Gustav",
        "började dagen före perioden",
        "started the day before the period",
        referred_on=date(2022, 11, 1),
        started_on=date(2022, 12, 31),
    ),
)
_MEETINGS = (
    participant(
        "Anna",
        "mötet hölls efter precis 30 dagar",
        "the meeting was held after exactly 30 days",
        signalled_on=date(2023, 1, 2),
        first_meeting_on=date(2023, 2, 1),
    ),
    participant(
        "Bo",
        "mötet hölls efter 31 dagar",
        "the meeting was held after 31 days",
        signalled_on=date(2023, 1, 2),
        first_meeting_on=date(2023, 2, 2),
    ),
    participant("Cilla", "har inte fått något möte", "has had no meeting", signalled_on=date(2023, 7, 17)),
    participant(
        "David",
        "har inte fått något möte, men månaden tar slut först efter perioden",
        "has had no meeting, but the month ends only after the period",
        signalled_on=date(2023, 8, 7),
    ),
    participant(
        "Elsa",
        "behovet signalerades före perioden, månaden tog slut under den",
        "the need was signalled before the period, the month ended in it",
        signalled_on=date(2022, 12, 5),
        first_meeting_on=date(2022, 12, 19),
    ),
)

MEASURES = (
    CatalogueMeasure(
        count("queue", participations.open_at_end("referred_on", "waiting_ended_on"), privacy=PrivacyClass.A),
        Wording("Väntar på plats", "Waiting for a place"),
        Wording(
            "Remitterade som väntar på plats när perioden har tagit slut. Den som har börjat eller vars remiss har "
            "avböjts väntar inte.",
            "Those referred who wait for a place when the period has ended. Someone who has started or whose referral "
            "was declined does not wait.",
        ),
        MONTHLY_REPORT,
        (Example(JANUARY_TO_AUGUST, _QUEUE, counted(2)),),
    ),
    CatalogueMeasure(
        mean("waiting_time_mean", _WAITED, of=_NEW, privacy=PrivacyClass.A, unit=Unit.DAYS),
        Wording("Väntetid, medel", "Waiting time, mean"),
        Wording(
            "Dagar från remiss till start, i medeltal för dem som började under perioden.",
            "Days from the referral to the start, on average for those who started in the period.",
        ),
        MONTHLY_REPORT,
        (Example(JANUARY_TO_AUGUST, _WAITS, divided(91, 2)),),
    ),
    CatalogueMeasure(
        median("waiting_time_median", _WAITED, of=_NEW, privacy=PrivacyClass.A, unit=Unit.DAYS),
        Wording("Väntetid, median", "Waiting time, median"),
        Wording(
            "Dagar från remiss till start: hälften av dem som började under perioden väntade kortare, hälften längre.",
            "Days from the referral to the start: half of those who started in the period waited less, half longer.",
        ),
        MONTHLY_REPORT,
        (Example(JANUARY_TO_AUGUST, _WAITS, middle(45.5, 91, 2)),),
    ),
    CatalogueMeasure(
        share(
            "first_meeting_within_30_days",
            of=participations.dated_in("signalled_on", months_later=1),
            that=participations.days("signalled_on", "first_meeting_on") <= 30,
            privacy=PrivacyClass.A,
        ),
        Wording("Första möte inom 30 dagar", "First meeting within 30 days"),
        Wording(
            "De som fick ett första möte senast 30 dagar efter att behovet signalerades, delat med alla vars behov "
            "signalerades en månad tidigare: var och en räknas i den period då månaden tar slut.",
            "Those who had a first meeting no later than 30 days after the need was signalled, divided by all whose "
            "need was signalled a month earlier: each counts in the period in which the month ends.",
        ),
        INTERVENTION_GOALS,
        (Example(JANUARY_TO_AUGUST, _MEETINGS, divided(2, 4)),),
    ),
)
