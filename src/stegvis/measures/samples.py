"""What a row of a measure says about chance: a tally, a spread, or an amount that is simply so.

A tally and a spread come from some participations out of all that the intervention might have had, so another year
could give another figure. A count, or a cost by a count, is what happened and is not estimated.

What goes into a report is said of released cells: `sample_of_cell` and `tally_of_cells`. `sample_of` reads raw rows,
for the operator's own eyes.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from stegvis.measures.nodes import Measure, Statistic, Unit
from stegvis.measures.result import MeasureRow
from stegvis.vocabulary.cells import Number, Withheld
from stegvis.vocabulary.released import Between, ReleasedCell


@dataclass(frozen=True, slots=True)
class Tally:
    """`hits` out of `n`. Raises ValueError when the hits are not a part of n."""

    hits: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.n:
            raise ValueError(f"{self.hits} cannot be a part of {self.n}.")

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nobody."""
        return self.hits / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Spread:
    """`n` numbers by their sum and the sum of their squares. Raises ValueError when no numbers have these."""

    n: int
    total: int
    squares: int

    def __post_init__(self) -> None:
        if self.n < 0 or self.n * self.squares < self.total**2 or (self.n == 0 and self.squares):
            raise ValueError(f"No {self.n} numbers have the sum {self.total} and the sum of squares {self.squares}.")

    @property
    def value(self) -> float | None:
        """The mean; None of nobody."""
        return self.total / self.n if self.n else None

    @property
    def deviation(self) -> float | None:
        """The standard deviation with n − 1; None below two numbers. Whole numbers until the root: nothing cancels."""
        if self.n < 2:
            return None
        return sqrt((self.n * self.squares - self.total**2) / (self.n * (self.n - 1)))


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of `n` numbers, or a released mean: their spread is not known."""

    value: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Amount:
    """What was counted or paid, known without uncertainty; None when it cannot be divided."""

    value: float | None


Sample = Tally | Spread | Middle | Amount


class Unseen(StrEnum):
    """Why there is no figure to look at: it is withheld, or nothing was stated."""

    WITHHELD = "withheld"
    MISSING = "missing"


Seen = Sample | Unseen


def sample_of_cell(measure: Measure, cell: ReleasedCell) -> Seen:
    """What a released cell of the measure says about chance: the way to every sentence of a report.

    A share without the number of answers behind it says nothing; a mean is released without its spread.
    """
    match cell:
        case Withheld() | Between():
            return Unseen.WITHHELD
        case Number(value=int(value)) if measure.statistic is Statistic.COUNT:
            return Amount(value)
        case Number(value=value, answered=int(n)) if is_share_of_rows(measure):
            # Released shares have four digits: enough to find the hits among fewer than 10 000.
            return Tally(round(value * n), n)
        case Number(value=value, answered=int(n)) if measure.statistic is Statistic.MEDIAN or measure.squares:
            return Middle(value, n)
        case Number(value=value) if _is_of_known_amounts(measure):
            return Amount(value)
        case _:
            return Unseen.MISSING


def sample_of(measure: Measure, row: MeasureRow) -> Sample:
    """What a raw row says about chance. Raises ValueError when it is another measure's or contradicts itself."""
    if row.measure != measure.id:
        raise ValueError(f"A row of {row.measure} says nothing about {measure.id}.")
    if measure.statistic is Statistic.COUNT or row.denominator is None:
        return Amount(row.value)
    if measure.statistic is Statistic.MEDIAN:
        return Middle(row.value, row.denominator)
    if measure.squares is not None:
        if row.squares is None:
            raise ValueError(f"The row of {measure.id} has lost its sum of squares.")
        return Spread(row.denominator, row.numerator, row.squares)
    return Tally(row.numerator, row.denominator) if is_share_of_rows(measure) else Amount(row.value)


def tally_of_cells(hits: ReleasedCell, n: ReleasedCell) -> Tally | Unseen:
    """A tally of two released cells; unseen when one is withheld, told in a band, or holds no whole number."""
    if isinstance(hits, Withheld | Between) or isinstance(n, Withheld | Between):
        return Unseen.WITHHELD
    match hits, n:
        case Number(value=int(part)), Number(value=int(whole)):
            return Tally(part, whole)
        case _:
            return Unseen.MISSING


def is_share_of_rows(measure: Measure) -> bool:
    """True for a share whose two totals count rows of one table at one time: days and kronor are no tally."""
    part, whole = measure.numerator, measure.denominator
    if measure.unit is not Unit.SHARE or whole is None:
        return False
    return part.value is None and whole.value is None and part.when == whole.when


def _is_of_known_amounts(measure: Measure) -> bool:
    """True for a ratio of two amounts, such as a cost per participation: neither a share of rows nor a mean."""
    return measure.statistic is Statistic.RATIO and measure.squares is None and not is_share_of_rows(measure)
