"""Conditions that are true or false but never missing, for databases that add them up fastest so.

Only what is true counts, so a missing answer may as well be false. DuckDB adds up flags without missing values four
times as fast as it filters rows for each count (10 million rows, 12 counts: 0.5 s against 2.2 s of one core).
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Protocol

import ibis
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
        case Both(left, right):
            return is_true(left, terms) & is_true(right, terms)
        case Either(left, right):
            return is_true(left, terms) | is_true(right, terms)
        case IsMissing(column):
            return terms.column(column).isnull()
        case IsOneOf(column):
            return _any(terms.column(column).identical_to(number) for number in terms.numbers(condition))
        case Column():
            return terms.column(condition).identical_to(True)
        case Compare(Comparison.EQUAL, left, right) if left == right:
            return ~_any(terms.column(column).isnull() for column in dict.fromkeys(columns_of(left)))
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


def _any(flags: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return reduce(or_, flags, ibis.literal(False))
