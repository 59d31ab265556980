"""How long, how many at a time, how many hours, and who comes next."""

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.organisation.interventions import Places, change_places

__all__ = ["Places", "set_places"]


def set_places(*, by: Actor, intervention: int, version: int, places: Places) -> None:
    """Saves how a participation runs. Raises Changed and NotPermitted."""
    change_places(intervention_for(by, "set_places", intervention), version, places, by=by)
