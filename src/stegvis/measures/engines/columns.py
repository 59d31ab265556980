"""How a database holds the columns of the facts: what is missing, and what is true.

In most, a missing value is null. In a counting copy a number stands in for it, so that nothing is null; DuckDB knows
the lowest and highest number of each column and leaves out every question that they answer.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_

import ibis
import ibis.expr.types as ir

from stegvis.measures.expressions import Column
from stegvis.measures.facts import FactColumn, Kind
from stegvis.measures.facts_files.counting_copy import bits_of, stand_in


class Columns:
    """The columns of a table. What they ask is true or false but never missing."""

    def __init__(self, table: ir.Table) -> None:
        self.table = table

    @staticmethod
    def type_of(column: FactColumn, *, numbers_days: bool) -> str:
        """Ibis's name for the type of a column."""
        match column.kind:
            case Kind.DATE:
                return "int32" if numbers_days else "date"
            case Kind.FLAG:
                return "boolean"
            case Kind.NUMBER | Kind.CODE:
                return f"int{column.bits}"

    def value(self, column: FactColumn) -> ir.Value:
        """The column as it is held."""
        return self.table[column.name]

    def missing(self, column: FactColumn) -> ir.BooleanValue:
        """True where the column holds nothing."""
        return self.value(column).isnull()

    def is_equal(self, column: FactColumn, value: int | bool) -> ir.BooleanValue:
        """True where the column holds just that."""
        return self.value(column).identical_to(value)

    def surely(self, comparison: ir.BooleanValue, read: Iterable[Column]) -> ir.BooleanValue:
        """True where a comparison of some columns is, false where one of them is missing."""
        del read
        return comparison.identical_to(True)

    def known(self, value: ir.Value, read: Iterable[Column]) -> ir.Value:
        """A value made of some columns, null where one of them is missing."""
        del read
        return value

    def key(self, column: FactColumn, unknown: int | None) -> ir.Value:
        """The column, with a number for what is missing or null."""
        value = self.value(column)
        return value if unknown is None else value.fill_null(unknown)


class ColumnsWithStandIns(Columns):
    """The columns of a table in a counting copy."""

    @staticmethod
    def type_of(column: FactColumn, *, numbers_days: bool) -> str:
        """Ibis's name for the type of a column: all are numbers."""
        del numbers_days
        return f"int{bits_of(column)}"

    def missing(self, column: FactColumn) -> ir.BooleanValue:
        """True where the column holds nothing."""
        return self.value(column) == stand_in(column)

    def is_equal(self, column: FactColumn, value: int | bool) -> ir.BooleanValue:
        """True where the column holds just that."""
        return self.value(column) == int(value)

    def surely(self, comparison: ir.BooleanValue, read: Iterable[Column]) -> ir.BooleanValue:
        """True where a comparison of some columns is; it is not tried where one of them is missing."""
        return ibis.ifelse(self._present(read), comparison, ibis.literal(False))

    def known(self, value: ir.Value, read: Iterable[Column]) -> ir.Value:
        """A value made of some columns, null where one of them is missing."""
        return ibis.ifelse(self._present(read), value, ibis.null())

    def key(self, column: FactColumn, unknown: int | None) -> ir.Value:
        """The column, with a number for what is missing or null."""
        return ibis.ifelse(self.missing(column), ibis.null() if unknown is None else unknown, self.value(column))

    def _present(self, read: Iterable[Column]) -> ir.BooleanValue:
        there = [self.value(one.fact) != stand_in(one.fact) for one in dict.fromkeys(read)]
        return reduce(and_, there, ibis.literal(True))
