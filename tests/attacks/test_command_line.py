"""Hostile files, names and folders on the command line: one line each, exit code 2, the others read, never a traceback.

All files here are invented by the tests.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stegvis.cli import main
from stegvis.cli.terminal import harmless, one_line
from stegvis.documents.readers import MAX_LINES, printable_name, read_document
from stegvis.vocabulary import BadInput

STEGVIS = Path(sys.executable).with_name("stegvis")
GOOD = """Lägesrapport

Skickas till Samordningsförbundet RAR

Insatsens namn: Ängslyckan

Tidsperiod som rapporten avser: 2023-01-01--2023-06-30

Kvinnor: 22 Män 18
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


def bad_paths(folder: Path) -> dict[str, str]:
    (folder / "empty folder").mkdir()
    os.mkfifo(folder / "pipe.docx")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "new\nline.txt").touch()
    (folder / "red\x1b[31m.txt").touch()
    (folder / os.fsdecode(b"latin\xe5.txt")).touch()
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(1 << 40)
    return {
        "an empty folder": "empty folder",
        "a pipe": "pipe.docx",
        "a loop of links": "loop.txt",
        "a device": "zero.txt",
        "a name of two lines": "new\nline.txt",
        "a name with an escape code": "red\x1b[31m.txt",
        "a name that is no UTF-8": os.fsdecode(b"latin\xe5.txt"),
        "a name too long": "a" * 300,
        "a file above a file": "good.txt/x",
        "a terabyte": "sparse.txt",
    }


def test_each_bad_path_is_one_line_and_the_others_are_read(capsys, tmp_path, good):
    for case, name in bad_paths(tmp_path).items():
        assert main(["read", str(tmp_path / name), str(good), "--json"]) == 2, case
        printed = capsys.readouterr()
        assert len(printed.err.splitlines()) == 1, case
        assert "\x1b" not in printed.err + printed.out, case
        bad, read = (json.loads(line) for line in printed.out.splitlines())
        assert bad["error"], case
        assert read["reports"], case


def test_a_folder_that_may_not_be_opened_is_told_and_the_others_are_read(capsys, tmp_path, good, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    listed = Path.iterdir

    def iterdir(self: Path):
        # Whoever runs the tests as root may open every folder.
        if self == closed:
            raise PermissionError(13, "Permission denied")
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert main(["check", str(closed), str(good)]) == 2
    printed = capsys.readouterr()
    assert "får inte öppnas" in printed.err
    assert "good.txt" in printed.out


def test_what_we_stumble_on_is_told_in_one_line(capsys, good, monkeypatch):
    def stumble(*_: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr("stegvis.actions.read_documents.recognise", stumble)
    assert main(["check", str(good)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("STEGVIS_DEBUG", "1")
    with pytest.raises(RecursionError):
        main(["check", str(good)])


def test_a_terminal_is_given_nothing_to_obey():
    assert harmless("a\x1b]0;x\x07b\x9b31m\u202ec\n\td") == "a\\u001b]0;x\\u0007b\\u009b31m\\u202ec\n\td"
    assert one_line("a\nb\tc") == "a\\u000ab\\u0009c"
    assert printable_name("a\nb\u202e\udcff.txt") == "a\ufffdb\ufffd\ufffd.txt"


def test_text_of_a_document_is_harmless_on_a_terminal(capsys, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(GOOD.replace("Ängslyckan", "Äng\x9b31ms\u202elyckan"), "utf-8")
    assert main(["read", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "lyckan" in printed
    assert not {"\x9b", "\u202e"} & set(printed)


def test_a_terminal_without_our_letters_stops_nothing(good):
    done = subprocess.run(
        [STEGVIS, "read", good], capture_output=True, env={"PATH": "/usr/bin", "PYTHONIOENCODING": "ascii"}, check=True
    )
    assert b"ngslyckan" in done.stdout


@pytest.mark.parametrize("out", ["file", "file/below", "\x00"])
def test_an_account_that_cannot_be_written_is_told(capsys, tmp_path, good, out):
    (tmp_path / "file").write_text("kept", "utf-8")
    assert main(["account", str(good), "--out", str(tmp_path / out), "--format", "json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "file").read_text("utf-8") == "kept"


@pytest.mark.parametrize("out", [".", "absent/x.txt", "good.txt/x", "device"])
def test_nothing_is_left_of_a_file_that_cannot_be_written(capsys, tmp_path, good, out):
    (tmp_path / "device").symlink_to("/dev/null")
    before = sorted(tmp_path.rglob("*"))
    assert main(["convert", str(good), "--to", "text", "--out", str(tmp_path / out)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "device").is_symlink()


def test_a_text_without_end_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a\n\n" * (MAX_LINES + 1), "utf-8")
    with pytest.raises(BadInput, match="Dela upp"):
        read_document(path)


@pytest.mark.parametrize(
    "address", ["mysql://u:hemligt@h/x", "postgresql://u:hemligt@[::1/x", "postgresql://u:hemligt@h:port/x"]
)
def test_a_database_address_is_never_quoted(address, good):
    environment = {"PATH": "/usr/bin", "STEGVIS_DATABASE_URL": address, "STEGVIS_DATA_DIR": str(good.parent / "data")}
    done = subprocess.run([STEGVIS, "import", good], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "hemligt" not in done.stderr


def test_a_damaged_database_is_told_and_keeps_what_it_has(good):
    data = good.parent / "data"
    environment = {"PATH": "/usr/bin", "STEGVIS_DATA_DIR": str(data)}

    def bring_in() -> subprocess.CompletedProcess[str]:
        return subprocess.run([STEGVIS, "import", good], capture_output=True, text=True, env=environment, check=False)

    assert bring_in().returncode == 0
    file = data / "stegvis.sqlite3"
    whole = file.read_bytes()
    for start in (0, 100, 8192, 20480):
        file.write_bytes(whole[:start] + b"\xa5" * 4096 + whole[start + 4096 :])
        good.write_text(GOOD + f"\nMer {start}\n", "utf-8")
        done = bring_in()
        if done.returncode:
            assert done.returncode == 2
            assert done.stderr.count("\n") == 1, done.stderr
    file.write_bytes(whole)
    assert bring_in().returncode == 0
