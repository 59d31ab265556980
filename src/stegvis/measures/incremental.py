"""Figures that stand while single participations change: a change is taken out and put in, nothing is read again."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from stegvis.measures.engines.assembling import Frame, Numbers, assembled
from stegvis.measures.engines.counted import Counted
from stegvis.measures.engines.engine import check_division
from stegvis.measures.engines.keys import Whole
from stegvis.measures.engines.order import grouping_column, rank
from stegvis.measures.engines.plan import DAY_ZERO, Amount, AnchorDay, Plan, Sum, needed, planned
from stegvis.measures.engines.row_functions import OfRow, Row, of_row
from stegvis.measures.expressions import Column, Expression
from stegvis.measures.facts import FactColumn
from stegvis.measures.nodes import Measure, Statistic
from stegvis.measures.result import UNKNOWN_GROUP, MeasureTable
from stegvis.vocabulary import BadInput, Period, Wording

Keys = tuple[Expression, ...]
Cell = tuple[str, ...]


class Standing:
    """The results of measures over one table at their periods, kept up to date row by row.

    Rows hold words for codes, as those of the memory engine. Raises BadInput for medians and different values,
    which cannot be kept by adding and taking away, and for measures over several tables.
    """

    def __init__(
        self, measures: Sequence[Measure], periods: Sequence[Period], by: Sequence[str] = (), rows: Iterable[Row] = ()
    ) -> None:
        self._measures, self._periods, self._by = tuple(measures), tuple(periods), tuple(by)
        _check(self._measures, self._by)
        self._needed = [(measure, needed(measure)) for measure in self._measures]
        plan = planned(self._measures, self._periods)
        columns = [grouping_column(self._measures[0].numerator.table, name) for name in self._by]
        self._kept = {
            keys: _Kept(plan, [amount for amount in plan.terms if amount.keys == keys], columns, len(self._periods))
            for keys in dict.fromkeys([(), *(amount.keys for amount in plan.terms)])
        }
        self._frames: dict[Keys, tuple[tuple[int, int], Frame]] = {}
        for row in rows:
            self.replace(None, row)

    def replace(self, old: Row | None, new: Row | None) -> None:
        """One row as it was, and as it is now; None where there is none."""
        for kept in self._kept.values():
            if old is not None:
                kept.add(old, -1)
            if new is not None:
                kept.add(new, 1)

    def counted(self) -> tuple[Counted, ...]:
        """The results as columns, one for each measure in their order."""
        frames = {keys: self._frame(keys) for keys in self._kept}
        occurring = np.ones((len(self._kept[()].cells), len(self._periods)), dtype=np.bool_)
        return tuple(
            assembled(
                measure,
                frames[measure.split],
                Numbers.of(amounts, self._amount),
                occurring if amounts.rows is None else self._amount(amounts.rows) > 0,
            )
            for measure, amounts in self._needed
        )

    def tables(self) -> tuple[MeasureTable, ...]:
        """The results row by row."""
        return tuple(counted.table() for counted in self.counted())

    def _amount(self, amount: Amount) -> Whole:
        return self._kept[amount.keys].amount(amount)

    def _frame(self, keys: Keys) -> Frame:
        """The frame stays the same until a cell comes or goes."""
        changes = (self._kept[()].changes, self._kept[keys].changes)
        if keys not in self._frames or self._frames[keys][0] != changes:
            self._frames[keys] = (changes, self._framed(self._kept[keys].cells))
        return self._frames[keys][1]

    def _framed(self, cells: Sequence[Cell]) -> Frame:
        by, groups = len(self._by), self._kept[()].cells
        place = {group: at for at, group in enumerate(groups)}
        return Frame(
            self._by,
            self._periods,
            tuple(groups),
            tuple(cell[by:] for cell in cells),
            np.array([place[cell[:by]] for cell in cells], dtype=np.int64),
            np.arange(len(cells), dtype=np.int64),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """One sum of a plan at its anchor, and where it goes: `times` the sum to an amount at a period, by day `until`."""

    anchor: str
    where: OfRow | None
    value: OfRow | None
    adds_days: bool
    amount: Whole
    period: Whole
    until: Whole
    times: Whole


class _Kept:
    """Amounts by cell and period; a cell is a group, or a part of one, and stands for as long as it has rows."""

    def __init__(self, plan: Plan, amounts: Sequence[Amount], by: Sequence[FactColumn], periods: int) -> None:
        keys = [key.fact for key in amounts[0].keys if isinstance(key, Column)] if amounts else []
        self._columns = [*by, *keys]
        self._lines = _lines(plan, amounts)
        self._place = {amount: at for at, amount in enumerate(amounts)}
        self._sums: Whole = np.zeros((0, len(amounts), periods), dtype=np.int64)
        self._rows: list[int] = []
        self._ranks: list[list[tuple[int, int, str]]] = []
        self.cells: list[Cell] = []
        self.changes = 0
        if not self._columns:
            self._new((), 0)

    def amount(self, amount: Amount) -> Whole:
        """Cell by period."""
        return self._sums[:, self._place[amount]]

    def add(self, row: Row, sign: int) -> None:
        """Puts the row in (1) or takes it out (-1)."""
        texts = (row.get(column.name) for column in self._columns)
        at = self._cell(tuple(UNKNOWN_GROUP if text is None else str(text) for text in texts))
        self._rows[at] += sign
        for line in self._lines:
            _add(line, row, sign, self._sums[at])
        if self._columns and not self._rows[at]:
            self._drop(at)

    def _cell(self, cell: Cell) -> int:
        ranks = [rank(column, text) for column, text in zip(self._columns, cell, strict=True)]
        at = bisect_left(self._ranks, ranks)
        if at == len(self.cells) or self.cells[at] != cell:
            self._new(cell, at)
        return at

    def _new(self, cell: Cell, at: int) -> None:
        self.changes += 1
        self.cells.insert(at, cell)
        self._rows.insert(at, 0)
        self._ranks.insert(at, [rank(column, text) for column, text in zip(self._columns, cell, strict=True)])
        self._sums = np.insert(self._sums, at, 0, axis=0)

    def _drop(self, at: int) -> None:
        self.changes += 1
        for listed in (self.cells, self._rows, self._ranks):
            del listed[at]
        self._sums = np.delete(self._sums, at, axis=0)


def _lines(plan: Plan, amounts: Sequence[Amount]) -> list[_Line]:
    found: dict[tuple[Column, Sum], list[tuple[int, int, int, int]]] = {}
    for place, amount in enumerate(amounts):
        for period, terms in enumerate(plan.terms[amount]):
            for term in terms:
                found.setdefault((term.anchor, term.added), []).append((place, period, term.until, term.times))
    return [
        _Line(
            anchor.name,
            None if added.where is None else of_row(added.where),
            None if added.value is None or isinstance(added.value, AnchorDay) else of_row(added.value),
            isinstance(added.value, AnchorDay),
            *np.array(uses, dtype=np.int64).T,
        )
        for (anchor, added), uses in found.items()
    ]


def _add(line: _Line, row: Row, sign: int, sums: Whole) -> None:
    """Adds what the row gives, amount by period."""
    day = row.get(line.anchor)
    if not isinstance(day, date) or (line.where is not None and line.where(row) is not True):
        return
    number = 1 if line.value is None else line.value(row)
    if line.adds_days:
        number = (day - DAY_ZERO).days
    if isinstance(number, int):
        np.add.at(sums, (line.amount, line.period), sign * number * line.times * (day.toordinal() <= line.until))


def _check(measures: Sequence[Measure], by: Sequence[str]) -> None:
    for measure in measures:
        check_division(measure, by)
        amounts = list(needed(measure))
        if measure.statistic is Statistic.MEDIAN or not all(amount.adds_up for amount in amounts):
            raise BadInput(measure.id, _does_not_add_up())
        if {amount.total.table for amount in amounts} != {measures[0].numerator.table}:
            raise BadInput(measure.id, _several_tables())


def _does_not_add_up() -> Wording:
    return Wording(
        "kan inte hållas löpande, för medianer och olika värden går inte att lägga till och dra ifrån; räkna om det.",
        "cannot be kept up to date, as medians and different values do not add up; count it again.",
    )


def _several_tables() -> Wording:
    return Wording(
        "kan inte hållas löpande tillsammans med de andra, för det läser en annan tabell; räkna om det.",
        "cannot be kept up to date with the others, as it reads another table; count it again.",
    )
