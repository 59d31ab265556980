"""What names a participant and how to reach the person: sealed, checked, optional."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import F

from stegvis.store.access.participant_scope import Participants
from stegvis.store.models import Participant
from stegvis.store.sealing.identity_numbers import NUMBER_FIELD, check_birth_year, covered_number, normalised_number
from stegvis.store.sealing.participants import seal_into, unseal_from
from stegvis.store.sealing.seals import identity_index
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary import Changed, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

PERSON = ("gender", "birth_year", "municipality")


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody; "" where nothing is stored. `wishes`: text me, never call before ten."""

    phone: str = ""
    email: str = ""
    wishes: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """A participant's details. `identity_number` as it was written when given, covered when read; None: as it is."""

    name: str
    identity_number: str | None
    gender: str
    birth_year: int | None
    municipality: int | None
    contact: Contact


def details_of(participant: Participant) -> Details:
    """What is stored, opened; the identity number is covered. Raises BadInput when something sealed does not open."""
    return Details(
        unseal_from(participant, "sealed_name"),
        covered_number(unseal_from(participant, "sealed_identity")),
        participant.gender,
        participant.birth_year,
        participant.municipality,
        contact_of(participant),
    )


@transaction.atomic
def change_details(participant: Participant, details: Details, *, version: int | None, by: Actor) -> None:
    """Stores the details. Raises InvalidFields, and Changed when somebody else changed the participant."""
    stored = details_of(participant)
    if version is not None and version != participant.version and (theirs := _differing(details, stored)):
        raise Changed(theirs, participant.version)
    number = _sound_number(participant, details)
    changed = [name for name, _ in _fields(details).items() if name in _differing(details, stored)]
    for name in PERSON:
        setattr(participant, name, getattr(details, name))
    seal_into(participant, "sealed_name", details.name)
    seal_into(participant, "sealed_contact", _written(details.contact))
    seal_into(participant, "sealed_identity", number)
    participant.identity_index = identity_index(number, participant.controller_id) if number else None
    participant.version = F("version") + 1
    participant.save()
    about = {"fields": changed}
    record("participant_changed", by=by, subject=subject_of(participant), details=about, participant=participant)


def judged(participant: Participant, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about details of which only some fields can be read yet."""
    number, year = stated.get("identity_number"), stated.get("birth_year")
    try:
        _sound_number(participant, replace(details_of(participant), identity_number=number, birth_year=year))
    except InvalidFields as found:
        return found.fields
    return {}


def found_by_identity(reached: Participants, written: str, controller: int) -> Participant | None:
    """The controller's participant with that identity number, among those reached; None: nobody.

    Raises InvalidFields for `identity_number` when it is no such number.
    """
    number = normalised_number(written)
    if not number:
        raise InvalidFields({NUMBER_FIELD: WRITE_IT})
    return reached.filter(controller=controller, identity_index=identity_index(number, controller)).first()


def _sound_number(participant: Participant, details: Details) -> str:
    """The normalised number that is to stand. Raises InvalidFields when it cannot be right, or is somebody else's."""
    number = _number(participant, details)
    check_birth_year(number, details.birth_year)
    _check_free(participant, number)
    return number


def _number(participant: Participant, details: Details) -> str:
    """The normalised number that is to stand: the stored one when the field came back covered, or not at all."""
    stored = unseal_from(participant, "sealed_identity")
    if details.identity_number is None or (stored and details.identity_number == covered_number(stored)):
        return stored
    return normalised_number(details.identity_number)


def _check_free(participant: Participant, number: str) -> None:
    if not number:
        return
    index = identity_index(number, participant.controller_id)
    others = Participant.objects.filter(controller=participant.controller_id, identity_index=index)
    other = others.exclude(pk=participant.pk).first()
    if other is not None:
        raise InvalidFields({NUMBER_FIELD: _taken(other.local_number)})


def _differing(mine: Details, stored: Details) -> dict[str, str]:
    """What is stored of each field that differs. A number is told covered."""
    given = _fields(mine)
    return {name: value for name, value in _fields(stored).items() if given[name] != value}


def _fields(details: Details) -> dict[str, str]:
    plain = asdict(details)
    contact = plain.pop("contact")
    return {name: "" if value is None else str(value) for name, value in (plain | contact).items()}


def contact_of(participant: Participant) -> Contact:
    """How to reach the participant. Raises BadInput when what is sealed does not open."""
    text = unseal_from(participant, "sealed_contact")
    return Contact(**json.loads(text)) if text else Contact()


def _written(contact: Contact) -> str:
    return json.dumps(asdict(contact), ensure_ascii=False) if any(asdict(contact).values()) else ""


def _taken(local_number: int) -> Wording:
    return Wording(
        f"Deltagare {local_number} har redan det numret. Kontrollera att det inte är samma person.",
        f"Participant {local_number} has that number already. Check that it is not the same person.",
    )


WRITE_IT = Wording("Skriv ett personnummer.", "Write an identity number.")
