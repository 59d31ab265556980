"""Hypothesis looks for definitions and facts on which a database and the oracle disagree."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.measures.spec.facts_as_tables import files_of, tables_of
from tests.measures.spec.invented import Asked, asked, measure

from stegvis.measures.canonical import measure_json, measure_of_json, node_names
from stegvis.measures.engines import open_engine
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.walk import nodes_in

QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


def test_every_node_is_invented():
    invented: set[str] = set()

    @settings(max_examples=200, phases=[Phase.generate], **QUIET)
    @given(measure())
    def collect(one):
        invented.update(type(node).__name__ for node in nodes_in(one))
        assert measure_of_json(measure_json(one), "x") == one

    collect()
    assert invented == node_names()


@settings(max_examples=30, **QUIET)
@given(asked())
def test_duckdb_and_sqlite_agree_with_the_oracle(request: Asked):
    assert_agreement("duckdb", request)
    assert_agreement("sqlite", request)


@settings(max_examples=15, **QUIET)
@given(asked())
def test_a_counting_copy_agrees_with_the_oracle(request: Asked):
    with TemporaryDirectory() as folder:
        assert_agreement("duckdb", request, files_of(request.facts, Path(folder)))


def test_postgresql_agrees_with_the_oracle(postgresql: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_DATABASE_URL", postgresql)

    @settings(max_examples=10, **QUIET)
    @given(asked())
    def agree(request: Asked):
        assert_agreement("postgresql", request)

    agree()


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("spark")
def test_spark_agrees_with_the_oracle():
    """A handful of definitions over the facts of many examples, in one go."""
    found: list[Asked] = []

    @settings(max_examples=30, phases=[Phase.generate], **QUIET)
    @given(asked(most_measures=1))
    def collect(request: Asked):
        found.append(request)

    collect()
    facts = {name: [row for one in found for row in one.facts[name]] for name in found[0].facts}
    chosen = [one.measures[0] for one in found[-6:]]
    assert_agreement("spark", Asked(tuple(chosen), facts | {"codes": found[0].facts["codes"]}, found[-1].periods, ()))


def assert_agreement(name: str, request: Asked, source: FactsSource | None = None) -> None:
    """The database gives the oracle's tables."""
    expected = MemoryEngine(request.facts).measure(request.measures, request.periods, request.by)
    engine = open_engine(name, source or FactsSource.of_tables(tables_of(request.facts)))
    try:
        counted = engine.measure(request.measures, request.periods, request.by)
    finally:
        engine.close()
    for theirs, ours in zip(counted, expected, strict=True):
        assert theirs.rows == ours.rows, (name, theirs.measure)
