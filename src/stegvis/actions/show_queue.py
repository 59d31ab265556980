"""Who waits for a place in an intervention."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, intervention_for
from stegvis.actions.code_options import REFERRERS
from stegvis.store.register.queue import Waiting, queue_of
from stegvis.store.trail.readings import record_listing
from stegvis.vocabulary import Wording

__all__ = ["Queue", "Waiting", "show_queue"]


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue, its head first, and the rule for its order in the intervention's own words ("" : none written)."""

    intervention: int
    name: str
    rule: str
    waiting: tuple[Waiting, ...]
    referrers: dict[str, Wording]


def show_queue(*, by: Actor, intervention: int) -> Queue:
    """The queue. Raises NotPermitted. The reading is in the trail."""
    found = intervention_for(by, "show_queue", intervention)
    waiting = queue_of(found)
    record_listing(by=by, action="show_queue", subject=found.name, participants=len(waiting))
    return Queue(found.pk, found.name, found.queue_rule, waiting, {one.value: one.label for one in REFERRERS})
