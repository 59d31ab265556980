"""How a database holds the columns of the facts: what is missing, and what is true.

In most, a missing value is null. In a counting copy a number stands in for it, so that nothing is null; DuckDB knows
the lowest and highest number of each column and leaves out every question that they answer.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_

import ibis
import ibis.expr.types as ir

from stegvis.measures.engines.narrow import bits_of_number
from stegvis.measures.expressions import Column, Compare, columns_of
from stegvis.measures.facts import FactColumn, FactTable, Kind
from stegvis.measures.facts_files.counting_copy import Span, bits_of, stand_in


class Columns:
    """The columns of a table. What they ask is true or false but never missing."""

    def __init__(self, table: ir.Table) -> None:
        self.table = table

    @classmethod
    def of(cls, table: FactTable, *, numbers_days: bool) -> "Columns":
        """The columns of a fact table; dates may be kept as numbers of days."""
        kinds = {Kind.DATE: "int32" if numbers_days else "date", Kind.FLAG: "boolean"}
        types = {column.name: kinds.get(column.kind, f"int{column.bits}") for column in table.columns}
        return cls(ibis.table(types, name=table.name))

    def value(self, column: FactColumn) -> ir.Value:
        """The column as it is held."""
        return self.table[column.name]

    def missing(self, column: FactColumn) -> ir.BooleanValue:
        """True where the column holds nothing."""
        return self.value(column).isnull()

    def is_equal(self, column: FactColumn, value: int | bool) -> ir.BooleanValue:
        """True where the column holds just that."""
        return self.value(column).identical_to(value)

    def surely(self, compared: ir.BooleanValue, compare: Compare) -> ir.BooleanValue:
        """True where a comparison is, as it was written; false where one of its columns is missing."""
        del compare
        return compared.identical_to(True)

    def count(self, where: ir.BooleanColumn) -> ir.IntegerScalar:
        """How many rows it is true for."""
        return where.sum()

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

    @classmethod
    def of(cls, table: FactTable, *, numbers_days: bool) -> "ColumnsWithStandIns":
        """All columns are numbers, those of the calendar too."""
        del numbers_days
        types = {column.name: f"int{bits_of(column)}" for column in table.columns}
        spans = {span.column(one.name): "int32" for one in table.columns if one.kind is Kind.DATE for span in Span}
        return cls(ibis.table(types | spans, name=table.name))

    def calendar(self, date: FactColumn, span: Span) -> ir.Value:
        """The number of each date's month or quarter, null where there is no date."""
        return self.table[span.column(date.name)]

    def missing(self, column: FactColumn) -> ir.BooleanValue:
        """True where the column holds nothing."""
        return self.value(column) == stand_in(column)

    def is_equal(self, column: FactColumn, value: int | bool) -> ir.BooleanValue:
        """True where the column holds just that."""
        return self.value(column) == int(value)

    def surely(self, compared: ir.BooleanValue, compare: Compare) -> ir.BooleanValue:
        """True where a comparison is; where its numbers could become too large, it is not tried with stand-ins."""
        present = self._present(columns_of(compare))
        if max(bits_of_number(compare.left), bits_of_number(compare.right)) <= 64:
            return present & compared
        return ibis.ifelse(present, compared, ibis.literal(False))

    def count(self, where: ir.BooleanColumn) -> ir.IntegerScalar:
        """How many rows it is true for. DuckDB adds up flags as they are, without making numbers of them."""
        return _sum_of_flags(where)

    def known(self, value: ir.Value, read: Iterable[Column]) -> ir.Value:
        """A value made of some columns, null where one of them is missing."""
        return ibis.ifelse(self._present(read), value, ibis.null())

    def key(self, column: FactColumn, unknown: int | None) -> ir.Value:
        """The column, with a number for what is missing or null."""
        return ibis.ifelse(self.missing(column), ibis.null() if unknown is None else unknown, self.value(column))

    def _present(self, read: Iterable[Column]) -> ir.BooleanValue:
        there = [self.value(one.fact) != stand_in(one.fact) for one in dict.fromkeys(read)]
        return reduce(and_, there) if there else ibis.literal(True)


_sum_of_flags: Callable[[ir.BooleanColumn], ir.IntegerScalar] = ibis.udf.agg.builtin(
    lambda flag: flag, name="sum", signature=(("boolean",), "int64")
)
