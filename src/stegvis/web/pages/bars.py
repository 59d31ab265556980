"""Bars and intervals beside the numbers of a table. What is not shown has no bar, and no bar is measured by it."""

from collections.abc import Iterable
from dataclasses import dataclass

WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Span:
    """Where something lies along the picture, in hundredths of its width."""

    start: float
    width: float


@dataclass(frozen=True, slots=True)
class IntervalBar:
    """An interval and the value in it."""

    interval: Span
    value: Span


def interval_bar(low: float, value: float, high: float) -> IntervalBar:
    """Shares of 0 to 1 on a scale from 0 to 100 %. The value is a line of one hundredth."""
    return IntervalBar(_span(low, high), Span(min(max(value * WHOLE - 0.5, 0), WHOLE - 1), 1))


def bar(value: float, largest: float) -> Span:
    """A bar from zero, against the largest that is shown."""
    return Span(0, round(value / largest * WHOLE, 2) if largest else 0)


def largest_of(values: Iterable[float | None]) -> float:
    """The largest of the values that are shown; 0 when none is."""
    return max((value for value in values if value is not None), default=0.0)


def _span(low: float, high: float) -> Span:
    return Span(round(low * WHOLE, 2), round((high - low) * WHOLE, 2))
