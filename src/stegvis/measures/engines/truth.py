"""Conditions that are true or false but never missing.

Only what is true counts, so a missing answer may as well be false. Databases add up flags without missing values
several times as fast as they filter rows for each count.
"""

from collections.abc import Iterator
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
    """How a scan writes what conditions are made of; nothing of it is ever missing."""

    def missing(self, column: Column) -> ir.BooleanValue:
        """True where the column holds nothing."""

    def is_equal(self, column: Column, value: str | bool) -> ir.BooleanValue:
        """True where the column holds that word, or is that flag."""

    def comparison(self, compare: Compare) -> ir.BooleanValue:
        """True where the comparison is, false where one of its sides is missing."""


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
            return terms.missing(column)
        case IsOneOf(column, words):
            return reduce(or_, [terms.is_equal(column, word) for word in sorted(words)])
        case Column():
            return terms.is_equal(condition, True)
        case Compare(Comparison.EQUAL, left, right) if left == right and set(columns_of(left)):
            return _all_there(left, terms)
        case Compare():
            return terms.comparison(condition)
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
            return ~terms.missing(column)
        case IsOneOf(column):
            return ~(is_true(condition, terms) | terms.missing(column))
        case Column():
            return terms.is_equal(condition, False)
        case Compare():
            return ~terms.comparison(condition) & _all_there(condition, terms)
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


def _all_there(expression: Expression, terms: Terms) -> ir.BooleanValue:
    return reduce(and_, [~terms.missing(column) for column in dict.fromkeys(columns_of(expression))])
