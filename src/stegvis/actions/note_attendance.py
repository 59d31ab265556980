"""Somebody was there, was absent, or is not noted."""

from datetime import date

from stegvis.actions.access import Actor, intervention_for
from stegvis.actions.access.open_participation import participation_to_change
from stegvis.store.register import attendance


def note_attendance(*, by: Actor, participation: int, day: date, is_present: bool | None) -> int:
    """Notes it (None: takes the note away); returns the intervention. Raises NotPermitted, and InvalidFields."""
    found = participation_to_change(by, "note_attendance", participation)
    attendance.note(found, day, is_present, by=by)
    return found.intervention_id


def note_the_rest(*, by: Actor, intervention: int, day: date, group: int | None = None) -> int:
    """Everybody who is not noted that day was there; returns how many. Raises NotPermitted, and InvalidFields."""
    found = intervention_for(by, "note_attendance", intervention)
    return attendance.note_the_rest(attendance.taking_part(found, day, group), day, by=by)
