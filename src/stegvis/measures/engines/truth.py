"""Conditions that are true or false but never missing, for databases that add them up fastest so.

Only what is true counts, so a missing answer may as well be false. DuckDB adds up flags without missing values four
times as fast as it filters rows for each count (10 million rows, 12 counts: 0.5 s against 2.2 s of one core).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_
from typing import Protocol

import ibis.expr.types as ir

from stegvis.measures.expressions import (
    Both,
    Column,
    Compare,
    Comparison,
    Either,
    Expression,
    IsMissing,
    IsOneOf,
    Opposite,
    columns_of,
)


class Terms(Protocol):
    """How a scan writes what conditions are made of."""

    def column(self, column: Column) -> ir.Value:
        """The column."""

    def numbers(self, codes: IsOneOf) -> Sequence[int]:
        """The numbers of the words."""

    def comparison(self, compare: Compare) -> ir.BooleanValue:
        """The comparison, missing where one of its sides is."""


def is_true(condition: Expression, terms: Terms) -> ir.BooleanValue:
    """True where the condition is, false where it is false or missing. Raises ValueError for what is no condition."""
    match condition:
        case Opposite(flag):
            return is_false(flag, terms)
        case Both():
            return reduce(and_, [is_true(part, terms) for part in required(condition)])
        case Either(left, right):
            return is_true(left, terms) | is_true(right, terms)
        case IsMissing(column):
            return terms.column(column).isnull()
        case IsOneOf(column):
            return _any(terms.column(column).identical_to(number) for number in terms.numbers(condition))
        case Column():
            return terms.column(condition).identical_to(True)
        case Compare(Comparison.EQUAL, left, right) if left == right and set(columns_of(left)):
            return reduce(and_, [terms.column(column).notnull() for column in dict.fromkeys(columns_of(left))])
        case Compare():
            return terms.comparison(condition).identical_to(True)
        case _:
            raise ValueError(f"A {type(condition).__name__} is no condition.")


def is_false(condition: Expression, terms: Terms) -> ir.BooleanValue:
    """True where the condition is false, false where it is true or missing."""
    match condition:
        case Opposite(flag):
            return is_true(flag, terms)
        case Both(left, right):
            return is_false(left, terms) | is_false(right, terms)
        case Either(left, right):
            return is_false(left, terms) & is_false(right, terms)
        case IsMissing(column):
            return terms.column(column).notnull()
        case IsOneOf(column):
            return ~(is_true(condition, terms) | terms.column(column).isnull())
        case Column():
            return terms.column(condition).identical_to(False)
        case Compare():
            return terms.comparison(condition).identical_to(False)
        case _:
            raise ValueError(f"A {type(condition).__name__} is no condition.")


def required(condition: Expression) -> tuple[Expression, ...]:
    """What must all be true for the condition to be, each part once and in one order.

    Conditions that come to the same then read the same, and the database adds them up once. That a column is there
    is not asked for when another part can be true only if it is.
    """
    parts = dict.fromkeys(_parts(condition))
    there = {column for part in parts for column in _present_when_true(part)}
    kept = [part for part in parts if not (isinstance(part, Opposite) and _asks_for(part) in there)]
    return tuple(sorted(kept, key=repr))


def _parts(condition: Expression) -> Iterator[Expression]:
    match condition:
        case Both(left, right):
            yield from _parts(left)
            yield from _parts(right)
        case Compare(Comparison.EQUAL, left, right) if left == right and set(columns_of(left)):
            yield from (Opposite(IsMissing(column)) for column in columns_of(left))
        case _:
            yield condition


def _present_when_true(part: Expression) -> tuple[Column, ...]:
    """The columns that hold something where the part is true."""
    match part:
        case IsOneOf(column) | Opposite(IsOneOf(column)):
            return (column,)
        case Compare() | Opposite(Compare()) | Column() | Opposite(Column()):
            return tuple(columns_of(part))
        case _:
            return ()


def _asks_for(part: Opposite) -> Column | None:
    """The column that a part asks to be there, and nothing else."""
    return part.flag.column if isinstance(part.flag, IsMissing) else None


def _any(flags: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return reduce(or_, flags)
