"""`stegvis restore`: the store is what it was in the backup, all of it or nothing, and nobody comes back unnoticed."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.upkeep.installation import OPENING, ROOT, Installation
from tests.upkeep.test_backup import backed_up

from stegvis.store.backup.manifest import digest_of, read_manifest, verify_files, write_manifest
from stegvis.vocabulary import BadInput


@pytest.fixture(scope="session")
def copied(filled: Installation, memory: Path) -> Path:
    return backed_up(filled, memory / "copies")


def empty(folder: Path, like: Installation) -> Installation:
    """A new machine: nothing but the keys, from where they are kept."""
    folder.mkdir(mode=0o700)
    for name in ("register_key", "signing_key"):
        shutil.copyfile(like.folder / name, folder / name)
    return Installation(folder)


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


@pytest.mark.parametrize("name", ["../outside", "keys/../../outside", "keys//{outside}", "/{outside}", "a/b/c"])
def test_a_folder_made_by_somebody_else_writes_nothing_outside_the_store(
    filled: Installation, copied: Path, tmp_path: Path, name: str
):
    outside = tmp_path / "outside"
    crafted = shutil.copytree(copied, tmp_path / "crafted")
    listed = name.format(outside=str(outside).removeprefix("/"))
    lies = crafted / listed
    lies.parent.mkdir(parents=True, exist_ok=True)
    lies.write_text("x")
    manifest = read_manifest(crafted)
    write_manifest(crafted, replace(manifest, files={**manifest.files, listed: digest_of(lies)}))
    with pytest.raises(BadInput):
        verify_files(crafted, read_manifest(crafted))


def test_a_real_store_put_in_the_place_of_a_demonstration_is_none(own: Installation, copied: Path):
    (own.folder / "demonstration").write_text("2023-08-25")
    own.done("restore", copied, "--replace")
    assert not (own.folder / "demonstration").exists()
    assert "2023-08-25" not in own.python("from stegvis.store.clock import today\nprint(today())")


SINCE = """
from datetime import date
from dataclasses import replace
from stegvis.store.keeping.counting_only import only_count
from stegvis.store.keeping.disposal import dispose
from stegvis.store.ledgers import ledger_of
from stegvis.store.models import Association, Participant, Participation
from stegvis.vocabulary.actor import Actor
from tests.disclosure.test_ledger import ENTRY
by = Actor(0, "test")
only_count(Participant.objects.get(local_number=2), by=by)
dispose(Participant.objects.filter(local_number=3), by=by)
ledger = ledger_of(Association.objects.get())
ledger.append(replace(ENTRY, publication="since"), after=ledger.read().head)
"""
NOW = """
from stegvis.store.condition.chains import look_at_trail
from stegvis.store.ledgers import published
from stegvis.store.models import *
print(sorted(Participant.objects.values_list("local_number", flat=True)))
print(bytes(Participant.objects.get(local_number=3).sealed_name), CountedOnly.objects.get().participants)
restored = AuditEvent.objects.get(event="store_restored")
print(len(published(Association.objects.get()).entries), restored.details["removed_again"])
print([one.standing.value for one in look_at_trail()])
"""


def test_whoever_was_removed_since_stays_removed_and_what_was_published_since_stays_published(
    own: Installation, tmp_path: Path
):
    folder = backed_up(own, tmp_path / "copies")
    own.python(SINCE)
    run = own.run("restore", folder, "--replace")
    assert run.returncode == 0 and "done again: 2" in run.stdout and "may be back" not in run.stderr
    assert own.python(NOW).splitlines() == ["[1, 3, 4, 5]", "b'' 1", "4 2", "['ok']"]
