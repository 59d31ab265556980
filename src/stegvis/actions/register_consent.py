"""Registering a consent that a participant gave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, NotPermitted, interventions_for, open_participant, participant_to_change
from stegvis.actions.show_consents import KIND_NAMES
from stegvis.store.clock import today
from stegvis.store.keeping.consents import (
    give_consent,
    has_consent,
    participations_within,
    possible_parties,
    text_in_use,
)
from stegvis.store.models import ConsentKind, Participant, Participation
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.option import Option

ACTION = "register_consent"
WHICH = Wording("Välj vilket samtycke det är.", "Choose which consent it is.")


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """What the form offers: the kinds that are not in force, whom secrecy can be lifted between, today's texts."""

    participant: int
    local_number: int
    intervention: str
    today: date
    kinds: tuple[Option, ...]
    parties: tuple[Option, ...]
    texts: tuple[tuple[Wording, str, str], ...]


def show_consent_form(*, by: Actor, participant: int, participation: int) -> ConsentForm:
    """The form for one time in an intervention. `texts` has name, version and text. Raises NotPermitted."""
    found = open_participant(by, ACTION, participant)
    time = _time(by, found, participation)
    kinds = [one for one in ConsentKind if one is ConsentKind.SECRECY or not has_consent(time, one)]
    in_use = [(KIND_NAMES[one], text_in_use(one, today())) for one in kinds]
    return ConsentForm(
        participant=found.pk,
        local_number=found.local_number,
        intervention=time.intervention.name,
        today=today(),
        kinds=tuple(Option(str(one), KIND_NAMES[one]) for one in kinds),
        parties=tuple(Option(str(one.pk), Wording(one.name, one.name)) for one in possible_parties(time)),
        texts=tuple((name, text.version, text.text) for name, text in in_use),
    )


def register_consent(
    *, by: Actor, participant: int, participation: int, kind: str, given_on: date, parties: Sequence[int] = ()
) -> None:
    """Registers the consent with the text that was in use on the day.

    Raises InvalidFields (`kind`, `given_on`, `parties`) and NotPermitted.
    """
    with transaction():
        found = participant_to_change(by, ACTION, participant)
        time = _time(by, found, participation)
        if kind not in tuple(ConsentKind):
            raise InvalidFields({"kind": WHICH})
        named = [one for one in possible_parties(time) if one.pk in parties]
        consent = give_consent(time, ConsentKind(kind), given_on, named)
        details = {"kind": kind, "version": consent.text.version, "intervention": time.intervention_id}
        record("consent_registered", by=by, subject=subject_of(found), details=details, participant=found)


def _time(by: Actor, participant: Participant, number: int) -> Participation:
    for one in participations_within(participant, interventions_for(by, ACTION)):
        if one.pk == number:
            return one
    raise NotPermitted(f"{ACTION} with participation {number} by account {by.account}")
