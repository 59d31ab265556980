"""Somebody starts: without a referral, or after one. Also where a start is put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.actions import code_options
from stegvis.actions.access import Actor, intervention_for, open_participant
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.clock import today
from stegvis.store.models import Intake, Intervention, Participant
from stegvis.store.register import starts
from stegvis.store.register.defaults import latest_group, latest_municipality
from stegvis.store.register.entries import Start
from stegvis.store.register.participants import controller_of
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option

__all__ = [
    "Start",
    "StartForm",
    "judge_referred_start",
    "judge_start",
    "register_referred_start",
    "register_start",
    "show_referred_start",
    "show_start",
]


@dataclass(frozen=True, slots=True)
class StartForm:
    """What the form of a start shows. `known`: its fields as far as they are known, as the form holds them.

    `local_number` is None for somebody new; `asks_consent` is False once the person has started.
    """

    intervention: int
    name: str
    known: Mapping[str, str]
    has_groups: bool
    asks_consent: bool = True
    participant: int | None = None
    local_number: int | None = None
    version: int | None = None
    genders: tuple[Option, ...] = code_options.GENDERS
    referrers: tuple[Option, ...] = code_options.REFERRERS
    municipalities: tuple[Option, ...] = ()
    supports: tuple[Option, ...] = code_options.SUPPORTS
    occupations: tuple[Option, ...] = code_options.OCCUPATIONS
    educations: tuple[Option, ...] = code_options.EDUCATIONS
    support_times: tuple[Option, ...] = code_options.SUPPORT_TIMES


@dataclass(frozen=True, slots=True)
class Started:
    """Who started; both None when the person is only counted."""

    participation: int | None = None
    participant: int | None = None
    local_number: int | None = None


def show_start(*, by: Actor, intervention: int, participant: int | None = None) -> StartForm:
    """The form for a start in the intervention, of somebody new or of a participant that is known.

    Raises NotPermitted; InvalidFields when nobody can be registered there.
    """
    found = intervention_for(by, "register_start", intervention)
    controller_of(found)
    known = _defaults(found)
    if participant is None:
        return _form(found, known)
    person = open_participant(by, "register_start", participant)
    known |= {"gender": person.gender, "birth_year": _text(person.birth_year)}
    known |= {"municipality": _text(person.municipality)} if person.municipality else {}
    return _form(found, known, participant=person.pk, local_number=person.local_number)


def judge_start(
    *, by: Actor, intervention: int, stated: Mapping[str, Any], participant: int | None = None
) -> Mapping[str, Wording]:
    """What cannot be right about those fields of a start, while others cannot be read yet. Raises NotPermitted."""
    found = intervention_for(by, "register_start", intervention)
    person = _known_person(by, participant)
    return starts.judged(found, stated, participant=person.pk if person else None)


def register_start(
    *, by: Actor, intervention: int, start: Start, has_consent: bool, participant: int | None = None
) -> Started:
    """Registers it; without consent to measurement only year and gender are counted, and nothing else is kept.

    Raises NotPermitted, and InvalidFields by the fields of Start.
    """
    found = intervention_for(by, "register_start", intervention)
    person = _known_person(by, participant)
    if not has_consent:
        starts.start_counted_only(found, start.gender, start.started_on, by=by)
        return Started()
    participation = starts.add_start(found, start, by=by, participant=person)
    return Started(participation.pk, participation.participant_id, participation.participant.local_number)


def show_referred_start(*, by: Actor, participation: int) -> StartForm:
    """The form for the start of somebody who was referred, or for putting a start right. Raises NotPermitted."""
    found = open_participation(by, "register_start", participation)
    stated = {name: value for name, value in starts.stated(found).items() if value}
    is_new = found.started_on is None
    return _form(
        found.intervention,
        _defaults(found.intervention) | stated if is_new else stated,
        # Of somebody who has a group it is asked although the intervention no longer starts groups: it would be lost.
        has_groups=found.intervention.intake == Intake.GROUPS or found.group is not None,
        asks_consent=is_new,
        participant=found.participant_id,
        local_number=found.participant.local_number,
        version=found.version,
    )


def judge_referred_start(*, by: Actor, participation: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """The same for the start of somebody who was referred, or for a start that is put right."""
    found = open_participation(by, "register_start", participation)
    return starts.judged(found.intervention, stated, participation=found)


def register_referred_start(
    *, by: Actor, participation: int, start: Start, has_consent: bool = True, version: int | None = None
) -> Started:
    """Registers the start of somebody who was referred, or puts a start right; otherwise as `register_start`.

    Raises NotPermitted, InvalidFields and Changed.
    """
    found = participation_to_change(by, "register_start", participation)
    if not has_consent and found.started_on is None:
        starts.start_counted_only(found.intervention, start.gender, start.started_on, by=by, referred=found)
        return Started()
    starts.start_referred(found, start, version=version, by=by)
    return Started(found.pk, found.participant_id, found.participant.local_number)


def _known_person(by: Actor, participant: int | None) -> Participant | None:
    return None if participant is None else open_participant(by, "register_start", participant)


def _defaults(intervention: Intervention) -> dict[str, str]:
    """What is most likely: today, and for the rest what was registered last."""
    defaults = {"started_on": today().isoformat(), "municipality": _text(latest_municipality(intervention))}
    if intervention.intake == Intake.GROUPS:
        defaults["group"] = _text(latest_group(intervention) or 1)
    return defaults


def _form(intervention: Intervention, known: Mapping[str, str], **more: Any) -> StartForm:
    return StartForm(
        intervention.pk,
        intervention.name,
        known,
        municipalities=code_options.municipality_options(),
        **({"has_groups": intervention.intake == Intake.GROUPS} | more),
    )


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
