"""Inviting somebody from the command line: so the first administrator of an installation comes in."""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.actions.invite_person import invitation_address
from stegvis.store.access.invitations import Promised, invite
from stegvis.store.access.places import find_or_add_association, places_named
from stegvis.store.clock import today
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor, Held
from stegvis.vocabulary.roles import Role, Where

COMMAND_LINE = 0
"""The account's number in the trail of what was done at the command line."""


@dataclass(frozen=True, slots=True)
class Link:
    """The link, below the installation's address; `is_new`: the association was not there before."""

    path: str
    place: str
    is_new: bool


def invite_at_command_line(*, user: str, email: str, name: str, role: Role, where: Where, place: str) -> Link:
    """Makes the invitation in the name of `user`; an association that is missing is added.

    Raises BadInput when there is no such operator or intervention, or several, or the role cannot be had there.
    """
    with transaction():
        number, is_new = _place(where, place)
        held = Held(role, **{where: number})
        try:
            made, secret = invite(email, name, Promised(held, today(), None), user)
        except InvalidFields as invalid:
            raise BadInput(email, next(iter(invalid.fields.values()))) from invalid
        details = {"invitation": made.pk, "role": role}
        record("person_invited", by=Actor(COMMAND_LINE, user), subject=place or "–", details=details)
    return Link(invitation_address(secret), place, is_new)


def _place(where: Where, name: str) -> tuple[int, bool]:
    if where is Where.ASSOCIATION:
        return find_or_add_association(name)
    found = places_named(where, name)
    if len(found) != 1:
        raise BadInput(name, _several(found.values()) if found else NOT_THERE[where])
    return next(iter(found)), False


def _several(associations: Iterable[str]) -> Wording:
    names = ", ".join(associations)
    return Wording(
        f"flera heter så, i olika förbund ({names}); bjud in på sidan Personer i stället.",
        f"several have that name, in different associations ({names}); invite on the page of people instead.",
    )


NOT_THERE = {
    Where.OPERATOR: Wording(
        "det finns ingen aktör med det namnet; kontrollera stavningen.",
        "there is no operator of that name; check the spelling.",
    ),
    Where.INTERVENTION: Wording(
        "det finns ingen insats med det namnet; kontrollera stavningen.",
        "there is no intervention of that name; check the spelling.",
    ),
}
