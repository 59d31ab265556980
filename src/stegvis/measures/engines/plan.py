"""How totals become sums that a database can add up in a few scans.

Every total at a period is a weighted sum of *running sums*: rows placed on one date (their anchor), added up over
all days until some day T.

    DatedIn               until the last day, less until the day before the first (bounds shifted by months_later)
    DatedBy               until the period's end
    OpenDuring            begun until the period's end (less days_later), less ended before its start
    OpenAtEnd             begun until the period's end, less ended until then
    DaysInPeriod          D(end) - D(start - 1), where D(T) = sum of (T + 1 - begin) over those begun until T
                          less the sum of (T - end) over those ended until T

Running sums add up over the days between bounds (slices). One scan therefore serves all totals with the same table
and anchor: it groups rows by the columns asked for and by slice, and what the periods need is rolled up afterwards.
A median is taken from a histogram, which adds up in the same way: the number of each row is one more key.
Different values (DistinctOf) do not add up; they are counted for each period, as they are defined.

A row that ends before it begins is never open; the conditions that see to it are part of the sums.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from stegvis.measures.engines.shift import FIRST, first_day_that_lands, last_day_that_lands
from stegvis.measures.expressions import (
    Both,
    Column,
    Compare,
    Comparison,
    DaysBetween,
    Either,
    Expression,
    IsMissing,
    Known,
    Opposite,
)
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
from stegvis.vocabulary import Period

DAY_ZERO = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class AnchorDay:
    """The number of the anchor's day, counted from DAY_ZERO, to be added up."""


@dataclass(frozen=True, slots=True)
class Sum:
    """One number that a scan adds up over the rows for which `where` is true. Without a value it counts them."""

    where: Expression | None
    value: Expression | AnchorDay | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """`times` the running sum of `added`, placed on `anchor`, over all days until `until` (an ordinal)."""

    times: int
    added: Sum
    anchor: Column
    until: int


