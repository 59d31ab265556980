"""Hours of activity a week: before, after, the change, and how many reach five or ten."""

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, InventedRow, divided
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, LEFT_DAY_BEFORE, LEFT_ON_LAST_DAY, leaver
from stegvis.catalogue.measures.rows import LEFT, participations
from stegvis.catalogue.measures.sources import INTERVENTION_GOALS, SELF_ASSESSMENT
from stegvis.measures.builder import mean, share
from stegvis.measures.nodes import PrivacyClass, Unit
from stegvis.vocabulary import Wording

_BEFORE = participations.number("hours_before")
_AFTER = participations.number("hours_after")
_BOTH = LEFT.that(_BEFORE.present & _AFTER.present)

_CAST = (
    leaver("Anna", "från 0 till precis 10 timmar", "from 0 to exactly 10 hours", hours_before=0, hours_after=10),
    leaver(
        "Bo",
        "från 8 till 4 timmar, avslutade på periodens sista dag",
        "from 8 to 4 hours, left on the last day of the period",
        LEFT_ON_LAST_DAY,
        hours_before=8,
        hours_after=4,
    ),
    leaver("Cilla", "timmarna efter är inte registrerade", "the hours after are not registered", hours_before=2),
    leaver("David", "timmarna före är inte registrerade", "the hours before are not registered", hours_after=5),
    leaver(
        "Elsa",
        "från 3 till 20 timmar, men avslutade dagen före perioden",
        "from 3 to 20 hours, but left the day before the period",
        LEFT_DAY_BEFORE,
        hours_before=3,
        hours_after=20,
    ),
)


_UNCHANGED = (
    leaver("Farid", "lika många timmar", "as many hours", hours_before=5, hours_after=5),
    leaver("Gita", "en timme mer", "an hour more", hours_before=5, hours_after=6),
    leaver("Hugo", "en timme mindre", "an hour less", hours_before=5, hours_after=4),
)


def _cast_around(hours: int) -> tuple[InventedRow, ...]:
    """Four who show the bound: on it, just below, not registered, too early."""
    return (
        leaver("Anna", f"precis {hours} timmar", f"exactly {hours} hours", hours_after=hours),
        leaver(
            "Bo",
            f"{hours - 1} timmar, avslutade på periodens sista dag",
            f"{hours - 1} hours, left on the last day of the period",
            LEFT_ON_LAST_DAY,
            hours_after=hours - 1,
        ),
        leaver("Cilla", "timmarna är inte registrerade", "the hours are not registered"),
        leaver(
            "Elsa",
            f"{hours} timmar, men avslutade dagen före perioden",
            f"{hours} hours, but left the day before the period",
            LEFT_DAY_BEFORE,
            hours_after=hours,
        ),
    )


def _reached(hours: int) -> CatalogueMeasure:
    return CatalogueMeasure(
        share(
            f"hours_at_least_{hours}",
            of=LEFT,
            that=hours <= _AFTER,
            privacy=PrivacyClass.B,
            answer=participations.column("hours_after"),
        ),
        Wording(f"Minst {hours} timmar i veckan", f"At least {hours} hours a week"),
        Wording(
            f"De som avslutade under perioden och då var i aktivitet minst {hours} timmar i veckan, delat med dem vars "
            "timmar vid avslutet är registrerade.",
            f"Those who left in the period and were then active at least {hours} hours a week, divided by those whose "
            "hours at the exit are registered.",
        ),
        INTERVENTION_GOALS,
        (Example(JANUARY_TO_AUGUST, _cast_around(hours), divided(1, 2, (2, 1, 0))),),
    )


MEASURES = (
    _reached(5),
    _reached(10),
    CatalogueMeasure(
        mean("hours_before", _BEFORE, of=_BOTH, privacy=PrivacyClass.B, unit=Unit.HOURS),
        Wording("Timmar i veckan före", "Hours a week before"),
        Wording(
            "Timmar i aktivitet vid starten, i medeltal för dem som avslutade under perioden och vars timmar är kända "
            "både före och efter.",
            "Hours of activity at the start, on average for those who left in the period and whose hours are known "
            "both before and after.",
        ),
        SELF_ASSESSMENT,
        (Example(JANUARY_TO_AUGUST, _CAST, divided(8, 2)),),
    ),
    CatalogueMeasure(
        mean("hours_after", _AFTER, of=_BOTH, privacy=PrivacyClass.B, unit=Unit.HOURS),
        Wording("Timmar i veckan efter", "Hours a week after"),
        Wording(
            "Timmar i aktivitet vid avslutet, i medeltal för dem som avslutade under perioden och vars timmar är kända "
            "både före och efter.",
            "Hours of activity at the exit, on average for those who left in the period and whose hours are known "
            "both before and after.",
        ),
        SELF_ASSESSMENT,
        (Example(JANUARY_TO_AUGUST, _CAST, divided(14, 2)),),
    ),
    CatalogueMeasure(
        mean(
            "hours_change",
            _AFTER - _BEFORE,
            of=LEFT,
            privacy=PrivacyClass.B,
            unit=Unit.HOURS,
            answer=participations.column("hours_after"),
        ),
        Wording("Förändring i timmar i veckan", "Change in hours a week"),
        Wording(
            "Timmar vid avslutet minus timmar vid starten, i medeltal för dem som avslutade under perioden och vars "
            "timmar är kända båda gångerna.",
            "Hours at the exit less hours at the start, on average for those who left in the period and whose hours "
            "are known both times.",
        ),
        SELF_ASSESSMENT,
        (Example(JANUARY_TO_AUGUST, _CAST, divided(6, 2, (3, 1, 0))),),
    ),
    CatalogueMeasure(
        share("hours_increased", of=_BOTH, that=_AFTER > _BEFORE, privacy=PrivacyClass.B),
        Wording("Fler timmar i veckan än före", "More hours a week than before"),
        Wording(
            "De som hade fler timmar i aktivitet vid avslutet än vid starten, delat med dem som avslutade under "
            "perioden och vars timmar är kända båda gångerna.",
            "Those with more hours of activity at the exit than at the start, divided by those who left in the period "
            "and whose hours are known both times.",
        ),
        INTERVENTION_GOALS,
        (Example(JANUARY_TO_AUGUST, _CAST, divided(1, 2)), Example(JANUARY_TO_AUGUST, _UNCHANGED, divided(1, 3))),
    ),
)
