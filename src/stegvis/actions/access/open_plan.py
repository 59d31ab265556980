"""What is ticked off at a participation, by way of the door to its participant: follow-ups, goals and steps.

Each raises NotPermitted when the actor may not do the action with it, or there is none.
"""

from stegvis.actions.access.open_participant import participants_for
from stegvis.actions.access.permit import NotPermitted, interventions_for
from stegvis.store.models import FollowUp, PlanGoal, PlanStep
from stegvis.store.register.reached import follow_up_reached, goal_reached, step_reached
from stegvis.vocabulary.actor import Actor


def follow_up_to_change(by: Actor, action: str, number: int) -> FollowUp:
    """The follow-up with that number, with its participation and participant."""
    found = follow_up_reached(interventions_for(by, action), participants_for(by, action), number)
    if found is None:
        raise NotPermitted(f"{action} with follow-up {number} by account {by.account}")
    return found


def goal_to_change(by: Actor, action: str, number: int) -> PlanGoal:
    """The goal with that number, with its participation and participant."""
    found = goal_reached(interventions_for(by, action), participants_for(by, action), number)
    if found is None:
        raise NotPermitted(f"{action} with goal {number} by account {by.account}")
    return found


def step_to_change(by: Actor, action: str, number: int) -> PlanStep:
    """The step with that number, with its goal, participation and participant."""
    found = step_reached(interventions_for(by, action), participants_for(by, action), number)
    if found is None:
        raise NotPermitted(f"{action} with step {number} by account {by.account}")
    return found
