"""The journey board of an intervention."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.register.board import Column, Place, board_of
from stegvis.store.register.cards import Card, Sign
from stegvis.store.trail.readings import record_listing

__all__ = ["Board", "Card", "Column", "Place", "Sign", "show_board"]


@dataclass(frozen=True, slots=True)
class Board:
    """The board. `places` is how many may take part at the same time, None when it is not set."""

    intervention: int
    name: str
    places: int | None
    queue_rule: str
    columns: tuple[Column, ...]


def show_board(*, by: Actor, intervention: int) -> Board:
    """The board, with its listing in the trail. Raises NotPermitted."""
    found = intervention_for(by, "show_board", intervention)
    columns = board_of(found)
    shown = sum(len(column.cards) for column in columns)
    record_listing(by=by, action="show_board", subject=found.name, participants=shown)
    return Board(found.pk, found.name, found.places, found.queue_rule, columns)
