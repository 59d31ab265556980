"""Making the database ready: its tables as this version wants them, one process at a time."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from stegvis.store.configuration import data_directory
from stegvis.vocabulary import BadInput, Wording

LOCK = 0x57E6_0001
"""The number of our lock in PostgreSQL: any number that nobody else uses."""


def update_tables() -> tuple[str, ...]:
    """Applies the migrations that are missing and returns their names; raises BadInput when that cannot be done."""
    try:
        _keep_to_the_owner()
        with _one_at_a_time():
            executor = MigrationExecutor(connection)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if plan:
                call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, ImproperlyConfigured, sqlite3.Error, OSError) as error:
        raise unusable(_database_name(), error) from error
    return tuple(migration.name for migration, _ in plan)


def close_connections() -> None:
    """Lets go of the database, so that no other process inherits a connection."""
    connections.close_all()


def unusable(name: str, error: Exception) -> BadInput:
    """What to tell the user when `error` keeps the database, or the folder `name`, from being used."""
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return BadInput(
        name,
        Wording(
            f"databasen kan inte användas ({reason}); kontrollera adressen, eller välj en mapp med STEGVIS_DATA_DIR.",
            f"the database cannot be used ({reason}); check the address, or choose a folder with STEGVIS_DATA_DIR.",
        ),
    )


def _database_name() -> str:
    # Never the whole address: it may hold a password.
    return "STEGVIS_DATABASE_URL" if os.environ.get("STEGVIS_DATABASE_URL") else str(data_directory())


def _keep_to_the_owner() -> None:
    """A database file that we make can be read by its owner only; SQLite's other files follow it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and name != ":memory:" and not name.startswith("file:"):
        with suppress(FileExistsError, FileNotFoundError):
            os.close(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Lets one process at a time change the tables: by the database's own lock, or by a file beside an SQLite file."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    with (data_directory() / "opening.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
