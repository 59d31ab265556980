"""Which roles somebody may give, take back and see the holders of, and where."""

from collections.abc import Mapping

from stegvis.actions.access.permit import held_for
from stegvis.store.access.places import Places, places_reached
from stegvis.vocabulary.actor import Actor, Held
from stegvis.vocabulary.roles import Role

KEEPS: Mapping[Role, frozenset[Role]] = {
    Role.ASSOCIATION_ADMINISTRATOR: frozenset(Role),
    Role.INTERVENTION_MANAGER: frozenset({Role.PARTICIPANT_REGISTRAR}),
}
"""Whose roles each role sees and may end."""
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.ASSOCIATION_ADMINISTRATOR: frozenset(Role) - {Role.PARTICIPANT_REGISTRAR},
    Role.INTERVENTION_MANAGER: frozenset({Role.PARTICIPANT_REGISTRAR}),
}
"""Which roles each role may give. Who sees persons is decided at the operator, never at the association's office:

else the office could let itself in by a second address.
"""
INVITING = "invite_person"


def giving(by: Actor, action: str) -> Mapping[Role, Places]:
    """For each role that the actor may give (when the action is to invite), or see and end: the places where."""
    roles = GIVES if action == INVITING else KEEPS
    held = tuple(held_for(by, action))
    reached: dict[tuple[Held, ...], Places] = {}
    found = {}
    for role in Role:
        givers = tuple(one for one in held if role in roles[one.role])
        if givers:
            if givers not in reached:
                reached[givers] = places_reached(givers)
            found[role] = reached[givers]
    return found


def may_give(given: Mapping[Role, Places], held: Held) -> bool:
    """True when `giving` has the role at that place."""
    return held.role in given and given[held.role].has(held)
