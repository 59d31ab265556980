"""SQLite: the facts are loaded into a temporary file, which is removed afterwards.

SQLite knows no dates; they are kept as numbers of days (spec: every case of `cases_when`). It has no medians either,
which is why medians come from histograms on every engine (spec: medians).
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.ibis_engine import IbisEngine
from stegvis.measures.engines.keys import Whole
from stegvis.measures.engines.rows import columns_of_rows
from stegvis.measures.engines.sql import Dialect
from stegvis.measures.facts import FACT_TABLES


def open_sqlite(source: FactsSource) -> IbisEngine:
    """An engine over a copy of the facts in a temporary file."""
    return IbisEngine("sqlite", _SQLite(source), frozenset(source.tables), source.codebook)


class _SQLite:
    dialect = Dialect("sqlite", numbers_days=True)

    def __init__(self, source: FactsSource) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="stegvis-sqlite-")
        self._connection = sqlite3.connect(Path(self._folder.name) / "facts.sqlite")
        for setting in ("journal_mode = OFF", "synchronous = OFF"):
            self._connection.execute(f"PRAGMA {setting}")
        for name in source.tables:
            self._load(name, source)
        self._connection.commit()
        self._connection.execute("PRAGMA query_only = ON")

    def run(self, sql: str, _sums: int = 1) -> list[Whole]:
        """The columns of the result. Raises OverflowError when a number does not fit into 64 bits."""
        try:
            cursor = self._connection.execute(sql)
            return columns_of_rows(cursor.fetchall(), len(cursor.description))
        except sqlite3.OperationalError as error:
            if "integer overflow" in str(error):
                raise OverflowError(str(error)) from error
            raise

    def close(self) -> None:
        """Closes and removes the file."""
        self._connection.close()
        self._folder.cleanup()

    def _load(self, name: str, source: FactsSource) -> None:
        columns = [column.name for column in FACT_TABLES[name].columns]
        listed = ", ".join(f'"{column}" INTEGER' for column in columns)
        self._connection.execute(f'CREATE TABLE "{name}" ({listed})')
        places = ", ".join("?" * len(columns))
        for batch in source.batches(name):
            self._connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', _numbered(batch))  # noqa: S608


def _numbered(batch: pa.RecordBatch) -> Iterator[tuple[int | None, ...]]:
    """Rows of whole numbers: a date is its number of days, a flag 0 or 1."""
    days = (column.cast(pa.int32()) if pa.types.is_date(column.type) else column for column in batch.columns)
    return zip(*(column.to_pylist() for column in days), strict=True)
