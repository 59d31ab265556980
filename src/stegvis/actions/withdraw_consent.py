"""Withdrawing a consent, and undoing a withdrawal on the same day.

Without the consent to measurement a participant is only counted: what is stored goes, and there is no way back.
"""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, NotPermitted, interventions_for, open_participant, participant_to_change
from stegvis.actions.show_consents import KIND_NAMES
from stegvis.store.clock import today
from stegvis.store.keeping import consents
from stegvis.store.keeping.counting_only import only_count_in, years_taken_part
from stegvis.store.models import Consent, ConsentKind, Participant
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary import InvalidFields, Wording

ACTION = "withdraw_consent"
UNDERSTOOD = Wording(
    "Kryssa i att uppgifterna tas bort och att det inte går att ångra.",
    "Tick that the data will be removed and that it cannot be undone.",
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a withdrawal would do. `counted_years`: the years that stay as a number when the registration ends."""

    participant: int
    local_number: int
    intervention: str
    kind: Wording
    today: date
    ends_registration: bool
    counted_years: tuple[int, ...]


def show_withdrawal(*, by: Actor, participant: int, consent: int) -> Withdrawal:
    """What withdrawing the consent would do. Raises NotPermitted, also when it has been withdrawn already."""
    found = open_participant(by, ACTION, participant)
    given = _consent(by, found, consent)
    if given.withdrawn_on is not None:
        raise NotPermitted(f"{ACTION} of withdrawn consent {consent} by account {by.account}")
    kind = ConsentKind(given.text.kind)
    return Withdrawal(
        participant=found.pk,
        local_number=found.local_number,
        intervention=given.intervention.name,
        kind=KIND_NAMES[kind],
        today=today(),
        ends_registration=kind is ConsentKind.MEASUREMENT,
        counted_years=tuple(years_taken_part(consents.participation_of(given))),
    )


def withdraw_consent(
    *, by: Actor, participant: int, consent: int, withdrawn_on: date, is_understood: bool = False
) -> bool:
    """Ends the consent on that day. True when the participant is stored no more.

    `is_understood`: needed for the consent to measurement, since its end removes what is stored.
    Raises InvalidFields (`withdrawn_on`, `is_understood`) and NotPermitted.
    """
    with transaction():
        found = participant_to_change(by, ACTION, participant)
        given = _consent(by, found, consent)
        ends_registration = given.text.kind == ConsentKind.MEASUREMENT
        if ends_registration and not is_understood:
            raise InvalidFields({"is_understood": UNDERSTOOD})
        consents.withdraw_consent(given, withdrawn_on)
        if ends_registration:
            return only_count_in(consents.participation_of(given), by=by)
        _record("consent_withdrawn", by, found, given)
        return False


def restore_consent(*, by: Actor, participant: int, consent: int) -> None:
    """Undoes a withdrawal of the same day. Raises InvalidFields when it is too late, and NotPermitted."""
    with transaction():
        found = participant_to_change(by, ACTION, participant)
        given = _consent(by, found, consent)
        consents.restore_consent(given)
        _record("consent_restored", by, found, given)


def _consent(by: Actor, participant: Participant, number: int) -> Consent:
    found = consents.consent_within(participant, number, interventions_for(by, ACTION))
    if found is None:
        raise NotPermitted(f"{ACTION} of consent {number} by account {by.account}")
    return found


def _record(event: str, by: Actor, participant: Participant, consent: Consent) -> None:
    details = {"kind": consent.text.kind, "intervention": consent.intervention_id}
    record(event, by=by, subject=subject_of(participant), details=details, participant=participant)
