"""Who is on the list of a day."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.clock import today
from stegvis.store.register.attendance import Noted, attendance_on
from stegvis.store.trail.readings import record_listing

__all__ = ["AttendanceList", "Noted", "show_attendance"]


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """The list of a day. `groups`: those that there are; `rows` are those of `group`, or of all when it is None."""

    intervention: int
    name: str
    day: date
    today: date
    group: int | None
    groups: tuple[int, ...]
    rows: tuple[Noted, ...]

    @property
    def here(self) -> int:
        """How many were there."""
        return sum(one.is_present is True for one in self.rows)


def show_attendance(
    *, by: Actor, intervention: int, day: date | None = None, group: int | None = None
) -> AttendanceList:
    """The list of the day, today's by default; a day that has not come is today. Raises NotPermitted."""
    found = intervention_for(by, "show_attendance", intervention)
    on = min(day or today(), today())
    everybody = attendance_on(found, on)
    groups = tuple(sorted({one.group for one in everybody if one.group is not None}))
    rows = tuple(one for one in everybody if group is None or one.group == group)
    record_listing(by=by, action="show_attendance", subject=found.name, participants=len(rows))
    return AttendanceList(found.pk, found.name, on, today(), group, groups, rows)
