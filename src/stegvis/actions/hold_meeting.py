"""A meeting: what it is about, and what was agreed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.actions.access import Actor, NotPermitted
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.clock import today
from stegvis.store.models import Meeting
from stegvis.store.register import meetings
from stegvis.store.register.meetings import MeetingGiven
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import Wording

__all__ = [
    "MeetingForm",
    "MeetingGiven",
    "change_meeting",
    "hold_meeting",
    "judge_meeting",
    "remove_meeting",
    "show_meeting_form",
]

LABEL = Wording("Uppföljning av mötet", "Follow-up of the meeting")


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """What the form shows; `meeting` is the stored one, None for a new one."""

    participation: int
    participant: int
    local_number: int
    intervention: str
    today: date
    is_first: bool
    meeting: MeetingGiven | None


def show_meeting_form(*, by: Actor, participation: int, meeting: int | None = None) -> MeetingForm:
    """The form. Raises NotPermitted."""
    found = open_participation(by, "hold_meeting", participation)
    stored = None
    if meeting is not None:
        row = _of(by, participation, meeting)
        stored = MeetingGiven(row.on, row.agenda, row.outcome)
    return MeetingForm(
        found.pk,
        found.participant_id,
        found.participant.local_number,
        found.intervention.name,
        today(),
        found.first_meeting_on is None,
        stored,
    )


def judge_meeting(*, by: Actor, participation: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about those fields of a meeting, while others cannot be read yet. Raises NotPermitted."""
    return meetings.judged(open_participation(by, "hold_meeting", participation), stated)


def hold_meeting(*, by: Actor, participation: int, meeting: MeetingGiven) -> int:
    """Stores a new meeting, and the follow-up that was agreed; returns its number.

    Raises NotPermitted and InvalidFields.
    """
    found = participation_to_change(by, "hold_meeting", participation)
    return meetings.hold(found, meeting, LABEL.sv, by=by)


def change_meeting(*, by: Actor, participation: int, number: int, meeting: MeetingGiven) -> None:
    """Changes the meeting with that number. Raises NotPermitted and InvalidFields."""
    meetings.change_meeting(_of(by, participation, number), meeting, by=by)


def remove_meeting(*, by: Actor, participation: int, number: int) -> int:
    """The meeting is gone. Returns the number of its participant. Raises NotPermitted."""
    with transaction():
        found = _of(by, participation, number)
        meetings.remove_meeting(found, by=by)
    return found.participation.participant_id


def _of(by: Actor, participation: int, number: int) -> Meeting:
    found = participation_to_change(by, "hold_meeting", participation)
    meeting = meetings.meeting_of(found, number)
    if meeting is None:
        raise NotPermitted(f"meeting {number} is not of participation {participation}")
    return meeting
