"""A step of a plan is ticked off, or taken up again."""

from stegvis.actions.access import Actor, NotPermitted, held_for
from stegvis.store.assignments import interventions_reached
from stegvis.store.models import PlanStep
from stegvis.store.register.ticking import tick_step


def complete_step(*, by: Actor, number: int, is_done: bool = True) -> int:
    """The step with that number is done today; not done after all when `is_done` is False.

    Returns the number of its participant. Raises NotPermitted.
    """
    reached = interventions_reached(held_for(by, "complete_step"))
    found = (
        PlanStep.objects.filter(pk=number, goal__participation__intervention__in=reached)
        .select_related("goal__participation__participant")
        .first()
    )
    if found is None:
        raise NotPermitted(f"complete_step {number} by account {by.account}")
    tick_step(found, is_done=is_done, by=by)
    return found.goal.participation.participant_id
