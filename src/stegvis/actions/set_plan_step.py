"""One more step on the way to a goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation
from stegvis.actions.access.open_plan import goal_to_change
from stegvis.store.register import plans
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class StepForm:
    """What the form shows."""

    participation: int
    participant: int
    local_number: int
    goal: str


def show_step_form(*, by: Actor, goal: int) -> StepForm:
    """The form. Raises NotPermitted."""
    found = goal_to_change(by, "set_plan_step", goal)
    participation = open_participation(by, "set_plan_step", found.participation_id)
    return StepForm(participation.pk, participation.participant_id, participation.participant.local_number, found.text)


def judge_step(*, by: Actor, goal: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about those fields of a step, while others cannot be read yet. Raises NotPermitted."""
    goal_to_change(by, "set_plan_step", goal)
    return plans.judged_step(stated)


def set_plan_step(*, by: Actor, goal: int, text: str, due_on: date | None = None) -> None:
    """Adds the step. Raises NotPermitted and InvalidFields."""
    found = goal_to_change(by, "set_plan_step", goal)
    plans.add_step(found, plans.StepGiven(text, due_on), by=by)
