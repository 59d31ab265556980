"""PostgreSQL: the facts are loaded into temporary tables of one session, which vanish with it.

It adds up 64-bit numbers in decimals (spec: sums), which become whole numbers again on arrival.
"""

import os

import pyarrow as pa

from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.ibis_engine import IbisEngine
from stegvis.measures.engines.keys import Whole
from stegvis.measures.engines.rows import columns_of_rows
from stegvis.measures.engines.sql import Dialect
from stegvis.measures.facts import FACT_TABLES, FactColumn, Kind
from stegvis.vocabulary import BadInput, Wording

try:
    import psycopg
except ImportError as missing:
    raise BadInput(
        "postgresql",
        Wording(
            "psycopg är inte installerat; installera stegvis[postgresql].",
            "psycopg is not installed; install stegvis[postgresql].",
        ),
    ) from missing

_ADDRESS = "STEGVIS_DATABASE_URL"
_WHOLE_NUMBERS = {8: "smallint", 16: "smallint", 32: "integer", 64: "bigint"}


def open_postgresql(source: FactsSource, address: str | None = None) -> IbisEngine:
    """An engine over a copy of the facts in temporary tables. The address is taken from STEGVIS_DATABASE_URL.

    Raises BadInput when there is no address of a PostgreSQL database, or nobody answers there.
    """
    address = address or os.environ.get(_ADDRESS, "")
    if not address.startswith(("postgresql://", "postgres://")):
        raise BadInput("postgresql", _no_address())
    try:
        connection = psycopg.connect(address, connect_timeout=10, autocommit=True)
    except psycopg.Error as error:
        raise BadInput("postgresql", _no_answer()) from error
    return IbisEngine("postgresql", _PostgreSQL(connection, source), frozenset(source.tables), source.codebook)


class _PostgreSQL:
    dialect = Dialect("postgres")

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]], source: FactsSource) -> None:
        self._connection = connection
        with connection.cursor() as cursor:
            for name in source.tables:
                self._load(cursor, name, source)

    def run(self, sql: str, _sums: int = 1) -> list[Whole]:
        """The columns of the result. Raises OverflowError when a number does not fit into 64 bits."""
        with self._connection.cursor() as cursor:
            try:
                rows = cursor.execute(sql.encode()).fetchall()
            except psycopg.errors.NumericValueOutOfRange as error:
                raise OverflowError(str(error)) from error
            return columns_of_rows(rows, len(cursor.description or ()))

    def close(self) -> None:
        """Ends the session; its tables are gone."""
        self._connection.close()

    def _load(self, cursor: psycopg.Cursor[tuple[object, ...]], name: str, source: FactsSource) -> None:
        listed = ", ".join(f'"{column.name}" {_type(column)}' for column in FACT_TABLES[name].columns)
        cursor.execute(f'CREATE TEMPORARY TABLE "{name}" ({listed})'.encode())
        with cursor.copy(f'COPY "{name}" FROM STDIN'.encode()) as copy:
            for batch in source.batches(name):
                for row in _rows(batch):
                    copy.write_row(row)
        cursor.execute(f'ANALYZE "{name}"'.encode())


def _rows(batch: pa.RecordBatch) -> "zip[tuple[object, ...]]":
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _type(column: FactColumn) -> str:
    match column.kind:
        case Kind.DATE:
            return "date"
        case Kind.FLAG:
            return "boolean"
        case Kind.NUMBER | Kind.CODE:
            return _WHOLE_NUMBERS[column.bits]


def _no_address() -> Wording:
    return Wording(
        f"adressen till databasen saknas; sätt {_ADDRESS} till postgresql://…",
        f"the address of the database is missing; set {_ADDRESS} to postgresql://…",
    )


def _no_answer() -> Wording:
    return Wording(
        f"databasen svarar inte; kontrollera adressen i {_ADDRESS} och att servern är igång.",
        f"the database does not answer; check the address in {_ADDRESS} and that the server runs.",
    )
