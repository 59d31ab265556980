"""Opening engines over files, and what they refuse to count."""

from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from tests.measures.conftest import Opened
from tests.measures.spec.facts_as_tables import tables_of
from tests.measures.spec.text_tables import facts_rows

from stegvis.measures.builder import Facts, amount, count
from stegvis.measures.engines import ENGINES, open_engine
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.facts import ANSWERS, COSTS, PARTICIPATIONS
from stegvis.measures.nodes import PrivacyClass, Unit
from stegvis.vocabulary import BadInput, Period

P, A = Facts(PARTICIPATIONS), Facts(ANSWERS)
STARTED = count("started", P.dated_in("started_on"), privacy=PrivacyClass.A)
JANUARY = [Period(date(2023, 1, 1), date(2023, 1, 31))]
FACTS = {
    "participations": facts_rows(
        "participations", "intervention | started_on\nash | 2023-01-01\nrowan | 2023-01-31\nrowan | 2023-02-01"
    ),
    "answers": facts_rows("answers", "item | answered_on | after\nsoc13_1 | 2023-01-05 | 3"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The facts as files, the participations as one file for each intervention in a folder of its own."""
    tables = tables_of(FACTS)
    pq.write_table(tables.pop("codes"), tmp_path / "codes.parquet")
    for name, table in tables.items():
        for number in table["intervention"].unique().to_pylist():
            part = tmp_path / name / f"intervention={number}"
            part.mkdir(parents=True)
            pq.write_table(
                table.filter([one == number for one in table["intervention"].to_pylist()]), part / "1.parquet"
            )
    return tmp_path


@pytest.mark.parametrize("name", ["memory", "duckdb", "sqlite", "postgresql"])
def test_engines_read_a_folder_of_files(name: str, folder: Path, request, monkeypatch):
    if name == "postgresql":
        monkeypatch.setenv("STEGVIS_DATABASE_URL", request.getfixturevalue("postgresql"))
    engine = open_engine(name, folder)
    [table] = engine.measure([STARTED], JANUARY, ["intervention"])
    assert [(row.group, row.numerator) for row in table.rows] == [
        ((("intervention", "ash"),), 1),
        ((("intervention", "rowan"),), 1),
    ]
    assert engine.tables == {"participations", "answers"}
    engine.close()


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("spark")
def test_spark_reads_a_folder_of_files(folder: Path):
    [table] = open_engine("spark", folder).measure([STARTED], JANUARY)
    assert [row.numerator for row in table.rows] == [2]


def test_duckdb_reads_nothing_but_the_facts(folder: Path, tmp_path: Path):
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n", encoding="utf-8")
    engine = open_engine("duckdb", folder)
    with pytest.raises(duckdb.PermissionException):
        engine._database.run(f"SELECT a FROM read_csv('{other}')")
    with pytest.raises(duckdb.Error):
        engine._database.run("SET enable_external_access = true")
    engine.close()


@pytest.mark.parametrize("name", ["memory", "duckdb"])
def test_what_is_asked_must_be_there(name: str, opened: Opened):
    engine = opened(name, FACTS)
    points = A.dated_in("answered_on").that(A.code("item").is_one_of("soc13_9")).adding(A.number("after"))
    strange_item = amount("points", points, privacy=PrivacyClass.C, unit=Unit.POINTS)
    with pytest.raises(BadInput, match="points: frågar efter frågan soc13_9, som inte finns i underlaget"):
        engine.measure([strange_item], JANUARY)
    with pytest.raises(BadInput, match="started: kan inte delas upp efter item"):
        engine.measure([STARTED], JANUARY, ["item"])
    costs = count("costs", Facts(COSTS).dated_in("month_on"), privacy=PrivacyClass.A)
    with pytest.raises(BadInput, match="costs: läser tabellen costs, som inte finns i underlaget"):
        engine.measure([costs], JANUARY)


def test_no_measures_and_no_periods_give_nothing(opened: Opened):
    for name in ("memory", "duckdb"):
        engine = opened(name, FACTS)
        assert engine.measure([], JANUARY) == ()
        [table] = engine.measure([STARTED], [], ["gender"])
        assert table.rows == ()


@pytest.mark.parametrize("name", ["duckdb", "sqlite", "postgresql"])
def test_a_sum_that_is_too_large_is_told(name: str, opened: Opened):
    rows = [row | {"person": 2**62} for row in FACTS["participations"]]
    squared = P.dated_in("started_on").adding(P.number("person") * P.number("person"))
    measure = amount("large", squared, privacy=PrivacyClass.A, unit=Unit.POINTS)
    with pytest.raises(BadInput, match="summan blev för stor"):
        opened(name, {"participations": rows}).measure([measure], JANUARY)


def test_a_code_without_a_word_is_told():
    tables = tables_of(FACTS)
    tables["codes"] = tables["codes"].slice(0, 1)
    engine = open_engine("duckdb", FactsSource.of_tables(tables))
    with pytest.raises(BadInput, match="intervention: har koden 102, som inte finns i kodlistan"):
        engine.measure([STARTED], JANUARY, ["intervention"])
    engine.close()


def test_an_engine_that_does_not_exist(folder: Path):
    with pytest.raises(BadInput, match=f"abacus: .*{', '.join(ENGINES)}"):
        open_engine("abacus", folder)


def test_postgresql_needs_an_address_that_answers(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("STEGVIS_DATABASE_URL", raising=False)
    with pytest.raises(BadInput, match="adressen till databasen saknas"):
        open_engine("postgresql", folder)
    monkeypatch.setenv("STEGVIS_DATABASE_URL", f"postgresql://nobody@/postgres?host={tmp_path}")
    with pytest.raises(BadInput, match="databasen svarar inte"):
        open_engine("postgresql", folder)
