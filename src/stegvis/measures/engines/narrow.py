"""Numbers over a counting copy, no wider than they can become: narrow ones are added up several times as fast.

No number is missing in a copy. Where a condition is not true its columns become 0 before anything is calculated, so
that what stands in for a missing value is never multiplied. Sums are added up product by product: those of the
squared change, (after - before)², are then shared with the squares of the two answers.
"""

from collections import Counter
from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from stegvis.measures.expressions import Column, DaysBetween, Expression, Known, Minus, Plus, Times
from stegvis.measures.facts import FactColumn, Kind
from stegvis.measures.facts_files.counting_copy import bits_of, stand_in

_BITS = 62  # products of parts stay within 64 bits when the whole does with room to spare
_MOST_PRODUCTS = 4


def added_up(value: Expression, table: ir.Table, where: ir.BooleanValue) -> ir.IntegerScalar:
    """The sum over the rows for which the condition is true; null over no rows. Raises ValueError as `narrow` does."""
    products = products_of(value) if bits_of_number(value) <= _BITS else {}
    if () in products or not 0 < len(products) <= _MOST_PRODUCTS:
        return narrow(value, table, where).sum()
    sums = [narrow(reduce(Times, parts), table, where).sum() * times for parts, times in products.items()]
    return reduce(add, sums)


def products_of(value: Expression) -> dict[tuple[Expression, ...], int]:
    """The number multiplied out: products of columns and spans of days, and how many times each is taken."""
    match value:
        case Known(number):
            return {(): number}
        case Plus(left, right):
            return _added(products_of(left), products_of(right), 1)
        case Minus(left, right):
            return _added(products_of(left), products_of(right), -1)
        case Times(left, right):
            found: Counter[tuple[Expression, ...]] = Counter()
            for first, times in products_of(left).items():
                for second, more in products_of(right).items():
                    found[tuple(sorted(first + second, key=repr))] += times * more
            return {parts: times for parts, times in found.items() if times}
        case _:
            return {(value,): 1}


def narrow(value: Expression, table: ir.Table, where: ir.BooleanValue | None = None) -> ir.IntegerValue:
    """The number of each row; 0 where the condition is not true. Raises ValueError for what is no number or date."""
    bits = bits_of_number(value)
    match value:
        case Column(_, name):
            return _only(where, table[name], bits)
        case Known(number):
            return ibis.literal(number) if where is None else _only(where, ibis.literal(number), bits)
        case DaysBetween(start, end):
            return _only(where, _typed(table[end.name] - table[start.name], bits), bits)
        case Plus(left, right):
            return _typed(_wide(left, table, where, bits) + _wide(right, table, where, bits), bits)
        case Minus(left, right):
            return _typed(_wide(left, table, where, bits) - _wide(right, table, where, bits), bits)
        case Times(left, right):
            return _typed(_wide(left, table, where, bits) * _wide(right, table, where, bits), bits)
        case _:
            raise ValueError(f"A {type(value).__name__} is no number.")


def bits_of_number(value: Expression) -> int:
    """A width, with sign, that holds the number of every row, also where something stands in for what is missing."""
    match value:
        case Column():
            return _bits_of_column(value.fact)
        case Known(number):
            return number.bit_length() + 1
        case DaysBetween(start, end):
            return max(bits_of_number(start), bits_of_number(end)) + 1
        case Plus(left, right) | Minus(left, right):
            return max(bits_of_number(left), bits_of_number(right)) + 1
        case Times(left, right):
            return bits_of_number(left) + bits_of_number(right)
        case _:
            raise ValueError(f"A {type(value).__name__} is no number.")


def _added(
    left: dict[tuple[Expression, ...], int], right: dict[tuple[Expression, ...], int], sign: int
) -> dict[tuple[Expression, ...], int]:
    parts = dict.fromkeys((*left, *right))
    found = {part: left.get(part, 0) + sign * right.get(part, 0) for part in parts}
    return {part: times for part, times in found.items() if times}


def _bits_of_column(column: FactColumn) -> int:
    return stand_in(column).bit_length() + 1 if column.kind is Kind.DATE else bits_of(column)


def _wide(value: Expression, table: ir.Table, where: ir.BooleanValue | None, bits: int) -> ir.IntegerValue:
    return _typed(narrow(value, table, where), bits)


def _only(where: ir.BooleanValue | None, value: ir.IntegerValue, bits: int) -> ir.IntegerValue:
    """0 where the condition is not true: multiplying is quicker than choosing."""
    return _typed(value, bits) if where is None else _typed(_typed(where, bits) * _typed(value, bits), bits)


def _typed(value: ir.Value, bits: int) -> ir.IntegerValue:
    """As a number of that width. Said after every step, since Ibis expects wider results than DuckDB gives."""
    return value.cast(f"int{next((one for one in (16, 32) if bits <= one), 64)}")
