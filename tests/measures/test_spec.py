"""What every definition means: one table of cases, counted by every engine."""

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from tests.measures.conftest import Opened
from tests.measures.spec import cases_conditions, cases_groups, cases_values, cases_when
from tests.measures.spec.case import Case
from tests.measures.spec.text_tables import Row

from stegvis.measures.canonical import node_names
from stegvis.measures.expressions import Comparison
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.nodes import DistinctOf, Statistic
from stegvis.measures.walk import nodes_in

CASES = (*cases_when.CASES, *cases_conditions.CASES, *cases_values.CASES, *cases_groups.CASES)


@pytest.mark.parametrize("engine", ["memory", "duckdb", "sqlite", "postgresql"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_spec(case: Case, engine: str, opened: Opened):
    [table] = opened(engine, case.rows()).measure([case.measure], case.bound(), case.by)
    assert table.rows == case.expected_rows(), case.why
    assert table.by == case.by


def test_spec_on_a_counting_copy(opened: Opened):
    assert_many_at_once("copy", opened)


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_spec_on_spark(opened: Opened):
    assert_many_at_once("spark", opened)


def assert_many_at_once(name: str, opened: Opened) -> None:
    """Since Spark is slow at a query and a copy slow to make: each case's facts are an intervention of their own."""
    together = [case for case in CASES if _can_stand_beside_others(case)]
    assert len(together) > 0.9 * len(CASES)
    engine = opened(name, _side_by_side(together))
    for cases in _batches(together):
        periods = list(dict.fromkeys(period for case in cases for period in case.bound()))
        tables = engine.measure([case.measure for case in cases], periods, ("intervention", *cases[0].by))
        for case, table in zip(cases, tables, strict=True):
            rows = [row for row in table.rows if row.group[0][1] == case.id]
            own = [replace(row, group=row.group[1:]) for period in case.bound() for row in rows if row.period == period]
            assert tuple(own) == case.expected_rows(), case.id


def _batches(cases: list[Case]) -> list[list[Case]]:
    """Cases that can be asked at once; different values cost a query for each period, so they keep to their own."""
    batches: dict[object, list[Case]] = {}
    for case in cases:
        distinct = any(isinstance(node, DistinctOf) for node in nodes_in(case.measure))
        batches.setdefault((case.by, case.periods if distinct else ()), []).append(case)
    return list(batches.values())


def test_every_node_is_visited():
    visited = {type(node).__name__ for case in CASES for node in nodes_in(case.measure)}
    assert visited == node_names()


def test_every_word_of_the_nodes_is_visited():
    words = {value for case in CASES for node in nodes_in(case.measure) for value in _words(node)}
    assert {*Comparison, *Statistic} <= words


def test_every_case_has_its_own_name():
    assert len({case.id for case in CASES}) == len(CASES)


def _words(node: object) -> Iterator[object]:
    yield from (getattr(node, field.name) for field in fields(node))


def _can_stand_beside_others(case: Case) -> bool:
    tables = {total.table for total in case.measure.totals}
    has_intervention = all("intervention" in FACT_TABLES[table].groupings for table in tables)
    return has_intervention and all("intervention" not in text for text in case.facts.values()) and _has_rows(case)


def _has_rows(case: Case) -> bool:
    return any(case.rows().values())


def _side_by_side(cases: list[Case]) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {}
    for case in cases:
        for table, rows in case.rows().items():
            tables.setdefault(table, []).extend(row | {"intervention": case.id} for row in rows)
    return tables
