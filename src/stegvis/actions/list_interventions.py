"""Which interventions there are."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, held_for, interventions_for
from stegvis.store.organisation.associations import named_associations
from stegvis.store.organisation.interventions import ListedIntervention, Running, listed_interventions
from stegvis.vocabulary.orientation import Orientation

__all__ = ["InterventionList", "ListedIntervention", "Running", "list_interventions"]


@dataclass(frozen=True, slots=True)
class InterventionList:
    """The interventions that fit the choices, out of `total` that the actor reaches.

    `associations` are those, by number and name, where the actor may set up an intervention; `may_export`: the actor
    may have interventions as a file.
    """

    interventions: tuple[ListedIntervention, ...]
    total: int
    associations: tuple[tuple[int, str], ...]
    may_export: bool


def list_interventions(
    *, by: Actor, orientation: Orientation | None = None, running: Running | None = None
) -> InterventionList:
    """The interventions within reach, by name."""
    reached = interventions_for(by, "list_interventions")
    shown = listed_interventions(reached, orientation=orientation, running=running)
    own = {held.association for held in held_for(by, "set_up_intervention") if held.association is not None}
    may_export = any(held_for(by, "export_interventions"))
    return InterventionList(shown, reached.count(), named_associations(own), may_export)
