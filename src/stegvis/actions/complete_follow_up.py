"""A follow-up is ticked off, or taken up again."""

from stegvis.actions.access import Actor, NotPermitted, held_for
from stegvis.store.assignments import interventions_reached
from stegvis.store.models import FollowUp
from stegvis.store.register.ticking import tick_follow_up


def complete_follow_up(*, by: Actor, number: int, is_done: bool = True) -> int:
    """The follow-up with that number is done today; not done after all when `is_done` is False.

    Returns the number of its participant. Raises NotPermitted.
    """
    reached = interventions_reached(held_for(by, "complete_follow_up"))
    found = (
        FollowUp.objects.filter(pk=number, participation__intervention__in=reached)
        .select_related("participation__participant")
        .first()
    )
    if found is None:
        raise NotPermitted(f"complete_follow_up {number} by account {by.account}")
    tick_follow_up(found, is_done=is_done, by=by)
    return found.participation.participant_id
