"""What counting gives: rows with named fields, one for each period, group and part of a split."""

from dataclasses import dataclass

from stegvis.measures.nodes import Measure
from stegvis.vocabulary import Period

UNKNOWN_GROUP = "unknown"
"""The group of rows whose grouping column is missing."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One result.

    `group` holds (column, word or number as text) in the order asked for; `split` the words of the measure's split.
    `denominator` is None for counts. `value` is the measure's value, None when nothing can be told (denominator 0).
    `answered`, `not_answered` and `not_asked` are None for measures without a question and add up to its population.
    `squares` is the sum of squared numbers, for the spread.
    """

    measure: str
    period: Period
    group: tuple[tuple[str, str], ...]
    split: tuple[str, ...]
    numerator: int
    denominator: int | None
    value: float | None
    answered: int | None = None
    not_answered: int | None = None
    not_asked: int | None = None
    squares: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """All rows of one measure, ordered by period as asked, then group, then split.

    Every group that occurs in the facts has a row for every period, zeros too; a part of a split only where it occurs.
    """

    measure: Measure
    by: tuple[str, ...]
    rows: tuple[MeasureRow, ...]

    def row(self, period: Period, **group: str) -> MeasureRow:
        """The row of a period and group, for a measure without split. Raises KeyError when there is none."""
        wanted = tuple((column, group[column]) for column in self.by)
        for row in self.rows:
            if row.period == period and row.group == wanted:
                return row
        raise KeyError(wanted)
