"""The door to reports that are written here: the operator's layer sees drafts, the association's only packages."""

from stegvis.actions.access.permit import NotPermitted, held_for
from stegvis.store.access.assignments import interventions_reached, reaches
from stegvis.store.models import Edition
from stegvis.store.reports.editions import Editions, edition_with, editions_seen, was_handed_in
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.roles import ASSOCIATION_ROLES


def editions_for(by: Actor, action: str) -> Editions:
    """The editions that the actor may do the action on: for roles of the association those that were handed in."""
    held = tuple(held_for(by, action))
    inside = interventions_reached(one for one in held if one.role not in ASSOCIATION_ROLES)
    outside = interventions_reached(one for one in held if one.role in ASSOCIATION_ROLES)
    return editions_seen(inside, outside)


def edition_for(by: Actor, action: str, number: int) -> Edition:
    """The edition with that number. Raises NotPermitted when the actor may not do the action on it."""
    found = edition_with(number)
    if found is None or not _sees(by, action, found):
        raise NotPermitted(f"{action} on edition {number} by account {by.account}")
    return found


def _sees(by: Actor, action: str, edition: Edition) -> bool:
    """The same of one edition as `editions_for`."""
    here = [one for one in held_for(by, action) if reaches(one, edition.intervention)]
    is_inside = any(one.role not in ASSOCIATION_ROLES for one in here)
    return is_inside or (bool(here) and was_handed_in(edition))


def role_here(by: Actor, action: str, edition: Edition) -> str:
    """The role by which the actor does the action on the edition, as a step keeps it; "" when by none."""
    return next((one.role.value for one in held_for(by, action) if reaches(one, edition.intervention)), "")
