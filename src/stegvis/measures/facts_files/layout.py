"""The layout of the facts as a page to read, made from the layout itself."""

from collections.abc import Iterator

from stegvis.measures.codes import CodeList
from stegvis.measures.facts import FACT_TABLES, FactColumn, FactTable, Kind
from stegvis.measures.facts_files.opening import CODES_FILE, OPEN_LISTS
from stegvis.measures.facts_files.types import CODES_SCHEMA, arrow_type

_HEAD = f"""# The facts

What measures are counted from. This page is made by `stegvis facts layout`; a test says when it is old.

The facts stand in one folder, a table each in a folder of its own as Parquet files (`participations/part-00001.parquet`
and so on; a single `participations.parquet` is read too, and so are subfolders). Write what belongs to one intervention
together, in the order of time: counting is then fastest. `stegvis facts check` tells the first fault, with table, row
and column; `stegvis facts generate` makes invented facts of any size.

- Codes are numbers in the files and words everywhere else. The lists stand below; those of interventions and items
  come with the facts, in `{CODES_FILE}`.
- Whole numbers may be wider than said here. Dates are days without a time. What is not known is missing (null).
- Columns that are not described here are kept and not read.
- `counting-….duckdb` is a copy for DuckDB with numbers in place of what is missing, days from 1970-01-01 on, flags
  as 0 or 1, and the month and quarter of each date: counting is several times as fast. It is made with invented facts,
  and by `write_counting_copy` of other facts. Its name tells which files it is made of (names, sizes, times), and it is
  not read when they have changed.
- *Groups* marks the columns by which results can be divided.
"""
_CODES_HEAD = f"""
## {CODES_FILE}

The words of the open lists: {", ".join(one.id for one in OPEN_LISTS)}. Each number and word stands once in a list.

| column | type | holds |
|---|---|---|"""
_CODES_COLUMNS = {
    "list": "the name of the list",
    "number": "the number in the files",
    "word": "the word in definitions and results, such as `soc13.total`",
    "lowest": "lowest possible answer of an item; may be missing",
    "highest": "highest possible answer of an item; may be missing",
}


def layout() -> str:
    """Every table, column, type, unit, key and code list, as Markdown."""
    return "\n".join([_HEAD, *_tables(), _CODES_HEAD, *_codes_file(), *_lists()]) + "\n"


def _tables() -> Iterator[str]:
    for table in FACT_TABLES.values():
        yield f"## {table.name}\n\n{table.what.en} Key: {', '.join(table.key)}.\n"
        yield "| column | type | unit | required | groups | holds |\n|---|---|---|---|---|---|"
        yield from (_row(column) for column in table.columns)
        yield ""


def _row(column: FactColumn) -> str:
    what = f"{column.what} (list *{column.codes.id}*)" if column.codes else column.what
    required, groups = ("yes" if true else "" for true in (column.required, column.grouping))
    return f"| {column.name} | {arrow_type(column)} | {column.unit} | {required} | {groups} | {what} |"


def _codes_file() -> Iterator[str]:
    for field in CODES_SCHEMA:
        yield f"| {field.name} | {field.type} | {_CODES_COLUMNS[field.name]} |"


def _lists() -> Iterator[str]:
    yield "\n## Code lists"
    for listed in _closed_lists():
        yield f"\n### {listed.id}\n\n| number | word | Swedish | English |\n|---|---|---|---|"
        yield from (f"| {one.number} | {one.word} | {one.label.sv} | {one.label.en} |" for one in listed.codes)


def _closed_lists() -> tuple[CodeList, ...]:
    columns = (column for table in FACT_TABLES.values() for column in _coded(table))
    return tuple(dict.fromkeys(one.codes for one in columns if one.codes and not one.codes.is_open))


def _coded(table: FactTable) -> Iterator[FactColumn]:
    return (column for column in table.columns if column.kind is Kind.CODE)
