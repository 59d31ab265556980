"""Writing measures: columns with operators, and one function for each kind of measure.

    left = participations.dated_in("exited_on")
    share("exits_positive_share", of=left, that=participations.code("exit_class").is_one_of("positive"), privacy=...)

A definition is built once and binds no period: the same measure serves month, quarter, half-year and year.
"""

from dataclasses import dataclass, replace

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
from stegvis.measures.facts import FactTable
from stegvis.measures.nodes import (
    DatedBy,
    DatedIn,
    DaysInPeriod,
    DistinctOf,
    Measure,
    OpenAtEnd,
    OpenDuring,
    PrivacyClass,
    Question,
    Statistic,
    Total,
    Unit,
)


@dataclass(frozen=True, slots=True)
class Flag:
    """A condition; combine with `&`, `|` and `~`."""

    node: Expression

    def __and__(self, other: "Flag") -> "Flag":
        return Flag(Both(self.node, other.node))

    def __or__(self, other: "Flag") -> "Flag":
        return Flag(Either(self.node, other.node))

    def __invert__(self) -> "Flag":
        return Flag(Opposite(self.node))


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number of each row; add, subtract, multiply, compare with another or with a whole number."""

    node: Expression

    def __add__(self, other: "Numeric | int") -> "Numeric":
        return Numeric(Plus(self.node, _number(other)))

    def __sub__(self, other: "Numeric | int") -> "Numeric":
        return Numeric(Minus(self.node, _number(other)))

    def __mul__(self, other: "Numeric | int") -> "Numeric":
        return Numeric(Times(self.node, _number(other)))

    def __le__(self, other: "Numeric | int") -> Flag:
        return Flag(Compare(Comparison.AT_MOST, self.node, _number(other)))

    def __lt__(self, other: "Numeric | int") -> Flag:
        return Flag(Compare(Comparison.LESS, self.node, _number(other)))

    def __ge__(self, other: "Numeric | int") -> Flag:
        return Flag(Compare(Comparison.AT_MOST, _number(other), self.node))

    def __gt__(self, other: "Numeric | int") -> Flag:
        return Flag(Compare(Comparison.LESS, _number(other), self.node))

    def equals(self, other: "Numeric | int") -> Flag:
        """True where the two numbers are the same."""
        return Flag(Compare(Comparison.EQUAL, self.node, _number(other)))

    @property
    def present(self) -> Flag:
        """True where the number is there: where every column that it reads holds something."""
        return Flag(Compare(Comparison.EQUAL, self.node, self.node))


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of each row."""

    node: Column

    def is_one_of(self, *words: str) -> Flag:
        """True where the code is one of the words."""
        return Flag(IsOneOf(self.node, tuple(sorted(words))))

    @property
    def missing(self) -> Flag:
        """True where there is no code."""
        return Flag(IsMissing(self.node))

    @property
    def present(self) -> Flag:
        """True where there is a code."""
        return Flag(Opposite(IsMissing(self.node)))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table at a period, perhaps only some of them."""

    total: Total

    def that(self, condition: Flag) -> "Rows":
        """The rows for which the condition is true as well."""
        where = condition.node if self.total.where is None else Both(self.total.where, condition.node)
        return Rows(replace(self.total, where=where))

    def adding(self, value: Numeric) -> Total:
        """A number of each row added up."""
        return replace(self.total, value=value.node)

    @property
    def days_in_period(self) -> Total:
        """The days of the period on which the rows are open, added up."""
        return replace(self.total, value=DaysInPeriod())

    def different(self, column: Column) -> Total:
        """How many different values the column has."""
        return replace(self.total, value=DistinctOf(column))


@dataclass(frozen=True, slots=True)
class Facts:
    """A fact table to write measures about."""

    table: FactTable

    def column(self, name: str) -> Column:
        """The column itself. Raises ValueError when the table has none of that name."""
        return Column(self.table.name, name)

    def flag(self, name: str) -> Flag:
        """A column that is true or false."""
        return Flag(self.column(name))

    def number(self, name: str) -> Numeric:
        """A column of whole numbers."""
        return Numeric(self.column(name))

    def code(self, name: str) -> Coded:
        """A column of codes."""
        return Coded(self.column(name))

    def known(self, name: str) -> Flag:
        """True where the column holds something."""
        return Flag(Opposite(IsMissing(self.column(name))))

    def days(self, start: str, end: str) -> Numeric:
        """Whole days from one date to another."""
        return Numeric(DaysBetween(self.column(start), self.column(end)))

    def dated_in(self, date: str, *, months_later: int = 0) -> Rows:
        """Rows whose date lies in the period, or did so a number of months later."""
        return Rows(Total(DatedIn(self.column(date), months_later)))

    def dated_by(self, date: str) -> Rows:
        """Rows whose date lies in the period or before it."""
        return Rows(Total(DatedBy(self.column(date))))

    def open_during(self, begin: str, end: str, *, days_later: int = 0) -> Rows:
        """Rows that are open at some time of the period, perhaps only from so many days after they began."""
        return Rows(Total(OpenDuring(self.column(begin), self.column(end), days_later)))

    def open_at_end(self, begin: str, end: str) -> Rows:
        """Rows that are still open when the period has ended."""
        return Rows(Total(OpenAtEnd(self.column(begin), self.column(end))))


def count(name: str, of: Rows, *, privacy: PrivacyClass, unit: Unit = Unit.PARTICIPATIONS) -> Measure:
    """How many rows."""
    return Measure(name, Statistic.COUNT, unit, privacy, of.total)


def amount(name: str, of: Total, *, privacy: PrivacyClass, unit: Unit) -> Measure:
    """A number added up over rows, or how many different values a column has."""
    return Measure(name, Statistic.COUNT, unit, privacy, of)


def share(
    name: str, *, of: Rows, that: Flag, privacy: PrivacyClass, answer: Column | None = None, asked: Flag | None = None
) -> Measure:
    """The share of the rows for which a condition is true; with a question, of the rows that have an `answer`."""
    question = Question(of.total, answer, asked.node if asked else None) if answer else None
    among = of.that(Flag(Opposite(IsMissing(answer)))) if answer else of
    return Measure(name, Statistic.RATIO, Unit.SHARE, privacy, among.that(that).total, among.total, question)


def mean(
    name: str,
    value: Numeric,
    *,
    of: Rows,
    privacy: PrivacyClass,
    unit: Unit,
    answer: Column | None = None,
    asked: Flag | None = None,
) -> Measure:
    """The mean of a number over the rows that have it; with `after - before` the paired change."""
    among = of.that(value.present)
    question = Question(of.total, answer, asked.node if asked else None) if answer else None
    squares = among.adding(value * value)
    return Measure(
        name, Statistic.RATIO, unit, privacy, among.adding(value), among.total, question=question, squares=squares
    )


def median(name: str, value: Numeric, *, of: Rows, privacy: PrivacyClass, unit: Unit) -> Measure:
    """The median of a number over the rows that have it."""
    among = of.that(value.present)
    return Measure(name, Statistic.MEDIAN, unit, privacy, among.adding(value), among.total)


def distribution(name: str, *columns: Column, of: Rows, privacy: PrivacyClass, asked: Flag | None = None) -> Measure:
    """How the rows divide over codes; over two columns a transition from the first to the second.

    The denominator is the rows that have all of the codes; the question is about the last column.
    """
    among = of
    for column in columns:
        among = among.that(Flag(Opposite(IsMissing(column))))
    question = Question(of.total, columns[-1], asked.node if asked else None)
    return Measure(
        name, Statistic.RATIO, Unit.SHARE, privacy, among.total, among.total, question=question, split=columns
    )


def ratio(
    name: str, numerator: Total, denominator: Total, *, privacy: PrivacyClass, unit: Unit = Unit.RATIO
) -> Measure:
    """One total by another, perhaps of another table: cost per participation, planned against actual."""
    return Measure(name, Statistic.RATIO, unit, privacy, numerator, denominator)


def _number(value: Numeric | int) -> Expression:
    return value.node if isinstance(value, Numeric) else Known(value)
