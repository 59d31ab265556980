"""A goal of a plan is reached, or is not after all."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_plan import goal_to_change
from stegvis.store.register import plans


def reach_goal(*, by: Actor, number: int, is_done: bool = True) -> int:
    """The goal with that number is reached today, or not after all. Returns its participant. Raises NotPermitted."""
    found = goal_to_change(by, "reach_goal", number)
    plans.reach_goal(found, is_reached=is_done, by=by)
    return found.participation.participant_id
