"""Removing names and texts of participants whose time has run out; first as a list of what it would concern."""

from stegvis.actions.access import Actor, participants_for
from stegvis.store.disposal import KEPT_MONTHS, Overdue, dispose, overdue
from stegvis.store.transactions import transaction

ACTION = "pseudonymise_participants"
LEAST_MONTHS = 12
"""Fewer would remove what the follow-up after twelve months needs."""


def list_overdue(*, by: Actor, months: int = KEPT_MONTHS) -> tuple[Overdue, ...]:
    """Whom it would concern, the longest ago first: local numbers and last days, no names. Changes nothing.

    Raises ValueError for fewer than twelve months.
    """
    if months < LEAST_MONTHS:
        raise ValueError(f"{months} months would not cover the follow-up after twelve.")
    return overdue(participants_for(by, ACTION), months)


def pseudonymise_participants(*, by: Actor, months: int = KEPT_MONTHS) -> int:
    """Removes names, identity numbers, contacts and texts in own words of those listed; returns how many.

    The numbers stay. It cannot be undone; each participant gets an event.
    """
    with transaction():
        listed = list_overdue(by=by, months=months)
        dispose(participants_for(by, ACTION).filter(pk__in=[one.participant for one in listed]), by=by)
    return len(listed)
