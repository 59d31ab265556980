"""Invented definitions and facts, for Hypothesis: all that the nodes allow, and rows that the facts check would refuse.

Numbers are small enough that no product and no sum leaves 64 bits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from hypothesis import strategies as st
from tests.measures.spec.text_tables import Row

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
    tables_of,
)
from stegvis.measures.facts import FACT_TABLES, FactColumn, Kind
from stegvis.measures.missing import true_when_all_is_missing
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
    When,
    anchor,
)
from stegvis.vocabulary import Period

TABLES = ("participations", "answers", "screenings", "costs", "plans")
OPEN_WORDS = {"intervention": ("ash", "oak", "unknown"), "item": ("kasam_9", "soc13_1")}
CODES: list[Row] = [
    {"list": name, "number": 7 * at + 1, "word": word}
    for name, words in OPEN_WORDS.items()
    for at, word in enumerate(words)
]
_MONTHS = [date(year, month, 1) for year in (2023, 2024) for month in range(1, 13)]
DAYS = sorted(
    {month.replace(day=day) for month in _MONTHS[::2] for day in (1, 15)}
    | {
        *(date(2023, 1, 31), date(2023, 2, 28), date(2023, 4, 30), date(2023, 8, 31), date(2023, 12, 31)),
        *(date(2024, 1, 31), date(2024, 2, 28), date(2024, 2, 29), date(2024, 8, 30), date(2024, 12, 31)),
    }
)
DATES = st.sampled_from(DAYS)


@dataclass(frozen=True)
class Asked:
    """Measures, facts, periods and a division."""

    measures: tuple[Measure, ...]
    facts: dict[str, list[Row]]
    periods: tuple[Period, ...]
    by: tuple[str, ...]


@st.composite
def asked(draw: st.DrawFn, most_measures: int = 3) -> Asked:
    """One request to the engines."""
    measures = tuple(draw(st.lists(measure(), min_size=1, max_size=most_measures)))
    groupings = [name for name in measures[0].groupings if all(name in one.groupings for one in measures)]
    by = draw(st.lists(st.sampled_from(groupings), unique=True, max_size=2)) if groupings else []
    return Asked(measures, draw(facts()), tuple(draw(st.lists(period(), min_size=1, max_size=3))), tuple(by))


@st.composite
def period(draw: st.DrawFn) -> Period:
    """Days, months and longer spans."""
    first, last = sorted((draw(DATES), draw(DATES)))
    return draw(st.sampled_from([Period(first, last), Period.of_months(first, first), Period.of_months(first, last)]))


@st.composite
def facts(draw: st.DrawFn) -> dict[str, list[Row]]:
    """Rows of every table; anything may be missing, ends may come before begins."""
    rows = {name: st.lists(_row(name), max_size=8 if name == "participations" else 4) for name in TABLES}
    return draw(st.fixed_dictionaries(rows)) | {"codes": CODES}


@st.composite
def measure(draw: st.DrawFn) -> Measure:
    """Any measure that the nodes accept."""
    table = draw(st.sampled_from((*TABLES, "participations")))
    statistic = draw(st.sampled_from(Statistic))
    numerator, denominator = draw(total(table)), None
    split: list[Column] = []
    if statistic is Statistic.MEDIAN:
        numerator = Total(numerator.when, numerator.where, draw(number(table)))
    elif codes := _columns(table, Kind.CODE):
        split = draw(st.lists(st.sampled_from(codes), unique=True, max_size=2))
    if statistic is not Statistic.COUNT:
        denominator = draw(total(draw(st.sampled_from((table, "participations")))))
    return Measure(
        "x",
        statistic,
        Unit.RATIO,
        PrivacyClass.A,
        numerator,
        denominator,
        draw(st.none() | question(table)),
        draw(st.none() | total(table)),
        tuple(split),
    )


@st.composite
def question(draw: st.DrawFn, table: str) -> Question:
    """A question to rows of the table."""
    of = draw(total(table))
    answer = draw(st.sampled_from(_columns(table, Kind.CODE) + _columns(table, Kind.FLAG)))
    asked_who = draw(st.none() | flag(table))
    return Question(Total(of.when, of.where), answer, asked_who)


@st.composite
def total(draw: st.DrawFn, table: str) -> Total:
    """Rows of the table, counted or added up."""
    at = draw(when(table))
    where = draw(st.none() | flag(table))
    if where is not None and true_when_all_is_missing(where):
        where = Both(where, Opposite(IsMissing(anchor(at))))
    if isinstance(at, OpenDuring) and not at.days_later and draw(st.booleans()):
        return Total(at, where, DaysInPeriod())
    values = [st.none(), number(table), st.builds(DistinctOf, st.sampled_from(_all_columns(table)))]
    return Total(at, where, draw(st.one_of(values)))


@cache
def when(table: str) -> st.SearchStrategy[When]:
    """Every way to place rows of the table in time."""
    dates = st.sampled_from(_columns(table, Kind.DATE))
    at_a_date = [st.builds(DatedIn, dates, st.sampled_from([0, 0, 1, 6, 12, 13])), st.builds(DatedBy, dates)]
    if not FACT_TABLES[table].spans:
        return st.one_of(at_a_date)
    spans = st.sampled_from([(Column(table, begin), Column(table, end)) for begin, end in FACT_TABLES[table].spans])
    later = st.sampled_from([0, 0, 10, 183])
    return st.one_of(
        *at_a_date,
        st.builds(lambda span, days: OpenDuring(*span, days), spans, later),
        spans.map(lambda span: OpenAtEnd(*span)),
    )


@cache
def number(table: str) -> st.SearchStrategy[Expression]:
    """A number of each row, two operations deep at most."""
    dates = st.sampled_from(_columns(table, Kind.DATE))
    known = st.builds(Known, st.integers(-2, 200))
    leaves: list[st.SearchStrategy[Expression]] = [known, st.builds(DaysBetween, dates, dates)]
    if columns := [column for column in _columns(table, Kind.NUMBER) if column.fact.bits < 64]:
        leaves.append(st.sampled_from(columns))
    return _deeper(
        st.one_of(leaves),
        lambda inner: [_both_sides(inner).map(lambda sides, node=node: node(*sides)) for node in (Plus, Minus, Times)],
    )


@cache
def flag(table: str) -> st.SearchStrategy[Expression]:
    """A condition on each row."""
    dates, numbers = st.sampled_from(_columns(table, Kind.DATE)), number(table)
    how = st.sampled_from(Comparison)
    leaves: list[st.SearchStrategy[Expression]] = [
        st.builds(IsMissing, st.sampled_from(_all_columns(table))),
        st.builds(Compare, how, dates, dates),
        st.builds(lambda how, sides: Compare(how, *sides), how, _both_sides(numbers)),
        numbers.filter(tables_of).map(lambda value: Compare(Comparison.EQUAL, value, value)),
        st.sampled_from(_columns(table, Kind.CODE)).flatmap(_one_of),
    ]
    if flags := _columns(table, Kind.FLAG):
        leaves.append(st.sampled_from(flags))
    return _deeper(
        st.one_of(leaves),
        lambda inner: [st.builds(Both, inner, inner), st.builds(Either, inner, inner), st.builds(Opposite, inner)],
    )


def _both_sides(numbers: st.SearchStrategy[Expression]) -> st.SearchStrategy[tuple[Expression, Expression]]:
    """Two numbers, of which one at least is read from the row."""
    return st.tuples(numbers, numbers).filter(lambda sides: any(tables_of(side) for side in sides))


def _deeper(
    leaves: st.SearchStrategy[Expression],
    combined: Callable[[st.SearchStrategy[Expression]], list[st.SearchStrategy[Expression]]],
) -> st.SearchStrategy[Expression]:
    once = st.one_of(leaves, *combined(leaves))
    return st.one_of(leaves, *combined(once))


def _one_of(column: Column) -> st.SearchStrategy[Expression]:
    words = st.lists(st.sampled_from(_words(column.fact)), min_size=1, max_size=2, unique=True)
    return words.map(lambda chosen: IsOneOf(column, tuple(sorted(chosen))))


def _row(table: str) -> st.SearchStrategy[Row]:
    return st.fixed_dictionaries({column.name: st.none() | _value(column) for column in FACT_TABLES[table].columns})


def _value(column: FactColumn) -> st.SearchStrategy[object]:
    match column.kind:
        case Kind.DATE:
            return DATES
        case Kind.FLAG:
            return st.booleans()
        case Kind.CODE:
            return st.sampled_from(_words(column))
        case Kind.NUMBER:
            return st.integers(-3, 120)


def _words(column: FactColumn) -> tuple[str, ...]:
    assert column.codes is not None
    return OPEN_WORDS[column.codes.id] if column.codes.is_open else column.codes.words


def _columns(table: str, kind: Kind) -> list[Column]:
    return [column for column in _all_columns(table) if column.kind is kind]


def _all_columns(table: str) -> list[Column]:
    return [Column(table, column.name) for column in FACT_TABLES[table].columns]
