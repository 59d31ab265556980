"""A follow-up by hand, besides the intervention's rhythm."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.register import plans
from stegvis.vocabulary import Wording


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


def judge_follow_up(*, by: Actor, participation: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about those fields of a follow-up, while others cannot be read yet. Raises NotPermitted."""
    return plans.judged_follow_up(open_participation(by, "add_follow_up", participation), stated)


def add_follow_up(*, by: Actor, participation: int, label: str, due_on: date) -> None:
    """Adds it. Raises NotPermitted and InvalidFields."""
    plans.add_follow_up(participation_to_change(by, "add_follow_up", participation), label, due_on, by=by)
