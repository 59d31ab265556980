"""Invented people in invented interventions, and the releases that tell of them. Nobody here exists."""

import atexit
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from stegvis.disclosure.audit import Auditor
from stegvis.disclosure.release import (
    Count,
    CountedSet,
    Ledger,
    Line,
    Nesting,
    Refused,
    Release,
    ReleaseRequest,
    Structure,
    TableRequest,
    Timing,
    release,
)
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Figure, Gender, Period
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.released import Between, ReleasedTable, TableShape

INTERIM = Period(date(2023, 1, 1), date(2023, 8, 31))
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
SECRET = b"an invented secret of tests"
AT = datetime(2024, 1, 15, tzinfo=UTC)
A, B = PrivacyClass.A, PrivacyClass.B
CLASSES = ("positive", "unclear", "other")
STRUCTURE = Structure(
    (
        CountedSet("participants", A, Timing.OPEN),
        CountedSet("exits", A, Timing.ENDED),
        *(CountedSet(f"exits_{name}", B, Timing.ENDED) for name in CLASSES),
        CountedSet("feels_better", B, Timing.ENDED),
        CountedSet("more_active", B, Timing.ENDED),
    ),
    (
        Nesting("participants", ("exits",)),
        Nesting("exits", tuple(f"exits_{name}" for name in CLASSES), complete=True),
        Nesting("exits", ("feels_better",)),
        Nesting("exits", ("more_active",)),
    ),
)
SETS = tuple(one.id for one in STRUCTURE.sets)
FEW = ("participants", "exits", "feels_better")


@dataclass(frozen=True)
class Person:
    """One invented participation."""

    intervention: str
    gender: Gender
    started: date
    ended: date
    exit_class: str
    better: bool
    more_active: bool

    def counts_in(self, counted: str, period: Period) -> bool:
        """Whether the person counts: written apart from the room that is tested."""
        if counted == "participants":
            return self.started <= period.end and self.ended >= period.start
        if not period.start <= self.ended <= period.end:
            return False
        told = {"exits": True, "feels_better": self.better, "more_active": self.more_active}
        return told.get(counted, counted == f"exits_{self.exit_class}")


def people(sizes: Sequence[int], seed: int) -> tuple[Person, ...]:
    """Invented people, so many in each intervention: two in three women, a few neither woman nor man."""
    chance = random.Random(seed)
    found = []
    for number, size in enumerate(sizes):
        for _ in range(size):
            started = date(2023, 1, 1).toordinal() + chance.randint(-150, 300)
            found.append(
                Person(
                    f"Insats {number + 1}",
                    chance.choices((Gender.WOMEN, Gender.MEN, Gender.NONBINARY), (0.64, 0.33, 0.03))[0],
                    date.fromordinal(started),
                    date.fromordinal(started + chance.randint(20, 300)),
                    chance.choices(CLASSES, (0.6, 0.15, 0.25))[0],
                    chance.random() < 0.75,
                    chance.random() < 0.6,
                )
            )
    return tuple(found)


def counts(persons: Iterable[Person], period: Period, sets: Sequence[str] = SETS) -> tuple[Count, ...]:
    """What the interventions count in a period: for all, for women and for men, as a form asks."""
    persons = tuple(persons)
    return tuple(
        Count(counted, intervention, gender, period, size(persons, counted, period, (intervention,), gender))
        for intervention in dict.fromkeys(person.intervention for person in persons)
        for counted in sets
        for gender in (Gender.ALL, Gender.WOMEN, Gender.MEN)
    )


def size(
    persons: Iterable[Person],
    counted: str,
    period: Period,
    interventions: Sequence[str] | None = None,
    gender: Gender = Gender.ALL,
) -> int:
    """How many of these people a set holds."""
    genders = PARTS if gender is Gender.ALL else (gender,)
    return sum(
        person.counts_in(counted, period)
        for person in persons
        if person.gender in genders and (interventions is None or person.intervention in interventions)
    )


def report(
    name: str, counted: tuple[Count, ...], period: Period, *, sets: Sequence[str] = SETS, **more: object
) -> ReleaseRequest:
    """One report on each intervention, and one on all together."""
    lines = tuple(Line(one, one) for one in sets)
    interventions = dict.fromkeys(count.intervention for count in counted)
    tables = (
        *(TableRequest(f"{name} {one}", TableShape.REPORT, period, lines, one) for one in interventions),
        TableRequest(f"{name} alla", TableShape.ASSOCIATION, period, lines),
    )
    return ReleaseRequest(name, tables, counted, STRUCTURE, **more)  # type: ignore[arg-type]


@cache
def one_auditor() -> Auditor:
    """The auditor of all tests: a process takes longer to start than to answer."""
    auditor = Auditor()
    atexit.register(auditor.close)
    return auditor


def released(request: ReleaseRequest, folder: Path, *, time_limit_s: float = 60.0) -> Release:
    """The release of a request that must not be refused, against the ledger in the folder."""
    ledger = Ledger(folder / "ledger.jsonl")
    found = release(request, ledger=ledger, secret=SECRET, at=AT, time_limit_s=time_limit_s, auditor=one_auditor())
    assert not isinstance(found, Refused), found.reason.en
    return found


def table(found: Release, name: str) -> ReleasedTable:
    """The released table of that id."""
    return next(one for one in found.tables if one.id == name)


def one_intervention(name: str, sizes: Mapping[str, int], **more: object) -> ReleaseRequest:
    """A report on one intervention, without genders."""
    counted = tuple(Count(one, "Insats 1", Gender.ALL, YEAR, value) for one, value in sizes.items())
    return report(name, counted, YEAR, sets=tuple(sizes), **more)


def figures_of(shown: ReleasedTable) -> tuple[Figure, ...]:
    """The cells of a released table as figures of a report."""
    return tuple(
        Figure(row.measure, row.gender, row.cell, row.printed)
        for row in shown.rows
        if not isinstance(row.cell, Between)
    )
