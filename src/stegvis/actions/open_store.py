"""Opening the store: where it lies, its secret, its tables."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps

from stegvis.store.configuration import data_directory, database, secret_key
from stegvis.vocabulary import BadInput, Wording

__all__ = ["data_directory", "database", "open_store"]

SETTINGS = "stegvis.web.settings"
LOCK = 0x57E6_0001
"""The number of our lock in PostgreSQL: any number that nobody else uses."""


def open_store() -> tuple[str, ...]:
    """Makes the store ready for other actions: its folder, its secret, its tables. Returns the migrations applied.

    Opening it again does nothing. Raises BadInput when the folder or the database cannot be used.
    """
    _configure()
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        with _one_at_a_time():
            executor = MigrationExecutor(connection)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if plan:
                call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, ImproperlyConfigured, sqlite3.Error, OSError) as error:
        raise BadInput(_database_name(), _unusable(error)) from error
    return tuple(migration.name for migration, _ in plan)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Lets one process at a time change the tables: by the database's own lock, or by a file beside an SQLite file."""
    from django.db import connection

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


def _configure() -> None:
    """Django's settings, once a process; the secret is handed on to server processes in the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if apps.ready:
        return
    directory = data_directory()
    try:
        os.environ.setdefault("STEGVIS_SECRET_KEY", secret_key(directory))
    except OSError as error:
        raise BadInput(str(directory), _unusable(error)) from error
    django.setup()


def _database_name() -> str:
    # Never the whole address: it may hold a password.
    return "STEGVIS_DATABASE_URL" if os.environ.get("STEGVIS_DATABASE_URL") else str(data_directory())


def _unusable(error: Exception) -> Wording:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return Wording(
        f"databasen kan inte användas ({reason}); kontrollera adressen, eller välj en mapp med STEGVIS_DATA_DIR.",
        f"the database cannot be used ({reason}); check the address, or choose a folder with STEGVIS_DATA_DIR.",
    )
