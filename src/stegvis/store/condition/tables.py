"""The database: does it answer, has it the tables and triggers of this version, does it hold together."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from stegvis.store.tables.append_only import append_only_triggers
from stegvis.store.tables.frozen_when_signed import freeze_triggers
from stegvis.vocabulary import Wording
from stegvis.vocabulary.standing import Told, mind, well, wrong

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
RESTORE = Wording("återställ från en säkerhetskopia: stegvis restore", "restore from a backup: stegvis restore")
_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND relnamespace = current_schema()::regnamespace",
}


def reach_database() -> Told:
    """Which database answers, and its version; an error when none does."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
            version = cursor.fetchone()[0]
            cursor.execute("SELECT count(*) FROM django_migrations")
    except (DatabaseError, ImproperlyConfigured, sqlite3.Error, OSError) as error:
        reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
        return wrong(
            "database",
            Wording(f"databasen kan inte användas ({reason})", f"the database cannot be used ({reason})"),
            Wording(
                "kontrollera STEGVIS_DATABASE_URL och att databasen är igång; är den ny, kör stegvis migrate",
                "check STEGVIS_DATABASE_URL and that the database runs; if it is new, run stegvis migrate",
            ),
        )
    text = f"{KINDS[connection.vendor]} {version}"
    return well("database", text, text)


def look_at_migrations() -> Iterator[Told]:
    """An error when the database is of a newer version, a warning when an update waits."""
    executor = MigrationExecutor(connection)
    known, applied = executor.loader.disk_migrations.keys(), executor.loader.applied_migrations.keys()
    newer = {name for name in applied - known if name[0] == "store"}
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if newer:
        yield wrong(
            "migrations",
            Wording("databasen är av en nyare version", "the database is of a newer version"),
            Wording("installera den versionen av Stegvis", "install that version of Stegvis"),
        )
    elif waiting:
        yield mind(
            "migrations",
            Wording(f"{len(waiting)} steg återstår i databasen", f"{len(waiting)} steps remain for the database"),
            Wording(
                "ta en säkerhetskopia (stegvis backup) och kör sedan stegvis migrate",
                "make a backup (stegvis backup), then run stegvis migrate",
            ),
        )
    else:
        yield well("migrations", "tabellerna är av den här versionen", "the tables are of this version")


def look_at_triggers() -> Iterator[Told]:
    """Do the database's own refusals stand: the trail is not changed, nor what is signed."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    expected = append_only_triggers(connection.vendor) | freeze_triggers(connection.vendor)
    if missing := sorted(expected - there):
        names = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        yield wrong(
            "triggers",
            Wording(
                f"{len(missing)} av {len(expected)} spärrar saknas ({names}): spåret och det signerade är oskyddade",
                f"{len(missing)} of {len(expected)} triggers are missing ({names}): trail and signed rows lie open",
            ),
            RESTORE,
        )
    else:
        yield well(
            "triggers",
            f"alla {len(expected)} spärrar finns: spåret och det signerade kan inte ändras",
            f"all {len(expected)} triggers stand: the trail and what is signed cannot be changed",
        )


def as_far_as_read(about: str, look: Callable[[], Iterable[Told]]) -> Iterator[Told]:
    """The look's lines, and an error where a damaged database cannot be read on."""
    try:
        yield from look()
    except (DatabaseError, sqlite3.Error) as error:
        yield wrong(
            about,
            Wording(
                f"databasen kan inte läsas ({type(error).__name__})",
                f"the database cannot be read ({type(error).__name__})",
            ),
            RESTORE,
        )


def look_inside() -> Iterator[Told]:
    """SQLite's own check of its file and of its references; other databases see to that themselves."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        damage = [row[0] for row in cursor.execute("PRAGMA integrity_check(10)").fetchall() if row[0] != "ok"]
        tables = sorted({row[0] for row in cursor.execute("PRAGMA foreign_key_check").fetchall()})
    if damage:
        # SQLite's own words may quote a row; how many they are is enough.
        yield wrong(
            "integrity",
            Wording(f"databasfilen är skadad ({len(damage)} fel)", f"the database is damaged ({len(damage)} faults)"),
            RESTORE,
        )
    if tables:
        names = ", ".join(tables)
        yield wrong(
            "references",
            Wording(f"rader i {names} pekar på rader som saknas", f"rows in {names} refer to rows that are missing"),
            RESTORE,
        )
    if not damage and not tables:
        yield well("integrity", "databasfilen är hel", "the database file is whole")
