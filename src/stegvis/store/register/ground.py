"""What the rules need to know about an intervention and a person."""

from stegvis.store.clock import today
from stegvis.store.models import Intervention, Participation
from stegvis.store.organisation.terms import spans_of
from stegvis.store.register.entries import Stay
from stegvis.store.register.rules import Ground


def ground_of(intervention: Intervention, participant: int | None = None, without: int | None = None) -> Ground:
    """The ground for an entry about a participant (None: somebody new) in the intervention.

    `without` is the number of the participation that the entry is about.
    """
    return Ground(today(), spans_of(intervention), _others(intervention, participant, without))


def _others(intervention: Intervention, participant: int | None, without: int | None) -> tuple[Stay, ...]:
    if participant is None:
        return ()
    rows = Participation.counted.filter(intervention=intervention, participant=participant).values_list(
        "pk", "started_on", "exited_on"
    )
    return tuple(Stay(started, exited) for number, started, exited in rows if started and number != without)
