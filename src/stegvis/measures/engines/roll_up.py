"""From the sums that the scans read to the results of every measure at every period, with dense arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stegvis.measures.engines.assembling import Frame, Numbers, Values, assembled
from stegvis.measures.engines.codebook import Codebook
from stegvis.measures.engines.counted import Counted
from stegvis.measures.engines.keys import MISSING, Naming, Places, Whole, dense, placed
from stegvis.measures.engines.order import grouping_column, rank
from stegvis.measures.engines.plan import (
    Amount,
    DistinctScan,
    Plan,
    Scan,
    Sum,
    needed,
)
from stegvis.measures.engines.slices import slices_of
from stegvis.measures.engines.sql import Query
from stegvis.measures.expressions import Column, Expression
from stegvis.measures.facts import FactColumn
from stegvis.measures.nodes import Measure
from stegvis.measures.result import UNKNOWN_GROUP
from stegvis.vocabulary import Period


@dataclass(frozen=True, slots=True)
class Read:
    """What one scan gave: columns of equal length. A scan of different values has no slices."""

    scan: Scan | DistinctScan
    by: tuple[Whole, ...]
    keys: tuple[Whole, ...]
    slices: Whole
    sums: tuple[Whole, ...]

    @classmethod
    def of_columns(cls, query: Query, columns: Sequence[Whole]) -> "Read":
        """From the columns as a scan's SQL gives them: groups, keys, the slice or what it consists of, sums."""
        by, scan, sliced = query.by, query.scan, len(query.missing)
        placing = [
            column if missing is None else np.where(column == missing, MISSING, column)
            for column, missing in zip(columns[:sliced], query.missing, strict=True)
        ]
        slices = columns[sliced] if isinstance(scan, Scan) else np.zeros_like(columns[sliced])
        if isinstance(scan, Scan) and query.span is not None:
            slices = slices_of(slices, query.span, scan.until)
        sums = columns[sliced + isinstance(scan, Scan) :]
        return cls(scan, tuple(placing[:by]), tuple(placing[by:]), slices, tuple(sums))

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.sums[0])


@dataclass(frozen=True, slots=True)
class _Cells:
    """Where results go: the group and the part of each cell, and the reads that fill them, with the cell of each row.

    `parts` are the texts of the parts; a whole group is the one part without text.
    """

    group: Whole
    part: Whole
    parts: tuple[tuple[str, ...], ...]
    reads: tuple[tuple[Read, Whole], ...]


