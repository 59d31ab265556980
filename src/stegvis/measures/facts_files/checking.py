"""Checking facts before they are counted: the first fault is told with table, row and column, and how many follow.

DuckDB looks at every row, so that ten million take seconds.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from stegvis.measures.facts import ANSWERS, FACT_TABLES, PARTICIPATIONS, FactColumn, FactTable, Kind
from stegvis.measures.facts_files.opening import FactsFolder, read_schema, rows_of
from stegvis.measures.facts_files.rules import Rule, rules_of
from stegvis.measures.facts_files.types import is_fitting
from stegvis.vocabulary import BadInput, Wording

_EXPECTED = {
    Kind.NUMBER: Wording("heltal (int8–int64)", "whole numbers (int8 to int64)"),
    Kind.CODE: Wording("kodens nummer (int8–int64)", "the code's number (int8 to int64)"),
    Kind.DATE: Wording("datum (date32)", "dates (date32)"),
    Kind.FLAG: Wording("sant eller falskt (bool)", "true or false (bool)"),
}


def check_facts(facts: FactsFolder, tables: Iterable[str] = tuple(FACT_TABLES)) -> tuple[Wording, ...]:
    """Check the tables; returns what is worth knowing but no fault: columns that the layout does not have.

    Raises BadInput for the first fault: a missing table or column, a wrong type, a value that is missing or not
    possible, an unknown code, a key that stands twice, an answer of a participation that is not there. Rows are
    numbered from 1, within their file. Columns come first, of all tables: they take no time.
    """
    chosen = [FACT_TABLES[name] for name in tables]
    notes = tuple(note for table in chosen for note in _check_columns(facts, table))
    with tempfile.TemporaryDirectory(prefix="stegvis-check-") as spill, _database(spill) as database:
        for table in chosen:
            _check_rows(database, facts, table)
    return notes


def _database(spill: str) -> duckdb.DuckDBPyConnection:
    """DuckDB that puts on disk what does not fit in 1.5 GiB."""
    return duckdb.connect(config={"memory_limit": "1536MB", "temp_directory": spill, "preserve_insertion_order": False})


def _check_columns(facts: FactsFolder, table: FactTable) -> Iterator[Wording]:
    if table.name not in facts.files:
        raise BadInput(table.name, Wording("tabellen saknas bland fakta.", "the table is missing from the facts."))
    for file in facts.files[table.name]:
        _require_own_names(file, read_schema(file).names)
        given = _columns_in(file)
        for column in table.columns:
            _require(table, column, given)
        known = {column.name for column in table.columns}
        for extra in given:
            if extra not in known:
                yield Wording(
                    f"{table.name}: kolumnen {extra} hör inte till fakta och läses inte.",
                    f"{table.name}: the column {extra} is not part of the facts and is not read.",
                )


def _columns_in(file: Path) -> dict[str, pa.DataType]:
    return {field.name: field.type for field in read_schema(file)}


def _require(table: FactTable, column: FactColumn, given: Mapping[str, pa.DataType]) -> None:
    """Raises BadInput where a file, whose columns are `given` with their types, lacks the column or holds another."""
    if column.name not in given:
        raise _fault(table, Wording(f"kolumnen {column.name} saknas", f"the column {column.name} is missing"))
    if not is_fitting(column, given[column.name]):
        raise _wrong_type(table, column, str(given[column.name]))


def _require_own_names(file: Path, names: list[str]) -> None:
    """Databases take "GENDER" and "gender" for the same column: which of two would be counted?"""
    for at, name in enumerate(names):
        if name.casefold() in {other.casefold() for other in names[:at]}:
            raise BadInput(
                str(file),
                Wording(
                    f"kolumnen {name} finns två gånger, stora och små bokstäver lika; ta bort den ena.",
                    f"the column {name} stands twice, capital and small letters alike; remove one of them.",
                ),
            )


def _check_rows(database: duckdb.DuckDBPyConnection, facts: FactsFolder, table: FactTable) -> None:
    try:
        _check_values(database, facts, table)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as damaged:
        raise BadInput(
            str(facts.path / table.name),
            Wording(
                "en av tabellens filer är skadad och går inte att läsa till slut; skriv den på nytt.",
                "one of the table's files is damaged and cannot be read to its end; write it again.",
            ),
        ) from damaged


def _check_values(database: duckdb.DuckDBPyConnection, facts: FactsFolder, table: FactTable) -> None:
    files = facts.files[table.name]
    rules = list(rules_of(table, facts))
    flags = ", ".join(f"bool_or({rule.broken})" for rule in rules)
    [found] = rows_of(database, files).aggregate(flags).fetchall()
    for rule, is_broken in zip(rules, found, strict=True):
        if is_broken:
            raise _broken_rule(database, table, files, rule)
    _check_key(database, table, files)
    if table is ANSWERS:
        _check_answers_belong(database, facts)


def _check_answers_belong(database: duckdb.DuckDBPyConnection, facts: FactsFolder) -> None:
    """Answers alone tell nothing of their participation; where there are no participations, nothing is asked."""
    known = facts.files.get(PARTICIPATIONS.name, ())
    files = facts.files[ANSWERS.name]
    if not known:
        return
    [column] = PARTICIPATIONS.key
    for file in known:
        _require(PARTICIPATIONS, PARTICIPATIONS.column(column), _columns_in(file))
    there = rows_of(database, known).project(column).set_alias("there")
    answers = rows_of(database, files).project(column).set_alias("answers")
    lost = answers.join(there, column, how="anti").aggregate(f"min({column}), count(*)")
    [(value, many)] = lost.fetchall()
    if not many:
        return
    place, _ = next(row for file in files for row in _places(database, file, f"{column} = {value}", column))
    reason = Wording(
        f"deltagandet {value} finns inte i tabellen {PARTICIPATIONS.name}",
        f"the participation {value} is not in the table {PARTICIPATIONS.name}",
    )
    raise _fault(ANSWERS, _in_row(place, len(files), column, reason), many - 1)


def _broken_rule(
    database: duckdb.DuckDBPyConnection, table: FactTable, files: tuple[Path, ...], rule: Rule
) -> BadInput:
    found = [row for file in files for row in _places(database, file, rule.broken, f'"{rule.column}"')]
    place, (value,) = found[0]
    told = "" if value is None else f" ({value})"
    reason = Wording(f"{rule.reason.sv}{told}", f"{rule.reason.en}{told}")
    return _fault(table, _in_row(place, len(files), rule.column, reason), len(found) - 1)


def _check_key(database: duckdb.DuckDBPyConnection, table: FactTable, files: tuple[Path, ...]) -> None:
    key = ", ".join(table.key)
    grouped = rows_of(database, files).aggregate(f"{key}, count(*) AS times", key).filter("times > 1")
    twice = grouped.project(f"{key}, count(*) OVER ()").order(key).limit(1).fetchall()
    if not twice:
        return
    *values, many = twice[0]
    told = ", ".join(f"{name} {value}" for name, value in zip(table.key, values, strict=True))
    same = " AND ".join(f"{name} = {_literal(value)}" for name, value in zip(table.key, values, strict=True))
    [(first, _), (second, _), *_] = [row for file in files for row in _places(database, file, same, key)]
    reason = Wording(
        f"nyckeln ({told}) står redan på rad {first.row}", f"the key ({told}) stands already in row {first.row}"
    )
    raise _fault(table, _in_row(second, len(files), key, reason), many - 1)


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of a file, from 1."""

    file: Path
    row: int


