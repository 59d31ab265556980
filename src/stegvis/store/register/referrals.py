"""Referrals and what comes of them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.models import Decision, Intervention, Participant, Participation
from stegvis.store.register.claiming import as_typed, claim, hold
from stegvis.store.register.entries import Referral
from stegvis.store.register.ground import ground_of
from stegvis.store.register.participants import add_participant, controller_of, known_participant
from stegvis.store.register.recording import record_change
from stegvis.store.register.rules import referral_faults
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a referral: a word of Decision, the day, and why when it was declined."""

    decision: str
    decided_on: date
    declined_because: str = ""


@transaction.atomic
def add_referral(
    intervention: Intervention, referral: Referral, *, by: Actor, participant: Participant | None = None
) -> Participation:
    """A referral to the intervention, of a new participant or of one that the controller knows.

    Raises InvalidFields when it cannot be right, or the person is already referred or takes part there.
    """
    controller = controller_of(intervention)
    if participant is not None:
        participant = known_participant(participant, controller)
    faults = dict(referral_faults(referral, ground_of(intervention, participant.pk if participant else None)))
    if participant is not None and _is_open(intervention, participant):
        faults.setdefault("", THERE_ALREADY)
    if faults:
        raise InvalidFields(faults)
    if participant is None:
        participant = add_participant(controller, gender=referral.gender, birth_year=referral.birth_year)
    participation = Participation.objects.create(
        participant=participant,
        intervention=intervention,
        referrer=referral.referrer,
        signalled_on=referral.signalled_on,
        referred_on=referral.referred_on,
        visited_on=referral.visited_on,
    )
    record_change("referral_registered", participation, by)
    return participation


def judged(intervention: Intervention, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about a referral of which only some fields can be read yet."""
    days = {name: stated[name] for name in ("signalled_on", "visited_on") if name in stated}
    # Without its own day, no other day is late for the referral.
    on = stated.get("referred_on", max([*days.values(), today()]))
    return referral_faults(Referral("", stated.get("birth_year"), "", on, **days), ground_of(intervention))


@transaction.atomic
def decide(participation: Participation, decided: Decided, *, version: int | None = None, by: Actor) -> None:
    """What came of the referral; it may be decided anew until the start. Raises InvalidFields and Changed."""
    hold(participation)
    stored = {name: getattr(participation, name) for name in asdict(decided)}
    claim(participation, version, as_typed(asdict(decided)), as_typed(stored))
    if faults := _faults(participation, decided):
        raise InvalidFields(faults)
    participation.decision = decided.decision
    participation.decided_on = decided.decided_on
    participation.declined_because = decided.declined_because if decided.decision == Decision.DECLINED else ""
    participation.queue_position = None
    participation.save(update_fields=[*asdict(decided), "queue_position"])
    record_change("referral_decided", participation, by, decision=decided.decision)


def judged_decision(participation: Participation, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about a decision of which only some fields can be read yet."""
    # A decision without its own day was made on the day of the referral.
    on = stated.get("decided_on", participation.referred_on or today())
    return _faults(participation, Decided(**{"decision": "", **stated, "decided_on": on}))


def _faults(participation: Participation, decided: Decided) -> dict[str, Wording]:
    faults = {}
    if participation.started_on is not None:
        faults[""] = STARTED
    if decided.decided_on > today():
        faults["decided_on"] = NOT_YET
    if participation.referred_on and decided.decided_on < participation.referred_on:
        faults["decided_on"] = BEFORE_REFERRAL
    if decided.decision == Decision.DECLINED and not decided.declined_because.strip():
        faults["declined_because"] = WHY
    return faults


def _is_open(intervention: Intervention, participant: Participant) -> bool:
    """True while the person is referred or takes part there."""
    return (
        Participation.counted.filter(intervention=intervention, participant=participant, exited_on=None)
        .exclude(decision=Decision.DECLINED)
        .exists()
    )


THERE_ALREADY = Wording(
    "Personen har redan en remiss till insatsen eller deltar i den.",
    "The person has a referral to the intervention already, or takes part in it.",
)
STARTED = Wording(
    "Deltagandet har startat, så remissen kan inte beslutas om.",
    "The participation has started, so the referral cannot be decided anew.",
)
NOT_YET = Wording("Dagen har inte varit än. Skriv beslutets dag.", "The day has not come yet.")
BEFORE_REFERRAL = Wording(
    "Beslutet är före remissen. Kontrollera vilken dag som är fel.",
    "The decision is before the referral. Check which day is wrong.",
)
WHY = Wording("Skriv kort varför remissen avböjs.", "Write shortly why the referral is declined.")
