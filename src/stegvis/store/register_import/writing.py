"""What was planned is written, many rows at a time: the same rows in the same tables as the forms would write."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from stegvis.store.clock import today
from stegvis.store.keeping.consents import texts_in_use
from stegvis.store.keeping.counting_only import add_counted
from stegvis.store.models import (
    AuditEvent,
    Consent,
    ConsentKind,
    Decision,
    ImportedRow,
    Intervention,
    Participant,
    Participation,
    RegisterImport,
)
from stegvis.store.register.entries import NO_ANSWER
from stegvis.store.register.follow_ups import plan_all_follow_ups
from stegvis.store.register.starts import planned_end
from stegvis.store.register_import.before import Before, columns_of
from stegvis.store.register_import.known import COLUMNS, OF_THE_PERSON, SELF_RATED, STATES
from stegvis.store.register_import.new_people import people_of
from stegvis.store.register_import.planning import Outcome, PlannedRow
from stegvis.store.sealing.participants import seal_into
from stegvis.store.tables.batches import batched
from stegvis.store.tables.inserting import insert_rows, take_numbers
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary.actor import Actor

INSERTED = ("id", "participant_id", "intervention_id", "planned_end_on", "exit_asked", *COLUMNS.values())
"""Columns of a new participation that an import fills in."""
IMPORTED = (
    *("register_import_id", "participation_id", "version", "person_version"),
    *("is_new", "is_new_person", "earlier", "consent_id"),
)


@dataclass(slots=True)
class Written:
    """A row with what it became."""

    row: PlannedRow
    person: Participant
    participation: Participation
    is_new: bool
    is_new_person: bool
    had_started: bool
    before: dict[str, Any]


def write_rows(rows: Sequence[PlannedRow], done: RegisterImport, *, by: Actor) -> None:
    """Writes what is new and changed, counts who is only counted, and notes all in the trail. Call it in a

    transaction. The rows were planned in the same transaction.
    """
    wanted = [row for row in rows if row.outcome in {Outcome.NEW, Outcome.CHANGED}]
    people = people_of(wanted, done.controller_id)
    written = list(_participations(wanted, people))
    _save(written)
    _states(written)
    consents = _consents(written)
    plan_all_follow_ups(one.participation for one in written)
    done.counted = _counted(rows)
    done.save(update_fields=["counted"])
    insert_rows(ImportedRow, IMPORTED, (_remembered(one, done, consents) for one in written))
    AuditEvent.append_all(_event(one, done, by) for one in written)


def _participations(rows: Sequence[PlannedRow], people: dict[int, tuple[Participant, bool]]) -> Iterator[Written]:
    """The rows' participations with their new values, not saved yet."""
    numbers = [row.participation.number for row in rows if row.participation and row.participation.number]
    stored: dict[int, Participation] = {}
    for some in batched(numbers):
        stored |= Participation.objects.in_bulk(some)
    before = Before(numbers)
    interventions = Intervention.objects.in_bulk({row.values["intervention"] for row in rows})
    for row in rows:
        person, is_new_person = people[id(row.person)]
        number = row.participation.number if row.participation else None
        mine = stored[number] if number else Participation(participant=person)
        earlier = before.of(mine, person) if number else {}
        had_started = mine.started_on is not None
        mine.participant = person
        mine.intervention = interventions[row.values["intervention"]]
        _fill(mine, row, had_started)
        yield Written(row, person, mine, number is None, is_new_person, had_started, earlier)


def _fill(mine: Participation, row: PlannedRow, had_started: bool) -> None:
    """The columns, as a start and an exit write them."""
    values = row.values
    for name, column in COLUMNS.items():
        if name in values and name not in SELF_RATED:
            setattr(mine, column, values[name])
    answers = {name: str(values.get(name) or "") for name in SELF_RATED}
    if values.get("exited_on"):
        mine.exit_asked = any(answers.values()) or None
        for name, answer in answers.items():
            setattr(mine, name, "" if answer == NO_ANSWER else answer)
    if not had_started:
        assert mine.started_on is not None
        mine.planned_end_on = planned_end(mine.intervention, mine.started_on)
    mine.decision = mine.decision and Decision.ACCEPTED
    mine.queue_position = None
    if mine.pk:
        mine.version += 1


def _add(new: Sequence[Participation]) -> None:
    """Puts them in the table, with ids that are theirs alone."""
    for one, number in zip(new, take_numbers(Participation, len(new)), strict=True):
        one.pk = number
    insert_rows(Participation, INSERTED, ([getattr(one, name) for name in INSERTED] for one in new))


