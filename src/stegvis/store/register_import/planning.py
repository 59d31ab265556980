"""What each row of a file would do: something new, a change, nothing, a count; or nothing because it cannot be right.

The rules are those of the forms (`store.register.rules`); what is special to a file is who the row is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from stegvis.documents.sheets import SheetCell
from stegvis.store.keeping.consents import no_text_before
from stegvis.store.register.entries import Exit, Start
from stegvis.store.register.exits import NO_SUCH_REASON
from stegvis.store.register.rules import Ground, exit_faults, start_faults
from stegvis.store.register_import import faults as say
from stegvis.store.register_import.known import (
    OF_THE_PERSON,
    Known,
    KnownParticipation,
    KnownPerson,
    Values,
    likeness,
    others_in,
)
from stegvis.store.register_import.people import NoPerson, find_person
from stegvis.store.register_import.reading import NOT_ASKED, Reader
from stegvis.vocabulary import Wording

START_FIELDS = (
    *("gender", "birth_year", "started_on", "referrer", "municipality", "support", "occupation"),
    *("hours_before", "education", "support_time", "group"),
)
EXIT_FIELDS = {"exited_on": "exited_on", "exit_code": "exit_code", "hours_after": "hours_after"} | {
    **{name: name for name in ("feeling", "activity", "day_structure")},
    "occupation_after": "occupation",
    "support_after": "support",
}
"""Fields of an import and those of an exit."""


class Outcome(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    COUNTED = "counted"
    REFUSED = "refused"


@dataclass(slots=True)
class PlannedRow:
    """A row by its number in the file. `faults`: by field, why it is refused; "" stands for the whole row.

    `values` has what the row and the register say together, `changed` the fields that differ from the register.
    """

    number: int
    outcome: Outcome
    faults: Mapping[str, Wording] = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    person: KnownPerson | None = None
    participation: KnownParticipation | None = None
    identity: str = ""
    own_index: str = ""


@dataclass(frozen=True, slots=True)
class Standards:
    """What holds for all rows: the day it is, the oldest text of a consent, the reasons for an exit."""

    today: date
    oldest_consent: date
    exit_codes: frozenset[int]


def plan_rows(
    rows: Sequence[tuple[int, tuple[SheetCell, ...]]], reader: Reader, known: Known, standards: Standards
) -> Iterator[PlannedRow]:
    """Each row in order; what an earlier row would add counts for the later ones."""
    seen: dict[tuple[SheetCell, ...], int] = {}
    for number, row in rows:
        values, faults = reader.read(row)
        try:
            planned = _planned(number, values, faults, known, standards)
        except NoPerson as nobody:
            planned = _refused(number, {**nobody.faults, **faults})
        if planned.outcome is Outcome.NEW and planned.person and not _is_numbered(planned.person):
            read = reader.only_read(row)
            if read in seen:
                planned = _refused(number, {"": say.same_as(seen[read])})
            seen.setdefault(read, number)
        _let_count(planned, known)
        yield planned


def _planned(number: int, values: Values, faults: dict[str, Wording], known: Known, standards: Standards) -> PlannedRow:
    intervention = values.get("intervention")
    if not isinstance(intervention, int):
        return _refused(number, {"intervention": say.NO_INTERVENTION, **faults})
    if values.get("has_consent") not in (True, NOT_ASKED):
        return _counted(number, intervention, values, faults, known, standards)
    person = find_person(values, known)
    mine = _participation(person, intervention, values.get("started_on")) if person else None
    if person is None and not _has_number(values):
        alike = _alike(intervention, values, known)
        if alike is not None:
            person, mine = alike
    stored = {**(person.values if person else {}), **(mine.values if mine else {})}
    given = {name: value for name, value in values.items() if name in START_FIELDS or name in _OTHER}
    changed = tuple(name for name, value in given.items() if stored.get(name) != value) + _new_numbers(person, values)
    if mine and mine.number and not changed and not faults:
        return PlannedRow(number, Outcome.UNCHANGED, {}, {"intervention": intervention}, (), person, mine)
    merged = {**stored, **given}
    found = {**_missing(merged, faults), **faults}
    if values["has_consent"] == NOT_ASKED:
        found["has_consent"] = say.NOT_ASKED
    if person is not None:
        found |= _contradictions(person, intervention, merged, values)
    judged = {**merged, **_stand_ins(merged, standards)}
    found = {**_ruled_out(judged, person, mine, intervention, known, standards), **found}
    if found:
        return _refused(number, found)
    return PlannedRow(
        number,
        Outcome.CHANGED if mine and mine.number else Outcome.NEW,
        values={**merged, "intervention": intervention},
        changed=changed,
        person=person or _new_person(values, merged),
        participation=mine,
        identity=str(values.get("identity", "")),
        own_index=str(values.get("own_index", "")),
    )


_OTHER = frozenset({"referred_on", *EXIT_FIELDS})


def _counted(
    number: int, intervention: int, values: Values, faults: dict[str, Wording], known: Known, standards: Standards
) -> PlannedRow:
    """Who does not consent is only counted, and only what is counted is read; all of it until that is known."""
    found = {name: why for name, why in faults.items() if name in {"started_on", "gender", "has_consent"}}
    if "has_consent" not in values:
        found = {"has_consent": say.NO_CONSENT, **faults}
    found = {name: why for name, why in _missing(values, faults).items() if name in {"started_on", "gender"}} | found
    if find_person(values, known) is not None:
        found.setdefault("has_consent", say.IS_REGISTERED)
    started_on = values.get("started_on")
    if isinstance(started_on, date):
        # The birth year is not kept, so it is not judged.
        start = Start(str(values.get("gender")), started_on.year - 40, started_on)
        ground = Ground(standards.today, known.spans[intervention])
        found |= {name: why for name, why in start_faults(start, ground).items() if name == "started_on"}
    if found:
        return _refused(number, found)
    kept = {name: values[name] for name in ("gender", "started_on")}
    return PlannedRow(number, Outcome.COUNTED, values={**kept, "intervention": intervention})


def _ruled_out(
    merged: Values,
    person: KnownPerson | None,
    mine: KnownParticipation | None,
    intervention: int,
    known: Known,
    standards: Standards,
) -> dict[str, Wording]:
    """What the rules of the forms say against it."""
    others = tuple(others_in(person, intervention, mine)) if person else ()
    ground = Ground(standards.today, known.spans[intervention], others)
    started_on, exited_on = merged["started_on"], merged.get("exited_on")
    assert isinstance(started_on, date)
    referred_on = merged.get("referred_on")
    # An exit before the start is told beside the exit.
    until = exited_on if isinstance(exited_on, date) and exited_on >= started_on else None
    start = Start(**{"gender": "", **_stated(merged, {name: name for name in START_FIELDS})})
    found = dict(
        start_faults(start, ground, referred_on=referred_on if isinstance(referred_on, date) else None, exited_on=until)
    )
    if not (mine and mine.number and mine.stay) and min(started_on, standards.today) < standards.oldest_consent:
        found.setdefault("has_consent", no_text_before(standards.oldest_consent))
    code = merged.get("exit_code")
    if code and code not in standards.exit_codes:
        found["exit_code"] = NO_SUCH_REASON
    if isinstance(exited_on, date):
        left = Exit(**{"exit_code": 0, **_stated(merged, EXIT_FIELDS)})
        found = {**_of_exit(exit_faults(left, ground, started_on=started_on)), **found}
    return found


def _stand_ins(merged: Values, standards: Standards) -> Values:
    """What the rules are asked with in place of what lacks or cannot be read: nothing that is wrong by itself."""
    exited_on = merged.get("exited_on")
    started_on = merged.get("started_on") or (exited_on if isinstance(exited_on, date) else standards.today)
    assert isinstance(started_on, date)
    likely = {"started_on": started_on, "birth_year": started_on.year - 40}
    return {name: value for name, value in likely.items() if merged.get(name) in (None, "")}


def _stated(merged: Values, fields: Mapping[str, str]) -> dict[str, Any]:
    """What is known of the fields, as the entry calls them."""
    return {name: merged[field] for field, name in fields.items() if merged.get(field) not in (None, "")}


def _of_exit(faults: Mapping[str, Wording]) -> dict[str, Wording]:
    """The faults of an exit under the names that an import has for its fields."""
    names = {name: field for field, name in EXIT_FIELDS.items()}
    return {names.get(name, name): why for name, why in faults.items()}


def _new_numbers(person: KnownPerson | None, values: Values) -> tuple[str, ...]:
    """The numbers that a known person gets by the row."""
    if person is None:
        return ()
    new = {"identity": person.identity_index is None and "identity_index" in values}
    new |= {"own_number": person.own_index is None and "own_index" in values}
    return tuple(name for name, is_new in new.items() if is_new)


def _missing(merged: Values, faults: Mapping[str, Wording]) -> dict[str, Wording]:
    """What must be there and is not; what is there and cannot be read is told of by itself."""
    found = {name: why for name, why in say.MISSING.items() if merged.get(name) in (None, "")}
    has_exit, has_reason = (bool(merged.get(name)) or name in faults for name in ("exited_on", "exit_code"))
    if has_exit and not has_reason:
        found["exit_code"] = say.NO_REASON
    if not has_exit:
        found |= {name: say.NO_EXIT_DAY for name in EXIT_FIELDS if name != "exited_on" and merged.get(name)}
    return found


def _contradictions(person: KnownPerson, intervention: int, merged: Values, values: Values) -> dict[str, Wording]:
    """What cannot be said of a person that the register, or an earlier row, knows otherwise."""
    started_on = merged.get("started_on")
    earlier = person.rows.get((intervention, started_on)) if isinstance(started_on, date) else None
    if earlier is not None:
        return {"": say.twice(earlier)}
    stored = person.values.get("birth_year")
    is_by_identity = bool(values.get("identity")) and person.identity_index is not None
    if stored and values.get("birth_year") not in (None, stored) and not is_by_identity:
        return {"birth_year": say.OTHER_YEAR}
    return {}


def _participation(person: KnownPerson, intervention: int, started_on: object) -> KnownParticipation | None:
    """The one that started on the day; else a referral that waits for its start."""
    there = [one for one in person.participations if one.intervention == intervention]
    same = next((one for one in there if one.values.get("started_on") == started_on and started_on), None)
    return same or next((one for one in there if one.number and one.stay is None), None)


def _alike(intervention: int, values: Values, known: Known) -> tuple[KnownPerson, KnownParticipation] | None:
    """For a row without a number: a participation of which it says nothing else, not yet met in this file.

    Raises NoPerson when some are alike and none is the same: nobody can tell whether it is one of them.
    """
    key = (intervention, values.get("started_on"), values.get("gender"), values.get("birth_year"))
    candidates = [one for one in known.alike.get(key, ()) if one[1].number]
    free = [one for one in candidates if (intervention, key[1]) not in one[0].rows]
    for person, mine in free:
        stored = {**person.values, **mine.values}
        if all(stored.get(name) == value for name, value in values.items() if name in stored):
            return person, mine
    if free:
        raise NoPerson({"": say.POSSIBLY})
    return None


def _new_person(values: Values, merged: Values) -> KnownPerson:
    local = values.get("local_number")
    return KnownPerson(
        None,
        local if isinstance(local, int) else None,
        {name: merged.get(name) for name in OF_THE_PERSON},
        str(values["identity_index"]) if "identity_index" in values else None,
        str(values["own_index"]) if "own_index" in values else None,
    )


def _has_number(values: Values) -> bool:
    return bool(values.keys() & {"identity_index", "local_number", "own_index"})


def _is_numbered(person: KnownPerson) -> bool:
    return bool(person.number or person.local_number or person.identity_index or person.own_index)


def _let_count(planned: PlannedRow, known: Known) -> None:
    """What the row adds is known to the rows that follow."""
    person, started_on = planned.person, planned.values.get("started_on")
    if planned.outcome is Outcome.UNCHANGED and person and planned.participation:
        started_on = planned.participation.values.get("started_on")
    if person is None or planned.outcome is Outcome.REFUSED or not isinstance(started_on, date):
        return
    intervention = planned.values["intervention"]
    assert isinstance(intervention, int)
    person.rows[intervention, started_on] = planned.number
    if planned.outcome is Outcome.UNCHANGED:
        return
    if planned.participation is None:
        planned.participation = KnownParticipation(None, intervention, planned.values)
        person.participations.append(planned.participation)
        known.alike.setdefault(likeness(person.values, planned.participation), [])
    else:
        planned.participation.values = planned.values
    if person.number is None:
        known.add(person)


def _refused(number: int, faults: Mapping[str, Wording]) -> PlannedRow:
    return PlannedRow(number, Outcome.REFUSED, faults)
