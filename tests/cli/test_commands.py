"""The command line, run as its users run it: exit codes, what goes where, one line for each bad file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stegvis.catalogue.sample import sample_documents
from stegvis.cli import main
from stegvis.cli.commands import COMMANDS

SAMPLE = str(sample_documents()[0])
RIGHT = """Lägesrapport

Skickas till Samordningsförbundet RAR

Insatsens namn: Ängslyckan

Total tidsperiod för insatsen: 2023-01-01--2024-12-31

Tidsperiod som rapporten avser: 2023-01-01--2023-06-30

Lägesrapport nr: 1 Av totalt antal som ska skickas till RAR: 4

Planerat antal 40 Faktiskt antal 40

Kvinnor: 22 Män 18
"""


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "right.txt"
    path.write_text(RIGHT, "utf-8")
    return path


def test_read_prints_one_json_object_a_file(capsys, right):
    assert main(["read", SAMPLE, str(right), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    first, second = (json.loads(line) for line in lines)
    assert first["form"]["id"] == "skaraborg_interim"
    assert second["reports"][0]["intervention"] == "Ängslyckan"
    figures = {(f["measure"], f["gender"]): f["value"] for f in second["reports"][0]["figures"]}
    assert figures["participants_since_start", "women"] == 22


def test_a_bad_file_is_told_and_the_others_are_read(capsys, tmp_path, right):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert main(["read", str(empty), str(right), "--json"]) == 2
    printed = capsys.readouterr()
    first, second = (json.loads(line) for line in printed.out.splitlines())
    assert first["error"]
    assert second["reports"]
    assert [line for line in printed.err.splitlines() if "empty.txt" in line] == printed.err.splitlines()


def test_check_exits_1_when_numbers_cannot_be_right(capsys, right):
    assert main(["check", SAMPLE]) == 1
    assert "Fel: Stigfinnaren" in capsys.readouterr().out
    assert main(["check", str(right)]) == 0


def test_check_json_gives_findings_only(capsys):
    main(["check", SAMPLE, "--json"])
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"file", "findings"}
    assert {finding["rule"] for finding in printed["findings"]} >= {"gender_sum", "swapped_columns"}


def test_english_on_demand(capsys):
    main(["check", SAMPLE, "--language", "en"])
    assert "Error: Stigfinnaren" in capsys.readouterr().out
    main(["--language", "en", "check", SAMPLE])
    assert "Error: Stigfinnaren" in capsys.readouterr().out


def test_locale_decides_when_nothing_is_said(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    main(["check", SAMPLE])
    assert "Error: Stigfinnaren" in capsys.readouterr().out


def test_account_writes_every_format(capsys, tmp_path):
    assert main(["account", SAMPLE, "--out", str(tmp_path / "new")]) == 0
    names = {path.name for path in (tmp_path / "new").iterdir()}
    assert names == {"account.pdf", "account.docx", "account.html", "account.xlsx", "account.json"}
    assert capsys.readouterr().out.splitlines() == [
        str(tmp_path / "new" / f"account.{name}") for name in ("pdf", "docx", "html", "xlsx", "json")
    ]


def test_account_refuses_an_unknown_format(capsys, tmp_path):
    assert main(["account", SAMPLE, "--out", str(tmp_path), "--format", "odt"]) == 2
    assert "pdf, docx, html, xlsx, json" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_account_of_nothing_readable_writes_nothing(capsys, tmp_path):
    assert main(["account", str(tmp_path / "absent.txt"), "--out", str(tmp_path / "new")]) == 2
    assert not (tmp_path / "new").exists()


def test_a_folder_stands_for_its_files(capsys, right):
    assert main(["read", str(right.parent), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["file"] == "right.txt"


def test_an_empty_folder_is_told(capsys, tmp_path):
    assert main(["read", str(tmp_path)]) == 2
    assert "mappen" in capsys.readouterr().err


@pytest.mark.parametrize("to", ["docx", "html", "text", "markdown", "xlsx", "pdf"])
def test_convert(to, tmp_path, right):
    out = tmp_path / f"report.{to}"
    assert main(["convert", str(right), "--to", to, "--out", str(out)]) == 0
    assert out.stat().st_size > 100


@pytest.mark.parametrize("command", ["read", "check", "account", "convert", "import", "demo", "serve", "migrate"])
def test_every_command_has_help_with_an_example(capsys, command):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"stegvis {command}" in capsys.readouterr().out.split("Exempel:")[1]


def test_help_tells_how_an_account_comes_out_of_the_store(capsys):
    with pytest.raises(SystemExit):
        main(["account", "--help"])
    example = capsys.readouterr().out.split("Exempel:")[1]
    assert "stegvis account --association" in example
    assert "--period 2023-01..2023-08" in example


def test_installed_command_reads_a_pipe_that_closes(tmp_path):
    command = Path(sys.executable).with_name("stegvis")
    done = subprocess.run(
        ["bash", "-c", f"'{command}' read '{SAMPLE}' | head -1"], capture_output=True, text=True, check=True
    )
    assert "Traceback" not in done.stderr


def test_import_twice_changes_nothing(tmp_path):
    command = Path(sys.executable).with_name("stegvis")
    environment = {"STEGVIS_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "sv_SE.UTF-8"}
    printed = [
        subprocess.run([command, "import", SAMPLE], capture_output=True, text=True, check=True, env=environment).stdout
        for _ in range(2)
    ]
    assert "inläst, 6 rapporter" in printed[0]
    assert "inget ändrat" in printed[1]


def test_import_tells_what_came_of_each_file_as_json(tmp_path):
    command = [sys.executable, "-m", "stegvis.cli", "import", SAMPLE, str(tmp_path / "none.txt"), "--json"]
    environment = os.environ | {"STEGVIS_DATA_DIR": str(tmp_path), "LANG": "sv_SE.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    known, lost = map(json.loads, done.stdout.splitlines())
    assert (known["outcome"], known["reports"]) == ("added", 6)
    assert (done.returncode, lost["file"]) == (2, "none.txt")
    assert lost["error"] in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read"], "stegvis read: ange också FIL."),
        (["account", "x.txt"], "stegvis account: ange också --out."),
        (["convert", "x.txt", "--to", "odt", "--out", "y"], "”odt” går inte att välja; välj bland pdf, "),
        (["read", "x.txt", "--colour"], "det här valet finns inte: --colour."),
        (["demo", "--port", "many"], "--port ska vara ett heltal, inte ”many”."),
        (["demo", "--port"], "--port behöver ett värde efter sig."),
        (["read", "x.txt", "--json=yes"], "--json ska inte ha något värde efter sig."),
        (["fetch"], "”fetch” går inte att välja; välj bland read, "),
        (["--language", "fi", "read", "x.txt"], "”fi” går inte att välja; välj bland sv, en."),
    ],
)
def test_a_mistyped_command_is_told_in_one_swedish_line(capsys, arguments, said):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    printed = capsys.readouterr()
    assert stop.value.code == 2
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert "--help” för hjälp." in printed.err


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_no_english_in_swedish_help(capsys, command):
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    printed = capsys.readouterr().out
    words = ("usage", "positional", "arguments", "show ", "exit", "FILE", "FOLDER", "OUT", "report", "options")
    assert not [word for word in words if word in printed]


def test_one_is_told_in_the_singular(capsys, tmp_path):
    path = tmp_path / "gladan.txt"
    path.write_text(RIGHT.replace("Kvinnor: 22", "Kvinnor: 21"), "utf-8")
    main(["check", str(path)])
    assert "1 fel, 0 varningar, " in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_told(capsys, right, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", "utf-8")
    assert main(["account", str(right), "--out", str(taken)]) == 2
    assert main(["convert", str(right), "--to", "text", "--out", str(tmp_path / "absent" / "x.txt")]) == 2
    assert [line.split(": ")[2] for line in capsys.readouterr().err.splitlines()] == [
        "det går inte att skriva här. Kontrollera att mappen finns och att du har rätt att skriva i den."
    ] * 2
