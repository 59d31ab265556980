"""Removing names and texts of participants whose time has run out; first as a list of what it would concern."""

from stegvis.actions.access import Actor, participants_for
from stegvis.store.keeping.disposal import KEPT_MONTHS, Overdue, dispose, overdue
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.readings import record_listing

__all__ = ["KEPT_MONTHS", "Overdue", "list_overdue", "pseudonymise_participants"]

ACTION = "pseudonymise_participants"
LEAST_MONTHS = 12
"""Fewer would remove what the follow-up after twelve months needs."""


def list_overdue(*, by: Actor, months: int = KEPT_MONTHS) -> tuple[Overdue, ...]:
    """Whom it would concern, the longest ago first: local numbers and last days, no names. Changes nothing.

    The trail has the look at the list. Raises ValueError for fewer than twelve months.
    """
    with transaction():
        found = _overdue(by, months)
        record_listing(by=by, action=ACTION, subject="Gallring", participants=len(found))
    return found


def pseudonymise_participants(*, by: Actor, months: int = KEPT_MONTHS) -> int:
    """Removes names, identity numbers, contacts and texts in own words of those listed; returns how many.

    The numbers stay. It cannot be undone; each participant gets an event.
    """
    with transaction():
        listed = _overdue(by, months)
        dispose(participants_for(by, ACTION).filter(pk__in=[one.participant for one in listed]), by=by)
    return len(listed)


def _overdue(by: Actor, months: int) -> tuple[Overdue, ...]:
    if months < LEAST_MONTHS:
        raise ValueError(f"{months} months would not cover the follow-up after twelve.")
    return overdue(participants_for(by, ACTION), months)
