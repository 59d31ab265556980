"""An exit that was not: the participation goes on."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import participation_to_change
from stegvis.store.register import exits


def undo_exit(*, by: Actor, participation: int) -> int:
    """Undoes the exit; returns the participant's number. Raises NotPermitted, InvalidFields when there is none."""
    found = participation_to_change(by, "undo_exit", participation)
    exits.undo_exit(found, by=by)
    return found.participant_id