def _places(
    database: duckdb.DuckDBPyConnection, file: Path, condition: str, columns: str
) -> Iterator[tuple[_Place, tuple[object, ...]]]:
    """The rows of a file for which the condition is true, in order, with the values of some columns."""
    found = rows_of(database, [file], numbered=True).filter(condition)
    for row, *values in found.project(f"file_row_number + 1 AS place, {columns}").order("place").fetchall():
        yield _Place(file, row), tuple(values)


def _in_row(place: _Place, files: int, columns: str, reason: Wording) -> Wording:
    """The reason with its row and column; the file's name where the table has several."""
    file = f" ({place.file.name})" if files > 1 else ""
    return Wording(
        f"rad {place.row}{file}, kolumn {columns}: {reason.sv}",
        f"row {place.row}{file}, column {columns}: {reason.en}",
    )


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else f"DATE '{value}'"


def _wrong_type(table: FactTable, column: FactColumn, given: str) -> BadInput:
    expected = _EXPECTED[column.kind]
    return _fault(
        table,
        Wording(
            f"kolumnen {column.name} ska hålla {expected.sv} men håller {given}",
            f"the column {column.name} must hold {expected.en} but holds {given}",
        ),
    )


def _fault(table: FactTable, reason: Wording, more: int = 0) -> BadInput:
    if not more:
        return BadInput(table.name, Wording(f"{reason.sv}.", f"{reason.en}."))
    return BadInput(
        table.name,
        Wording(
            f"{reason.sv}; samma fel finns på {more} ställen till.",
            f"{reason.en}; the same fault is found in {more} more places.",
        ),
    )
