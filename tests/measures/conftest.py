"""The databases that the measures are counted in."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.measures.spec.facts_as_tables import files_of, tables_of
from tests.measures.spec.text_tables import Row
from tests.postgresql_server import postgresql_server

from stegvis.measures.engines import Engine, open_engine
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.memory import MemoryEngine

Opened = Callable[[str, Mapping[str, Sequence[Row]]], Engine]


@pytest.fixture
def opened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Opened]:
    """Opens an engine by its name over rows with words; "copy" is DuckDB with a counting copy."""
    engines: list[Engine] = []

    def opening(name: str, facts: Mapping[str, Sequence[Row]]) -> Engine:
        if name == "postgresql":
            monkeypatch.setenv("STEGVIS_DATABASE_URL", request.getfixturevalue("postgresql"))
        if name == "spark":
            request.getfixturevalue("spark")
        if name == "copy":
            name, source = "duckdb", files_of(facts, tmp_path)
        else:
            source = FactsSource.of_tables(tables_of(facts))
        engines.append(MemoryEngine(facts) if name == "memory" else open_engine(name, source))
        return engines[-1]

    yield opening
    for engine in engines:
        engine.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    with postgresql_server() as address:
        yield address


@pytest.fixture(scope="session")
def spark() -> Iterator[None]:
    """A running Spark, since it takes long to start. Small facts need no compiled code and no partitions."""
    if not shutil.which("java") or not find_spec("pyspark"):
        reason = "Spark needs pyspark and Java: apt-get install openjdk-17-jre-headless."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from stegvis.measures.engines.spark import start_session

    quick = {"spark.sql.codegen.wholeStage": "false", "spark.sql.adaptive.enabled": "false"}
    quick |= {"spark.sql.shuffle.partitions": "1", "spark.default.parallelism": "1"}
    session = start_session(quick | {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"})
    yield
    session.stop()
