"""The numbers behind a report: counted from the register, or as typed in where there is none.

What is protected is said in one place here: `PLAIN` are numbers of no person (plans), so they are shown as they are.
`places_free` is places less those who take part when the period ends: it tells that number, and is told when that is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from stegvis.catalogue.measures import find_measure, load_measures
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.facts import PARTICIPATIONS, PLANS
from stegvis.measures.result import MeasureRow, MeasureTable
from stegvis.store.models import Edition, FollowUpMethod, Intervention
from stegvis.store.organisation.entered_counts import counts_of
from stegvis.store.register_facts import register_rows
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.form_in_use import form_of, measures_of
from stegvis.store.standing_figures import standing_figures
from stegvis.vocabulary import Blank, Gender, NotAnswered, NotAsked, Number, Period
from stegvis.vocabulary.gender import PARTS

PLACES_FREE, PARTICIPANTS_NOW = "places_free", "participants_now"
PLAIN = frozenset({"planned_participants"})
"""Measures that count no person."""
CountedCell = Number | Blank | NotAsked | NotAnswered


@dataclass(frozen=True, slots=True)
class Counted:
    """One number as it is known inside. `of` is what it is a part of: those who answered.

    `answered`, `not_answered` and `not_asked` are None for what is no question.
    """

    cell: CountedCell
    of: int | None = None
    answered: int | None = None
    not_answered: int | None = None
    not_asked: int | None = None

    @property
    def number(self) -> int | None:
        """The number, or None where the cell holds none."""
        return int(self.cell.value) if isinstance(self.cell, Number) else None


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """The numbers of a report, by measure and gender. `tables` are those that were counted from the register."""

    period: Period
    is_typed: bool
    cells: Mapping[tuple[str, Gender], Counted]
    tables: tuple[MeasureTable, ...] = field(default=(), repr=False)

    def cell(self, measure: str, gender: Gender = Gender.ALL) -> Counted:
        """What is known of the measure; blank when nothing is."""
        return self.cells.get((measure, gender), Counted(Blank()))


def is_typed(intervention: Intervention) -> bool:
    """True for an intervention without a register: its numbers are typed in."""
    return bool(intervention.method == FollowUpMethod.COUNTS)


def of_persons(names: Sequence[str]) -> tuple[str, ...]:
    """The measures that count participations, each once; what a form needs to know besides goes with them."""
    asked = (PARTICIPANTS_NOW if name == PLACES_FREE else name for name in names)
    return tuple(dict.fromkeys(name for name in asked if name not in PLAIN))


def edition_counts(edition: Edition) -> ReportCounts:
    """The numbers of every measure that the edition's form shows. Raises BadInput as `form_of`."""
    return report_counts(edition.intervention, period_of(edition), measures_of(form_of(edition)))


def report_counts(intervention: Intervention, period: Period, names: Sequence[str]) -> ReportCounts:
    """The measures' numbers in the period. Raises BadInput for measures that the catalogue lacks."""
    if is_typed(intervention):
        return _typed(intervention, period, names)
    tables = standing_figures(intervention.pk, of_persons(names), period)
    cells = {(table.measure.id, gender): one for table in tables for gender, one in _by_gender(table)}
    for name in PLAIN & set(names):
        table = _plan(intervention, period, name)
        cells |= {(name, gender): one for gender, one in _by_gender(table)}
    if PLACES_FREE in names:
        cells[PLACES_FREE, Gender.ALL] = _places_free(intervention, cells[PARTICIPANTS_NOW, Gender.ALL])
    return ReportCounts(period, False, cells, tables)


def _typed(intervention: Intervention, period: Period, names: Sequence[str]) -> ReportCounts:
    entered = counts_of(intervention, period)
    cells = {(name, gender): Counted(entered.cell(name, gender)) for name in names for gender in Gender}
    return ReportCounts(period, True, cells)


def _by_gender(table: MeasureTable) -> Iterator[tuple[Gender, Counted]]:
    rows = {Gender(dict(row.group)["gender"]): row for row in table.rows}
    for gender in PARTS:
        yield gender, _counted([rows[gender]] if gender in rows else [])
    yield Gender.ALL, _counted(list(rows.values()))


def _counted(rows: Sequence[MeasureRow]) -> Counted:
    """The rows added up. A question that was put to nobody, or answered by nobody, is told so; 0 is not the same."""
    number = sum(row.numerator for row in rows)
    of, answered, not_answered, not_asked = (
        _sum(getattr(row, name) for row in rows) for name in ("denominator", "answered", "not_answered", "not_asked")
    )
    cell: CountedCell = Number(number, of)
    if answered == 0 and not_answered:
        cell = NotAnswered()
    elif answered == 0 and not_asked:
        cell = NotAsked()
    return Counted(cell, of, answered, not_answered, not_asked)


def _sum(numbers: Iterator[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _plan(intervention: Intervention, period: Period, name: str) -> MeasureTable:
    rows = register_rows(PLANS.name, Intervention.objects.filter(pk=intervention.pk))
    (table,) = MemoryEngine({PLANS.name: rows}).measure([find_measure(name).measure], [period], ("gender",))
    return table


def _places_free(intervention: Intervention, now: Counted) -> Counted:
    if intervention.places is None or not isinstance(now.cell, Number):
        return Counted(Blank())
    return Counted(Number(max(0, intervention.places - int(now.cell.value))))


@cache
def is_counted(name: str) -> bool:
    """True for a measure of the catalogue over participations."""
    entry = load_measures().get(name)
    return entry is not None and entry.measure.numerator.table == PARTICIPATIONS.name
