"""Accepting an invitation by its link: with a new account, or with the one that its address has already."""

from dataclasses import dataclass
from datetime import date

from stegvis.store.access.invitations import accept, account_of, account_with, open_invitation, promised_by
from stegvis.store.access.places import places_reached
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """What somebody is invited to. `has_account`: its address is that of an account already."""

    email: str
    name: str
    made_by: str
    role: Role
    place: str
    from_on: date
    to_on: date | None
    has_account: bool


def show_invitation(secret: str) -> OpenInvitation | None:
    """The invitation of the link, or None when the link does not open (any more)."""
    found = open_invitation(secret)
    if found is None:
        return None
    promised = promised_by(found)
    place = places_reached([promised.held]).name_of(promised.held)
    return OpenInvitation(
        found.email,
        found.name,
        found.made_by,
        promised.held.role,
        place,
        promised.from_on,
        promised.to_on,
        account_of(found.email) is not None,
    )


def accept_invitation(secret: str, *, account: int | None = None, password: str | None = None) -> int:
    """Uses the invitation, by the account with that number or by a new one; returns the account's number.

    Raises InvalidFields when the link does not open any more, is for another address, or the role may not be had.
    """
    with transaction():
        used, who = accept(secret, account=account_with(account) if account else None, password=password)
        held = promised_by(used).held
        record(
            "invitation_accepted",
            by=Actor(who.pk, who.name),
            subject=places_reached([held]).name_of(held) or "–",
            details={"invitation": used.pk, "role": held.role},
        )
    return who.pk
