"""The participants of an intervention, as a list."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.register.cards import Sign, Step
from stegvis.store.register.listing import Listed, Which, listed_in
from stegvis.store.trail.readings import record_listing

__all__ = ["Listed", "ParticipantList", "Sign", "Step", "Which", "list_participants"]


@dataclass(frozen=True, slots=True)
class ParticipantList:
    """One page of the list. `numbers`: how many there are of each kind, whatever was searched for."""

    intervention: int
    name: str
    which: Which
    numbers: dict[Which, int]
    rows: tuple[Listed, ...]
    page: int
    pages: int


def list_participants(
    *, by: Actor, intervention: int, which: Which = Which.UNDER_WAY, local_number: int | None = None, page: int = 1
) -> ParticipantList:
    """Those of one kind; with `local_number` whoever has it, of whatever kind. The listing is in the trail.

    Raises NotPermitted.
    """
    found = intervention_for(by, "list_participants", intervention)
    shown = listed_in(found, which, local_number=local_number, page=page)
    record_listing(by=by, action="list_participants", subject=found.name, participants=len(shown.rows))
    return ParticipantList(found.pk, found.name, which, shown.numbers, shown.rows, shown.page, shown.pages)
