"""A card of the journey board is moved."""

from dataclasses import dataclass

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import participation_to_change
from stegvis.store.register.board import move_to_stage


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the card stood before (None: it was not placed), and whose it is."""

    intervention: int
    local_number: int
    earlier: int | None


def move_card(*, by: Actor, participation: int, stage: int) -> Moved:
    """Moves the card to another stage. Raises NotPermitted, and InvalidFields when it cannot be moved there."""
    found = participation_to_change(by, "move_card", participation)
    earlier = move_to_stage(found, stage, by=by)
    return Moved(found.intervention_id, found.participant.local_number, earlier)
