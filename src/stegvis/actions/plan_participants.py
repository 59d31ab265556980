"""How many participants are planned, by span and gender."""

from collections.abc import Sequence

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.organisation.plans import PlanRow, save_plans

__all__ = ["PlanRow", "plan_participants"]


def plan_participants(*, by: Actor, intervention: int, version: int, rows: Sequence[PlanRow]) -> None:
    """Makes the rows the whole plan. Raises InvalidFields ("from_on-2" is row 2, from 0); Changed; NotPermitted."""
    save_plans(intervention_for(by, "plan_participants", intervention), version, rows, by=by)
