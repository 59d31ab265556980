"""The counting copy: the same facts in one DuckDB file, where nothing is missing.

DuckDB counts columns that cannot be missing three times as fast. The copy therefore holds a number in place of
every missing value, outside what the layout allows, and days and flags as numbers. Beside each date stand its month
and its quarter, since periods are made of them. The copy fits the files that it was made of, and its name says
which: a copy of other files is never read.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import IntEnum
from pathlib import Path

import duckdb

from stegvis.measures.facts import FACT_TABLES, FactColumn, Kind
from stegvis.measures.facts_files.opening import FactsFolder, open_facts, rows_of
from stegvis.vocabulary import BadInput, Wording

COPIES = "counting-*.duckdb*"
_FORM = 2
_TYPES = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}
_NEVER = (date.max - date(1970, 1, 1)).days + 1


class Span(IntEnum):
    """Parts of the calendar that the copy numbers, by their months; the quarter that the year 1 began with is 4."""

    QUARTER = 3
    MONTH = 1

    def column(self, of_date: str) -> str:
        """The name of the column that holds the number of a date's month or quarter, null where there is no date."""
        return f"{of_date}.{self.name.lower()}"

    def number(self, day: date) -> int:
        """The number of the month or quarter that a day lies in."""
        return (day.year * 12 + day.month - 1) // self


def stand_in(column: FactColumn) -> int:
    """The number that stands for a missing value.

    For a date it is the day after the last of all days; a flag and a closed list leave -1 free, which is near their
    codes (DuckDB counts by a table where codes are near each other); otherwise it is the lowest number.
    """
    if column.kind is Kind.DATE:
        return _NEVER
    is_closed = column.codes is not None and not column.codes.is_open
    return -1 if is_closed or column.kind is Kind.FLAG else -(2 ** (bits_of(column) - 1))


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
    typed = [f'"{one.name}" {_TYPES[bits_of(one)]} NOT NULL' for one in columns]
    typed += [f'"{span.column(one.name)}" INTEGER' for one, span in _dates(table)]
    rows = rows_of(database, facts.files[table])
    try:
        if _holds_a_stand_in(rows, table):
            raise _no_room(table)
        database.execute(f'CREATE TABLE "{table}" ({", ".join(typed)})')
        stored = [*map(_stored, columns), *(_spanned(one, span) for one, span in _dates(table))]
        rows.project(", ".join(stored)).insert_into(table)
    except (duckdb.BinderException, duckdb.ConversionException) as refused:
        raise _no_room(table) from refused


def _holds_a_stand_in(rows: duckdb.DuckDBPyRelation, table: str) -> bool:
    columns = [one for one in FACT_TABLES[table].columns if one.kind is not Kind.FLAG]
    [found] = rows.aggregate(", ".join(f"bool_or({_is_stand_in(one)})" for one in columns)).fetchall()
    return any(found)


def _is_stand_in(column: FactColumn) -> str:
    if column.kind is Kind.DATE:
        return f"\"{column.name}\" > DATE '{date.max}' OR \"{column.name}\" < DATE '{date.min}'"
    return f'"{column.name}" = ({stand_in(column)})'


def _dates(table: str) -> Iterator[tuple[FactColumn, Span]]:
    return ((one, span) for one in FACT_TABLES[table].columns if one.kind is Kind.DATE for span in Span)


def _spanned(column: FactColumn, span: Span) -> str:
    return f'((year("{column.name}") * 12 + month("{column.name}") - 1) // {span.value})::INTEGER'


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
