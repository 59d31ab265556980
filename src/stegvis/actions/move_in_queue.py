"""Somebody who waits is moved in the queue."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import participation_to_change
from stegvis.store.register import queue


def move_in_queue(*, by: Actor, participation: int, steps: int) -> int:
    """Moves so many steps towards the end (negative: the head); returns the intervention's number.

    Raises NotPermitted, InvalidFields when the person no longer waits.
    """
    found = participation_to_change(by, "move_in_queue", participation)
    queue.move_in_queue(found, steps, by=by)
    return found.intervention_id
