"""What every definition means: one table of cases, counted by every engine."""

import pytest
from tests.measures.spec import cases_when
from tests.measures.spec.case import Case
from tests.measures.spec.facts_as_tables import tables_of

from stegvis.measures.engines import open_engine
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.memory import MemoryEngine

CASES = (*cases_when.CASES,)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_memory(case: Case):
    [table] = MemoryEngine(case.rows()).measure([case.measure], case.bound(), case.by)
    assert table.rows == case.expected_rows(), case.why


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_duckdb(case: Case):
    engine = open_engine("duckdb", FactsSource.of_tables(tables_of(case.rows())))
    try:
        [table] = engine.measure([case.measure], case.bound(), case.by)
    finally:
        engine.close()
    assert table.rows == case.expected_rows(), case.why
