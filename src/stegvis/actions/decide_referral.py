"""A referral is accepted, declined or put in the queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.clock import today
from stegvis.store.models import Decision
from stegvis.store.register import referrals
from stegvis.store.register.referrals import Decided
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option

__all__ = ["Decided", "Decision", "DecisionForm", "decide_referral", "judge_decision", "show_decision_form"]
DECISIONS = (
    Option(Decision.ACCEPTED, Wording("Antagen", "Accepted")),
    Option(Decision.WAITING, Wording("I kö", "Waiting")),
    Option(Decision.DECLINED, Wording("Avböjd", "Declined")),
)


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What the form of a decision shows."""

    participant: int
    local_number: int
    intervention: str
    known: Mapping[str, str]
    version: int
    decisions: tuple[Option, ...] = DECISIONS


def show_decision_form(*, by: Actor, participation: int) -> DecisionForm:
    """The form, with what was decided before. Raises NotPermitted."""
    found = open_participation(by, "decide_referral", participation)
    known = {
        "decision": found.decision,
        "decided_on": str(found.decided_on or today()),
        "declined_because": found.declined_because,
    }
    person = found.participant
    return DecisionForm(person.pk, person.local_number, found.intervention.name, known, found.version)


def judge_decision(*, by: Actor, participation: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about those fields of a decision, while others cannot be read yet. Raises NotPermitted."""
    return referrals.judged_decision(open_participation(by, "decide_referral", participation), stated)


def decide_referral(*, by: Actor, participation: int, decided: Decided, version: int | None = None) -> None:
    """Decides. Raises NotPermitted, InvalidFields by the fields of Decided, and Changed."""
    found = participation_to_change(by, "decide_referral", participation)
    referrals.decide(found, decided, version=version, by=by)
