"""May this actor do this here? The one check, and the one scope that queries start from."""

from collections.abc import Iterator

from stegvis.actions.access.permissions import PERMISSIONS
from stegvis.store.access.assignments import Interventions, intervention_numbered, interventions_reached, reaches
from stegvis.store.models import Intervention
from stegvis.vocabulary.actor import Actor, Held
from stegvis.vocabulary.roles import ASSOCIATION_ROLES


class NotPermitted(Exception):
    """The actor may not do this, or not here. Pages answer as if the thing did not exist."""


def may(by: Actor, action: str) -> bool:
    """True when the actor may do the action somewhere. Raises KeyError for an action that the table lacks."""
    return bool(by.roles & PERMISSIONS[action])


def permit(
    by: Actor,
    action: str,
    *,
    intervention: Intervention | None = None,
    operator: int | None = None,
    association: int | None = None,
) -> None:
    """Returns when the actor may do the action at the place; without a place, when anywhere.

    Raises NotPermitted otherwise, and KeyError for an action that the table lacks.
    """
    for held in held_for(by, action):
        if intervention is not None:
            fits = reaches(held, intervention)
        elif operator is not None:
            fits = held.operator == operator
        else:
            fits = association is None or held.association == association
        if fits:
            return
    raise NotPermitted(f"{action} by account {by.account}")


def may_here(by: Actor, action: str, intervention: Intervention) -> bool:
    """True when the actor may do the action at the intervention. Raises KeyError as `may`."""
    return any(reaches(held, intervention) for held in held_for(by, action))


def is_inside(by: Actor, action: str, intervention: Intervention) -> bool:
    """True when the actor may do the action there by a role of the operator layer: then raw numbers may be shown.

    To the association's roles only what has been released may be.
    """
    return any(held.role not in ASSOCIATION_ROLES and reaches(held, intervention) for held in held_for(by, action))


def held_for(by: Actor, action: str) -> Iterator[Held]:
    """The actor's assignments whose role may do the action: `store.assignments` turns them into a scope."""
    roles = PERMISSIONS[action]
    return (held for held in by.held if held.role in roles)


def interventions_for(by: Actor, action: str) -> Interventions:
    """The interventions where the actor may do the action; none when nowhere."""
    return interventions_reached(held_for(by, action))


def intervention_for(by: Actor, action: str, number: int) -> Intervention:
    """The intervention with that number. Raises NotPermitted when the actor may not do the action there."""
    found = intervention_numbered(number)
    if found is None or not may_here(by, action, found):
        raise NotPermitted(f"{action} at intervention {number} by account {by.account}")
    return found
