"""A report's figures as its writers see them: raw, in the form's own tables, and with what the report will hide.

For the operator's layer only. What leaves it is decided by `decided`.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import groupby, repeat

from stegvis.catalogue.measures import find_measure
from stegvis.disclosure.release import Judgement
from stegvis.forms.figure_tables import FigureTable
from stegvis.measures.engines.memory import counts_row
from stegvis.measures.facts import PARTICIPATIONS
from stegvis.store.models import Edition
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.figures.counting import (
    NOTHING,
    PLAIN,
    Counted,
    ReportCounts,
    counts_of_several,
    edition_counts,
    is_typed,
    of_persons,
)
from stegvis.store.reports.figures.material import Material, material_of
from stegvis.store.reports.form_in_use import find_form, form_of, measures_of, tables_of
from stegvis.store.sealing.seals import keyed_digest
from stegvis.store.standing_figures import asks_for_states
from stegvis.vocabulary import Blank, Figure, Gender, Number, Period, Wording

Place = tuple[str, Gender]
KEPT = 1024
"""Reports whose tables are kept: some hundred bytes a cell."""


@dataclass(frozen=True, slots=True)
class DraftCell:
    """One number of the draft. `is_hidden`: the report will not show it; None while that is not worked out."""

    measure: str
    gender: Gender
    counted: Counted
    is_hidden: bool | None = None

    @property
    def number(self) -> int | None:
        """The number, or None where the cell holds none."""
        return self.counted.number


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of a table; `cells` in the order of its columns."""

    measure: str
    label: Wording
    cells: tuple[DraftCell, ...]
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table of the form, filled. `instead` is what the report says when its condition does not hold.

    `section` is empty for the figures that only the text tells.
    """

    id: str
    section: str
    caption: Wording
    columns: tuple[Gender, ...]
    rows: tuple[DraftRow, ...]
    instead: Wording | None = None


@dataclass(frozen=True, slots=True)
class DraftFigures:
    """All figures of a draft. `facts_digest` is keyed: the same facts give the same, and it tells nothing of them.

    `judgement` is how the prose is judged beside them, None while it is not worked out what the report will hide.
    """

    intervention: str
    period: Period
    is_typed: bool
    tables: tuple[DraftTable, ...]
    facts_digest: str
    judgement: Judgement | None = field(default=None, compare=False, repr=False)

    def cells(self) -> Iterator[DraftCell]:
        """Every cell, in the order of the tables."""
        return (cell for table in self.tables for row in table.rows for cell in row.cells)

    def cell(self, measure: str, gender: Gender = Gender.ALL) -> DraftCell | None:
        """The cell, or None when no table has it."""
        return next((one for one in self.cells() if (one.measure, one.gender) == (measure, gender)), None)

    def figures(self) -> Iterator[Figure]:
        """The cells as figures of a report, raw: what prose is compared with while it is written."""
        for one in self.cells():
            raw = "" if one.number is None else str(one.number)
            yield Figure(one.measure, one.gender, one.counted.cell, raw)

    def hiding(self, hidden: Collection[Place], judgement: Judgement | None = None) -> "DraftFigures":
        """The same, with what the report will hide marked."""
        tables = tuple(replace(table, rows=tuple(_marked(row, hidden) for row in table.rows)) for table in self.tables)
        return replace(self, tables=tables, judgement=judgement)


def draft_figures(edition: Edition) -> DraftFigures:
    """The figures of the edition as the facts are now. Raises BadInput as `form_of`."""
    return filled(edition, edition_counts(edition))


def filled(edition: Edition, counts: ReportCounts) -> DraftFigures:
    """The tables of the edition's form with these numbers. Raises BadInput as `form_of`."""
    return DraftFigures(
        edition.intervention.name,
        counts.period,
        counts.is_typed,
        filled_tables(edition, counts),
        facts_digest(counts),
    )


def filled_tables(edition: Edition, counts: ReportCounts) -> tuple[DraftTable, ...]:
    """The tables alone; the same objects as long as their numbers stay the same. Raises BadInput as `form_of`."""
    form = form_of(edition).id
    told = tuple(map(counts.cells.get, _places(form), repeat(NOTHING)))
    key = (edition.intervention_id, form, counts.period)
    before, tables = _kept.get(key, (None, ()))
    # Compared, not looked up by: numbers that stay are the very same objects, which is seen at once.
    if told != before:
        tables = _filled_with(form, told)
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[key] = (told, tables)
    return tables


