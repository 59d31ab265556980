"""Starts: of somebody new, of somebody referred, of somebody the controller knows; and what was stated, put right."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from stegvis.store.access.assignments import Interventions
from stegvis.store.clock import today
from stegvis.store.keeping.consents import give_consent, has_consent
from stegvis.store.keeping.counting_only import add_counted, only_count_in
from stegvis.store.models import ConsentKind, Decision, Intervention, Occasion, Participant, Participation
from stegvis.store.register.claiming import as_typed, claim, hold
from stegvis.store.register.entries import Start
from stegvis.store.register.follow_ups import plan_follow_ups
from stegvis.store.register.ground import ground_of
from stegvis.store.register.occasions import main_occupation, main_support, set_occupation, set_support
from stegvis.store.register.participants import add_participant, controller_of, known_participant
from stegvis.store.register.recording import record_change
from stegvis.store.register.rules import start_faults
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

COLUMNS = ("referrer", "started_on", "hours_before", "education", "support_time", "group")
OF_THE_PERSON = ("gender", "birth_year", "municipality")


def stated(participation: Participation) -> dict[str, str]:
    """What is known for the start, or was stated at it, as the fields of its form hold it."""
    person = participation.participant
    return as_typed(
        {name: getattr(person, name) for name in OF_THE_PERSON}
        | {name: getattr(participation, name) for name in COLUMNS}
        | {
            "support": main_support(participation, Occasion.BEFORE),
            "occupation": main_occupation(participation, Occasion.BEFORE),
        }
    )


@transaction.atomic
def add_start(
    intervention: Intervention, start: Start, *, by: Actor, participant: Participant | None = None
) -> Participation:
    """Somebody starts without a referral, and consents to measurement: a new participant, or one that is known.

    Raises InvalidFields.
    """
    controller = controller_of(intervention)
    if participant is not None:
        participant = known_participant(participant, controller)
    _require(start_faults(start, ground_of(intervention, participant.pk if participant else None)))
    if participant is None:
        person = {name: getattr(start, name) for name in OF_THE_PERSON}
        participant = add_participant(controller, **person)
    participation = Participation.objects.create(participant=participant, intervention=intervention)
    _write(participation, start)
    _agree(participation)
    record_change("start_registered", participation, by)
    return participation


@transaction.atomic
def start_referred(participation: Participation, start: Start, *, version: int | None = None, by: Actor) -> None:
    """Somebody who was referred starts and consents to measurement; or a start is put right (the consent stays).

    Raises InvalidFields, and Changed when somebody else changed the participation since `version`.
    """
    hold(participation)
    is_new = participation.started_on is None
    stored = stated(participation)
    if is_new:
        # What is empty before the start is no answer that anybody gave.
        stored = {name: value for name, value in stored.items() if value}
    claim(participation, version, as_typed(asdict(start)), stored)
    if participation.decision == Decision.DECLINED:
        raise InvalidFields({"": DECLINED})
    ground = ground_of(participation.intervention, participation.participant_id, without=participation.pk)
    referred_on, exited_on = participation.referred_on, participation.exited_on
    _require(start_faults(start, ground, referred_on=referred_on, exited_on=exited_on))
    _write(participation, start)
    if is_new:
        _agree(participation)
    record_change("start_registered" if is_new else "start_changed", participation, by)


def judged(
    intervention: Intervention,
    stated: Mapping[str, Any],
    *,
    participant: int | None = None,
    participation: Participation | None = None,
) -> Mapping[str, Wording]:
    """What cannot be right about a start of which only some fields can be read yet.

    `participant`: the person's number, when known; `participation`: the one that starts, or has started.
    """
    day = stated.get("started_on", today())
    known = {name: stated[name] for name in ("hours_before", "group") if name in stated}
    start = Start("", stated.get("birth_year", day.year - 40), day, **known)
    if stated.get("has_consent") is False:
        return _of_counted(day, intervention)
    if participation is None:
        return start_faults(start, ground_of(intervention, participant))
    ground = ground_of(intervention, participation.participant_id, without=participation.pk)
    return start_faults(start, ground, referred_on=participation.referred_on, exited_on=participation.exited_on)


@transaction.atomic
def start_counted_only(
    intervention: Intervention, gender: str, started_on: date, *, by: Actor, referred: Participation | None = None
) -> None:
    """Somebody starts without consent to measurement: year and gender are counted, nothing else is kept.

    What was kept of the referral goes. Raises InvalidFields when the day does not hold.
    """
    if referred is not None:
        hold(referred)
        if referred.started_on is not None:
            raise InvalidFields({"": STARTED})
    _require(_of_counted(started_on, intervention))
    add_counted(intervention.pk, started_on.year, gender)
    if referred is not None:
        only_count_in(referred, by=by)
    record("start_counted_only", by=by, subject=intervention.name, details={"year": started_on.year})


def _of_counted(started_on: date, intervention: Intervention) -> Mapping[str, Wording]:
    """The birth year is not kept, so it is not judged."""
    start = Start("", started_on.year - 40, started_on)
    return {name: why for name, why in start_faults(start, ground_of(intervention)).items() if name == "started_on"}


def _write(participation: Participation, start: Start) -> None:
    for name in COLUMNS:
        setattr(participation, name, getattr(start, name))
    if not participation.extensions.exists():
        participation.planned_end_on = planned_end(participation.intervention, start.started_on)
    participation.decision = participation.decision and Decision.ACCEPTED
    participation.queue_position = None
    participation.save()
    person = {name: getattr(start, name) for name in OF_THE_PERSON}
    Participant.objects.filter(pk=participation.participant_id).update(**person)
    set_support(participation, Occasion.BEFORE, start.support)
    set_occupation(participation, Occasion.BEFORE, start.occupation)
    plan_follow_ups(participation)


def open_to(participant: Participant, interventions: Interventions) -> Interventions:
    """Those where a new time of the participant may begin, by name: the same controller's, not where one goes on."""
    going_on = participant.participations(manager="counted").filter(exited_on=None).exclude(decision=Decision.DECLINED)
    return (
        interventions.filter(provider=participant.controller_id, method="register")
        .exclude(pk__in=going_on.values("intervention"))
        .order_by("name", "pk")
    )


def planned_end(intervention: Intervention, started_on: date) -> date | None:
    """The last day of so many weeks, for a participation that starts then; None when the length is not set."""
    return started_on + timedelta(weeks=intervention.weeks, days=-1) if intervention.weeks else None


def _agree(participation: Participation) -> None:
    """The consent to measurement, given at the start at the latest."""
    assert participation.started_on is not None
    if has_consent(participation, ConsentKind.MEASUREMENT):
        return
    try:
        give_consent(participation, ConsentKind.MEASUREMENT, min(participation.started_on, today()))
    except InvalidFields as invalid:
        # The form asks about the consent in one field.
        raise InvalidFields({"has_consent": next(iter(invalid.fields.values()))}) from None


def _require(faults: Mapping[str, Wording]) -> None:
    if faults:
        raise InvalidFields(faults)


STARTED = Wording(
    "Deltagandet har startat under tiden: öppna deltagaren och ta tillbaka samtycket där.",
    "The participation has started in the meantime: open the participant and withdraw the consent there.",
)
DECLINED = Wording("Remissen är avböjd. Ändra beslutet först.", "The referral was declined. Change the decision first.")
