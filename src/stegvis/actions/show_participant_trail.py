"""Who has looked at a participant and changed something, for those who work with the participant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from stegvis.actions.access import Actor, open_participant
from stegvis.actions.event_names import event_name
from stegvis.store.trail.readings import events_of
from stegvis.vocabulary import Wording

MOST = 200
"""So many of the latest events are shown at most."""


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One event. `what` names it on screen; `details` has field names, counts and keys, nothing that was written."""

    at: datetime
    by: str
    event: str
    what: Wording
    is_reading: bool
    details: Mapping[str, object]


def show_participant_trail(*, by: Actor, participant: int, most: int = MOST) -> tuple[TrailLine, ...]:
    """The latest events, the latest first; this look at the participant is one of them. Raises NotPermitted."""
    found = open_participant(by, "show_participant_trail", participant)
    return tuple(
        TrailLine(one.at, one.by, one.event, event_name(one.event), one.is_reading, one.details)
        for one in events_of(found.pk)[:most]
    )
