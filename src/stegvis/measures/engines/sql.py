"""Plans as SQL, written by Ibis: one text for each scan.

Columns come out as whole numbers: the groups, the keys, the slice, then the sums. Bounds of periods and shifts of
months were settled in Python, so that no database has to know a calendar. Numbers are widened to 64 bits before
anything is calculated with them: one byte times one byte overflows in most databases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce

import ibis
import ibis.expr.types as ir

from stegvis.measures.engines.codebook import Codebook
from stegvis.measures.engines.columns import Columns, ColumnsWithStandIns
from stegvis.measures.engines.narrow import added_up, narrow
from stegvis.measures.engines.order import grouping_column
from stegvis.measures.engines.plan import DAY_ZERO, AnchorDay, DistinctScan, Plan, Scan, Sum, planned
from stegvis.measures.engines.shift import FIRST, first_day_that_lands, last_day_that_lands
from stegvis.measures.engines.slices import span_of
from stegvis.measures.engines.truth import is_true
from stegvis.measures.expressions import (
    Both,
    Column,
    Compare,
    Comparison,
    DaysBetween,
    Expression,
    IsMissing,
    Known,
    Minus,
    Opposite,
    Plus,
    Times,
    columns_of,
)
from stegvis.measures.facts import FACT_TABLES, FactColumn, Kind
from stegvis.measures.facts_files.counting_copy import Span, stand_in
from stegvis.measures.nodes import DatedBy, DatedIn, DistinctOf, Measure, OpenAtEnd, OpenDuring, Total, When
from stegvis.vocabulary import Period


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database is spoken to: Ibis's name for it, whether it keeps dates as days from DAY_ZERO, and whether
    numbers stand in for what is missing, as in a counting copy.
    """

    name: str
    numbers_days: bool = False
    has_stand_ins: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """The SQL of one scan; its first `by` columns are the groups.

    With a `span` the months or quarters stand in place of the slices that they make up. `missing` gives for each
    group and key the number that stands for a missing one, None where nothing does.
    """

    scan: Scan | DistinctScan
    sql: str
    by: int
    span: Span | None
    missing: tuple[int | None, ...]

    @property
    def sums(self) -> int:
        """How many numbers it adds up for every group."""
        return len(self.scan.sums if isinstance(self.scan, Scan) else self.scan.totals)


@dataclass(frozen=True)
class Written:
    """A plan and its queries."""

    plan: Plan
    queries: tuple[Query, ...]


@lru_cache(maxsize=128)
def written(
    measures: tuple[Measure, ...],
    periods: tuple[Period, ...],
    by: tuple[str, ...],
    dialect: Dialect,
    codebook: Codebook,
) -> Written:
    """The queries of a set of measures. Definitions are equal by their nodes, so the same set is written once."""
    plan = planned(measures, periods)
    scans: list[Scan | DistinctScan] = [*plan.scans, *plan.distinct]
    return Written(plan, tuple(_Writer(scan, dialect, codebook).query(by) for scan in scans))


