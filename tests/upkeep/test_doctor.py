"""`stegvis doctor` finds what is wrong with an installation, and changes nothing in it."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.upkeep.installation import Installation

from stegvis.store.models import Participant
from stegvis.store.sealing.used_keys import COLUMNS


def contents(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.endswith(("-shm", "-wal")))
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def spoil(one: Installation, *statements: str) -> None:
    """Behind the store's back, as somebody with the file could."""
    with closing(sqlite3.connect(one.folder / "stegvis.sqlite3", isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)


def test_without_a_store_it_says_so_and_makes_none(tmp_path: Path):
    nothing = Installation(tmp_path / "none")
    code, found = nothing.doctor()
    assert (code, found["store"]["status"]) == (0, "warning")
    assert "stegvis migrate" in found["store"]["advice"]
    assert not nothing.folder.exists()


def test_a_sound_installation_has_no_error_is_left_as_it_was_and_shows_no_secret_and_no_person(own: Installation):
    before = contents(own.folder)
    code, found = own.doctor()
    assert code == 0 and [one for one in found.values() if one["status"] == "error"] == []
    assert found["ledgers"]["message"] == "the ledgers are whole (3 lines)"
    assert found["register_key"]["status"] == "ok" and "keys in use: 1" in found["register_key"]["message"]
    assert found["backup"]["status"] == "warning"
    assert contents(own.folder) == before
    run = own.run("doctor")
    secrets = [(own.folder / name).read_text().strip() for name in ("secret_key", "register_key", "signing_key")]
    assert not [word for word in (*secrets, "Påhittad", "exempel.invalid") if word in run.stdout + run.stderr]


DEMONSTRATION = """
from stegvis.store.demonstration import CHARACTERS
from stegvis.store.models import Account
Account.objects.all().delete()
for one in CHARACTERS:
    Account.objects.create_user(one.email, name=one.name)
"""


def test_a_demonstrations_mark_beside_a_real_store_is_named(own: Installation):
    assert "demonstration" not in own.doctor()[1]
    (own.folder / "demonstration").write_text("2026-09-15")
    code, found = own.doctor()
    assert (code, found["demonstration"]["status"]) == (0, "warning")
    assert "remove the file" in found["demonstration"]["advice"]
    own.python(DEMONSTRATION)
    assert own.doctor()[1]["demonstration"]["status"] == "ok"


TRIGGER = "store_auditevent_refuses_update"


def cut_trail(one: Installation) -> None:
    with closing(sqlite3.connect(one.folder / "stegvis.sqlite3")) as database:
        made = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", [TRIGGER]).fetchone()[0]
    spoil(one, f"DROP TRIGGER {TRIGGER}", "UPDATE store_auditevent SET subject = 'x' WHERE id = 3", made)


def lose_trigger(one: Installation) -> None:
    spoil(one, "DROP TRIGGER store_editionpackage_signed_update")


def change_ledger(one: Installation) -> None:
    file = next((one.folder / "ledgers").glob("*.jsonl"))
    file.write_bytes(file.read_bytes().replace(b'"nr 1"', b'"nr x"'))


def open_key(one: Installation) -> None:
    (one.folder / "register_key").chmod(0o644)


def other_key(one: Installation) -> None:
    (one.folder / "register_key").write_text("A" * 50)


def lose_key(one: Installation) -> None:
    (one.folder / "register_key").unlink()


def orphan(one: Installation) -> None:
    spoil(one, "PRAGMA foreign_keys=OFF", "DELETE FROM store_association")


def damage(one: Installation) -> None:
    file = one.folder / "stegvis.sqlite3"
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 3000] = b"\xff" * 3000
    file.write_bytes(content)


def newer(one: Installation) -> None:
    spoil(one, "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2031-01-01')")


def test_what_is_wrong_is_found_each_by_itself(own: Installation):
    spoilt = {
        "trail": cut_trail,
        "triggers": lose_trigger,
        "ledgers": change_ledger,
        "rights": open_key,
        "register_key": other_key,
        "references": orphan,
    }
    for spoils in spoilt.values():
        spoils(own)
    code, found = own.doctor()
    assert code == 2
    assert {name for name, one in found.items() if one["status"] == "error"} == set(spoilt), found
    assert all(found[name]["advice"] for name in spoilt)


@pytest.mark.parametrize(
    ("spoils", "check"), [(lose_key, "register_key"), (damage, "integrity"), (newer, "migrations")]
)
def test_what_keeps_the_rest_from_being_looked_at_is_found(own: Installation, spoils, check: str):
    spoils(own)
    code, found = own.doctor()
    assert (code, found[check]["status"]) == (2, "error"), found


def test_a_database_that_does_not_answer_is_told_without_its_password(own: Installation):
    own.settings["STEGVIS_DATABASE_URL"] = "postgresql://anna:hemligt@127.0.0.1:1/stegvis"
    try:
        run = own.run("doctor")
    finally:
        own.settings.clear()
    assert run.returncode == 2 and "ERROR" in run.stdout
    assert "hemligt" not in run.stdout + run.stderr


def test_every_sealed_column_is_asked_for_its_keys():
    sealed = {
        (model, field.name)
        for model in Participant._meta.apps.get_models()
        for field in model._meta.concrete_fields
        if field.name.startswith("sealed_")
    }
    assert sealed == set(COLUMNS)


SWITCH = (
    "from django.db import connection\n"
    "connection.cursor().execute('ALTER TABLE store_auditevent {} TRIGGER store_auditevent_refuses')"
)


def test_on_postgresql(served: Installation, tmp_path: Path):
    address = served.settings["STEGVIS_DATABASE_URL"]
    served.python("from django.db import connection\nconnection.cursor().execute('CREATE DATABASE nothing')")
    nothing = Installation(tmp_path / "none", {"STEGVIS_DATABASE_URL": address.replace("/postgres?", "/nothing?")})
    assert nothing.doctor()[0] == 2
    code, found = served.doctor()
    assert code == 0 and found["database"]["message"].startswith("PostgreSQL"), found
    assert found["triggers"]["status"] == "ok"
    served.python(SWITCH.format("DISABLE"))
    code, found = served.doctor()
    served.python(SWITCH.format("ENABLE"))
    assert (code, found["triggers"]["status"]) == (2, "error")
