"""`stegvis restore`: the store is what it was in the backup, all of it or nothing, and nobody comes back unnoticed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.upkeep.installation import COMMAND, OPENING, ROOT, Installation
from tests.upkeep.test_backup import backed_up

from stegvis.store.backup.manifest import read_manifest, verify_files, write_manifest
from stegvis.vocabulary import BadInput

STATE = """
import hashlib
from django.apps import apps
rows = []
for model in sorted(apps.get_models(include_auto_created=True), key=lambda one: one._meta.label):
    if model._meta.label not in ("store.AuditEvent", "sessions.Session", "store.ScreeningTally"):
        rows += [model._meta.label, *map(repr, model._base_manager.order_by("pk").values_list())]
from stegvis.store.backup.screenings import rows_now
from stegvis.store.ledgers import published
from stegvis.store.models import Association
print(hashlib.sha256("".join(rows).encode()).hexdigest(), rows_now(), published(Association.objects.get()).head)
"""


@pytest.fixture(scope="session")
def copied(filled: Installation, memory: Path) -> Path:
    return backed_up(filled, memory / "copies")


def empty(folder: Path, like: Installation) -> Installation:
    """A new machine: nothing but the keys, from where they are kept."""
    folder.mkdir(mode=0o700)
    for name in ("register_key", "signing_key"):
        shutil.copy(like.folder / name, folder / name)
    return Installation(folder)


def state(one: Installation) -> str:
    return one.python(STATE)


def test_on_a_new_machine_everything_is_as_it_was(filled: Installation, copied: Path, tmp_path: Path):
    new = empty(tmp_path / "new", filled)
    run = new.run("restore", copied.parent)
    assert run.returncode == 0 and "people removed after" in run.stderr
    assert state(new) == state(filled)
    code, found = new.doctor()
    assert code == 0, found
    assert {one.stat().st_mode & 0o077 for one in new.folder.glob("stegvis.sqlite3*")} == {0}


def test_one_changed_byte_in_any_file_is_found(copied: Path, tmp_path: Path):
    spoilt = tmp_path / "spoilt"
    for name in ("manifest.json", *read_manifest(copied).files):
        for at in (0, -1, (copied / name).stat().st_size // 2):
            shutil.rmtree(spoilt, ignore_errors=True)
            shutil.copytree(copied, spoilt)
            content = bytearray((spoilt / name).read_bytes())
            content[at] ^= 1
            (spoilt / name).write_bytes(content)
            with pytest.raises(BadInput) as found:
                verify_files(spoilt, read_manifest(spoilt))
            assert name in found.value.name


def test_what_cannot_be_restored_is_refused_in_a_sentence_and_nothing_is_made(
    filled: Installation, copied: Path, tmp_path: Path
):
    new = empty(tmp_path / "new", filled)
    before = sorted(new.folder.iterdir())
    (tmp_path / "foreign").mkdir()
    assert "no backup" in new.refused("restore", tmp_path / "foreign")
    missing = shutil.copytree(copied, tmp_path / "missing")
    (missing / "database.sqlite3").unlink()
    assert "missing" in new.refused("restore", missing)
    later = shutil.copytree(copied, tmp_path / "later")
    manifest = read_manifest(later)
    write_manifest(later, replace(manifest, migrations=(*manifest.migrations, "store.9999_later")))
    assert "newer version" in new.refused("restore", later)
    (new.folder / "register_key").write_text("B" * 50)
    assert "sealed" in new.refused("restore", copied)
    assert sorted(new.folder.iterdir()) == before


def test_a_store_with_data_is_replaced_only_when_told_and_never_while_it_is_used(
    own: Installation, copied: Path, tmp_path: Path
):
    assert "--replace" in own.refused("restore", copied)
    program = OPENING + "print('open', flush=True)\nimport time\ntime.sleep(600)"
    with subprocess.Popen(
        [sys.executable, "-c", program], env=own.environment, stdout=subprocess.PIPE, cwd=ROOT
    ) as user:
        assert user.stdout and user.stdout.readline() == b"open\n"
        assert "running" in own.refused("restore", copied, "--replace")
        user.kill()
    told = json.loads(own.done("restore", copied, "--replace", "--json"))
    assert Path(told["aside"]).parent == own.folder / "replaced" and (Path(told["aside"]) / "keys").is_dir()


BEFORE = """
from datetime import timedelta
from django.utils import timezone
from stegvis.store.models import Invitation
Invitation.objects.create(email="a@example.se", name="A", assignment={}, secret_digest="d", made_by="B",
    expires_at=timezone.now() + timedelta(days=3))