def _save(written: Sequence[Written]) -> None:
    _add([one.participation for one in written if one.is_new])
    changed = [one for one in written if not one.is_new]
    columns = [*columns_of(Participation), "version"]
    Participation.objects.bulk_update([one.participation for one in changed], columns, batch_size=200)
    people = []
    for one in written:
        if not one.is_new_person and {*OF_THE_PERSON, "identity", "own_number"} & set(one.row.changed):
            _change_person(one)
            people.append(one.person)
    fields = [*OF_THE_PERSON, "sealed_identity", "identity_index", "own_index", "version"]
    Participant.objects.bulk_update({one.pk: one for one in people}.values(), fields, batch_size=200)


def _change_person(one: Written) -> None:
    for name in OF_THE_PERSON:
        if name in one.row.changed:
            setattr(one.person, name, one.row.values[name])
    person = one.row.person
    assert person is not None
    if "identity" in one.row.changed:
        seal_into(one.person, "sealed_identity", one.row.identity)
        one.person.identity_index = person.identity_index
    if "own_number" in one.row.changed:
        one.person.own_index = person.own_index
    one.person.version += 1


def _states(written: Sequence[Written]) -> None:
    """What somebody lives on and does, where it is new or another: as the forms set it, one instead of all."""
    for name, (table, occasion) in STATES.items():
        told = [one for one in written if name in one.row.changed and one.row.values.get(name)]
        rows = table._default_manager
        for some in batched([one.participation.pk for one in told if not one.is_new]):
            rows.filter(participation__in=some, occasion=occasion).delete()
        columns = ("participation_id", "occasion", name.removesuffix("_after"))
        insert_rows(table, columns, ((one.participation.pk, occasion, one.row.values[name]) for one in told))


def _consents(written: Sequence[Written]) -> dict[int, int]:
    """The consent to measurement, given at the start at the latest: for each start that is new. Returns the consents'

    ids by that of the participation.
    """
    new = [one for one in written if not one.had_started]
    waiting = [one.participation.pk for one in new if not one.is_new]
    have = _have_consent(waiting)
    without = [one.participation for one in new if one.participation.pk not in have]
    given = {one: min(one.started_on, today()) for one in without if one.started_on}
    texts = texts_in_use(ConsentKind.MEASUREMENT, given.values())
    numbers = dict(zip((one.pk for one in given), take_numbers(Consent, len(given)), strict=True))
    columns = ("id", "participant_id", "intervention_id", "text_id", "given_on")
    made = ((numbers[one.pk], one.participant_id, one.intervention_id, texts[on].pk, on) for one, on in given.items())
    insert_rows(Consent, columns, made)
    return numbers


def _have_consent(numbers: Sequence[int]) -> set[int]:
    """Those of the referrals with a consent to measurement in force for their intervention."""
    found: set[int] = set()
    for some in batched(numbers):
        rows = Participation.objects.filter(
            pk__in=some,
            participant__consents__intervention=F("intervention"),
            participant__consents__text__kind=ConsentKind.MEASUREMENT,
            participant__consents__withdrawn_on=None,
        )
        found |= set(rows.values_list("pk", flat=True))
    return found


def _counted(rows: Iterable[PlannedRow]) -> list[list[Any]]:
    """Counts who is only counted; returns intervention, year, gender and number."""
    numbers: dict[tuple[int, int, str], int] = {}
    for row in rows:
        started_on = row.values.get("started_on")
        if row.outcome is Outcome.COUNTED and isinstance(started_on, date):
            intervention = row.values["intervention"]
            assert isinstance(intervention, int)
            key = (intervention, started_on.year, str(row.values["gender"]))
            numbers[key] = numbers.get(key, 0) + 1
    for (intervention, year, gender), number in numbers.items():
        add_counted(intervention, year, gender, number)
    return [[*key, number] for key, number in numbers.items()]


def _remembered(one: Written, done: RegisterImport, consents: Mapping[int, int]) -> tuple[object, ...]:
    """The columns of `IMPORTED`."""
    number = one.participation.pk
    versions = (one.participation.version, one.person.version)
    return (done.pk, number, *versions, one.is_new, one.is_new_person, one.before, consents.get(number))


def _event(one: Written, done: RegisterImport, by: Actor) -> dict[str, object]:
    return {
        "by": by.name,
        "account": by.account or None,
        "event": "participation_imported" if one.is_new else "participation_changed_by_import",
        "subject": subject_of(one.person),
        "details": {
            "participation": one.participation.pk,
            "intervention": one.participation.intervention_id,
            "import": done.pk,
        },
        "participant": one.person.pk,
        "controller": done.controller_id,
    }
