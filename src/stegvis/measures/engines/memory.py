"""The oracle: counts measures in plain Python, row by row and period by period.

It is slow, and meant to be: it says what the definitions mean as literally as it can, shares no code with the
engines that are fast, and is what they are tested against. Use it for a handful of rows, such as the invented
participants of a manual page.
"""

import calendar
import statistics
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from stegvis.measures.engines.engine import check_request
from stegvis.measures.engines.order import grouping_column, rank
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
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.nodes import (
    DatedBy,
    DatedIn,
    DaysInPeriod,
    DistinctOf,
    Measure,
    OpenAtEnd,
    OpenDuring,
    Question,
    Statistic,
    Total,
    When,
)
from stegvis.measures.result import UNKNOWN_GROUP, MeasureRow, MeasureTable
from stegvis.vocabulary import Period

Row = Mapping[str, object]
Group = tuple[str, ...]


class MemoryEngine:
    """Counts over rows that are dictionaries: words for codes, dates, whole numbers, True and False, None.

    `facts` holds the rows of each table. A table `codes` (list, number, word) may give the words of the open code
    lists; without it they are the words that occur.
    """

    name = "memory"

    def __init__(self, facts: Mapping[str, Sequence[Row]]) -> None:
        self._facts = facts
        self._groups_of: dict[tuple[str, Group], dict[Group, list[Row]]] = {}

    @property
    def tables(self) -> frozenset[str]:
        """The fact tables that it has."""
        return frozenset(self._facts) & frozenset(FACT_TABLES)

    def measure(
        self, measures: Sequence[Measure], periods: Sequence[Period], by: Sequence[str] = ()
    ) -> tuple[MeasureTable, ...]:
        """One table for each measure, in their order. Raises BadInput as `check_request` does."""
        check_request(measures, by, self.tables, _open_words(self._facts))
        return tuple(self._table(measure, periods, tuple(by)) for measure in measures)

    def close(self) -> None:
        """Nothing is held open."""

    def _table(self, measure: Measure, periods: Sequence[Period], by: Group) -> MeasureTable:
        rows = [
            row
            for period in periods
            for group in self._groups(measure, by)
            for row in self._rows(measure, period, by, group)
        ]
        return MeasureTable(measure, by, tuple(rows))

    def _groups(self, measure: Measure, by: Group) -> list[Group]:
        """Every combination that occurs in a table of the measure, whenever its rows are dated."""
        if not by:
            return [()]
        tables = [total.table for total in measure.totals]
        occurring = {group for table in tables for group in self._divided(table, by)}
        columns = [grouping_column(tables[0], name) for name in by]
        return sorted(occurring, key=lambda group: [rank(*pair) for pair in zip(columns, group, strict=True)])

    def _rows(self, measure: Measure, period: Period, by: Group, group: Group) -> Iterator[MeasureRow]:
        if not measure.split:
            yield self._row(measure, period, by, group, ())
            return
        split = tuple(column.name for column in measure.split)
        parts = {_group_of(row, split) for row in self._chosen(measure.numerator, period, by, group)}
        columns = [column.fact for column in measure.split]
        for part in sorted(parts, key=lambda part: [rank(*pair) for pair in zip(columns, part, strict=True)]):
            yield self._row(measure, period, by, group, part)

    def _row(self, measure: Measure, period: Period, by: Group, group: Group, part: Group) -> MeasureRow:
        split = tuple(column.name for column in measure.split)
        chosen = self._chosen(measure.numerator, period, (*by, *split), (*group, *part))
        numerator = _amount(measure.numerator, chosen, period)
        denominator = self._amount(measure.denominator, period, by, group)
        answered = self._answered(measure.question, period, by, group)
        return MeasureRow(
            measure=measure.id,
            period=period,
            group=tuple(zip(by, group, strict=True)),
            split=part,
            numerator=numerator,
            denominator=denominator,
            value=_value(measure, numerator, denominator, chosen),
            answered=answered[0] if answered else None,
            not_answered=answered[1] if answered else None,
            not_asked=answered[2] if answered else None,
            squares=self._amount(measure.squares, period, by, group),
        )

    def _chosen(self, total: Total, period: Period, by: Group, group: Group) -> list[Row]:
        """The rows of the group that the total counts in the period."""
        return [row for row in self._divided(total.table, by).get(group, ()) if counts_row(total, row, period)]

    def _divided(self, table: str, by: Group) -> dict[Group, list[Row]]:
        """The rows of each group, kept, since every total asks for them again."""
        if (table, by) not in self._groups_of:
            groups: dict[Group, list[Row]] = {}
            for row in self._facts[table]:
                groups.setdefault(_group_of(row, by), []).append(row)
            self._groups_of[table, by] = groups
        return self._groups_of[table, by]

    def _amount(self, total: Total | None, period: Period, by: Group, group: Group) -> int | None:
        return None if total is None else _amount(total, self._chosen(total, period, by, group), period)

    def _answered(
        self, question: Question | None, period: Period, by: Group, group: Group
    ) -> tuple[int, int, int] | None:
        """How many answered, were asked without answering, and were not asked."""
        if question is None:
            return None
        rows = self._chosen(question.of, period, by, group)
        silent = [row for row in rows if row.get(question.answer.name) is None]
        asked = [row for row in silent if question.asked is None or _evaluated(question.asked, row) is True]
        return len(rows) - len(silent), len(asked), len(silent) - len(asked)


