"""DuckDB: the default. It reads the Parquet files where they are, or their counting copy, and may do nothing else.

It adds up in 128 bits, which arrive as decimals (spec: sums) and become whole numbers again. Over a counting copy it
finds a row's group by its place in a table, without hashing, as long as the table of all possible groups is small.
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
from stegvis.vocabulary import BadInput, Wording

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "memory_limit": "1536MB",
    "preserve_insertion_order": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_PLACES = range(12, 22)
"""Tables of 2 to the power of these many groups; DuckDB itself stops at 12."""
_BYTES_OF_PLACES = 1 << 26
_BYTES_A_SUM = 16


def open_duckdb(source: FactsSource) -> IbisEngine:
    """An engine over the files of the source. Files are only read; there is no network and no other file."""
    return IbisEngine("duckdb", _DuckDB(source), frozenset(source.tables), source.codebook)


class _DuckDB:
    def __init__(self, source: FactsSource) -> None:
        self._spill = tempfile.TemporaryDirectory(prefix="stegvis-duckdb-")
        self._connection = duckdb.connect(":memory:", config={**_SETTINGS, "temp_directory": self._spill.name})
        self._copy = source.copy
        if source.copy is not None:
            self._attach(source.copy)
        else:
            for name, facts in source.tables.items():
                self._show(name, facts)
        copied = source.copy is not None
        self.dialect = Dialect("duckdb", numbers_days=copied, has_stand_ins=copied)
        allowed = [facts for facts in source.tables.values() if not isinstance(facts, pa.Table)]
        self._by_places = {bits: self._placing(bits) for bits in _PLACES} if copied else {}
        self._lock(sorted({str(file) for files in allowed for file in files}))

    def run(self, sql: str, sums: int = 1) -> list[Whole]:
        """The columns of the result. Raises OverflowError when a number does not fit into 64 bits."""
        connection = self._by_places.get(_bits_of_places(sums), self._connection)
        try:
            return [whole_numbers(column) for column in connection.sql(sql).to_arrow_table().columns]
        except (duckdb.OutOfRangeException, pa.ArrowInvalid) as error:
            raise OverflowError(str(error)) from error
        except duckdb.Error as error:
            if self._copy is not None and _tells_of_damage(error):
                raise _damaged(self._copy) from error
            raise

    def close(self) -> None:
        """Closes the connection and removes what was spilled."""
        for connection in self._by_places.values():
            connection.close()
        self._connection.close()
        self._spill.cleanup()

    def _attach(self, copy: Path) -> None:
        name = str(copy).replace("'", "''")
        try:
            self._connection.execute(f"ATTACH '{name}' AS facts (READ_ONLY)")
        except duckdb.Error as error:
            self._connection.close()
            self._spill.cleanup()
            raise _damaged(copy) from error
        self._connection.execute("USE facts")

    def _placing(self, bits: int) -> duckdb.DuckDBPyConnection:
        """The same database, with room for that many possible groups; what is set cannot be changed later."""
        cursor = self._connection.cursor()
        cursor.execute("USE facts")
        cursor.execute(f"SET SESSION perfect_ht_threshold = {bits}")
        return cursor

    def _show(self, name: str, facts: tuple[Path, ...] | pa.Table) -> None:
        if isinstance(facts, pa.Table):
            self._connection.register(name, facts)
        else:
            self._connection.read_parquet([str(file) for file in facts], union_by_name=True).create_view(name)

    def _lock(self, files: list[str]) -> None:
        self._connection.execute("SET allowed_paths = $files", {"files": files})
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")


def _tells_of_damage(error: duckdb.Error) -> bool:
    """DuckDB keeps a checksum of each block; what does not fit is an error without a class of its own."""
    return type(error) is duckdb.Error or isinstance(error, duckdb.IOException | duckdb.SerializationException)


def _damaged(copy: Path) -> BadInput:
    return BadInput(
        str(copy),
        Wording(
            "kopian för räkning är skadad och går inte att läsa; ta bort filen, så räknas tabellerna själva.",
            "the counting copy is damaged and cannot be read; remove the file, and the tables themselves are counted.",
        ),
    )


def _bits_of_places(sums: int) -> int:
    """How large a table of groups may be that holds so many sums, as a power of 2."""
    bits = (_BYTES_OF_PLACES // (_BYTES_A_SUM * (sums + 1))).bit_length() - 1
    return min(max(bits, _PLACES[0]), _PLACES[-1])
