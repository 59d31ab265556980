"""Which rows stand behind a result: the other way round from counting them, by the oracle's own reading of a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from stegvis.measures.engines.memory import counts_row
from stegvis.measures.nodes import Measure, Total
from stegvis.vocabulary import Period

R = TypeVar("R", bound=Mapping[str, object])


@dataclass(frozen=True, slots=True)
class RowsCounted(Generic[R]):
    """The rows that a measure counts, and those that only its denominator does; both in their order."""

    counted: tuple[R, ...]
    others: tuple[R, ...] = ()


def rows_counted(measure: Measure, rows: Sequence[R], period: Period) -> RowsCounted[R]:
    """The rows behind the measure in the period; `rows` are those of the table that it counts.

    A denominator over another table has no rows here.
    """
    counted = tuple(row for row in rows if counts_row(measure.numerator, row, period))
    of = measure.denominator
    if of is None or of.table != measure.numerator.table:
        return RowsCounted(counted)
    return RowsCounted(counted, tuple(row for row in rows if _only(of, measure.numerator, row, period)))


def _only(of: Total, total: Total, row: Mapping[str, object], period: Period) -> bool:
    return counts_row(of, row, period) and not counts_row(total, row, period)
