"""`stegvis backup`: a copy of one moment while others work, whole or not there, without what opens the rest."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

from tests.upkeep.installation import COMMAND, OPENING, ROOT, Installation

from stegvis.store.backup.screenings import FILE, as_backed_up, read_rows, write_rows

ANSWERS = (b"yn----ny", b"ny----nn", b"nnnnnnnn")


def backed_up(one: Installation, into: Path, *options: str) -> Path:
    return Path(json.loads(one.done("backup", into, "--json", *options))["folder"])


def test_it_is_for_its_owner_and_holds_no_key_no_session_and_no_answer_on_violence(own: Installation, tmp_path: Path):
    own.python(
        "from stegvis.store.models import Account\n"
        "from django.contrib.sessions.models import Session\n"
        "from django.utils import timezone\n"
        "Session.objects.create(session_key='inventedsession', session_data='x', expire_date=timezone.now())"
    )
    folder = backed_up(own, tmp_path / "copies")
    files = [one for one in folder.rglob("*") if one.is_file()]
    assert {one.name for one in files} >= {"database.sqlite3", "manifest.json", "1.jsonl", "1.jsonl.head", FILE}
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}
    folders = (folder.parent, folder, folder / "ledgers")
    assert {stat.S_IMODE(one.stat().st_mode) for one in folders} == {0o700}
    content = b"".join(one.read_bytes() for one in files)
    keys = [(own.folder / name).read_bytes().strip() for name in ("secret_key", "register_key", "signing_key")]
    assert not [word for word in (*keys, *ANSWERS, b"inventedsession", "Påhittad Person".encode()) if word in content]
    with closing(sqlite3.connect(folder / "database.sqlite3")) as copy:
        assert copy.execute("SELECT count(*) FROM store_participant").fetchone() == (5,)
        assert not copy.execute("SELECT * FROM sqlite_sequence WHERE name = 'store_screeningtally'").fetchall()
    # The live file has what the copy must not have: the search above can find.
    assert ANSWERS[0] in (own.folder / "stegvis.sqlite3").read_bytes()
    told = json.loads((folder / "manifest.json").read_text())
    assert told["tables"]["store_association"] == 1 and "store_participant" not in told["tables"]
    assert own.doctor()[1]["backup"]["status"] == "ok"


def test_keys_come_along_only_when_they_are_asked_for(own: Installation, tmp_path: Path):
    run = own.run("backup", tmp_path / "copies")
    assert run.returncode == 0 and str(own.folder / "register_key") in run.stdout
    with_keys = backed_up(own, tmp_path / "copies", "--with-keys")
    assert (with_keys / "keys" / "register_key").read_text() == (own.folder / "register_key").read_text()
    assert len(list((tmp_path / "copies").iterdir())) == 2


def test_a_folder_with_other_things_is_refused(filled: Installation, tmp_path: Path):
    (tmp_path / "letter.txt").write_text("mine")
    assert "other things" in filled.refused("backup", tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_without_a_store_there_is_nothing_to_back_up(tmp_path: Path):
    nothing = Installation(tmp_path / "none")
    assert "no database" in nothing.refused("backup", tmp_path / "copies")
    assert not nothing.folder.exists() and not (tmp_path / "copies").exists()


WRITER = """
from stegvis.store.trail.events import record
from stegvis.vocabulary.actor import Actor
print("writing", flush=True)
while True:
    record("start_registered", by=Actor(0, "test"), subject="x" * 200)
"""


def test_it_is_one_moment_while_another_process_writes(own: Installation, tmp_path: Path):
    command = [sys.executable, "-c", OPENING + WRITER]
    with subprocess.Popen(command, env=own.environment, stdout=subprocess.PIPE, cwd=ROOT) as writer:
        assert writer.stdout and writer.stdout.readline() == b"writing\n"
        folder = backed_up(own, tmp_path / "copies")
        writer.kill()
    other = Installation(tmp_path / "other")
    other.folder.mkdir(mode=0o700)
    (other.folder / "register_key").write_text((own.folder / "register_key").read_text())
    other.done("restore", folder)
    events = json.loads((folder / "manifest.json").read_text())["trail_events"]
    printed = other.python(
        "from stegvis.store.trail.check import verify_trail\nfound = verify_trail()\nprint(found.holds, found.events)"
    )
    assert events > 5 and printed.split() == ["True", str(events + 1)]


def test_a_run_that_is_killed_leaves_no_backup_and_the_next_one_clears_up(own: Installation, tmp_path: Path):
    into = tmp_path / "copies"
    process = subprocess.Popen(
        [str(COMMAND), "backup", str(into)], env=own.environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None and not list(into.glob(".unfinished-*/*")):
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert [one.name[:12] for one in into.iterdir()] == [".unfinished-"]
    folder = backed_up(own, into)
    assert list(into.iterdir()) == [folder]


def test_the_answers_on_violence_never_lie_open_on_the_disk_while_it_runs(own: Installation, tmp_path: Path):
    into, seen = tmp_path / "copies", set()
    with ThreadPoolExecutor() as pool:
        run = pool.submit(own.done, "backup", into)
        while not run.done():
            for file in into.glob(".unfinished-*/*"):
                with suppress(OSError):
                    content = file.read_bytes()
                    seen |= {word for word in (b"CREATE TABLE", *ANSWERS) if word in content}
    # The database was seen while it was made, and nothing that must not be there.
    assert run.result() and seen == {b"CREATE TABLE"}


def test_two_backups_compared_do_not_tell_a_single_form(tmp_path: Path):
    before = ((1, 2026, "women", "yn----ny", 12), (2, 2026, "men", "nnnnnnnn", 3))
    write_rows(tmp_path, before)
    one_more = ((1, 2026, "women", "yn----ny", 12), (1, 2026, "women", "yyyyyyyy", 1), (2, 2026, "men", "nnnnnnnn", 3))
    assert as_backed_up(one_more, None) == one_more
    assert as_backed_up(one_more, tmp_path) == before
    ten_more = ((1, 2026, "women", "yn----ny", 22), (2, 2026, "men", "nnnnnnnn", 4), (2, 2027, "men", "nnnnnnnn", 1))
    assert as_backed_up(ten_more, tmp_path) == (ten_more[0], before[1])
    size = (tmp_path / FILE).stat().st_size
    write_rows(tmp_path, one_more)
    assert (tmp_path / FILE).stat().st_size == size and read_rows(tmp_path) == one_more
