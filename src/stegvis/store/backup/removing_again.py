"""Whoever was removed after the backup was made must not come back with it: the trail of the store tells who."""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.store.keeping.counting_only import only_count, only_count_in
from stegvis.store.keeping.disposal import dispose
from stegvis.store.models import AuditEvent, Participant
from stegvis.vocabulary.actor import Actor

EVENTS = ("participant_counted_only", "participation_counted_only", "participant_pseudonymised")


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed: the event, the participant's number, the intervention for one participation only."""

    event: str
    participant: int
    intervention: int | None
    subject: str


def removals_after(trail_head: str) -> tuple[Removal, ...] | None:
    """The removals that the store's trail tells of after that event; None when the trail is not the backup's own."""
    last = 0
    if trail_head:
        known = AuditEvent.objects.filter(digest=trail_head).values_list("id", flat=True).first()
        if known is None:
            return None
        last = known
    later = AuditEvent.objects.filter(id__gt=last, event__in=EVENTS).order_by("id")
    rows = later.values_list("event", "participant", "details", "subject")
    return tuple(
        Removal(event, number, details.get("intervention"), subject)
        for event, number, details, subject in rows
        if number is not None
    )


def remove_again(removals: Iterable[Removal], *, by: Actor) -> tuple[int, tuple[str, ...]]:
    """Does them once more, in the restored store. How many there were, and the subjects of those left to a human:

    where one of several times in the same intervention was meant. Call it in a transaction.
    """
    done, unclear = 0, []
    for one in removals:
        participant = Participant.objects.filter(pk=one.participant).first()
        if participant is None:
            continue
        if one.event == "participant_counted_only":
            only_count(participant, by=by)
        elif one.event == "participant_pseudonymised":
            dispose(Participant.objects.filter(pk=participant.pk), by=by)
        else:
            times = list(participant.participations(manager="counted").filter(intervention=one.intervention))
            if len(times) > 1:
                unclear.append(one.subject)
                continue
            for time in times:
                only_count_in(time, by=by)
        done += 1
    return done, tuple(unclear)
