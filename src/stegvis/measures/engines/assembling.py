"""From amounts at periods to the results of a measure."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stegvis.measures.engines.counted import Counted
from stegvis.measures.engines.keys import Whole
from stegvis.measures.engines.plan import Amount, answering
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


def assembled(
    measure: Measure,
    frame: Frame,
    amount_of: Callable[[Amount], Whole],
    shown: npt.NDArray[np.bool_],
    medians: Values | None = None,
) -> Counted:
    """The results where `shown` (cell by period) says so. Amounts are cell by period; `medians` group by period."""
    period, cell = np.nonzero(shown.T)
    group = frame.group[cell]
    whole = {name: amount[group, period] for name, amount in _of_groups(measure, amount_of).items()}
    numerator = amount_of(Amount(measure.numerator, measure.split))[cell, period]
    denominator = whole.get("denominator")
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
        answered=whole.get("answered"),
        not_answered=whole.get("not_answered"),
        not_asked=whole.get("not_asked"),
        squares=whole.get("squares"),
    )


def _of_groups(measure: Measure, amount_of: Callable[[Amount], Whole]) -> dict[str, Whole]:
    """What stands for whole groups whether the measure is split or not: group by period."""
    found: dict[str, Whole] = {}
    if measure.denominator is not None:
        found["denominator"] = amount_of(Amount(measure.denominator))
    if measure.squares is not None:
        found["squares"] = amount_of(Amount(measure.squares))
    if measure.question is not None:
        population, answered, silent = (amount_of(Amount(total)) for total in answering(measure.question))
        found |= {"answered": answered, "not_answered": silent, "not_asked": population - answered - silent}
    return found


def _divided(numerator: Whole, denominator: Whole | None) -> Values:
    """NaN where there is nothing to divide by."""
    if denominator is None:
        return numerator.astype(np.float64)
    values = np.full(len(numerator), np.nan)
    np.divide(numerator, denominator, out=values, where=denominator != 0)
    return values
