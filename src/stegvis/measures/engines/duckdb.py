"""DuckDB: the default. It reads the Parquet files where they are, or their counting copy, and may do nothing else.

It adds up in 128 bits, which arrive as decimals (spec: sums) and become whole numbers again.
"""

import tempfile
from pathlib import Path

import duckdb
import pyarrow as pa

from stegvis.measures.engines.arrow_columns import whole_numbers
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.ibis_engine import IbisEngine
from stegvis.measures.engines.keys import Whole
from stegvis.measures.engines.sql import Dialect

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "memory_limit": "1536MB",
    "preserve_insertion_order": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def open_duckdb(source: FactsSource) -> IbisEngine:
    """An engine over the files of the source. Files are only read; there is no network and no other file."""
    return IbisEngine("duckdb", _DuckDB(source), frozenset(source.tables), source.codebook)


class _DuckDB:
    def __init__(self, source: FactsSource) -> None:
        self._spill = tempfile.TemporaryDirectory(prefix="stegvis-duckdb-")
        self._connection = duckdb.connect(":memory:", config={**_SETTINGS, "temp_directory": self._spill.name})
        if source.copy is not None:
            self._attach(source.copy)
        else:
            for name, facts in source.tables.items():
                self._show(name, facts)
        copied = source.copy is not None
        self.dialect = Dialect("duckdb", numbers_days=copied, has_stand_ins=copied)
        allowed = [facts for facts in source.tables.values() if not isinstance(facts, pa.Table)]
        self._lock(sorted({str(file) for files in allowed for file in files}))

    def run(self, sql: str) -> list[Whole]:
        """The columns of the result. Raises OverflowError when a number does not fit into 64 bits."""
        try:
            return [whole_numbers(column) for column in self._connection.sql(sql).to_arrow_table().columns]
        except (duckdb.OutOfRangeException, pa.ArrowInvalid) as error:
            raise OverflowError(str(error)) from error

    def close(self) -> None:
        """Closes the connection and removes what was spilled."""
        self._connection.close()
        self._spill.cleanup()

    def _attach(self, copy: Path) -> None:
        name = str(copy).replace("'", "''")
        self._connection.execute(f"ATTACH '{name}' AS facts (READ_ONLY)")
        self._connection.execute("USE facts")

    def _show(self, name: str, facts: tuple[Path, ...] | pa.Table) -> None:
        if isinstance(facts, pa.Table):
            self._connection.register(name, facts)
        else:
            self._connection.read_parquet([str(file) for file in facts], union_by_name=True).create_view(name)

    def _lock(self, files: list[str]) -> None:
        self._connection.execute("SET allowed_paths = $files", {"files": files})
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")
