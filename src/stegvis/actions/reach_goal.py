"""A goal of a plan is reached, or is not after all; or it goes, with its steps."""

from stegvis.actions.access import Actor, NotPermitted, interventions_for, participants_for
from stegvis.store.models import PlanGoal
from stegvis.store.register import plans


def reach_goal(*, by: Actor, number: int, is_reached: bool = True) -> int:
    """The goal with that number is reached today, or not after all. Returns its participant. Raises NotPermitted."""
    found = goal_to_change(by, "reach_goal", number)
    plans.reach_goal(found, is_reached=is_reached, by=by)
    return found.participation.participant_id


def goal_to_change(by: Actor, action: str, number: int) -> PlanGoal:
    """The goal with that number. Raises NotPermitted when the actor may not do the action with it."""
    found = plans.goal_reached(interventions_for(by, action), participants_for(by, action), number)
    if found is None:
        raise NotPermitted(f"{action} with goal {number} by account {by.account}")
    return found
