"""Withdrawing an invitation that nobody has accepted: its link opens no more."""

from stegvis.actions.access import Actor, NotPermitted
from stegvis.actions.access.giving import giving, may_give
from stegvis.store.access.invitations import promised_by, waiting_invitation, withdraw
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record


def withdraw_invitation(*, by: Actor, number: int) -> None:
    """Withdraws it. Raises NotPermitted when there is no such invitation to a role that the actor gives there."""
    with transaction():
        found = waiting_invitation(number)
        given = giving(by, "withdraw_invitation")
        if found is None or not may_give(given, held := promised_by(found).held):
            raise NotPermitted(f"invitation {number} by account {by.account}")
        withdraw(found)
        place = given[held.role].name_of(held) or "–"
        record("invitation_withdrawn", by=by, subject=place, details={"invitation": number})
