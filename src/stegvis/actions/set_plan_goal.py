"""A goal of a plan is set, with its steps; or changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, NotPermitted
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.actions.access.open_plan import goal_to_change
from stegvis.store.models import PlanGoal
from stegvis.store.register import plans
from stegvis.store.register.plans import StepGiven
from stegvis.vocabulary import Wording

__all__ = ["GoalForm", "StepGiven", "judge_goal", "remove_goal", "set_plan_goal", "show_goal_form"]


@dataclass(frozen=True, slots=True)
class GoalForm:
    """What the form shows; a new goal has no text and no steps."""

    participation: int
    participant: int
    local_number: int
    intervention: str
    text: str
    steps: tuple[StepGiven, ...]


def show_goal_form(*, by: Actor, participation: int, goal: int | None = None) -> GoalForm:
    """The form of a new goal, or of the one with that number. Raises NotPermitted."""
    found = open_participation(by, "set_plan_goal", participation)
    known = None
    if goal is not None:
        known = _of(by, participation, goal)
    steps = known.steps.all() if known else ()
    return GoalForm(
        found.pk,
        found.participant_id,
        found.participant.local_number,
        found.intervention.name,
        known.text if known else "",
        tuple(StepGiven(one.text, one.due_on, one.pk) for one in steps),
    )


def judge_goal(*, by: Actor, participation: int, due: Sequence[date | None]) -> Mapping[str, Wording]:
    """What cannot be right about the days of its steps, by their places among those given ("due_on-0"), while other

    fields cannot be read yet. Raises NotPermitted.
    """
    open_participation(by, "set_plan_goal", participation)
    return plans.judged_steps(due)


def set_plan_goal(
    *, by: Actor, participation: int, text: str, steps: Sequence[StepGiven], goal: int | None = None
) -> int:
    """Stores the goal with exactly those steps; returns its number. Raises NotPermitted, and InvalidFields, where a

    step's fields are named by its place among those given: "due_on-0".
    """
    found = participation_to_change(by, "set_plan_goal", participation)
    if goal is not None:
        _of(by, participation, goal)
    return plans.set_goal(found, text, steps, goal=goal, by=by)


def remove_goal(*, by: Actor, participation: int, goal: int) -> int:
    """The goal and its steps are gone. Returns the number of their participant. Raises NotPermitted."""
    known = _of(by, participation, goal)
    plans.remove_goal(known, by=by)
    return known.participation.participant_id


def _of(by: Actor, participation: int, goal: int) -> PlanGoal:
    known = goal_to_change(by, "set_plan_goal", goal)
    if known.participation_id != participation:
        raise NotPermitted(f"goal {goal} is not of participation {participation}")
    return known
