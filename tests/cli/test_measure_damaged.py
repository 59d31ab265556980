"""`stegvis measure` over damaged facts: one sentence with table, row and column, whatever tables the measure reads."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stegvis.cli import main

Damage = Callable[[pa.Table], pa.Table]
READS_COSTS, READS_PARTICIPATIONS = "cost", "participants"


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    main(["facts", "generate", "--participations", "50", "--seed", "3", "--out", str(folder)])
    return folder


def column(name: str, change: Callable[[list[Any]], list[Any]], kind: pa.DataType | None = None) -> Damage:
    """Another content of one column; of another type when one is given."""

    def damaged(table: pa.Table) -> pa.Table:
        at = table.schema.get_field_index(name)
        values = change(table.column(name).to_pylist())
        return table.set_column(at, name, pa.array(values, kind or table.schema.field(name).type))

    return damaged


def third(value: object) -> Callable[[list[Any]], list[Any]]:
    """The same values, but another one in row 3."""
    return lambda values: [*values[:2], value, *values[3:]]


def first_again(table: pa.Table) -> pa.Table:
    return pa.concat_tables([table.slice(0, 2), table.slice(0, 1), table.slice(2)])


EARLY = date(1999, 1, 1)
DAMAGES = {
    "missing column": ("participations", lambda table: table.drop_columns("gender"), "the column gender is missing"),
    "wrong type": (
        "participations",
        column("started_on", lambda values: [str(one) for one in values], pa.string()),
        "the column started_on must hold dates (date32) but holds string",
    ),
    "exit before start": (
        "participations",
        lambda table: column("exited_on", third(EARLY))(column("started_on", third(date(2023, 1, 1)))(table)),
        "row 3, column exited_on: the exit is before the start (1999-01-01)",
    ),
    "duplicate key": ("participations", first_again, "row 3, column participation: the key (participation 1) stands"),
    "unknown code": ("participations", column("gender", third(9)), "row 3, column gender: the code is not in the list"),
    "missing value": ("costs", column("outcome", third(None)), "row 3, column outcome: the value is missing"),
    "no first day": (
        "capacity",
        column("month_on", third(date(2023, 1, 9))),
        "row 3, column month_on: a month is told",
    ),
    "outside the scale": ("answers", column("before", third(9999)), "row 3, column before: the answer lies outside"),
    "unknown item": ("answers", column("item", third(999)), "row 3, column item: the code is not in the list item"),
    "below zero": ("plans", column("participants", third(-1)), "row 3, column participants: the number is below zero"),
    "violence": ("screenings", column("answered_on", third(None)), "row 3, column answered_on: the value is missing"),
}


def refused(capsys: pytest.CaptureFixture[str], folder: Path, engine: str, measure: str) -> str:
    """The sentence, when it is the only thing that is said."""
    capsys.readouterr()
    given = ["--facts", str(folder), "--engine", engine, "--period", "2023", "--measure", measure]
    code = main(["measure", *given, "--json", "--language", "en"])
    printed = capsys.readouterr()
    assert (code, printed.out, printed.err.count("\n")) == (2, "", 1)
    return printed.err


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_whatever_the_measure_reads(
    capsys: pytest.CaptureFixture[str], facts: Path, tmp_path: Path, damage: str
) -> None:
    table, damaged, said = DAMAGES[damage]
    folder = Path(shutil.copytree(facts, tmp_path / "facts"))
    [file] = (folder / table).glob("*.parquet")
    pq.write_table(damaged(pq.read_table(file)), file)
    elsewhere = READS_PARTICIPATIONS if table == "costs" else READS_COSTS
    for engine in ("memory", "duckdb", "sqlite"):
        assert f"{table}: {said}" in refused(capsys, folder, engine, elsewhere)


@pytest.mark.parametrize("engine", ["postgresql", "spark"])
def test_facts_are_checked_before_an_engine_is_started(
    capsys: pytest.CaptureFixture[str], facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    """Neither is there, and neither is asked for."""
    monkeypatch.delenv("STEGVIS_DATABASE_URL", raising=False)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    folder = Path(shutil.copytree(facts, tmp_path / "facts"))
    [file] = (folder / "answers").glob("*.parquet")
    pq.write_table(first_again(pq.read_table(file)), file)
    assert "answers: row 3, column participation, item, span: the key" in refused(capsys, folder, engine, "cost")


def test_a_file_that_cannot_be_read_to_its_end(capsys: pytest.CaptureFixture[str], facts: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(facts, tmp_path / "facts"))
    [file] = (folder / "screenings").glob("*.parquet")
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + bytes(200) + whole[300:])
    assert "screenings: one of the table's files is damaged" in refused(capsys, folder, "duckdb", "cost")


def test_a_table_that_is_not_there_and_not_read_is_no_fault(facts: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(facts, tmp_path / "facts"))
    shutil.rmtree(folder / "screenings")
    assert main(["measure", "--facts", str(folder), "--period", "2023", "--measure", "cost", "--json"]) == 0
