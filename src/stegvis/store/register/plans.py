"""The individual plan: goals in the participant's words, and steps on the way there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.models import FollowUp, Participation, PlanGoal, PlanStep
from stegvis.store.register.claiming import hold
from stegvis.store.register.recording import record_change
from stegvis.store.register.rules import EARLIEST
from stegvis.store.tables.journal import empty_journal
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor


@dataclass(frozen=True, slots=True)
class StepGiven:
    """A step as somebody wrote it; `number` of the stored one, None: a new step."""

    text: str
    due_on: date | None = None
    number: int | None = None


@transaction.atomic
def set_goal(
    participation: Participation, text: str, steps: Sequence[StepGiven], *, goal: int | None = None, by: Actor
) -> int:
    """Writes the goal with exactly those steps and returns its number; a step that stays keeps the day it was done.

    Raises InvalidFields: a step is "step-0" by its place among those given.
    """
    hold(participation)
    _check_steps(steps)
    if goal is None:
        row = PlanGoal.objects.create(participation=participation, text=text, set_on=today())
    else:
        row = PlanGoal.objects.get(pk=goal, participation=participation)
        row.text = text
        row.save(update_fields=["text"])
    known = {one.pk: one for one in row.steps.all()}
    for at in known.keys() - {one.number for one in steps}:
        known[at].delete()
    for one in steps:
        stored = known.get(one.number) if one.number is not None else None
        step = stored or PlanStep(goal=row)
        step.text, step.due_on = one.text, one.due_on
        step.save()
    record_change("plan_changed" if goal else "plan_goal_set", participation, by, goal=row.pk, steps=len(steps))
    return row.pk


@transaction.atomic
def add_step(goal: PlanGoal, step: StepGiven, *, by: Actor) -> None:
    """One more step on the way to the goal."""
    hold(goal.participation)
    _check_steps([step])
    PlanStep.objects.create(goal=goal, text=step.text, due_on=step.due_on)
    record_change("plan_step_set", goal.participation, by, goal=goal.pk)


@transaction.atomic
def remove_goal(goal: PlanGoal, *, by: Actor) -> None:
    """The goal and its steps are gone."""
    hold(goal.participation)
    record_change("plan_goal_removed", goal.participation, by, goal=goal.pk)
    goal.delete()
    empty_journal()


@transaction.atomic
def reach_goal(goal: PlanGoal, *, is_reached: bool, by: Actor) -> None:
    """The goal is reached today, or is not reached after all. Reached twice it keeps its first day."""
    hold(goal.participation)
    PlanGoal.objects.filter(pk=goal.pk).update(reached_on=(goal.reached_on or today()) if is_reached else None)
    record_change("plan_goal_reached" if is_reached else "plan_goal_reopened", goal.participation, by, goal=goal.pk)


@transaction.atomic
def add_follow_up(participation: Participation, label: str, due_on: date, *, by: Actor) -> None:
    """A follow-up by hand, besides the intervention's rhythm. Raises InvalidFields for `due_on`."""
    hold(participation)
    if faults := judged_follow_up(participation, {"due_on": due_on}):
        raise InvalidFields(faults)
    FollowUp.objects.create(participation=participation, label=label, due_on=due_on)
    record_change("follow_up_added", participation, by, due_on=due_on.isoformat())


def judged_follow_up(participation: Participation, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about a follow-up of which only some fields can be read yet."""
    is_early = participation.started_on and "due_on" in stated and stated["due_on"] < participation.started_on
    return {"due_on": BEFORE_START} if is_early else {}


def judged_step(stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about a step of which only some fields can be read yet."""
    return {"due_on": TOO_EARLY} if "due_on" in stated and stated["due_on"] < EARLIEST else {}


def judged_steps(due: Sequence[date | None]) -> Mapping[str, Wording]:
    """What cannot be right about the days of several steps: "due_on-0" by the place among those given."""
    return {f"due_on-{at}": TOO_EARLY for at, day in enumerate(due) if day and day < EARLIEST}


def _check_steps(steps: Sequence[StepGiven]) -> None:
    if faults := judged_steps([one.due_on for one in steps]):
        raise InvalidFields(faults)


BEFORE_START = Wording("Dagen är före starten. Kontrollera dagen.", "The day is before the start. Check the day.")
TOO_EARLY = Wording("Kontrollera årtalet.", "Check the year.")
