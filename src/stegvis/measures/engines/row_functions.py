"""Expressions as functions of one row, for figures that follow single changes.

Rows hold words for codes, as those of the oracle; the functions are built once and are quick.
"""

import operator
from collections.abc import Callable, Mapping
from datetime import date

from stegvis.measures.expressions import (
    Both,
    Column,
    Compare,
    Comparison,
    DaysBetween,
    Either,
    Expression,
    IsMissing,
    IsOneOf,
    Known,
    Minus,
    Opposite,
    Plus,
    Times,
)

Row = Mapping[str, object]
OfRow = Callable[[Row], object]
_COMPARED: dict[Comparison, Callable[..., object]] = {
    Comparison.EQUAL: operator.eq,
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
}


def of_row(expression: Expression) -> OfRow:
    """The expression's value for a row: None where it is missing."""
    match expression:
        case Column(_, name):
            return lambda row: row.get(name)
        case Known(value):
            return lambda _: value
        case IsMissing(Column(_, name)):
            return lambda row: row.get(name) is None
        case IsOneOf(Column(_, name), words):
            chosen = frozenset(words)
            return lambda row: None if (word := row.get(name)) is None else word in chosen
        case Opposite(flag):
            inner = of_row(flag)
            return lambda row: None if (found := inner(row)) is None else not found
        case Both(left, right):
            return _either_way(of_row(left), of_row(right), settles=False)
        case Either(left, right):
            return _either_way(of_row(left), of_row(right), settles=True)
        case Compare(how, left, right):
            return _of_two(_COMPARED[how], of_row(left), of_row(right))
        case DaysBetween(start, end):
            return _of_two(_days, of_row(start), of_row(end))
        case Plus(left, right):
            return _of_two(operator.add, of_row(left), of_row(right))
        case Minus(left, right):
            return _of_two(operator.sub, of_row(left), of_row(right))
        case Times(left, right):
            return _of_two(operator.mul, of_row(left), of_row(right))


def _either_way(left: OfRow, right: OfRow, *, settles: bool) -> OfRow:
    """One side that settles it is enough; otherwise both must be there."""

    def found(row: Row) -> object:
        first = left(row)
        if first is settles:
            return settles
        second = right(row)
        if second is settles:
            return settles
        return None if first is None or second is None else not settles

    return found


def _of_two(calculated: Callable[..., object], left: OfRow, right: OfRow) -> OfRow:
    def found(row: Row) -> object:
        first, second = left(row), right(row)
        return None if first is None or second is None else calculated(first, second)

    return found


def _days(start: date, end: date) -> int:
    return (end - start).days
