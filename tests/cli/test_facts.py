"""`stegvis facts`: made, checked, described; exit codes and one sentence for each fault."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from stegvis.cli import main


def generate(folder: Path, *more: str) -> int:
    return main(["facts", "generate", "--participations", "80", "--seed", "4", "--out", str(folder), *more])


def test_generate_tells_how_many_rows_and_that_nobody_exists(capsys, tmp_path):
    assert generate(tmp_path / "facts") == 0
    printed = capsys.readouterr()
    assert "participations: 80 rader" in printed.out
    assert "Ingen av personerna finns" in printed.out
    assert printed.err == ""


def test_generate_as_json_twice_is_the_same(capsys, tmp_path):
    assert generate(tmp_path, "--json") == generate(tmp_path, "--json") == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == second
    assert first["invented"] is True
    assert first["rows"]["participations"] == 80


def test_what_others_have_written_is_not_written_over(capsys, tmp_path):
    (tmp_path / "report.docx").write_bytes(b"mine")
    assert generate(tmp_path) == 2
    assert "report.docx" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]


@pytest.mark.parametrize(
    "numbers", [("0", "1"), ("-5", "1"), ("10", "-1"), ("99999999999", "1"), ("many", "1"), ("10", "1.5")]
)
def test_numbers_that_cannot_be(capsys, tmp_path, numbers):
    participations, seed = numbers
    arguments = ["facts", "generate", f"--participations={participations}", f"--seed={seed}", "--out", str(tmp_path)]
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code
    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_check_tells_the_first_fault(capsys, tmp_path):
    generate(tmp_path)
    assert main(["facts", "check", "--facts", str(tmp_path)]) == 0
    [file] = (tmp_path / "participations").iterdir()
    pq.write_table(pq.read_table(file).drop_columns(["exited_on"]), file)
    capsys.readouterr()
    assert main(["facts", "check", "--facts", str(tmp_path), "--language", "en"]) == 2
    assert capsys.readouterr().err == "stegvis: participations: the column exited_on is missing.\n"


def test_layout_is_a_page(capsys):
    assert main(["facts", "layout"]) == 0
    assert capsys.readouterr().out.startswith("# The facts")


def test_facts_alone_asks_for_the_task(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["facts"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("task", ["generate", "check", "layout"])
def test_each_task_has_help_with_an_example(capsys, task):
    with pytest.raises(SystemExit) as stop:
        main(["facts", task, "--help"])
    assert stop.value.code == 0
    assert f"stegvis facts {task}" in capsys.readouterr().out
