"""What `stegvis measure` cannot count is one sentence: engines that are not there, items that the facts lack."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stegvis.cli import main


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    main(["facts", "generate", "--participations", "50", "--seed", "3", "--out", str(folder)])
    return folder


def counted_apart(facts: Path, engine: str, *, without: str = "", **surroundings: str) -> tuple[int, str, str]:
    """Exit code, output and messages of a process of its own, where a library cannot be imported."""
    arguments = ["measure", "--facts", str(facts), "--engine", engine, "--period", "2023", "--measure", "participants"]
    block = f"sys.modules[{without!r}] = None; " if without else ""
    code = f"import sys; {block}from stegvis.cli import main; sys.exit(main({[*arguments, '--language', 'sv']!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=_plain(surroundings), timeout=120, check=False
    )
    return done.returncode, done.stdout, done.stderr


def _plain(surroundings: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"STEGVIS_DATABASE_URL", "JAVA_HOME"}}
    return kept | {"PYTHONIOENCODING": "utf-8"} | dict(surroundings)


def assert_one_sentence(done: tuple[int, str, str], said: str) -> None:
    code, out, err = done
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_postgresql_without_an_address(facts: Path) -> None:
    assert_one_sentence(counted_apart(facts, "postgresql"), "adressen till databasen saknas; sätt STEGVIS_DATABASE_URL")


def test_postgresql_without_its_library(facts: Path) -> None:
    assert_one_sentence(counted_apart(facts, "postgresql", without="psycopg"), "installera stegvis[postgresql]")


@pytest.mark.parametrize("place", ["PATH", "JAVA_HOME"])
def test_spark_without_java(facts: Path, tmp_path: Path, place: str) -> None:
    pytest.importorskip("pyspark")
    assert_one_sentence(counted_apart(facts, "spark", **{place: str(tmp_path)}), "Java saknas; installera Java 17")


def test_spark_without_its_library(facts: Path) -> None:
    assert_one_sentence(counted_apart(facts, "spark", without="pyspark"), "installera stegvis[spark]")


@pytest.mark.parametrize("engine", ["memory", "duckdb", "sqlite"])
def test_a_measure_of_items_that_the_facts_lack(capsys: pytest.CaptureFixture[str], facts: Path, engine: str) -> None:
    capsys.readouterr()
    given = ["--facts", str(facts), "--engine", engine, "--period", "2023", "--measure", "soc29.total_change"]
    code = main(["measure", *given, "--language", "en"])
    printed = capsys.readouterr()
    asked = "soc29.total_change: asks for the item soc29.total, which the facts do not have; mend the name or leave"
    assert_one_sentence((code, printed.out, printed.err), asked)


@pytest.mark.parametrize(
    "given", [("--period", ""), ("--period", "2023", "--measure", ","), ("--period", "2023", "--by", "")]
)
def test_nothing_named_is_not_everything(
    capsys: pytest.CaptureFixture[str], facts: Path, given: tuple[str, ...]
) -> None:
    capsys.readouterr()
    code = main(["measure", "--facts", str(facts), *given, "--json", "--language", "en"])
    printed = capsys.readouterr()
    assert_one_sentence((code, printed.out, printed.err), f"{given[-2]}: give at least one value")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "answers: rad 1, kolumn participation: deltagandet 901 finns inte i tabellen participations."),
        ("en", "answers: row 1, column participation: the participation 901 is not in the table participations."),
    ],
)
def test_an_answer_of_no_participation(
    capsys: pytest.CaptureFixture[str], facts: Path, tmp_path: Path, language: str, said: str
) -> None:
    copied = Path(shutil.copytree(facts, tmp_path / "facts"))
    [file] = (copied / "answers").glob("*.parquet")
    answers = pq.read_table(file)
    lost = pa.concat_tables([answers.slice(0, 1).set_column(0, answers.schema.field(0), pa.array([901])), answers])
    pq.write_table(lost, file)
    capsys.readouterr()
    given = ["--facts", str(copied), "--period", "2023", "--language", language]
    code = main(["measure", *given])
    printed = capsys.readouterr()
    assert_one_sentence((code, printed.out, printed.err), said)
