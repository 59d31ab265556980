"""Who has which role where, among the places that somebody manages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stegvis.actions.access import Actor, Held, held_for
from stegvis.actions.access.giving import giving, may_give
from stegvis.store.access.assigning import assignments_at, held_of, last_day_of
from stegvis.store.access.invitations import waiting_invitations
from stegvis.store.access.places import Places, places_reached
from stegvis.store.clock import today
from stegvis.store.models import Assignment
from stegvis.vocabulary.roles import Role


class State(StrEnum):
    """Whether an assignment opens anything today."""

    IN_FORCE = "in force"
    LATER = "later"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that somebody has, had or will have. `can_end`, `can_give_back`: by the actor, now."""

    number: int
    role: Role
    place: str
    from_on: date
    to_on: date | None
    state: State
    can_end: bool
    can_give_back: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with their roles at the places concerned, those in force first."""

    account: int
    name: str
    email: str
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invitation that nobody has accepted yet."""

    number: int
    name: str
    email: str
    role: Role
    place: str
    expires_on: date
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class People:
    """Those who have, will have or had a role at a place of the actor's, by name; and those who are invited."""

    people: tuple[Person, ...]
    waiting: tuple[Waiting, ...]


def list_people(*, by: Actor) -> People:
    """The people at the places that the actor manages."""
    places = places_reached(held_for(by, "list_people"))
    given = giving(by, "list_people")
    found: dict[int, list[Assignment]] = {}
    for one in assignments_at(places):
        found.setdefault(one.account_id, []).append(one)
    waiting = [
        Waiting(
            one.pk,
            one.name,
            one.email,
            promised.held.role,
            places.name_of(promised.held),
            one.expires_at.date(),
            may_give(given, promised.held),
        )
        for one, promised in waiting_invitations(places)
    ]
    return People(tuple(_person(roles, places.name_of, given) for roles in found.values()), tuple(waiting))


def _person(found: Sequence[Assignment], name_of: Callable[[Held], str], given: Mapping[Role, Places]) -> Person:
    account, order = found[0].account, tuple(State)
    roles = [_role(one, name_of, may_give(given, held_of(one))) for one in found]
    return Person(account.pk, account.name, account.email, tuple(sorted(roles, key=lambda one: order.index(one.state))))


def _role(one: Assignment, name_of: Callable[[Held], str], is_theirs: bool) -> HeldRole:
    state = _state(one)
    return HeldRole(
        number=one.pk,
        role=Role(one.role),
        place=name_of(held_of(one)),
        from_on=one.from_on,
        to_on=last_day_of(one),
        state=state,
        can_end=is_theirs and state is not State.ENDED,
        can_give_back=is_theirs and one.ended_at is not None,
    )


def _state(one: Assignment) -> State:
    if one.ended_at is not None or (one.to_on is not None and one.to_on < today()):
        return State.ENDED
    return State.LATER if one.from_on > today() else State.IN_FORCE
