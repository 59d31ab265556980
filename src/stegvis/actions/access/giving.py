"""Which roles somebody may give, take back and see the holders of, and where."""

from collections.abc import Mapping

from stegvis.actions.access.permit import held_for
from stegvis.store.places import Places, places_reached
from stegvis.vocabulary.actor import Actor, Held
from stegvis.vocabulary.roles import Role

GIVES: Mapping[Role, frozenset[Role]] = {
    Role.ASSOCIATION_ADMINISTRATOR: frozenset(Role),
    Role.INTERVENTION_MANAGER: frozenset({Role.PARTICIPANT_REGISTRAR}),
}


def giving(by: Actor, action: str) -> Mapping[Role, Places]:
    """For each role that the actor may give by the action: the places where."""
    held = tuple(held_for(by, action))
    reached: dict[tuple[Held, ...], Places] = {}
    found = {}
    for role in Role:
        givers = tuple(one for one in held if role in GIVES[one.role])
        if givers:
            if givers not in reached:
                reached[givers] = places_reached(givers)
            found[role] = reached[givers]
    return found


def may_give(given: Mapping[Role, Places], held: Held) -> bool:
    """True when `giving` has the role at that place."""
    return held.role in given and given[held.role].has(held)
