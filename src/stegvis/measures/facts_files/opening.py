"""Finding the files of the facts and the words of their open code lists; the rows are not read yet."""

import glob
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from stegvis.measures import codes
from stegvis.measures.codes import Code, CodeList
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.facts_files.types import CODES_SCHEMA
from stegvis.vocabulary import BadInput, Wording

CODES_FILE = "codes.parquet"
_CODES_HOLD: Mapping[pa.DataType, tuple[Wording, Callable[[pa.DataType], bool]]] = {
    pa.int32(): (Wording("heltal (int8–int64)", "whole numbers (int8 to int64)"), pa.types.is_integer),
    pa.string(): (
        Wording("ord (string)", "words (string)"),
        lambda given: pa.types.is_string(given) or pa.types.is_large_string(given) or pa.types.is_dictionary(given),
    ),
}
OPEN_LISTS = (codes.INTERVENTION, codes.ITEM)


@dataclass(frozen=True, slots=True)
class FactsFolder:
    """A folder of facts: the Parquet files of each table in order, and the words of the open code lists.

    `scales` gives for an item's number the lowest and highest answer, where the facts say them.
    """

    path: Path
    files: Mapping[str, tuple[Path, ...]]
    open_codes: Mapping[str, CodeList]
    scales: Mapping[int, tuple[int, int]]

    def codes_of(self, listed: CodeList) -> CodeList:
        """The list with its codes: those of the facts when it is open."""
        return self.open_codes[listed.id] if listed.is_open else listed


def open_facts(folder: Path) -> FactsFolder:
    """The facts in `folder`: `TABLE/*.parquet` (also in subfolders) or `TABLE.parquet`, and `codes.parquet`.

    A table that is not there has no entry in `files`. Raises BadInput when there is no folder, no table at all,
    or when the code lists cannot be read.
    """
    if not folder.is_dir():
        raise BadInput(str(folder), Wording("mappen finns inte.", "there is no such folder."))
    files = {name: found for name in FACT_TABLES if (found := _files(folder, name))}
    if not files:
        tables = ", ".join(FACT_TABLES)
        raise BadInput(
            str(folder),
            Wording(
                f"här finns inga fakta; Stegvis väntar sig Parquet-filer i mappar som heter {tables}.",
                f"there are no facts here; Stegvis expects Parquet files in folders called {tables}.",
            ),
        )
    rows = _code_rows(folder / CODES_FILE)
    lists = {one.id: CodeList(one.id, _codes(rows, one.id)) for one in OPEN_LISTS}
    return FactsFolder(folder, files, lists, _scales(rows))


def read_schema(file: Path) -> pa.Schema:
    """The columns of a Parquet file. Raises BadInput when it cannot be read."""
    try:
        return pq.read_schema(file)
    except (OSError, pa.ArrowException) as refused:
        raise _unreadable(file) from refused


def rows_of(
    database: duckdb.DuckDBPyConnection, files: Iterable[Path], *, numbered: bool = False
) -> duckdb.DuckDBPyRelation:
    """The files' rows in DuckDB, whatever the files are called; `numbered` adds each row's number in its file."""
    names = [glob.escape(str(file)) for file in files]
    return database.read_parquet(names, union_by_name=True, file_row_number=numbered)


def _files(folder: Path, table: str) -> tuple[Path, ...]:
    alone, parts = folder / f"{table}.parquet", tuple(sorted((folder / table).rglob("*.parquet")))
    if parts and alone.is_file():
        raise BadInput(
            str(alone),
            Wording(
                f"tabellen finns både som fil och i mappen {table}; ta bort den som inte gäller.",
                f"the table is there both as a file and in the folder {table}; remove the one that does not apply.",
            ),
        )
    return parts or ((alone,) if alone.is_file() else ())


def _code_rows(file: Path) -> list[dict[str, object]]:
    if not file.is_file():
        raise BadInput(
            str(file),
            Wording(
                "filen saknas; den ger insatsernas och frågornas nummer deras namn (list, number, word).",
                "the file is missing; it gives the numbers of interventions and items their words "
                "(list, number, word).",
            ),
        )
    try:
        table = pq.read_table(file)
    except (OSError, pa.ArrowException) as refused:
        raise _unreadable(file) from refused
    for field in CODES_SCHEMA:
        _require_fitting(field, table.schema)
    return list(table.to_pylist())


def _require_fitting(field: pa.Field, given: pa.Schema) -> None:
    """Raises BadInput when a column of the code lists is missing or holds something else: a scale is never skipped."""
    if field.name not in given.names:
        if field.nullable:
            return
        raise BadInput(CODES_FILE, Wording(f"kolumnen {field.name} saknas.", f"the column {field.name} is missing."))
    holds = given.field(field.name).type
    expected, is_fitting = _CODES_HOLD[field.type]
    if not is_fitting(holds) and not pa.types.is_null(holds):
        raise BadInput(
            CODES_FILE,
            Wording(
                f"kolumnen {field.name} ska hålla {expected.sv} men håller {holds}.",
                f"the column {field.name} must hold {expected.en} but holds {holds}.",
            ),
        )


def _codes(rows: list[dict[str, object]], name: str) -> tuple[Code, ...]:
    """The codes of one list. Raises BadInput that names the row when one of them cannot be used."""
    found: list[Code] = []
    numbers, words = set[int](), set[str]()
    for at, row in enumerate(rows, start=1):
        if row["list"] != name:
            continue
        number, word = row["number"], row["word"]
        if not isinstance(number, int) or not isinstance(word, str) or not word.strip():
            raise _bad_code(at, Wording("numret eller ordet saknas.", "the number or the word is missing."))
        if number in numbers or word in words:
            raise _bad_code(
                at, Wording(f"{name} {number} ({word}) står två gånger.", f"{name} {number} ({word}) stands twice.")
            )
        numbers.add(number)
        words.add(word)
        found.append(Code(number, word, Wording(word, word)))
    return tuple(sorted(found, key=lambda code: code.number))


def _scales(rows: list[dict[str, object]]) -> dict[int, tuple[int, int]]:
    scales = {}
    for row in rows:
        number, lowest, highest = row["number"], row.get("lowest"), row.get("highest")
        if isinstance(number, int) and isinstance(lowest, int) and isinstance(highest, int):
            scales[number] = (lowest, highest)
    return scales


def _bad_code(row: int, reason: Wording) -> BadInput:
    return BadInput(CODES_FILE, Wording(f"rad {row}: {reason.sv}", f"row {row}: {reason.en}"))


def _unreadable(file: Path) -> BadInput:
    return BadInput(str(file), Wording("filen går inte att läsa som Parquet.", "the file cannot be read as Parquet."))
