"""Inviting somebody to a role: a link, used once, by which they get an account or one role more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor
from stegvis.actions.access.giving import giving, may_give
from stegvis.store.access.assigning import refuse
from stegvis.store.access.invitations import DAYS, Promised, invite
from stegvis.store.access.places import Places
from stegvis.store.clock import today
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.option import Option
from stegvis.vocabulary.roles import WHERE, Role, Where

__all__ = ["DAYS", "Invited", "InvitingForm", "invitation_address", "invite_person", "show_inviting_form"]

_GROUPS = {
    Where.ASSOCIATION: Wording("Förbund", "Associations"),
    Where.OPERATOR: Wording("Aktörer (alla insatser som de driver)", "Operators (all interventions they run)"),
    Where.INTERVENTION: Wording("Insatser", "Interventions"),
}
UNNAMED = Wording("Rapporter utan förbund", "Reports that name no association")


@dataclass(frozen=True, slots=True)
class InvitingForm:
    """What there is to choose from; a place's value is its kind and number: "intervention-3"."""

    roles: tuple[Option, ...]
    places: tuple[Option, ...]
    first_day: date


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that was made. `secret` is told once, in `invitation_address`."""

    email: str
    name: str
    role: Role
    place: str
    secret: str


def show_inviting_form(*, by: Actor) -> InvitingForm:
    """The roles and places to which the actor may invite."""
    given = giving(by, "invite_person")
    places = {one.value: one for where in Where for role in given for one in _options(where, role, given[role])}
    return InvitingForm(tuple(Option(role, role.label) for role in given), tuple(places.values()), today())


def invite_person(
    *, by: Actor, email: str, name: str, role: str, place: str, from_on: date, to_on: date | None = None
) -> Invited:
    """Makes the invitation. Raises InvalidFields for what does not hold, by field."""
    given, held = Role(role), _held(role, place)
    here = giving(by, "invite_person")
    refuse(None, held, from_on, to_on)
    if not may_give(here, held):
        raise InvalidFields({"place": NOT_YOURS})
    name_of_place = here[given].name_of(held)
    with transaction():
        made, secret = invite(email, name, Promised(held, from_on, to_on), by.name)
        record(
            "person_invited",
            by=by,
            subject=name_of_place or UNNAMED.sv,
            details={"invitation": made.pk, "role": given},
        )
    return Invited(made.email, made.name, given, name_of_place, secret)


def invitation_address(secret: str) -> str:
    """Where the invitation is accepted, below the address of the installation."""
    return f"/inbjudan/{secret}/"


def _options(where: Where, role: Role, places: Places) -> Iterator[Option]:
    for number, name in places.names[where].items() if where in WHERE[role] else ():
        label = Wording(name, name) if name.strip() else UNNAMED
        yield Option(f"{where}-{number}", label, _GROUPS[where])


def _held(role: str, place: str) -> Held:
    where, _, number = place.partition("-")
    return Held(Role(role), **{Where(where): int(number)})


NOT_YOURS = Wording("Dit kan du inte bjuda in någon till den rollen.", "You cannot invite anybody to that role there.")