class _Writer:
    """Writes one scan over its table."""

    def __init__(self, scan: Scan | DistinctScan, dialect: Dialect, codebook: Codebook) -> None:
        self._scan, self._dialect, self._codebook = scan, dialect, codebook
        self._only_where = scan.only_where if isinstance(scan, Scan) else None
        held = ColumnsWithStandIns if dialect.has_stand_ins else Columns
        self._columns = held.of(FACT_TABLES[scan.table], numbers_days=dialect.numbers_days)
        self._span = span_of(scan.until) if dialect.has_stand_ins and isinstance(scan, Scan) else None
        if self._only_where is not None:
            self._columns = held(self._table.filter(is_true(self._only_where, self)))

    @property
    def _table(self) -> ir.Table:
        """The rows that are read."""
        return self._columns.table

    def query(self, by: Sequence[str]) -> Query:
        """The scan as one query."""
        match self._scan:
            case Scan() as scan:
                table = self._additive(scan, by)
            case DistinctScan() as scan:
                table = self._different(scan, by)
        sql = str(ibis.to_sql(table, dialect=self._dialect.name, pretty=False))
        return Query(self._scan, sql, len(by), self._span, self._stand_ins(by))

    def _stand_ins(self, by: Sequence[str]) -> tuple[int | None, ...]:
        groups = [grouping_column(self._scan.table, name) for name in by]
        keys = [key.fact if isinstance(key, Column) else None for key in self._scan.keys]
        return tuple(
            stand_in(column) if column is not None and self._keys_as_they_stand else None for column in groups + keys
        )

    @property
    def _keys_as_they_stand(self) -> bool:
        """Sums of missing and unknown groups may be added up afterwards; different values may not."""
        return self._dialect.has_stand_ins and isinstance(self._scan, Scan)

    def _additive(self, scan: Scan, by: Sequence[str]) -> ir.Table:
        groups = self._groups(scan, by)
        slices = self._slices(scan).name("slice")
        sums = [self._sum(added, scan.anchor).name(f"sum_{at}") for at, added in enumerate(scan.sums)]
        return self._table.group_by([*groups, slices]).aggregate(sums)

    def _different(self, scan: DistinctScan, by: Sequence[str]) -> ir.Table:
        counts = [self._distinct(total, scan.period).name(f"sum_{at}") for at, total in enumerate(scan.totals)]
        groups = self._groups(scan, by)
        return self._table.group_by(groups).aggregate(counts) if groups else self._table.aggregate(counts)

    def _groups(self, scan: Scan | DistinctScan, by: Sequence[str]) -> list[ir.Value]:
        groups = [self._key(grouping_column(scan.table, name)).name(f"by_{at}") for at, name in enumerate(by)]
        keys = [self._part(key).name(f"key_{at}") for at, key in enumerate(scan.keys)]
        return [*groups, *keys]

    def _key(self, column: FactColumn) -> ir.Value:
        """The missing belong to the code that already says unknown, where a list has one."""
        if self._keys_as_they_stand:
            return self._columns.value(column)
        return self._columns.key(column, self._codebook.number_of_unknown(column))

    def _part(self, key: Expression) -> ir.Value:
        if isinstance(key, Column):
            return self._key(key.fact)
        return self._columns.known(self._number(key), columns_of(key))

    def _slices(self, scan: Scan) -> ir.Value:
        if self._span is not None and isinstance(self._columns, ColumnsWithStandIns):
            return self._columns.calendar(scan.anchor.fact, self._span)
        return self._slice(self._column(scan.anchor), scan.until)

    def _slice(self, anchor: ir.Value, until: Sequence[int], first: int = 0) -> ir.Value:
        """Which slice a date lies in, by halving. What is missing is never earlier than a bound: the last slice."""
        if not until:
            return ibis.literal(first, "int16")
        half = len(until) // 2
        return ibis.ifelse(
            self._is_by(anchor, until[half]),
            self._slice(anchor, until[:half], first),
            self._slice(anchor, until[half + 1 :], first + half + 1),
        )

    def _is_by(self, anchor: ir.Value, until: int) -> ir.BooleanValue:
        return anchor <= self._day(until) if until >= FIRST else ibis.literal(False)

    def _day(self, ordinal: int) -> ir.Value:
        """A day as the database keeps it."""
        day = date.fromordinal(ordinal)
        return ibis.literal((day - DAY_ZERO).days, "int32") if self._dialect.numbers_days else ibis.literal(day)

    def _sum(self, added: Sum, anchor: Column) -> ir.Value:
        """Conditions are 0 or 1 for each row: databases add them up faster than they filter rows for each count."""
        where = self._beyond_what_is_read(added)
        if added.value is None or isinstance(added.value, Known):
            # What reads no column is no column to add up.
            counts = (
                self._columns.count(where) if isinstance(where, ir.BooleanColumn) else self._table.count(where=where)
            )
            return (counts if added.value is None else counts * self._number(added.value)).fill_null(0)
        return self._added_up(anchor if isinstance(added.value, AnchorDay) else added.value, where).fill_null(0)

    def _beyond_what_is_read(self, added: Sum) -> ir.BooleanValue | None:
        """What rows must fulfil to be added up: the condition, and that what is added is there."""
        read = () if added.value is None or isinstance(added.value, AnchorDay) else columns_of(added.value)
        wanted = [added.where, *(Opposite(IsMissing(column)) for column in read)]
        asked = [one for one in wanted if one not in (None, self._only_where)]
        return is_true(reduce(Both, asked), self) if asked else None

    def _added_up(self, value: Expression, where: ir.BooleanValue | None) -> ir.IntegerScalar:
        """The sum of the rows' numbers, or of the days from DAY_ZERO to their dates."""
        if self._dialect.has_stand_ins and where is not None:
            return added_up(value, self._table, where)
        if isinstance(value, Column) and value.kind is Kind.DATE:
            number = self._days(self._day(DAY_ZERO.toordinal()), self._column(value))
        else:
            number = self._number(value)
        return (number if where is None else ibis.ifelse(where, number, 0)).sum()

    def missing(self, column: Column) -> ir.BooleanValue:
        """True where the column holds nothing."""
        return self._columns.missing(column.fact)

    def is_equal(self, column: Column, value: str | bool) -> ir.BooleanValue:
        """True where the column holds just that: the number of a word, or a flag."""
        codes = column.fact.codes
        if isinstance(value, bool):
            return self._columns.is_equal(column.fact, value)
        if codes is None:
            raise ValueError(f"{column.name} holds no codes.")
        return self._columns.is_equal(column.fact, self._codebook.number(codes, value))

    def comparison(self, compare: Compare) -> ir.BooleanValue:
        """True where the comparison is, false where one of its sides is missing."""
        compared = _compared(compare.how, self._value(compare.left), self._value(compare.right))
        return self._columns.surely(compared, compare)

    def _distinct(self, total: Total, period: Period) -> ir.Value:
        if not isinstance(total.value, DistinctOf):
            raise ValueError("Only different values are counted period by period.")
        where = self._is_in(total.when, period)
        if total.where is not None:
            where = where & is_true(total.where, self)
        where = where & ~self.missing(total.value.column)
        return self._column(total.value.column).nunique(where=where).fill_null(0)

    def _is_in(self, when: When, period: Period) -> ir.BooleanValue:
        """The definition as it stands."""
        first, last = period.start.toordinal(), period.end.toordinal()
        match when:
            case DatedIn(column, months):
                on = self._column(column)
                since = first_day_that_lands(period.start, months)
                return (on >= self._day(since)) & self._is_by(on, last_day_that_lands(period.end, months))
            case DatedBy(column):
                return self._is_by(self._column(column), last)
            case OpenDuring(begin, end, days):
                begun, ended = self._column(begin), self._column(end)
                long_enough = (begun <= ended) if not days else (self._days(begun, ended) >= days)
                still_open = self.missing(end) | ((ended >= self._day(first)) & long_enough)
                return self._is_by(begun, last - days) & still_open
            case OpenAtEnd(begin, end):
                ended = self._column(end)
                return self._is_by(self._column(begin), last) & (self.missing(end) | (ended > self._day(last)))

    def _value(self, expression: Expression) -> ir.Value:
        """A date or a number, to be compared."""
        return self._column(expression) if isinstance(expression, Column) else self._number(expression)

    def _number(self, expression: Expression) -> ir.IntegerValue:
        """A number of 64 bits, or as narrow as it may be."""
        if self._dialect.has_stand_ins:
            return narrow(expression, self._table)
        match expression:
            case Column():
                return self._column(expression).cast("int64")
            case Known(value):
                return ibis.literal(value, "int64")
            case Plus(left, right):
                return self._number(left) + self._number(right)
            case Minus(left, right):
                return self._number(left) - self._number(right)
            case Times(left, right):
                return self._number(left) * self._number(right)
            case DaysBetween(start, end):
                return self._days(self._column(start), self._column(end))
            case _:
                raise ValueError(f"A {type(expression).__name__} is no number.")

    def _days(self, start: ir.Value, end: ir.Value) -> ir.IntegerValue:
        if self._dialect.numbers_days:
            return end.cast("int64") - start.cast("int64")
        return end.delta(start, unit="day")

    def _column(self, column: Column) -> ir.Value:
        return self._columns.value(column.fact)


def _compared(how: Comparison, left: ir.Value, right: ir.Value) -> ir.BooleanValue:
    match how:
        case Comparison.EQUAL:
            return left == right
        case Comparison.LESS:
            return left < right
        case Comparison.AT_MOST:
            return left <= right
