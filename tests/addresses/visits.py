"""Addresses that lead to one page in every place: of an intervention, a participation, an association."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.addresses.world import World


@dataclass(frozen=True)
class Visit:
    """One address of a page: what lies in which place. `sent` is what a form there would send."""

    place: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)


Visits = Callable[[World], Iterable[Visit]]


def anywhere(_world: World) -> list[Visit]:
    """The page of an address without arguments, which shows each what is theirs."""
    return [Visit("anywhere")]


def each_intervention(argument: str = "number", **more: Any) -> Visits:
    """A page of an intervention, by its number."""
    return lambda world: [Visit(place, {argument: found.pk, **more}) for place, found in world.interventions.items()]


def each_participation(argument: str = "number", **more: Any) -> Visits:
    """A page of a participation, by its number."""
    return lambda world: [Visit(place, {argument: found.pk, **more}) for place, found in world.participations.items()]


def each_participant(argument: str = "number", **more: Any) -> Visits:
    """A page of a participant, by the row's number."""
    return lambda world: [
        Visit(place, {argument: found.participant_id, **more}) for place, found in world.participations.items()
    ]


def each_association(argument: str = "number", **more: Any) -> Visits:
    """A page of an association, by its number."""
    return lambda world: [
        Visit("association", {argument: world.cast.association.pk, **more}),
        Visit("other association", {argument: world.other.pk, **more}),
    ]