@dataclass(frozen=True)
class Amount:
    """A total, perhaps divided by further keys: the columns of a split, or the number whose median is wanted."""

    total: Total
    keys: tuple[Expression, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Amounts are looked up far more often than they are made, and definitions are deep."""
        return hash((self.total, self.keys))

    @property
    def adds_up(self) -> bool:
        """False for different values."""
        return not isinstance(self.total.value, DistinctOf)


@dataclass(frozen=True, slots=True)
class Scan:
    """One reading of a table: `sums` by group, by `keys` and by slice of `anchor`.

    `until` are the days (ordinals, ascending) after which a slice ends; slice number len(until) holds what comes
    later, and rows without a date.
    """

    anchor: Column
    keys: tuple[Expression, ...]
    sums: tuple[Sum, ...]
    until: tuple[int, ...]

    @property
    def table(self) -> str:
        """The table that is read."""
        return self.anchor.table

    @property
    def only_where(self) -> Expression | None:
        """What all sums ask for: other rows need not be read. None where rows also tell which groups there are."""
        wheres = {added.where for added in self.sums}
        return next(iter(wheres)) if self.keys and len(wheres) == 1 else None


@dataclass(frozen=True, slots=True)
class DistinctScan:
    """One reading of a table for one period: different values, and rows, by group and by `keys`."""

    table: str
    keys: tuple[Expression, ...]
    period: Period
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is read for a set of measures, and how each amount comes from it: its terms, period by period."""

    scans: tuple[Scan, ...]
    distinct: tuple[DistinctScan, ...]
    terms: Mapping[Amount, tuple[tuple[Term, ...], ...]]


def planned(measures: Sequence[Measure], periods: Sequence[Period]) -> Plan:
    """The scans that answer all measures at all periods."""
    amounts = dict.fromkeys(amount for measure in measures for amount in needed(measure))
    adding = {amount: tuple(terms(amount.total, period) for period in periods) for amount in amounts if amount.adds_up}
    different = [amount for amount in amounts if not amount.adds_up]
    return Plan(_scans(adding), _distinct_scans(different, periods), adding)


def _scans(adding: Mapping[Amount, tuple[tuple[Term, ...], ...]]) -> tuple[Scan, ...]:
    """One scan for each anchor and keys, with every sum once."""
    sums: dict[tuple[Column, tuple[Expression, ...]], dict[Sum, None]] = {}
    until: dict[tuple[Column, tuple[Expression, ...]], set[int]] = {}
    for amount, at_periods in adding.items():
        for term in dict.fromkeys(term for at_period in at_periods for term in at_period):
            place = (term.anchor, amount.keys)
            sums.setdefault(place, {})[term.added] = None
            until.setdefault(place, set()).add(term.until)
    return tuple(Scan(*place, tuple(sums[place]), tuple(sorted(until[place]))) for place in sums)


def _distinct_scans(different: Sequence[Amount], periods: Sequence[Period]) -> tuple[DistinctScan, ...]:
    totals: dict[tuple[str, tuple[Expression, ...]], list[Total]] = {}
    for amount in different:
        totals.setdefault((amount.total.table, amount.keys), []).append(amount.total)
    return tuple(
        DistinctScan(table, keys, period, tuple(wanted))
        for (table, keys), wanted in totals.items()
        for period in dict.fromkeys(periods)
    )


@dataclass(frozen=True, slots=True)
class Needed:
    """The amounts behind one measure. `rows` tells where parts of a split occur; `numbers` is a median's histogram.

    `question` holds the population, those who answered, and those who were asked without answering.
    """

    numerator: Amount
    rows: Amount | None
    numbers: Amount | None
    denominator: Amount | None
    squares: Amount | None
    question: tuple[Amount, Amount, Amount] | None

    def __iter__(self) -> Iterator[Amount]:
        single = (self.numerator, self.rows, self.numbers, self.denominator, self.squares)
        yield from (amount for amount in (*single, *(self.question or ())) if amount is not None)


def needed(measure: Measure) -> Needed:
    """Everything that is added up for a measure."""
    return Needed(
        Amount(measure.numerator, measure.split),
        Amount(counting_rows(measure.numerator), measure.split) if measure.split else None,
        _histogram(measure) if measure.statistic is Statistic.MEDIAN else None,
        None if measure.denominator is None else Amount(measure.denominator),
        None if measure.squares is None else Amount(measure.squares),
        None if measure.question is None else _answering(measure.question),
    )


def counting_rows(total: Total) -> Total:
    """The same rows, counted."""
    return replace(total, value=None)


def _histogram(measure: Measure) -> Amount:
    """How many rows have each number."""
    value = measure.numerator.value
    if value is None or isinstance(value, DaysInPeriod | DistinctOf):
        raise ValueError(f"{measure.id}: a median needs a number of each row.")
    return Amount(counting_rows(measure.numerator), (value,))


def _answering(question: Question) -> tuple[Amount, Amount, Amount]:
    silent: Expression = IsMissing(question.answer)
    asked_in_vain = silent if question.asked is None else Both(question.asked, silent)
    return (
        Amount(question.of),
        Amount(_narrowed(question.of, Opposite(silent))),
        Amount(_narrowed(question.of, asked_in_vain)),
    )


def terms(total: Total, period: Period) -> tuple[Term, ...]:
    """The running sums that make up a total at a period. Raises ValueError for different values."""
    if isinstance(total.value, DistinctOf):
        raise ValueError("Different values do not add up.")
    first, last = period.start.toordinal(), period.end.toordinal()
    match total.when:
        case DatedIn(day, months):
            until = last_day_that_lands(period.end, months)
            before = first_day_that_lands(period.start, months) - 1
            added = Sum(total.where, _added_up(total))
            return (Term(1, added, day, until), Term(-1, added, day, before))
        case DatedBy(day):
            return (Term(1, Sum(total.where, _added_up(total)), day, last),)
        case OpenDuring() if isinstance(total.value, DaysInPeriod):
            return (*_days_until(total, last, 1), *_days_until(total, first - 1, -1))
        case OpenDuring(begin, end, days):
            begun, ended = _span_sums(total, days)
            return (Term(1, begun, begin, max(last - days, FIRST - 1)), Term(-1, ended, end, first - 1))
        case OpenAtEnd(begin, end):
            begun, ended = _span_sums(total)
            return (Term(1, begun, begin, last), Term(-1, ended, end, last))


def _days_until(total: Total, until: int, sign: int) -> tuple[Term, ...]:
    """The days on which rows were open until a day, that day counted."""
    begin, end = _span(total.when)
    begun, ended = _span_sums(counting_rows(total))
    number = until - DAY_ZERO.toordinal()
    return (
        Term(sign * (number + 1), begun, begin, until),
        Term(-sign, replace(begun, value=AnchorDay()), begin, until),
        Term(-sign * number, ended, end, until),
        Term(sign, replace(ended, value=AnchorDay()), end, until),
    )


def _span(when: When) -> tuple[Column, Column]:
    if not isinstance(when, OpenDuring | OpenAtEnd):
        raise ValueError("Only a span begins and ends.")
    return when.begin, when.end


def _span_sums(total: Total, days: int = 0) -> tuple[Sum, Sum]:
    """What is added up where rows begin, and where they end.

    Rows that end before they begin, or less than `days` after, count as neither.
    """
    begin, end = _span(total.when)
    in_order: Expression = Compare(Comparison.AT_MOST, begin, end)
    if days:
        in_order = Compare(Comparison.AT_MOST, Known(days), DaysBetween(begin, end))
    value = _added_up(total)
    return (
        Sum(_both(total.where, Either(IsMissing(end), in_order)), value),
        Sum(_both(total.where, in_order), value),
    )


def _added_up(total: Total) -> Expression | None:
    if isinstance(total.value, DaysInPeriod | DistinctOf):
        raise ValueError("Only rows and their numbers are added up one by one.")
    return total.value


def _narrowed(total: Total, condition: Expression) -> Total:
    return replace(total, where=_both(total.where, condition))


def _both(left: Expression | None, right: Expression) -> Expression:
    return right if left is None else Both(left, right)