_kept: dict[tuple[int, str, Period], tuple[tuple[Counted, ...], tuple[DraftTable, ...]]] = {}
"""Most reports are untouched by a change, and their tables need not be made again."""


@cache
def _places(form: str) -> tuple[Place, ...]:
    """Every place of the form's tables, and what their conditions ask for, each once."""
    tables = tables_of(find_form(form))
    shown = [(row.measure, gender) for table in tables for row in table.rows for gender in table.columns]
    asked = [(table.condition.measure, Gender.ALL) for table in tables if table.condition is not None]
    return tuple(dict.fromkeys((*shown, *asked)))


def _filled_with(form: str, told: tuple[Counted, ...]) -> tuple[DraftTable, ...]:
    cells = dict(zip(_places(form), told, strict=True))
    return tuple(_table(one, cells) for one in tables_of(find_form(form)))


def tables_of_several(
    editions: Sequence[Edition], material: Material | None = None
) -> tuple[tuple[DraftTable, ...], ...]:
    """The tables of several editions on one intervention, in their order, with one reading of the register.

    `material` is what was read of the intervention already.
    """
    if not editions:
        return ()
    asked = [(period_of(one), measures_of(form_of(one))) for one in editions]
    counts = counts_of_several(editions[0].intervention, asked, material)
    return tuple(filled_tables(one, of_it) for one, of_it in zip(editions, counts, strict=True))


def tables_of_all(editions: Sequence[Edition]) -> Iterator[tuple[Edition, tuple[DraftTable, ...]]]:
    """Each edition with its tables, in the order of interventions and periods: the register is read once for all."""
    names = of_persons(tuple(dict.fromkeys(name for one in editions for name in measures_of(form_of(one)))))
    typed = {one.intervention_id for one in editions if is_typed(one.intervention)}
    counted = {one.intervention_id for one in editions} - typed
    with_plans = any(not PLAIN.isdisjoint(measures_of(form_of(one))) for one in editions)
    material = material_of(counted, typed, with_states=asks_for_states(names), with_plans=with_plans)
    for number, group in groupby(sorted(editions, key=_whose), key=lambda one: one.intervention_id):
        same = tuple(group)
        yield from zip(same, tables_of_several(same, material[number]), strict=True)


def _whose(edition: Edition) -> tuple[int, date, int]:
    return edition.intervention_id, edition.period_start, edition.number


def _table(asked: FigureTable, cells: Mapping[Place, Counted]) -> DraftTable:
    rows = [
        DraftRow(
            row.measure,
            row.label,
            tuple([_cell(row.measure, gender, cells[row.measure, gender]) for gender in asked.columns]),
            row.required,
        )
        for row in asked.rows
    ]
    instead = None if _holds(asked, cells) else asked.otherwise
    return DraftTable(asked.id, asked.section, asked.caption, asked.columns, tuple(rows), instead)


def _cell(measure: str, gender: Gender, counted: Counted) -> DraftCell:
    is_plain = measure in PLAIN or isinstance(counted.cell, Blank)
    return DraftCell(measure, gender, counted, False if is_plain else None)


def _holds(asked: FigureTable, cells: Mapping[Place, Counted]) -> bool:
    if asked.condition is None:
        return True
    total = cells[asked.condition.measure, Gender.ALL].cell
    return isinstance(total, Number) and total.value >= asked.condition.at_least


def _marked(row: DraftRow, hidden: Collection[Place]) -> DraftRow:
    cells = (
        one if one.is_hidden is False else replace(one, is_hidden=(one.measure, one.gender) in hidden)
        for one in row.cells
    )
    return replace(row, cells=tuple(cells))


def facts_digest(counts: ReportCounts) -> str:
    """The keyed digest of the facts behind the numbers: rows that a measure counts in the period, and no others.

    Of a row it takes in what the measures read. Typed and planned numbers are facts of their own.
    """
    measures = [find_measure(name).measure for name in counts.counted]
    totals = [total for measure in measures for total in measure.totals if total.table == PARTICIPATIONS.name]
    columns = sorted({column.name for total in totals for column in total.columns()} | {"participation", "gender"})
    used = [row for row in counts.facts if any(counts_row(total, row, counts.period) for total in totals)]
    rows = sorted(json.dumps([row[name] for name in columns], default=str) for row in used)
    others = sorted(repr(one) for one in counts.cells.items() if one[0][0] not in counts.counted)
    told = [str(counts.period), columns, rows, others]
    return keyed_digest("report facts", json.dumps(told, ensure_ascii=False))
