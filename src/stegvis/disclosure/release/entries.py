"""One publication as the ledger keeps it: all counts behind it, and which cells are visible for good."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from stegvis.disclosure.protection_outcome import Audit
from stegvis.disclosure.release.counting import CountedSet, Nesting, Structure, Timing
from stegvis.disclosure.release.stated import Count, Who
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Gender, Period, Wording

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """A number decided once: shown to everyone, or hidden for good."""

    who: Who
    value: int
    visible: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What was decided about one publication. `request` is the digest of what was asked; `at` as the caller says.

    `counts` are all counts it was made from, shown or not, since groups are taken out of them; `pattern` is the digest
    of what is visible and hidden; `measures` (measure, digest of its definition); `k` (class, smallest provable group).
    `notes` say where a k may not hold in full.
    `salt` is random: without it whoever sees the entry's hash could try hidden counts until it fits.
    """

    publication: str
    request: str
    at: datetime
    counts: tuple[Count, ...]
    cells: tuple[LedgerCell, ...]
    structure: Structure
    measures: tuple[tuple[str, str], ...]
    k: tuple[tuple[PrivacyClass, int], ...]
    pattern: str
    audit: Audit
    corrects: str | None = None
    notes: tuple[Wording, ...] = ()
    salt: str = field(default_factory=lambda: secrets.token_hex(16))


def entry_json(entry: Entry) -> Json:
    """The entry as plain JSON."""
    return {
        "publication": entry.publication,
        "corrects": entry.corrects,
        "request": entry.request,
        "at": entry.at.isoformat(),
        "salt": entry.salt,
        "pattern": entry.pattern,
        "audit": asdict(entry.audit),
        "k": [[privacy.value, k] for privacy, k in entry.k],
        "notes": [[note.sv, note.en] for note in entry.notes],
        "measures": [list(one) for one in entry.measures],
        "sets": [[one.id, one.privacy.value, one.timing.value, one.population] for one in entry.structure.sets],
        "nestings": [[one.whole, list(one.parts), one.complete] for one in entry.structure.nestings],
        "counts": [
            [one.counted, one.intervention, one.gender.value, *_days(one.period), one.value] for one in entry.counts
        ],
        "cells": [
            [who.counted, list(who.interventions), who.gender.value, *_days(who.period), cell.value, cell.visible]
            for cell in entry.cells
            for who in (cell.who,)
        ],
    }


def entry_of_json(plain: Mapping[str, Any]) -> Entry:
    """The entry that the JSON holds. Raises ValueError, KeyError or TypeError when it holds none."""
    return Entry(
        publication=str(plain["publication"]),
        request=str(plain["request"]),
        at=datetime.fromisoformat(plain["at"]),
        counts=tuple(
            Count(counted, intervention, Gender(gender), _period(start, end), int(value))
            for counted, intervention, gender, start, end, value in plain["counts"]
        ),
        cells=tuple(
            LedgerCell(Who(counted, tuple(where), Gender(gender), _period(start, end)), int(value), bool(visible))
            for counted, where, gender, start, end, value, visible in plain["cells"]
        ),
        structure=Structure(
            tuple(CountedSet(name, PrivacyClass(k), Timing(timing), of) for name, k, timing, of in plain["sets"]),
            tuple(Nesting(whole, tuple(parts), bool(complete)) for whole, parts, complete in plain["nestings"]),
        ),
        measures=tuple((measure, digest) for measure, digest in plain["measures"]),
        k=tuple((PrivacyClass(privacy), int(k)) for privacy, k in plain["k"]),
        pattern=str(plain["pattern"]),
        audit=Audit(**plain["audit"]),
        corrects=plain["corrects"],
        notes=tuple(Wording(sv, en) for sv, en in plain["notes"]),
        salt=str(plain["salt"]),
    )


def _days(period: Period) -> tuple[str, str]:
    return period.start.isoformat(), period.end.isoformat()


def _period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))
