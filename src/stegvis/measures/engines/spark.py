"""Spark: reads the Parquet files in place, on two threads of this machine, or where the running session says."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa

from stegvis.measures.engines.arrow_columns import whole_numbers
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.ibis_engine import IbisEngine
from stegvis.measures.engines.keys import Whole
from stegvis.measures.engines.sql import Dialect
from stegvis.vocabulary import BadInput, Wording

try:
    from pyspark.errors import ArithmeticException
    from pyspark.sql import DataFrame, SparkSession
except ImportError as missing:
    raise BadInput(
        "spark",
        Wording(
            "pyspark är inte installerat; installera stegvis[spark].",
            "pyspark is not installed; install stegvis[spark].",
        ),
    ) from missing

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1536m",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
}


def open_spark(source: FactsSource) -> IbisEngine:
    """An engine over the files of the source. A session that runs already is used and left running.

    Raises BadInput when Java is missing.
    """
    running = SparkSession.getActiveSession()
    if running is None and not _has_java():
        raise BadInput("spark", _no_java())
    session = running.newSession() if running else start_session()
    return IbisEngine("spark", _Spark(session, source, stop=running is None), frozenset(source.tables), source.codebook)


def start_session(settings: Mapping[str, str] = MappingProxyType({})) -> SparkSession:
    """A session on two threads of this machine, which nobody reaches from outside. `settings` come on top."""
    builder = SparkSession.builder.master("local[2]").appName("stegvis")
    for name, value in (_SETTINGS | dict(settings)).items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


class _Spark:
    dialect = Dialect("pyspark")

    def __init__(self, session: SparkSession, source: FactsSource, *, stop: bool) -> None:
        self._session, self._stop = session, stop
        for name, facts in source.tables.items():
            self._shown(facts).createOrReplaceTempView(name)

    def run(self, sql: str, _sums: int = 1) -> list[Whole]:
        """The columns of the result. Raises OverflowError when a number does not fit into 64 bits."""
        try:
            return [whole_numbers(column) for column in self._session.sql(sql).toArrow().columns]
        except ArithmeticException as error:
            raise OverflowError(str(error)) from error

    def close(self) -> None:
        """Stops the session, if it was started for this engine."""
        if self._stop:
            self._session.stop()

    def _shown(self, facts: tuple[Path, ...] | pa.Table) -> DataFrame:
        if isinstance(facts, pa.Table):
            return self._session.createDataFrame(facts)
        return self._session.read.parquet(*(str(file) for file in facts))


def _has_java() -> bool:
    """Whether Spark will find Java: it looks nowhere else when JAVA_HOME is set."""
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which(Path(home) / "bin" / "java" if home else "java"))


def _no_java() -> Wording:
    return Wording(
        "Java saknas; installera Java 17 (på Debian: openjdk-17-jre-headless).",
        "Java is missing; install Java 17 (on Debian: openjdk-17-jre-headless).",
    )
