"""A step of a plan is ticked off, or taken up again."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_plan import step_to_change
from stegvis.store.register.ticking import tick_step


def complete_step(*, by: Actor, number: int, is_done: bool = True) -> int:
    """The step with that number is done today; not done after all when `is_done` is False.

    Returns the number of its participant. Raises NotPermitted.
    """
    found = step_to_change(by, "complete_step", number)
    tick_step(found, is_done=is_done, by=by)
    return found.goal.participation.participant_id
