"""The result of counting as columns, for those who want hundreds of thousands of rows at once."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureRow, MeasureTable
from stegvis.vocabulary import Period

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counted:
    """All results of one measure; the arrays are equally long, one place for each result row, in the table's order.

    `period`, `group` and `part` are places in `periods`, `groups` and `parts`. `value` is NaN where nothing can be
    told. The rest is None where a MeasureRow has None.
    """

    measure: Measure
    by: tuple[str, ...]
    periods: tuple[Period, ...]
    groups: tuple[tuple[str, ...], ...]
    parts: tuple[tuple[str, ...], ...]
    period: Whole
    group: Whole
    part: Whole
    numerator: Whole
    denominator: Whole | None
    value: npt.NDArray[np.float64]
    answered: Whole | None = None
    not_answered: Whole | None = None
    not_asked: Whole | None = None
    squares: Whole | None = None

    def table(self) -> MeasureTable:
        """The same, row by row."""
        named = [tuple(zip(self.by, group, strict=True)) for group in self.groups]
        size = len(self.period)
        columns = zip(
            self.period.tolist(),
            self.group.tolist(),
            self.part.tolist(),
            self.numerator.tolist(),
            _listed(self.denominator, size),
            self.value.tolist(),
            _listed(self.answered, size),
            _listed(self.not_answered, size),
            _listed(self.not_asked, size),
            _listed(self.squares, size),
            strict=True,
        )
        rows = tuple(
            MeasureRow(
                self.measure.id,
                self.periods[period],
                named[group],
                self.parts[part],
                numerator,
                denominator,
                None if math.isnan(value) else value,
                *others,
            )
            for period, group, part, numerator, denominator, value, *others in columns
        )
        return MeasureTable(self.measure, self.by, rows)


def _listed(column: Whole | None, size: int) -> list[int] | list[None]:
    return [None] * size if column is None else column.tolist()
