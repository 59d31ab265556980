"""Does the trail hold together? Whoever changed or removed an event behind the database's back broke a link."""

from dataclasses import dataclass

from stegvis.store.models import AuditEvent
from stegvis.store.tables.chain import CHAINED, event_digest


@dataclass(frozen=True, slots=True)
class TrailCheck:
    """What the check found. `head` is the last event's digest: an auditor who writes it down can see later that it

    is still there, so that nothing was cut off the end. `broken_at` is the number of the first event that does not fit,
    0 when one that was written down is gone.
    """

    events: int
    head: str
    broken_at: int | None

    @property
    def holds(self) -> bool:
        """True when every link holds."""
        return self.broken_at is None


def verify_trail() -> TrailCheck:
    """Walks the whole trail from its first event on, and stops at the first broken link."""
    previous, events = "", 0
    for event in AuditEvent.objects.order_by("id").values("id", "previous_digest", "digest", *CHAINED).iterator():
        events += 1
        if event["previous_digest"] != previous or event["digest"] != event_digest(previous, event):
            return TrailCheck(events, previous, event["id"])
        previous = event["digest"]
    return TrailCheck(events, previous, None)


def has_event(digest: str) -> bool:
    """True when an event with the digest is in the trail: nothing before it was changed or removed since."""
    return AuditEvent.objects.filter(digest=digest).exists()
