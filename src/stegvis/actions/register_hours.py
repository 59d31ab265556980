"""Hours of activity, several weeks at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.clock import today
from stegvis.store.register.hours import WEEK, monday_of, note_hours, noted_hours

WEEKS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class HoursForm:
    """What the form shows: the weeks by their Mondays, the latest first, with the hours noted (None: not noted).

    `earlier` and `later`: the last Monday of the weeks before and after these, None when there are none.
    """

    participation: int
    participant: int
    local_number: int
    intervention: str
    before: int | None
    weeks: Mapping[date, float | None]
    earlier: date | None
    later: date | None


def show_hours_form(*, by: Actor, participation: int, until: date | None = None) -> HoursForm:
    """The form of the weeks up to that day, else up to this week or the exit's. Raises NotPermitted."""
    found = open_participation(by, "register_hours", participation)
    newest = monday_of(min(found.exited_on or today(), today()))
    first = monday_of(found.started_on) if found.started_on else None
    last = min(monday_of(until), newest) if until else newest
    mondays = [last - WEEK * at for at in range(WEEKS_SHOWN) if first is not None and last - WEEK * at >= first]
    noted = noted_hours(found, mondays)
    before = last - WEEK * WEEKS_SHOWN
    return HoursForm(
        found.pk,
        found.participant_id,
        found.participant.local_number,
        found.intervention.name,
        found.hours_before,
        {monday: noted.get(monday) for monday in mondays},
        before if first is not None and before >= first else None,
        min(last + WEEK * WEEKS_SHOWN, newest) if last < newest else None,
    )


def register_hours(*, by: Actor, participation: int, hours: Mapping[date, float | None]) -> None:
    """Stores the hours by Monday; None takes a week out. Raises NotPermitted, and InvalidFields by Monday (ISO)."""
    note_hours(participation_to_change(by, "register_hours", participation), hours, by=by)
