"""What a measure is: a fraction of two totals over rows of facts, at a period that is bound later.

One node type serves counts (no denominator), shares, means, paired changes, distributions and transitions (split),
durations (mean or median), and ratios between tables such as cost per participation.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from stegvis.measures.expressions import Column, Expression, columns_of, tables_of
from stegvis.measures.facts import FACT_TABLES, Kind, RowLevel
from stegvis.measures.missing import true_when_all_is_missing


@dataclass(frozen=True, slots=True)
class DatedIn:
    """Rows whose date lies in the period; or did so `months_later` months after the date.

    Months later than the 31st of a month is the last day of a shorter month.
    """

    date: Column
    months_later: int = 0

    def __post_init__(self) -> None:
        _require_date(self.date)
        if not 0 <= self.months_later <= 120:
            raise ValueError("A date can be looked at from 0 to 120 months later.")


@dataclass(frozen=True, slots=True)
class DatedBy:
    """Rows whose date lies in the period or before it."""

    date: Column

    def __post_init__(self) -> None:
        _require_date(self.date)


@dataclass(frozen=True, slots=True)
class OpenDuring:
    """Rows that begin no later than the period ends and end no earlier than it begins, or have not ended.

    With `days_later` a row is looked at as if it began so many days after its first date; one that ended before
    that is never open. Raises ValueError when the two dates are no span of the table: an event is never open.
    """

    begin: Column
    end: Column
    days_later: int = 0

    def __post_init__(self) -> None:
        _require_a_span(self.begin, self.end)
        if not 0 <= self.days_later <= 3660:
            raise ValueError("A row can be looked at from 0 to 3660 days later.")


@dataclass(frozen=True, slots=True)
class OpenAtEnd:
    """Rows that begin no later than the period ends and end after it, or have not ended.

    Raises ValueError when the two dates are no span of the table.
    """

    begin: Column
    end: Column

    def __post_init__(self) -> None:
        _require_a_span(self.begin, self.end)


When = DatedIn | DatedBy | OpenDuring | OpenAtEnd


@dataclass(frozen=True, slots=True)
class DaysInPeriod:
    """The days of the period on which the row is open, both ends counted. Only with OpenDuring."""


@dataclass(frozen=True, slots=True)
class DistinctOf:
    """How many different values the column has, such as persons. Cannot be added up over groups or periods."""

    column: Column


@dataclass(frozen=True, slots=True)
class Total:
    """Rows of one table at a period, counted, or with a number of each added up.

    `where` lets through only what is true. `value` is a number (rows without it add nothing), the days in the
    period, different values of a column, or None to count rows.
    """

    when: When
    where: Expression | None = None
    value: Expression | DaysInPeriod | DistinctOf | None = None

    def __post_init__(self) -> None:
        if self.where is not None and self.where.kind is not Kind.FLAG:
            raise ValueError("The rows of a total are chosen by a condition.")
        if isinstance(self.value, DaysInPeriod) and (not isinstance(self.when, OpenDuring) or self.when.days_later):
            raise ValueError("Days in the period need a row that is open during it, from its first day on.")
        if not isinstance(self.value, DaysInPeriod | DistinctOf | None) and self.value.kind is not Kind.NUMBER:
            raise ValueError("Only numbers can be added up.")
        tables = {column.table for column in self.columns()}
        if len(tables) > 1:
            raise ValueError(f"A total reads one table, not {' and '.join(sorted(tables))}.")

    @property
    def table(self) -> str:
        """The fact table whose rows are counted."""
        return anchor(self.when).table

    def columns(self) -> tuple[Column, ...]:
        """The columns that the total reads, dates first."""
        read = [*dates_of(self.when)]
        if self.where is not None:
            read += columns_of(self.where)
        match self.value:
            case DistinctOf(column):
                read.append(column)
            case None | DaysInPeriod():
                pass
            case value:
                read += columns_of(value)
        return tuple(read)


@dataclass(frozen=True, slots=True)
class Question:
    """The question behind a measure: who among `of` was asked, and who answered.

    answered = `of` with an answer; not answered = asked, without one; not asked = the rest. Without `asked`,
    everybody was.
    """

    of: Total
    answer: Column
    asked: Expression | None = None

    def __post_init__(self) -> None:
        if self.of.value is not None:
            raise ValueError("A question is put to rows: its population counts them.")
        if self.asked is not None and self.asked.kind is not Kind.FLAG:
            raise ValueError("Who was asked is a condition.")
        if {self.answer.table, *(tables_of(self.asked) if self.asked else ())} != {self.of.table}:
            raise ValueError("A question and those who are asked stand in one table.")


class Statistic(StrEnum):
    """How a measure's value comes from its totals."""

    COUNT = "count"
    RATIO = "ratio"
    MEDIAN = "median"