def counts_row(total: Total, row: Row, period: Period) -> bool:
    """True when the total counts the row in the period."""
    return _is_in(total.when, row, period) and (total.where is None or _evaluated(total.where, row) is True)


def _open_words(facts: Mapping[str, Sequence[Row]]) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for row in facts.get("codes", ()):
        words.setdefault(str(row["list"]), set()).add(str(row["word"]))
    if "codes" in facts:
        return words
    for table in FACT_TABLES.values():
        for column in table.columns:
            if column.codes is not None and column.codes.is_open:
                occurring = {str(row[column.name]) for row in facts.get(table.name, ()) if row.get(column.name)}
                words.setdefault(column.codes.id, set()).update(occurring)
    return words


def _group_of(row: Row, by: Group) -> Group:
    return tuple(UNKNOWN_GROUP if row.get(name) is None else str(row[name]) for name in by)


def _amount(total: Total, rows: Sequence[Row], period: Period) -> int:
    match total.value:
        case None:
            return len(rows)
        case DaysInPeriod():
            return sum(_days_in(total.when, row, period) for row in rows)
        case DistinctOf(column):
            return len({row[column.name] for row in rows if row.get(column.name) is not None})
        case value:
            return sum(_numbers(value, rows))


def _numbers(value: Expression, rows: Sequence[Row]) -> list[int]:
    numbers = (_evaluated(value, row) for row in rows)
    return [number for number in numbers if isinstance(number, int)]


def _value(measure: Measure, numerator: int, denominator: int | None, rows: Sequence[Row]) -> float | None:
    match measure.statistic:
        case Statistic.COUNT:
            return float(numerator)
        case Statistic.RATIO:
            return numerator / denominator if denominator else None
        case Statistic.MEDIAN:
            value = measure.numerator.value
            if value is None or isinstance(value, DaysInPeriod | DistinctOf):
                raise ValueError(f"{measure.id}: a median needs a number of each row.")
            numbers = _numbers(value, rows)
            return float(statistics.median(numbers)) if numbers else None


def _is_in(when: When, row: Row, period: Period) -> bool:
    match when:
        case DatedIn(column, months):
            on = _date(row, column)
            return on is not None and _later(period.start) <= _later(on, months) <= _later(period.end)
        case DatedBy(column):
            on = _date(row, column)
            return on is not None and on <= period.end
        case OpenDuring(begin, end, days):
            first, last = _date(row, begin), _date(row, end)
            if first is None or (last is not None and last.toordinal() < first.toordinal() + days):
                return False
            begun = first.toordinal() + days <= period.end.toordinal()
            return begun and (last is None or last >= period.start)
        case OpenAtEnd(begin, end):
            first, last = _date(row, begin), _date(row, end)
            return first is not None and first <= period.end and (last is None or last > period.end)


def _later(day: date, months: int = 0) -> tuple[int, int, int]:
    """Year, month and day so many months later; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    longest = calendar.monthrange(2000 + year % 400, month + 1)[1]
    return (year, month + 1, min(day.day, longest))


def _days_in(when: When, row: Row, period: Period) -> int:
    if not isinstance(when, OpenDuring):
        raise ValueError("Days in the period need a row that is open during it.")
    first, last = _date(row, when.begin) or period.start, _date(row, when.end) or period.end
    return (min(last, period.end) - max(first, period.start)).days + 1


def _date(row: Row, column: Column) -> date | None:
    value = row.get(column.name)
    return value if isinstance(value, date) else None


def _evaluated(expression: Expression, row: Row) -> object:
    """The value for one row; None where it is missing."""
    match expression:
        case Column():
            return row.get(expression.name)
        case Known(value):
            return value
        case IsMissing(column):
            return row.get(column.name) is None
        case IsOneOf(column, words):
            return None if row.get(column.name) is None else row[column.name] in words
        case Opposite(flag):
            inside = _evaluated(flag, row)
            return None if inside is None else not inside
        case Both(left, right):
            sides = [_evaluated(left, row), _evaluated(right, row)]
            return False if False in sides else None if None in sides else True
        case Either(left, right):
            sides = [_evaluated(left, row), _evaluated(right, row)]
            return True if True in sides else None if None in sides else False
        case DaysBetween(start, end):
            first, last = _date(row, start), _date(row, end)
            return None if first is None or last is None else (last - first).days
        case Compare(how, left, right):
            return _compared(how, _evaluated(left, row), _evaluated(right, row))
        case Plus(left, right) | Minus(left, right) | Times(left, right):
            return _calculated(expression, _evaluated(left, row), _evaluated(right, row))


def _compared(how: Comparison, left: object, right: object) -> bool | None:
    if isinstance(left, date) and isinstance(right, date):
        left, right = left.toordinal(), right.toordinal()
    if not isinstance(left, int) or not isinstance(right, int):
        return None
    match how:
        case Comparison.EQUAL:
            return left == right
        case Comparison.LESS:
            return left < right
        case Comparison.AT_MOST:
            return left <= right


def _calculated(how: Plus | Minus | Times, left: object, right: object) -> int | None:
    if not isinstance(left, int) or not isinstance(right, int):
        return None
    match how:
        case Plus():
            return left + right
        case Minus():
            return left - right
        case Times():
            return left * right
