"""Where the store lies, and what is said when it cannot be used."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from stegvis.store.configuration import data_directory, database, secret_key
from stegvis.vocabulary import BadInput


def test_the_folder_is_the_users_own_unless_another_is_named():
    assert data_directory({"STEGVIS_DATA_DIR": "/srv/stegvis"}) == Path("/srv/stegvis")
    assert data_directory({"XDG_DATA_HOME": "/x"}) == Path("/x/stegvis")
    assert data_directory({}) == Path.home() / ".local" / "share" / "stegvis"


def test_a_file_is_used_unless_a_database_is_named():
    found = database({"STEGVIS_DATA_DIR": "/srv"})
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", "/srv/stegvis.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_is_taken_apart():
    found = database({"STEGVIS_DATABASE_URL": "postgresql://anna:l%C3%B6sen@db:5433/stegvis?sslmode=require"})
    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "stegvis",
        "anna",
        "lösen",
        "db",
        "5433",
    ]
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_another_kind_of_database_is_refused_without_repeating_the_address():
    with pytest.raises(BadInput) as refused:
        database({"STEGVIS_DATABASE_URL": "mysql://anna:hemligt@db/x"})
    assert "hemligt" not in refused.value.in_language("sv")


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path):
    secret = secret_key(tmp_path / "new")
    assert len(secret) >= 50
    assert secret_key(tmp_path / "new") == secret
    assert stat.S_IMODE((tmp_path / "new" / "secret_key").stat().st_mode) == 0o600


SCRIPT = """
from stegvis.actions.open_store import open_store
from stegvis.vocabulary import BadInput
try:
    print(len(open_store()), len(open_store()))
    from django.db import connection
    with connection.cursor() as cursor:
        print(cursor.execute("PRAGMA journal_mode").fetchone()[0])
except BadInput as error:
    print(error.in_language("sv"))
"""


def run(**environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STEGVIS_")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=kept | environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_opening_makes_the_tables_once(tmp_path: Path):
    first, mode = run(STEGVIS_DATA_DIR=str(tmp_path / "data")).splitlines()
    applied, again = map(int, first.split())
    assert applied > 0 and again == 0
    assert mode == "wal"
    files = list((tmp_path / "data").glob("stegvis.sqlite3*"))
    assert files and {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_file_that_is_no_database_is_told_in_one_line(tmp_path: Path):
    (tmp_path / "stegvis.sqlite3").write_text("det här är ingen databas " * 100)
    assert run(STEGVIS_DATA_DIR=str(tmp_path)).startswith(f"{tmp_path}: databasen kan inte användas (")


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path):
    (tmp_path / "file").write_text("")
    said = run(STEGVIS_DATA_DIR=str(tmp_path / "file" / "inside"))
    assert "databasen kan inte användas" in said and said.count("\n") == 1


def test_a_server_that_does_not_answer_is_told_without_its_password():
    said = run(STEGVIS_DATABASE_URL="postgresql://anna:hemligt@127.0.0.1:1/stegvis")
    assert said.startswith("STEGVIS_DATABASE_URL: databasen kan inte användas (")
    assert "hemligt" not in said and said.count("\n") == 1
