"""A follow-up by hand, besides the intervention's rhythm."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.register import plans


@dataclass(frozen=True, slots=True)
class FollowUpForm:
    """What the form shows."""

    participant: int
    local_number: int
    intervention: str


def show_follow_up_form(*, by: Actor, participation: int) -> FollowUpForm:
    """The form. Raises NotPermitted."""
    found = open_participation(by, "add_follow_up", participation)
    return FollowUpForm(found.participant_id, found.participant.local_number, found.intervention.name)


def add_follow_up(*, by: Actor, participation: int, label: str, due_on: date) -> None:
    """Adds it. Raises NotPermitted and InvalidFields."""
    plans.add_follow_up(participation_to_change(by, "add_follow_up", participation), label, due_on, by=by)
