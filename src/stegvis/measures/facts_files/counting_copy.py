"""The counting copy: the same facts in one DuckDB file, where nothing is missing.

DuckDB counts columns that cannot be missing three times as fast. The copy therefore holds a number in place of
every missing value, outside what the layout allows, and days and flags as numbers. It fits the files that it was
made of, and its name says which: a copy of other files is never read.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import duckdb

from stegvis.measures.facts import FACT_TABLES, FactColumn, Kind
from stegvis.measures.facts_files.opening import FactsFolder, open_facts, rows_of
from stegvis.vocabulary import BadInput, Wording

COPIES = "counting-*.duckdb*"
_FORM = 1
_TYPES = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}


def stand_in(column: FactColumn) -> int:
    """The number that stands for a missing value: for a date the last of all days, else the lowest number."""
    return 2**31 - 1 if column.kind is Kind.DATE else -(2 ** (bits_of(column) - 1))


def bits_of(column: FactColumn) -> int:
    """The width of the column in the copy. Dates are days from 1970-01-01 on, flags 0 or 1."""
    return {Kind.DATE: 32, Kind.FLAG: 8}.get(column.kind, column.bits)


def copy_of(folder: Path, files: Mapping[str, tuple[Path, ...]]) -> Path | None:
    """The copy of exactly these files, when there is one."""
    copy = _place(folder, files)
    return copy if copy.is_file() else None


def write_counting_copy(folder: Path) -> None:
    """Copy the facts of a folder for counting; earlier copies are removed.

    Raises BadInput as `open_facts` does, and when a table cannot be copied since a column is missing or holds what
    the layout has no room for.
    """
    facts = open_facts(folder)
    for old in folder.glob(COPIES):
        old.unlink()
    copy = _place(folder, facts.files)
    unfinished = folder / "counting-unfinished.duckdb"
    unfinished.unlink(missing_ok=True)
    try:
        with duckdb.connect(unfinished, config={"memory_limit": "1536MB", "threads": 2}) as database:
            database.execute("SET enable_progress_bar = false")
            for table in facts.files:
                _copy(database, facts, table)
        unfinished.rename(copy)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(database: duckdb.DuckDBPyConnection, facts: FactsFolder, table: str) -> None:
    columns = FACT_TABLES[table].columns
    typed = ", ".join(f'"{one.name}" {_TYPES[bits_of(one)]} NOT NULL' for one in columns)
    rows = rows_of(database, facts.files[table])
    try:
        if _holds_a_stand_in(rows, table):
            raise _no_room(table)
        database.execute(f'CREATE TABLE "{table}" ({typed})')
        rows.project(", ".join(_stored(one) for one in columns)).insert_into(table)
    except (duckdb.BinderException, duckdb.ConversionException) as refused:
        raise _no_room(table) from refused


def _holds_a_stand_in(rows: duckdb.DuckDBPyRelation, table: str) -> bool:
    numbers = [one for one in FACT_TABLES[table].columns if one.kind in {Kind.NUMBER, Kind.CODE}]
    [found] = rows.aggregate(", ".join(f'bool_or("{one.name}" = ({stand_in(one)}))' for one in numbers)).fetchall()
    return any(found)


def _stored(column: FactColumn) -> str:
    value = f"\"{column.name}\" - DATE '1970-01-01'" if column.kind is Kind.DATE else f'"{column.name}"'
    return f"coalesce(({value})::{_TYPES[bits_of(column)]}, {stand_in(column)})"


def _place(folder: Path, files: Mapping[str, tuple[Path, ...]]) -> Path:
    """Where the copy of these files stands, as they are now."""
    found = [(path, path.stat()) for table in files.values() for path in table]
    made_of = [(str(path.relative_to(folder)), stat.st_size, stat.st_mtime_ns) for path, stat in found]
    layout = [(one.name, bits_of(one)) for table in FACT_TABLES.values() for one in table.columns]
    fingerprint = hashlib.sha256(json.dumps([_FORM, duckdb.__version__, layout, made_of]).encode()).hexdigest()
    return folder / f"counting-{fingerprint[:16]}.duckdb"


def _no_room(table: str) -> BadInput:
    return BadInput(
        table,
        Wording(
            "går inte att kopiera: en kolumn saknas eller håller tal som är större än docs/facts.md medger. "
            "Räkna utan kopia, eller rätta filen.",
            "cannot be copied: a column is missing or holds numbers larger than docs/facts.md says. "
            "Count without a copy, or mend the file.",
        ),
    )
