"""From amounts at periods to the results of a measure."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stegvis.measures.engines.counted import Counted
from stegvis.measures.engines.keys import Whole
from stegvis.measures.engines.plan import Amount, Needed
from stegvis.measures.nodes import Measure
from stegvis.vocabulary import Period

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where results go. A cell is a group (its part is then the one without text) or a part of a group.

    `group` and `part` say for each cell which it is; cells stand in the order in which they are shown.
    """

    by: tuple[str, ...]
    periods: tuple[Period, ...]
    groups: tuple[tuple[str, ...], ...]
    parts: tuple[tuple[str, ...], ...]
    group: Whole
    part: Whole


@dataclass(frozen=True, slots=True)
class Numbers:
    """The amounts of a measure: the numerator cell by period, the rest group by period."""

    numerator: Whole
    denominator: Whole | None
    squares: Whole | None
    question: tuple[Whole, Whole, Whole] | None

    @classmethod
    def of(cls, amounts: Needed, number_of: Callable[[Amount], Whole]) -> "Numbers":
        """Each amount as `number_of` gives it."""
        return cls(
            number_of(amounts.numerator),
            None if amounts.denominator is None else number_of(amounts.denominator),
            None if amounts.squares is None else number_of(amounts.squares),
            None if amounts.question is None else _three(amounts.question, number_of),
        )


def assembled(
    measure: Measure, frame: Frame, numbers: Numbers, shown: npt.NDArray[np.bool_], medians: Values | None = None
) -> Counted:
    """The results where `shown` (cell by period) says so; `medians` are group by period."""
    period, cell = np.nonzero(shown.T)
    group = frame.group[cell]
    all_groups = not measure.split and bool(shown.all())

    def of_groups(amount: Whole) -> Whole:
        # Where every group is shown, all is taken in the order in which it lies.
        return amount.T.reshape(-1) if all_groups else amount[group, period]

    numerator = of_groups(numbers.numerator) if all_groups else numbers.numerator[cell, period]
    denominator = None if numbers.denominator is None else of_groups(numbers.denominator)
    answered = not_answered = not_asked = None
    if numbers.question is not None:
        population, answered, not_answered = map(of_groups, numbers.question)
        not_asked = population - answered - not_answered
    return Counted(
        measure=measure,
        by=frame.by,
        periods=frame.periods,
        groups=frame.groups,
        parts=frame.parts,
        period=period,
        group=group,
        part=frame.part[cell],
        numerator=numerator,
        denominator=denominator,
        value=_divided(numerator, denominator) if medians is None else medians[group, period],
        answered=answered,
        not_answered=not_answered,
        not_asked=not_asked,
        squares=None if numbers.squares is None else of_groups(numbers.squares),
    )


def _three(amounts: tuple[Amount, Amount, Amount], number_of: Callable[[Amount], Whole]) -> tuple[Whole, Whole, Whole]:
    population, answered, silent = amounts
    return number_of(population), number_of(answered), number_of(silent)


def _divided(numerator: Whole, denominator: Whole | None) -> Values:
    """NaN where there is nothing to divide by."""
    if denominator is None:
        return numerator.astype(np.float64)
    values = np.full(len(numerator), np.nan)
    np.divide(numerator, denominator, out=values, where=denominator != 0)
    return values
