"""Which interventions there are."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, held_for, interventions_for
from stegvis.store.organisation.associations import named_associations
from stegvis.store.organisation.interventions import ListedIntervention, Running, listed_interventions
from stegvis.vocabulary.orientation import Orientation

__all__ = ["InterventionList", "ListedIntervention", "Running", "list_interventions"]


@dataclass(frozen=True, slots=True)
class InterventionList:
    """The first interventions that fit the choices: `fitting` fit, out of `total` that the actor reaches.

    `associations` are those, by number and name, where the actor may set up an intervention; `may_export`: the actor
    may have interventions as a file.
    """

    interventions: tuple[ListedIntervention, ...]
    fitting: int
    total: int
    associations: tuple[tuple[int, str], ...]
    may_export: bool


def list_interventions(
    *,
    by: Actor,
    orientation: Orientation | None = None,
    running: Running | None = None,
    at_most: int | None = None,
) -> InterventionList:
    """The interventions within reach, by name; so many at most."""
    reached = interventions_for(by, "list_interventions")
    shown, fitting = listed_interventions(reached, orientation=orientation, running=running, at_most=at_most)
    total = fitting if orientation is None and running is None else reached.count()
    own = {held.association for held in held_for(by, "set_up_intervention") if held.association is not None}
    may_export = any(held_for(by, "export_interventions"))
    return InterventionList(shown, fitting, total, named_associations(own), may_export)