class RollUp:
    """Adds up what was read for one plan at its periods."""

    def __init__(
        self, plan: Plan, reads: Sequence[Read], periods: Sequence[Period], by: Sequence[str], codebook: Codebook
    ) -> None:
        self._plan, self._reads, self._periods, self._by = plan, tuple(reads), tuple(periods), tuple(by)
        self._codebook = codebook
        self._groups = _groups(self._reads, self._by, codebook)
        self._cells_of_keys: dict[tuple[Expression, ...], _Cells] = {}
        self._amounts: dict[Amount, Whole] = {}
        self._occurring: dict[frozenset[str], npt.NDArray[np.bool_]] = {}

    def counted(self, measure: Measure) -> Counted:
        """The results of one measure of the plan."""
        cells, amounts = self._cells(measure.split), needed(measure)
        frame = Frame(self._by, self._periods, self._groups.texts, cells.parts, cells.group, cells.part)
        medians = None if amounts.numbers is None else self._medians(amounts.numbers)
        tables = frozenset(total.table for total in measure.totals)
        shown = self._shown(tables) if amounts.rows is None else self._amount(amounts.rows) > 0
        return assembled(measure, frame, Numbers.of(amounts, self._amount), shown, medians)

    def _shown(self, tables: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Group by period: groups that occur in one of the tables, at any time."""
        if tables not in self._occurring:
            found = np.full(len(self._groups), not self._by)
            for read, groups in zip(self._reads, self._groups.of_rows, strict=True):
                if read.scan.table in tables:
                    found[groups] = True
            self._occurring[tables] = np.repeat(found[None, :], len(self._periods), axis=0).T
        return self._occurring[tables]

    def _medians(self, amount: Amount) -> Values:
        """Group by period, from the histogram of the numbers."""
        cells = self._histogram_cells(amount.keys)
        frequency = self._added_up(amount, cells)
        medians = np.full((len(self._groups), len(self._periods)), np.nan)
        for at in range(len(self._periods)):
            medians[:, at] = _middle(cells.group, cells.part, frequency[:, at], len(self._groups))
        return medians

    def _amount(self, amount: Amount) -> Whole:
        """Cell by period; several measures ask for the same."""
        if amount not in self._amounts:
            self._amounts[amount] = self._added_up(amount, self._cells(amount.keys))
        return self._amounts[amount]

    def _added_up(self, amount: Amount, cells: _Cells) -> Whole:
        """Cell by period."""
        if not amount.adds_up:
            return self._different(amount, cells)
        result: Whole = np.zeros((len(self._periods), len(cells.group)), dtype=np.int64)
        terms = [(at, term) for at, at_period in enumerate(self._plan.terms[amount]) for term in at_period]
        for anchor, added in dict.fromkeys((term.anchor, term.added) for _, term in terms):
            running, slice_of = _running(anchor, added, cells)
            for at, term in terms:
                if (term.anchor, term.added) == (anchor, added):
                    result[at] += term.times * running[slice_of[term.until]]
        return result.T

    def _different(self, amount: Amount, cells: _Cells) -> Whole:
        result: Whole = np.zeros((len(cells.group), len(self._periods)), dtype=np.int64)
        for read, places in cells.reads:
            if isinstance(read.scan, DistinctScan) and amount.total in read.scan.totals:
                found = read.sums[read.scan.totals.index(amount.total)]
                for at, period in enumerate(self._periods):
                    if period == read.scan.period:
                        result[places, at] = found
        return result

    def _cells(self, keys: tuple[Expression, ...]) -> _Cells:
        if keys not in self._cells_of_keys:
            self._cells_of_keys[keys] = self._part_cells(keys) if keys else self._group_cells()
        return self._cells_of_keys[keys]

    def _reads_with(self, keys: tuple[Expression, ...]) -> list[tuple[Read, Whole]]:
        pairs = zip(self._reads, self._groups.of_rows, strict=True)
        return [(read, groups) for read, groups in pairs if read.scan.keys == keys]

    def _group_cells(self) -> _Cells:
        group = np.arange(len(self._groups), dtype=np.int64)
        return _Cells(group, np.zeros_like(group), ((),), tuple(self._reads_with(())))

    def _part_cells(self, keys: tuple[Expression, ...]) -> _Cells:
        reads = self._reads_with(keys)
        names = [_naming(key.fact, self._codebook) for key in keys if isinstance(key, Column)]
        parts = placed([read.keys for read, _ in reads], [read.size for read, _ in reads], names)
        group, part, cells = _paired([groups for _, groups in reads], parts.of_rows)
        filled = tuple((read, cell) for (read, _), cell in zip(reads, cells, strict=True))
        return _Cells(group, part, parts.texts, filled)

    def _histogram_cells(self, keys: tuple[Expression, ...]) -> _Cells:
        """Cells whose part is the number itself, ascending in every group."""
        reads = [(_with_numbers(read), groups[read.keys[0] != MISSING]) for read, groups in self._reads_with(keys)]
        numbers, places = dense(np.concatenate([_NOTHING, *(read.keys[0] for read, _ in reads)]))
        ends = np.cumsum([read.size for read, _ in reads])[:-1]
        group, part, cells = _paired([groups for _, groups in reads], np.split(places, ends))
        filled = tuple((read, cell) for (read, _), cell in zip(reads, cells, strict=True))
        return _Cells(group, numbers[part], (), filled)


_NOTHING: Whole = np.zeros(0, dtype=np.int64)


def _groups(reads: Sequence[Read], by: Sequence[str], codebook: Codebook) -> Places:
    if by and not reads:
        return Places((), ())
    names = [_naming(grouping_column(reads[0].scan.table, name), codebook) for name in by]
    return placed([read.by for read in reads], [read.size for read in reads], names)


def _naming(column: FactColumn, codebook: Codebook) -> Naming:
    def text_of(number: int) -> str:
        return UNKNOWN_GROUP if number == MISSING else codebook.text(column, number)

    return text_of, lambda text: rank(column, text)


def _paired(groups: Sequence[Whole], parts: Sequence[Whole]) -> tuple[Whole, Whole, list[Whole]]:
    """The different pairs of group and part, sorted, and for each row of each read the place of its pair."""
    many = 1 + max((int(part.max()) for part in parts if len(part)), default=0)
    packed = [group * many + part for group, part in zip(groups, parts, strict=True)]
    different, places = dense(np.concatenate([_NOTHING, *packed]))
    group, part = np.divmod(different, many)
    return group, part, np.split(places, np.cumsum([len(one) for one in packed])[:-1])


def _with_numbers(read: Read) -> Read:
    """Only the rows that have a number."""
    kept = read.keys[0] != MISSING
    return Read(
        read.scan,
        tuple(column[kept] for column in read.by),
        tuple(column[kept] for column in read.keys),
        read.slices[kept],
        tuple(column[kept] for column in read.sums),
    )


def _running(anchor: Column, added: Sum, cells: _Cells) -> tuple[Whole, dict[int, int]]:
    """One sum added up from the first slice on, slice by cell, and which slice ends with which day.

    Several rows may fall into one cell and slice: a month each, or what is missing and what says unknown.
    """
    for read, places in cells.reads:
        if isinstance(read.scan, Scan) and read.scan.anchor == anchor:
            by_slice: Whole = np.zeros((len(read.scan.until) + 1, len(cells.group)), dtype=np.int64)
            at = read.slices * len(cells.group) + places
            np.add.at(by_slice.reshape(-1), at, read.sums[read.scan.sums.index(added)])
            return np.cumsum(by_slice, axis=0, out=by_slice), {day: at for at, day in enumerate(read.scan.until)}
    raise ValueError(f"Nothing was read at {anchor.name}.")


def _middle(group: Whole, number: Whole, frequency: Whole, groups: int) -> Values:
    """The median of each group: the number in the middle, or the mean of the two there. NaN for an empty group."""
    running = np.cumsum(frequency)
    size = np.zeros(groups, dtype=np.int64)
    np.add.at(size, group, frequency)
    before = np.cumsum(size) - size
    medians = np.full(groups, np.nan)
    full = np.flatnonzero(size)
    low, high = ((before + (size + step) // 2)[full] for step in (1, 2))
    lower, upper = (number[np.searchsorted(running, place)] for place in (low, high))
    medians[full] = (lower + upper) / 2
    return medians