from datetime import date
from stegvis.store.models import *
place = Intervention.objects.get(participations__participant__local_number=1)
for secret in ("closed", "renewed", "untouched"):
    Asking.objects.create(intervention=place, questionnaire="q", version="1", occasion="exit", is_shared=True,
        asked_on=date(2026, 6, 1), secret_digest=secret, links=1, expires_on=date(2031, 1, 1))
person = Participant.objects.create(controller=Operator.objects.get(participants__local_number=1), local_number=6,
    gender="men", birth_year=1970)
time = Participation.objects.create(participant=person, intervention=place, started_on=date(2026, 2, 1))
done = RegisterImport.objects.create(controller=person.controller, name="a.xlsx", digest="d", by="B",
    numbers={"new": 1})
ImportedRow.objects.create(register_import=done, participation=time, version=time.version,
    person_version=person.version, is_new=True, is_new_person=True)
"""
SINCE = """
from datetime import date
from dataclasses import replace
from stegvis.store.keeping.counting_only import only_count
from stegvis.store.keeping.consents import withdraw_consent
from stegvis.store.keeping.disposal import dispose
from stegvis.store.ledgers import ledger_of
from stegvis.store.models import Assignment, Association, Consent, Invitation, Participant
from stegvis.store.access.assigning import end
from stegvis.store.access.invitations import withdraw as close
from stegvis.vocabulary.actor import Actor
from tests.disclosure.test_ledger import ENTRY
by = Actor(0, "test")
only_count(Participant.objects.get(local_number=2), by=by)
dispose(Participant.objects.filter(local_number=3), by=by)
ledger = ledger_of(Association.objects.get())
ledger.append(replace(ENTRY, publication="since"), after=ledger.read().head)
consent = Consent.objects.get()
withdraw_consent(consent, date(2026, 7, 1))
end(Assignment.objects.filter(ended_at=None)[0])
close(Invitation.objects.get())
from stegvis.store.models import Account, Asking, RegisterImport
from stegvis.store.register_import.undoing import undo_import
undo_import(RegisterImport.objects.get(), by=by)
Asking.objects.filter(secret_digest="closed").update(expires_on=date(2026, 1, 1))
Asking.objects.filter(secret_digest="renewed").update(secret_digest="new", links=2)
Account.objects.filter(email=Account.objects.earliest("pk").email).update(password="changed")
"""
NOW = """
from stegvis.store.condition.chains import look_at_trail
from stegvis.store.ledgers import published
from stegvis.store.models import *
print(sorted(Participant.objects.values_list("local_number", flat=True)))
print(bytes(Participant.objects.get(local_number=3).sealed_name), CountedOnly.objects.get().participants)
restored = AuditEvent.objects.get(event="store_restored")
print(len(published(Association.objects.get()).entries), restored.details["removed_again"])
print([one.standing.value for one in look_at_trail()], Consent.objects.get().withdrawn_on)
from django.utils import timezone
late = Invitation.objects.filter(expires_at__gt=timezone.now())
print(Assignment.objects.exclude(ended_at=None).count(), late.count(), restored.details["ended_again"])
print(Account.objects.filter(password="changed").count(), RegisterImport.objects.filter(undone_at=None).count(),
    sorted(Asking.objects.filter(expires_on__gt=timezone.now()).values_list("secret_digest", flat=True)))
