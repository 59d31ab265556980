"""A follow-up is ticked off, or taken up again."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_plan import follow_up_to_change
from stegvis.store.register.ticking import tick_follow_up


def complete_follow_up(*, by: Actor, number: int, is_done: bool = True) -> int:
    """The follow-up with that number is done today; not done after all when `is_done` is False.

    Returns the number of its participant. Raises NotPermitted.
    """
    found = follow_up_to_change(by, "complete_follow_up", number)
    tick_follow_up(found, is_done=is_done, by=by)
    return found.participation.participant_id
