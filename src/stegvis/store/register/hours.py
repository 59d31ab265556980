"""Hours of activity, week by week."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.models import ActivityWeek, Participation
from stegvis.store.register.claiming import hold
from stegvis.store.register.recording import record_change
from stegvis.store.register.rules import HOURS, LONGEST_WEEK
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

LOOKED_BACK_WEEKS = 4
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class HoursSoFar:
    """Activity so far. `weeks` are (Monday, hours), the earliest first; `mean` is that of the `noted` weeks among the

    last four, None when none of them was noted. `before`: hours a week at the start.
    """

    weeks: tuple[tuple[date, float], ...]
    mean: float | None
    noted: int
    before: int | None


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def hours_so_far(weeks: Iterable[tuple[date, int]], before: int | None, on: date) -> HoursSoFar:
    """What the weeks (Monday, minutes) of one participation come to on the day; its own week counts once noted."""
    hours = tuple(sorted((monday, minutes / 60) for monday, minutes in weeks))
    after = monday_of(on) - LOOKED_BACK_WEEKS * WEEK
    if not any(monday == monday_of(on) for monday, _ in hours):
        after -= WEEK
    last = [number for monday, number in hours if after < monday <= on]
    return HoursSoFar(hours, sum(last) / len(last) if last else None, len(last), before)


def noted_hours(participation: Participation, mondays: Iterable[date]) -> Mapping[date, float]:
    """Hours of those of the weeks that were noted."""
    weeks = ActivityWeek.objects.filter(participation=participation, monday_on__in=list(mondays))
    return {one.monday_on: one.minutes / 60 for one in weeks}


@transaction.atomic
def note_hours(participation: Participation, hours: Mapping[date, float | None], *, by: Actor) -> None:
    """Stores the hours by Monday; None: not noted. Raises InvalidFields, each named by its Monday (ISO)."""
    hold(participation)
    faults = {monday.isoformat(): why for monday, one in hours.items() if (why := _fault(participation, monday, one))}
    if faults:
        raise InvalidFields(faults)
    stored = noted_hours(participation, hours)
    changed = {monday: one for monday, one in hours.items() if stored.get(monday) != one}
    for monday, one in changed.items():
        if one is None:
            ActivityWeek.objects.filter(participation=participation, monday_on=monday).delete()
        else:
            ActivityWeek.objects.update_or_create(
                participation=participation, monday_on=monday, defaults={"minutes": round(one * 60)}
            )
    if changed:
        record_change("hours_noted", participation, by, weeks=len(changed))


def _fault(participation: Participation, monday: date, hours: float | None) -> Wording | None:
    if hours is None:
        return None
    if not 0 <= hours <= LONGEST_WEEK:
        return HOURS
    if monday.weekday() or monday > today():
        return NOT_YET
    start, end = participation.started_on, participation.exited_on
    if start is None or monday < monday_of(start) or (end is not None and monday > end):
        return OUTSIDE
    return None


NOT_YET = Wording("Veckan har inte börjat än.", "The week has not begun yet.")
OUTSIDE = Wording("Personen deltog inte den veckan.", "The person did not take part that week.")
