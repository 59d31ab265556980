"""What a definition may not be: nodes refuse to be built wrong, with a sentence that says why."""

from collections.abc import Callable
from typing import Any

import pytest

from stegvis.measures.builder import Facts, Flag, Numeric, count, share
from stegvis.measures.canonical import measure_of_json
from stegvis.measures.expressions import (
    Both,
    Column,
    Compare,
    Comparison,
    DaysBetween,
    Expression,
    Known,
    Minus,
    Plus,
    Times,
)
from stegvis.measures.facts import ANSWERS, CAPACITY, COSTS, FACT_TABLES, PARTICIPATIONS, PLANS, SCREENINGS, FactTable
from stegvis.measures.facts import RowLevel as Level
from stegvis.measures.nodes import OpenAtEnd, OpenDuring, PrivacyClass
from stegvis.vocabulary import BadInput, Wording

P = Facts(PARTICIPATIONS)
EXITED = P.dated_in("exited_on")
ONE = Known(1)


@pytest.mark.parametrize("how", Comparison)
def test_two_known_numbers_are_no_condition(how: Comparison) -> None:
    with pytest.raises(ValueError, match="reads at least one column"):
        Compare(how, ONE, ONE)


@pytest.mark.parametrize("node", [Plus, Minus, Times])
def test_two_known_numbers_are_not_reckoned_with(node: Callable[[Expression, Expression], Expression]) -> None:
    with pytest.raises(ValueError, match="reads at least one column"):
        node(ONE, ONE)
    assert node(Column("participations", "hours_after"), ONE)
    assert node(ONE, Column("participations", "hours_after"))


@pytest.mark.parametrize("value", ["positive", True, 1.5, None])
def test_only_whole_numbers_are_written_in_a_definition(value: Any) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        Known(value)


@pytest.mark.parametrize(
    "always",
    [
        P.code("feeling").missing,
        ~P.code("feeling").present,
        P.code("feeling").missing | (P.number("hours_after") >= 5),
        P.code("feeling").missing & P.code("activity").missing,
        ~(P.code("feeling").present & P.code("activity").present),
    ],
    ids=["missing", "not_present", "missing_or_large", "both_missing", "not_both_present"],
)
def test_a_denominator_of_rows_that_know_nothing_is_refused(always: Flag) -> None:
    with pytest.raises(ValueError, match="true for rows that know nothing"):
        share("x", of=EXITED.that(always), that=P.code("activity").is_one_of("better"), privacy=PrivacyClass.B)
    with pytest.raises(ValueError, match="true for rows that know nothing"):
        count("x", EXITED.that(always), privacy=PrivacyClass.B)


def test_an_always_true_denominator_cannot_come_as_json_either() -> None:
    text = (
        '{"node":"Measure","id":"x","statistic":"count","unit":"participations","privacy":"A","numerator":{"node":'
        '"Total","when":{"node":"DatedIn","date":{"node":"Column","table":"participations","name":"exited_on"}},'
        '"where":{"node":"Compare","how":"equal","left":{"node":"Known","value":1},"right":{"node":"Known","value":1}}}}'
    )
    with pytest.raises(BadInput, match="reads at least one column"):
        measure_of_json(text, "mått.json")


@pytest.mark.parametrize("table", [ANSWERS, SCREENINGS, COSTS, CAPACITY], ids=lambda table: table.name)
@pytest.mark.parametrize("open_then", [OpenDuring, OpenAtEnd])
def test_an_event_is_never_open(table: FactTable, open_then: Callable[[Column, Column], object]) -> None:
    date = Column(table.name, next(one.name for one in table.columns if one.name.endswith("_on")))
    with pytest.raises(ValueError, match=f"A row of {table.name} is an event"):
        open_then(date, date)


@pytest.mark.parametrize("open_then", [OpenDuring, OpenAtEnd])
def test_a_row_is_open_between_the_dates_of_its_span(open_then: Callable[[Column, Column], object]) -> None:
    with pytest.raises(ValueError, match="exited_on to started_on is no span of participations; it has started_on to"):
        open_then(P.column("exited_on"), P.column("started_on"))
    with pytest.raises(ValueError, match="one row"):
        open_then(P.column("started_on"), Column("plans", "to_on"))
    for table in FACT_TABLES.values():
        assert all(open_then(Column(table.name, first), Column(table.name, last)) for first, last in table.spans)


def test_days_in_the_period_are_of_rows_with_a_span() -> None:
    assert Facts(PLANS).open_during("from_on", "to_on").days_in_period
    with pytest.raises(ValueError, match="open during it"):
        _ = EXITED.days_in_period
    with pytest.raises(ValueError, match="open during it"):
        _ = P.open_at_end("started_on", "exited_on").days_in_period


def test_a_table_has_spans_when_its_rows_go_on_for_days() -> None:
    what = Wording("Påhittad.", "Invented.")
    with pytest.raises(ValueError, match="an event has no span"):
        FactTable("x", Level.EVENT, what, ("month_on",), COSTS.columns, spans=(("month_on", "month_on"),))
    with pytest.raises(ValueError, match="everything else has one"):
        FactTable("x", Level.PLAN, what, ("month_on",), COSTS.columns)
    with pytest.raises(ValueError, match="from a date to a date"):
        FactTable("x", Level.PLAN, what, ("month_on",), COSTS.columns, spans=(("month_on", "budget"),))


def test_an_expression_speaks_of_one_row_and_of_what_it_needs() -> None:
    hours, paid = P.number("hours_after"), Facts(COSTS).number("outcome")
    with pytest.raises(ValueError, match="costs and participations cannot be mixed"):
        _ = hours + paid
    with pytest.raises(ValueError, match="condition is needed"):
        Both(hours.node, P.flag("consented").node)
    with pytest.raises(ValueError, match="number is needed"):
        _ = Numeric(P.flag("consented").node) + 1
    with pytest.raises(ValueError, match="between two dates"):
        DaysBetween(P.column("started_on"), P.column("hours_after"))