"""
WAYS_IN = "1 0 ['new', 'untouched']"


def test_whoever_was_removed_since_stays_removed_and_what_was_published_since_stays_published(
    own: Installation, tmp_path: Path
):
    own.python(BEFORE)
    folder = backed_up(own, tmp_path / "copies")
    own.python(SINCE)
    run = own.run("restore", folder, "--replace")
    assert run.returncode == 0 and "done again: 3" in run.stdout and "ended again: 1" in run.stdout
    assert "may be back" not in run.stderr
    assert own.python(NOW).splitlines() == ["[1, 3, 4, 5]", "b'' 1", "4 3", "['ok'] 2026-07-01", "1 0 5", WAYS_IN]


def test_killed_midway_the_old_store_is_whole(own: Installation, copied: Path):
    before = state(own)
    process = subprocess.Popen(
        [str(COMMAND), "restore", str(copied), "--replace"],
        env=own.environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and not list(own.folder.glob(".stegvis.sqlite3.restoring")):
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (own.folder / "restored_files").is_dir()
    assert state(own) == before
    assert not (own.folder / "restored_files").exists()
    own.done("restore", copied, "--replace")
    assert not list(own.folder.glob(".stegvis.sqlite3.restoring*"))


def test_a_damaged_store_lies_aside_as_it_is(own: Installation, filled: Installation, copied: Path):
    file = own.folder / "stegvis.sqlite3"
    file.write_bytes(b"\xff" * 5000)
    told = json.loads(own.done("restore", copied, "--replace", "--json"))
    assert (Path(told["aside"]) / "stegvis.sqlite3").read_bytes() == b"\xff" * 5000
    assert state(own) == state(filled)


BACK = """
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
names = sorted(name for app, name in MigrationLoader(None).disk_migrations if app == "store")
call_command("migrate", "store", names[-2], verbosity=0)
"""


def test_an_older_backup_is_brought_up_to_date(own: Installation, tmp_path: Path):
    own.python(BACK)
    folder = backed_up(own, tmp_path / "copies")
    new = empty(tmp_path / "new", own)
    assert json.loads(new.done("restore", folder, "--json"))["migrated"] == 1
    assert new.doctor()[1]["migrations"]["status"] == "ok"


FAILS = """
from pathlib import Path
from django.db import connection
from stegvis.store.backup.switching import switch_to
def finish():
    raise KeyError("midway")
try:
    switch_to(Path({copy!r}), finish)
except KeyError:
    print("failed")
"""


def test_on_postgresql(served: Installation, tmp_path: Path):
    one, address = served, served.settings["STEGVIS_DATABASE_URL"]
    one.python(BEFORE)
    before = state(one)
    folder = backed_up(one, tmp_path / "copies")
    dump = (folder / "database.pgdump").read_bytes()
    keys = [(one.folder / name).read_bytes().strip() for name in ("secret_key", "register_key", "signing_key")]
    assert not [word for word in (*keys, b"yn----ny") if word in dump]
    assert "another kind" in Installation(tmp_path / "lite").refused("restore", folder)
    assert "failed" in one.python(FAILS.format(copy=str(folder / "database.pgdump")))
    assert state(one) == before
    one.python(SINCE)
    with subprocess.Popen(
        [sys.executable, "-c", f"import psycopg\nc = psycopg.connect({address!r})\nprint(1, flush=True)\ninput()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as guest:
        assert guest.stdout and guest.stdout.readline()
        assert "running" in one.refused("restore", folder, "--replace")
        guest.kill()
    one.done("restore", folder, "--replace")
    assert one.python(NOW).splitlines() == ["[1, 3, 4, 5]", "b'' 1", "4 3", "['ok'] 2026-07-01", "1 0 5", WAYS_IN]
    code, found = one.doctor()
    assert code == 0 and found["triggers"]["status"] == "ok", found