class PrivacyClass(StrEnum):
    """How carefully a measure is released: A participation, B outcomes, C health and support, D violence."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Unit(StrEnum):
    """What a value is counted in."""

    PARTICIPATIONS = "participations"
    PERSONS = "persons"
    FORMS = "forms"
    SHARE = "share"
    DAYS = "days"
    HOURS = "hours a week"
    POINTS = "points"
    KRONOR = "kronor"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that reports can show.

    The value is `numerator` (COUNT), `numerator` / `denominator` (RATIO; a share, a mean, a change, a cost per
    participation) or the median of `numerator`'s value over its rows (MEDIAN; the numerator then adds up the same
    numbers and the denominator counts them). `squares` adds up the squared numbers, for the spread. `split` divides
    the numerator by codes (a distribution, or before → after), never the denominator, the question or the squares.
    Raises ValueError when a part does not fit, above all when the denominator holds rows that know nothing.
    """

    id: str
    statistic: Statistic
    unit: Unit
    privacy: PrivacyClass
    numerator: Total
    denominator: Total | None = None
    question: Question | None = None
    squares: Total | None = None
    split: tuple[Column, ...] = ()

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*", self.id):
            raise ValueError(f"A measure's id is written in small letters, digits, _ and dots, not {self.id!r}.")
        if (self.statistic is Statistic.COUNT) != (self.denominator is None):
            raise ValueError(f"{self.id}: a count has no denominator, everything else has one.")
        if self.statistic is Statistic.MEDIAN:
            self._require_a_median()
        for column in self.split:
            if column.table != self.numerator.table or column.kind is not Kind.CODE:
                raise ValueError(f"{self.id}: it can be split by codes of {self.numerator.table} only.")
        for total in (self.numerator, self.denominator):
            if total and total.where and true_when_all_is_missing(total.where):
                raise ValueError(
                    f"{self.id}: the condition is true for rows that know nothing; say what they must have."
                )

    def _require_a_median(self) -> None:
        if self.numerator.value is None or isinstance(self.numerator.value, DaysInPeriod | DistinctOf):
            raise ValueError(f"{self.id}: a median needs a number of each row.")
        if self.split:
            raise ValueError(f"{self.id}: a median cannot be split.")

    @property
    def totals(self) -> tuple[Total, ...]:
        """Every total that the measure reads, each once."""
        listed = (self.numerator, self.denominator, self.squares, self.question.of if self.question else None)
        return tuple(dict.fromkeys(total for total in listed if total is not None))

    @property
    def groupings(self) -> tuple[str, ...]:
        """The columns that may divide the measure: those that all its tables have."""
        tables = [FACT_TABLES[total.table] for total in self.totals]
        return tuple(name for name in tables[0].groupings if all(name in table.groupings for table in tables))


def dates_of(when: When) -> tuple[Column, ...]:
    """The dates that place a row in time."""
    match when:
        case DatedIn(date) | DatedBy(date):
            return (date,)
        case OpenDuring(begin, end, _) | OpenAtEnd(begin, end):
            return (begin, end)


def anchor(when: When) -> Column:
    """The date without which a row is nowhere."""
    return dates_of(when)[0]


def _require_date(column: Column) -> None:
    if column.kind is not Kind.DATE:
        raise ValueError(f"{column.name} is no date.")


def _require_a_span(begin: Column, end: Column) -> None:
    if begin.table != end.table:
        raise ValueError("A span begins and ends in one row.")
    table = FACT_TABLES[begin.table]
    if table.level is RowLevel.EVENT:
        raise ValueError(f"A row of {table.name} is an event: it has a date, and no span to be open in.")
    if (begin.name, end.name) not in table.spans:
        listed = " and ".join(f"{first} to {last}" for first, last in table.spans)
        raise ValueError(f"{begin.name} to {end.name} is no span of {table.name}; it has {listed}.")
