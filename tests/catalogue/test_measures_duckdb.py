"""Every example of the catalogue, counted by DuckDB from facts as the files hold them.

All examples stand in one database, each as an intervention of its own, so that one reading serves them all. Forms on
violence belong to no intervention: they get a database for each example.
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pytest

from stegvis.catalogue.measures import CatalogueMeasure, Example, Expected, InventedRow, load_measures
from stegvis.catalogue.measures.entry import Value
from stegvis.catalogue.measures.examples import as_expected, facts_of
from stegvis.measures.engines import open_engine
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.facts_files import arrow_schema
from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureTable
from stegvis.vocabulary import Period

Facts = Mapping[str, Sequence[Mapping[str, Value]]]
ENTRIES = list(load_measures().values())
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.examples]
PERIODS = list(dict.fromkeys(example.period for _, example in EXAMPLES))
EVERY_CAST = list(dict.fromkeys(example.rows for _, example in EXAMPLES))
BELONGS_TO_INTERVENTION = [entry.measure for entry in ENTRIES if "intervention" in entry.measure.groupings]


def source_of(facts: Facts) -> FactsSource:
    """The rows as Arrow tables, codes by number."""
    words: dict[tuple[str, str], int] = {}
    for row in facts["codes"]:
        words.setdefault((str(row["list"]), str(row["word"])), len(words) + 1)
    tables = {name: as_numbers(name, facts[name], words) for name in FACT_TABLES}
    listed = [{"list": code_list, "number": number, "word": word} for (code_list, word), number in words.items()]
    return FactsSource.of_tables({**tables, "codes": pa.Table.from_pylist(listed)})


def as_numbers(name: str, rows: Sequence[Mapping[str, Value]], words: Mapping[tuple[str, str], int]) -> pa.Table:
    numbers: dict[str, dict[object, int]] = {}
    for column in FACT_TABLES[name].columns:
        if column.codes is not None:
            closed: dict[object, int] = {code.word: code.number for code in column.codes.codes}
            given: dict[object, int] = {word: at for (of, word), at in words.items() if of == column.codes.id}
            numbers[column.name] = closed or given
    coded = [{key: numbers[key].get(value) if key in numbers else value for key, value in row.items()} for row in rows]
    return pa.Table.from_pylist(coded, arrow_schema(FACT_TABLES[name]))


def measured(facts: Facts, measures: Sequence[Measure], periods: Sequence[Period], *by: str) -> Sequence[MeasureTable]:
    engine = open_engine("duckdb", source_of(facts))
    try:
        return engine.measure(measures, periods, by)
    finally:
        engine.close()


@pytest.fixture(scope="module")
def by_intervention() -> Mapping[str, MeasureTable]:
    """Every measure of interventions, counted over all examples at once."""
    facts: dict[str, list[dict[str, Value]]] = {name: [] for name in (*FACT_TABLES, "codes")}
    for at, rows in enumerate(EVERY_CAST):
        for name, found in facts_of(ENTRIES[0].measure, rows).items():
            facts[name] += [{**row, "intervention": f"cast{at}"} if "intervention" in row else row for row in found]
        facts["codes"].append({"list": "intervention", "number": at, "word": f"cast{at}"})
    for measure in BELONGS_TO_INTERVENTION:
        facts["codes"] += facts_of(measure, ())["codes"]
    tables = measured(facts, BELONGS_TO_INTERVENTION, PERIODS, "intervention")
    return {measure.id: table for measure, table in zip(BELONGS_TO_INTERVENTION, tables, strict=True)}


def matches(table: MeasureTable, example: Example, group: tuple[tuple[str, str], ...]) -> bool:
    rows = [row for row in table.rows if row.period == example.period and row.group == group]
    counted: list[Expected] = [as_expected(row) for row in rows]
    return sorted(counted, key=str) == sorted(example.expected, key=str)


OF_INTERVENTIONS = [
    pytest.param(entry, example, id=f"{entry.id}-{number}")
    for entry in ENTRIES
    if entry.measure in BELONGS_TO_INTERVENTION
    for number, example in enumerate(entry.examples, start=1)
]
OF_FORMS = [(entry, example) for entry, example in EXAMPLES if entry.measure not in BELONGS_TO_INTERVENTION]


@pytest.mark.parametrize(("entry", "example"), OF_INTERVENTIONS)
def test_duckdb_counts_every_example_in_its_place(
    by_intervention: Mapping[str, MeasureTable], entry: CatalogueMeasure, example: Example
) -> None:
    group = (("intervention", f"cast{EVERY_CAST.index(example.rows)}"),)
    assert matches(by_intervention[entry.id], example, group)


@pytest.mark.parametrize("rows", dict.fromkeys(example.rows for _, example in OF_FORMS), ids=lambda rows: rows[0].name)
def test_duckdb_counts_forms_on_violence(rows: tuple[InventedRow, ...]) -> None:
    cases = [(entry, example) for entry, example in OF_FORMS if example.rows == rows]
    facts = facts_of(cases[0][0].measure, rows)
    tables = measured(facts, [entry.measure for entry, _ in cases], [cases[0][1].period])
    for (entry, example), table in zip(cases, tables, strict=True):
        assert matches(table, example, ()), entry.id
