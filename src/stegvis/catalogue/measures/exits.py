"""How participations end: exits, their classes and reasons, drop-outs, completed, time in the intervention."""

from datetime import date

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, InventedRow, counted, divided, middle, spread
from stegvis.catalogue.measures.invented import (
    JANUARY_TO_AUGUST,
    LEFT_DAY_BEFORE,
    LEFT_IN_JUNE,
    LEFT_ON_LAST_DAY,
    leaver,
    participant,
)
from stegvis.catalogue.measures.rows import LEFT, participations
from stegvis.catalogue.measures.sources import INTERVENTION_GOALS, PROJECT_REPORT, SUS
from stegvis.measures.builder import count, distribution, mean, median, share
from stegvis.measures.codes import EXIT_CODE
from stegvis.measures.nodes import PrivacyClass, Unit
from stegvis.vocabulary import Wording

_CLASS = participations.code("exit_class")
_CODE = participations.code("exit_code")
_BROKEN_OFF = {"drop_out", "medical_treatment", "moved", "other", "parental_leave", "pension"}
_COMPLETED = _CODE.is_one_of(*(set(EXIT_CODE.words) - _BROKEN_OFF))
_DAYS = participations.days("started_on", "exited_on") + 1

_CAST = (
    leaver("Fatima", "till arbete", "to work", exit_class="positive", exit_code="regular_work"),
    leaver(
        "Gustav",
        "till studier, men avslutade dagen före perioden",
        "to studies, but left the day before the period",
        LEFT_DAY_BEFORE,
        exit_class="positive",
        exit_code="studies",
    ),
    leaver("Hanna", "är kvar i insatsen", "is still in the intervention", None),
    leaver(
        "Ivar",
        "hoppade av på periodens sista dag",
        "dropped out on the last day of the period",
        LEFT_ON_LAST_DAY,
        exit_class="other",
        exit_code="drop_out",
    ),
    leaver(
        "Jasmin",
        "åter till remittenten",
        "back to the referrer",
        LEFT_IN_JUNE,
        exit_class="unclear",
        exit_code="back_to_referrer",
    ),
)
_ONE_UNREGISTERED = (
    *_CAST[:3],
    _CAST[4],
    leaver("Karim", "avslutade, men skälet är inte registrerat", "left, but the reason is not registered"),
)
_DROPOUTS = (
    _CAST[0],
    _CAST[2],
    _CAST[3],
    leaver(
        "Karim",
        "hoppade av dagen före perioden",
        "dropped out the day before the period",
        LEFT_DAY_BEFORE,
        exit_code="drop_out",
    ),
)
_TIMES = (
    participant(
        "Fatima",
        "10 dagar, första och sista dagen medräknade",
        "10 days, first and last day included",
        started_on=date(2023, 3, 1),
        exited_on=date(2023, 3, 10),
    ),
    participant(
        "Ivar",
        "började före perioden, 100 dagar",
        "started before the period, 100 days",
        started_on=date(2022, 12, 22),
        exited_on=date(2023, 3, 31),
    ),
    participant("Hanna", "är kvar i insatsen", "is still in the intervention", started_on=date(2022, 9, 5)),
    participant(
        "Gustav",
        "avslutade dagen före perioden",
        "left the day before the period",
        started_on=date(2022, 9, 5),
        exited_on=LEFT_DAY_BEFORE,
    ),
    participant(
        "Jasmin",
        "avslutade samma dag som hon började, 1 dag",
        "left on the day she started, 1 day",
        started_on=date(2023, 6, 15),
        exited_on=date(2023, 6, 15),
    ),
)


