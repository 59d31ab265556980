"""What an intervention is: its name, who owns and runs it, whom it is for."""

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.organisation.interventions import Basics, change_basics

__all__ = ["Basics", "change_intervention"]


def change_intervention(*, by: Actor, intervention: int, version: int, basics: Basics) -> None:
    """Saves what the intervention is. Raises InvalidFields, also for what is locked; Changed; NotPermitted."""
    change_basics(intervention_for(by, "change_intervention", intervention), version, basics, by=by)
