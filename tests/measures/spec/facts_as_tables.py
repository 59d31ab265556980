"""Rows with words as Arrow tables with numbers, with the small table of open codes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from tests.measures.spec.text_tables import Row

from stegvis.measures.codes import CodeList
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.facts_files import arrow_schema, write_counting_copy
from stegvis.measures.facts_files.types import CODES_SCHEMA


def tables_of(facts: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """The tables as files hold them, but without a word on what may be missing.

    Open words get numbers from 101 on, those that a table `codes` lists their own.
    """
    numbers: dict[str, dict[str, int]] = {}
    for row in facts.get("codes", ()):
        numbers.setdefault(str(row["list"]), {})[str(row["word"])] = int(str(row["number"]))
    tables = {name: _table(name, rows, numbers) for name, rows in facts.items() if name in FACT_TABLES}
    codes = [
        {"list": code_list, "number": number, "word": word}
        for code_list, words in numbers.items()
        for word, number in words.items()
    ]
    return tables | {"codes": pa.Table.from_pylist(codes, CODES_SCHEMA)}


def files_of(facts: Mapping[str, Sequence[Row]], folder: Path) -> FactsSource:
    """The tables as files with their counting copy."""
    for name, table in tables_of(facts).items():
        pq.write_table(table, folder / f"{name}.parquet")
    write_counting_copy(folder)
    source = FactsSource.of_folder(folder)
    assert source.copy is not None
    return source


def _table(name: str, rows: Sequence[Row], numbers: dict[str, dict[str, int]]) -> pa.Table:
    lists = {column.name: column.codes for column in FACT_TABLES[name].columns if column.codes is not None}
    schema = pa.schema([field.with_nullable(True) for field in arrow_schema(FACT_TABLES[name])])
    coded = [{key: _number(lists.get(key), value, numbers) for key, value in row.items()} for row in rows]
    return pa.Table.from_pylist(coded, schema=schema)


def _number(codes: CodeList | None, value: object, numbers: dict[str, dict[str, int]]) -> object:
    if codes is None or value is None:
        return value
    word = str(value)
    if codes.is_open:
        known = numbers.setdefault(codes.id, {})
        return known.setdefault(word, 101 + len(known))
    return next(code.number for code in codes.codes if code.word == word)