def _class_cast(word: str, another: str) -> tuple[InventedRow, ...]:
    """Two of the class, one of another, one too early, one still there."""
    return (
        leaver("Fatima", "avslut av det slaget", "an exit of that kind", exit_class=word),
        leaver(
            "Ivar",
            "ett till, på periodens sista dag",
            "another one, on the last day of the period",
            LEFT_ON_LAST_DAY,
            exit_class=word,
        ),
        leaver("Jasmin", "avslut av ett annat slag", "an exit of another kind", LEFT_IN_JUNE, exit_class=another),
        leaver(
            "Gustav",
            "av det slaget, men dagen före perioden",
            "of that kind, but the day before the period",
            LEFT_DAY_BEFORE,
            exit_class=word,
        ),
        leaver("Hanna", "är kvar i insatsen", "is still in the intervention", None),
    )


def _of_class(word: str, another: str, label: Wording, what: Wording) -> tuple[CatalogueMeasure, CatalogueMeasure]:
    """The number of exits of a class, and their share of all exits."""
    is_of_class, cast = _CLASS.is_one_of(word), _class_cast(word, another)
    return (
        CatalogueMeasure(
            count(f"exits_{word}", LEFT.that(is_of_class), privacy=PrivacyClass.B),
            label,
            Wording(f"Avslut under perioden {what.sv}.", f"Exits in the period {what.en}."),
            PROJECT_REPORT,
            (Example(JANUARY_TO_AUGUST, cast, counted(2)),),
        ),
        CatalogueMeasure(
            share(f"exits_{word}_share", of=LEFT, that=is_of_class, privacy=PrivacyClass.B),
            Wording(f"{label.sv}, andel", f"{label.en}, share"),
            Wording(
                f"Avslut under perioden {what.sv}, delat med alla avslut under perioden.",
                f"Exits in the period {what.en}, divided by all exits in the period.",
            ),
            INTERVENTION_GOALS,
            (Example(JANUARY_TO_AUGUST, cast, divided(2, 3)),),
        ),
    )


