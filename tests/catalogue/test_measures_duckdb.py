"""Every example of the catalogue, counted by DuckDB from facts as the files hold them."""

from collections import defaultdict

import pyarrow as pa
import pytest

from stegvis.catalogue.measures import CatalogueMeasure, Example, InventedRow, load_measures
from stegvis.catalogue.measures.examples import as_expected, facts_of
from stegvis.measures.engines import open_engine
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.facts_files import arrow_schema
from stegvis.vocabulary import Period

Case = tuple[CatalogueMeasure, Example]


def by_rows() -> list[list[Case]]:
    """The examples by invented rows and period: one reading serves all measures that are shown with them."""
    cases: dict[tuple[tuple[InventedRow, ...], Period], list[Case]] = defaultdict(list)
    for entry in load_measures().values():
        for example in entry.examples:
            cases[example.rows, example.period].append((entry, example))
    return list(cases.values())


def source_of(cases: list[Case]) -> FactsSource:
    """The rows as Arrow tables: codes by number, a table of the words that the measures ask for."""
    codes: dict[tuple[str, str], int] = {}
    for entry, example in cases:
        facts = facts_of(entry.measure, example.rows)
        for row in facts["codes"]:
            codes.setdefault((str(row["list"]), str(row["word"])), len(codes) + 1)
    tables = {name: as_numbers(name, facts[name], codes) for name in FACT_TABLES}
    words = [{"list": code_list, "number": number, "word": word} for (code_list, word), number in codes.items()]
    return FactsSource.of_tables({**tables, "codes": pa.Table.from_pylist(words)})


def as_numbers(name: str, rows: list[dict[str, object]], codes: dict[tuple[str, str], int]) -> pa.Table:
    numbers = {}
    for column in FACT_TABLES[name].columns:
        if column.codes is not None:
            closed = {code.word: code.number for code in column.codes.codes}
            listed = {word: number for (code_list, word), number in codes.items() if code_list == column.codes.id}
            numbers[column.name] = closed or listed
    coded = [{key: numbers[key].get(value) if key in numbers else value for key, value in row.items()} for row in rows]
    return pa.Table.from_pylist(coded, arrow_schema(FACT_TABLES[name]))


@pytest.mark.parametrize("cases", by_rows(), ids=lambda cases: cases[0][0].id)
def test_duckdb_counts_what_is_expected(cases: list[Case]) -> None:
    engine = open_engine("duckdb", source_of(cases))
    try:
        tables = engine.measure([entry.measure for entry, _ in cases], [cases[0][1].period])
    finally:
        engine.close()
    for (entry, example), table in zip(cases, tables, strict=True):
        counted = [as_expected(row) for row in table.rows]
        assert sorted(counted, key=str) == sorted(example.expected, key=str), entry.id
