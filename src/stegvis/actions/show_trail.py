"""The trail for an auditor: how much of what happened, and whether the trail is whole. No person in it."""

from dataclasses import dataclass, replace
from datetime import date

from stegvis.actions.access import Actor, held_for, permit
from stegvis.actions.event_names import event_name
from stegvis.store.trail.check import TrailCheck, has_event, verify_trail
from stegvis.store.trail.counts import EventCount, event_counts, latest_day
from stegvis.vocabulary import Cell, Number, Withheld, Wording
from stegvis.vocabulary.period import Period, month_end

ACTION = "show_trail"
SMALLEST_SHOWN = 5
"""Events about participants: fewer are not shown, and more are rounded to this, so that no single one is seen."""


@dataclass(frozen=True, slots=True)
class KindOfEvent:
    """How often an event happened in the month."""

    event: str
    name: Wording
    is_reading: bool
    number: Cell


@dataclass(frozen=True, slots=True)
class TrailOverview:
    """A month of the trail, with the months before and after it (None: nothing happened later)."""

    month: Period
    before: date
    after: date | None
    kinds: tuple[KindOfEvent, ...]


def show_trail(*, by: Actor, month: date | None = None) -> TrailOverview:
    """The month with that day in it (the latest event's), at the actor's associations. Raises NotPermitted."""
    permit(by, ACTION)
    latest = latest_day()
    first = (month or latest).replace(day=1)
    period = Period(first, month_end(first))
    associations = {held.association for held in held_for(by, ACTION) if held.association is not None}
    after = period.end.fromordinal(period.end.toordinal() + 1)
    return TrailOverview(
        month=period,
        before=first.fromordinal(first.toordinal() - 1).replace(day=1),
        after=after if after <= latest else None,
        kinds=tuple(_kind(one) for one in event_counts(associations, period)),
    )


def check_trail(*, by: Actor, noted: str = "") -> TrailCheck:
    """Walks the whole trail; takes a second for each 50,000 events. `noted`: a digest that somebody wrote down earlier:

    the trail does not hold when it is gone. Raises NotPermitted.
    """
    permit(by, ACTION)
    check = verify_trail()
    if check.holds and noted and not has_event(noted):
        return replace(check, broken_at=0)
    return check


def _kind(counted: EventCount) -> KindOfEvent:
    return KindOfEvent(counted.event, event_name(counted.event), counted.is_reading, _cell(counted))


def _cell(counted: EventCount) -> Cell:
    if not counted.is_about_participants:
        return Number(counted.number)
    if counted.number < SMALLEST_SHOWN:
        return Withheld()
    return Number(SMALLEST_SHOWN * round(counted.number / SMALLEST_SHOWN))