MEASURES = (
    CatalogueMeasure(
        count("exits", LEFT, privacy=PrivacyClass.A),
        Wording("Avslutade", "Exits"),
        Wording("Deltaganden vars sista dag ligger i perioden.", "Participations whose last day lies in the period."),
        PROJECT_REPORT,
        (Example(JANUARY_TO_AUGUST, _CAST, counted(3)),),
    ),
    *_of_class(
        "positive",
        "unclear",
        Wording("Positiva avslut", "Positive exits"),
        Wording(
            "till arbete, studier, arbetssökande med ersättning, arbetsträning eller praktik",
            "to work, studies, job-seeking with benefit, work training or placement",
        ),
    ),
    *_of_class(
        "unclear",
        "other",
        Wording("Mindre tydligt steg", "Less clear step"),
        Wording(
            "där steget inte är lika tydligt, som åter till remittenten utan plan eller till en annan förberedande "
            "insats",
            "where the step is less clear, such as back to the referrer without a plan or to another preparatory "
            "intervention",
        ),
    ),
    *_of_class(
        "other",
        "positive",
        Wording("Övriga avslut", "Other exits"),
        Wording(
            "av andra skäl, som föräldraledighet eller pension", "for other reasons, such as parental leave or pension"
        ),
    ),
    CatalogueMeasure(
        distribution("exits_by_class", participations.column("exit_class"), of=LEFT, privacy=PrivacyClass.B),
        Wording("Avslut per klass", "Exits by class"),
        Wording(
            "Avslut under perioden fördelade på de tre klasserna, delat med de avslut vars klass är registrerad.",
            "Exits in the period by the three classes, divided by the exits whose class is registered.",
        ),
        PROJECT_REPORT,
        (Example(JANUARY_TO_AUGUST, _ONE_UNREGISTERED, spread({("positive",): 1, ("unclear",): 1}, 2, (2, 1, 0))),),
    ),
    CatalogueMeasure(
        distribution("exits_by_reason", participations.column("exit_code"), of=LEFT, privacy=PrivacyClass.C),
        Wording("Avslut per skäl", "Exits by reason"),
        Wording(
            "Avslut under perioden fördelade på skäl, delat med de avslut vars skäl är registrerat. Skälen kan säga "
            "något om hälsan och skyddas därefter.",
            "Exits in the period by reason, divided by the exits whose reason is registered. The reasons may tell of "
            "health and are protected accordingly.",
        ),
        PROJECT_REPORT,
        (
            Example(
                JANUARY_TO_AUGUST,
                _ONE_UNREGISTERED,
                spread({("regular_work",): 1, ("back_to_referrer",): 1}, 2, (2, 1, 0)),
            ),
        ),
    ),
    CatalogueMeasure(
        count("dropouts", LEFT.that(_CODE.is_one_of("drop_out")), privacy=PrivacyClass.B),
        Wording("Avhopp", "Dropouts"),
        Wording("Avslut under perioden där deltagaren hoppade av.", "Exits in the period by dropping out."),
        SUS,
        (Example(JANUARY_TO_AUGUST, _DROPOUTS, counted(1)),),
    ),
    CatalogueMeasure(
        share("dropouts_share", of=LEFT, that=_CODE.is_one_of("drop_out"), privacy=PrivacyClass.B),
        Wording("Avhopp, andel", "Dropouts, share"),
        Wording(
            "Avslut där deltagaren hoppade av, delat med alla avslut under perioden.",
            "Exits by dropping out, divided by all exits in the period.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _DROPOUTS, divided(1, 2)),),
    ),
    CatalogueMeasure(
        count("completed", LEFT.that(_COMPLETED), privacy=PrivacyClass.B),
        Wording("Fullföljt", "Completed"),
        Wording(
            "Avslut under perioden där insatsen fullföljdes. Avhopp, flytt, sjukskrivning för behandling, "
            "föräldraledighet, pension, annat skäl och okänt skäl räknas inte.",
            "Exits in the period where the intervention was completed. Dropping out, moving, sick leave for treatment, "
            "parental leave, pension, another reason and no known reason are not counted.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _CAST, counted(2)), Example(JANUARY_TO_AUGUST, _ONE_UNREGISTERED, counted(2))),
    ),
    CatalogueMeasure(
        share(
            "completed_share",
            of=LEFT,
            that=_COMPLETED,
            privacy=PrivacyClass.B,
            answer=participations.column("exit_code"),
        ),
        Wording("Fullföljt, andel", "Completed, share"),
        Wording(
            "Avslut där insatsen fullföljdes, delat med de avslut under perioden vars skäl är registrerat.",
            "Exits where the intervention was completed, divided by the exits whose reason is registered.",
        ),
        SUS,
        (
            Example(JANUARY_TO_AUGUST, _CAST, divided(2, 3, (3, 0, 0))),
            Example(JANUARY_TO_AUGUST, _ONE_UNREGISTERED, divided(2, 2, (2, 1, 0))),
        ),
    ),
    CatalogueMeasure(
        mean("time_in_intervention_mean", _DAYS, of=LEFT, privacy=PrivacyClass.A, unit=Unit.DAYS),
        Wording("Tid i insatsen, medel", "Time in the intervention, mean"),
        Wording(
            "Dagar från första till sista dagen, båda medräknade, i medeltal för dem som avslutade under perioden.",
            "Days from the first to the last, both included, on average for those who left in the period.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _TIMES, divided(111, 3)),),
    ),
    CatalogueMeasure(
        median("time_in_intervention_median", _DAYS, of=LEFT, privacy=PrivacyClass.A, unit=Unit.DAYS),
        Wording("Tid i insatsen, median", "Time in the intervention, median"),
        Wording(
            "Dagar från första till sista dagen, båda medräknade: hälften av dem som avslutade under perioden hade "
            "kortare tid, hälften längre.",
            "Days from the first to the last, both included: half of those who left in the period had less time, half "
            "had more.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _TIMES, middle(10, 111, 3)),),
    ),
)
