"""Things that are ticked off: follow-ups and steps of a plan. A tick is taken back as easily as it is made."""

from datetime import date

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.models import FollowUp, PlanStep
from stegvis.store.register.claiming import hold
from stegvis.store.register.recording import record_change
from stegvis.vocabulary.actor import Actor


@transaction.atomic
def tick_follow_up(follow_up: FollowUp, *, is_done: bool, by: Actor) -> None:
    """The follow-up is done today, or is not done after all. Ticked twice it keeps its first day."""
    hold(follow_up.participation)
    done_on = _ticked(follow_up.done_on, is_done)
    FollowUp.objects.filter(pk=follow_up.pk).update(done_on=done_on)
    event = "follow_up_done" if is_done else "follow_up_reopened"
    record_change(event, follow_up.participation, by, follow_up=follow_up.pk)


@transaction.atomic
def tick_step(step: PlanStep, *, is_done: bool, by: Actor) -> None:
    """The step is done today, or is not done after all. Ticked twice it keeps its first day."""
    hold(step.goal.participation)
    PlanStep.objects.filter(pk=step.pk).update(done_on=_ticked(step.done_on, is_done))
    event = "plan_step_done" if is_done else "plan_step_reopened"
    record_change(event, step.goal.participation, by, step=step.pk)


def _ticked(done_on: date | None, is_done: bool) -> date | None:
    return (done_on or today()) if is_done else None
