"""The database in a backup: one moment of it, while others write, without what must not lie in a copy.

Left out are sessions (whoever held one would be logged in) and the answers on violence (`screenings`).
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from stegvis.store.backup.screenings import COLUMNS, Rows, rows_now
from stegvis.store.handling.table import HANDLING
from stegvis.store.handling.words import Privacy
from stegvis.store.models import AuditEvent, ScreeningTally
from stegvis.store.sealing.used_keys import names_of_used_keys
from stegvis.vocabulary import BadInput, Wording

FILES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
LEFT_OUT = (ScreeningTally, Session)
ABOUT_PERSONS = (Privacy.PERSON, Privacy.FREE_TEXT, Privacy.SENSITIVE, Privacy.IDENTIFYING)


@dataclass(frozen=True, slots=True)
class Content:
    """What the copied moment holds."""

    migrations: tuple[str, ...]
    trail_events: int
    trail_head: str
    used_keys: frozenset[bytes]
    tables: dict[str, int]
    screenings: Rows


def copy_database(target: Path) -> Content:
    """Writes the database to `target` and tells what it holds. Raises BadInput when the copy is not whole."""
    return _copy_postgresql(target) if connection.vendor == "postgresql" else _copy_sqlite(target)


@contextmanager
def pointed_at(file: Path) -> Iterator[None]:
    """Meanwhile the store's own functions read and write that SQLite file."""
    live = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = live


def _copy_sqlite(target: Path) -> Content:
    """One moment into SQLite's own temporary database, which no file name leads to and which is gone when we are,

    however we end. From there VACUUM INTO writes every row anew: no freed page and no journal comes with it.
    """
    connection.ensure_connection()
    with closing(sqlite3.connect("", isolation_level=None)) as moment:
        connection.connection.backup(moment)
        found = moment.execute(f"SELECT {', '.join(COLUMNS)} FROM {ScreeningTally._meta.db_table}").fetchall()  # noqa: S608
        for model in LEFT_OUT:
            _leave_out(moment, model._meta.db_table)
        moment.execute("VACUUM INTO ?", [str(target)])
    with pointed_at(target):
        with connection.cursor() as cursor:
            if cursor.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise BadInput("stegvis backup", DAMAGED)
        return _content(tuple(sorted(found)))


def _leave_out(moment: sqlite3.Connection, table: str) -> None:
    """How many rows there ever were, and are, says something too."""
    there = {name for (name,) in moment.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    moment.execute(f"DELETE FROM {table}")  # noqa: S608
    for kept, column in (("sqlite_sequence", "name"), ("sqlite_stat1", "tbl")):
        if kept in there:
            moment.execute(f"DELETE FROM {kept} WHERE {column} = ?", [table])  # noqa: S608


def _copy_postgresql(target: Path) -> Content:
    """pg_dump reads the same moment as we do."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        content = _content(rows_now())
        left_out = [f"--exclude-table-data={model._meta.db_table}" for model in LEFT_OUT]
        left_out.append(f"--exclude-table-data={ScreeningTally._meta.db_table}_id_seq")
        options = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}")
        run_program("pg_dump", *options, *left_out)
    return content


def run_program(program: str, *options: str) -> bytes:
    """What a program of PostgreSQL wrote; the password goes by the environment. Raises BadInput when it failed."""
    from psycopg.conninfo import make_conninfo

    stated = connection.settings_dict
    where = {"dbname": stated["NAME"], "user": stated["USER"], "host": stated["HOST"], "port": stated["PORT"]}
    address = make_conninfo("", **{name: value for name, value in where.items() if value}, **stated["OPTIONS"])
    command = [program, "--no-password", f"--dbname={address}", *options]
    if program == "pg_restore":
        # It only writes out what the file holds, and needs no server for that.
        command = [program, *options]
    try:
        done = subprocess.run(  # noqa: S603
            command, env={**os.environ, "PGPASSWORD": stated["PASSWORD"] or ""}, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise BadInput(program, NO_PROGRAM) from None
    if done.returncode:
        reason = next(iter(done.stderr.decode(errors="replace").strip().splitlines()), str(done.returncode))
        raise BadInput(program, Wording(f"det gick inte ({reason}).", f"that failed ({reason})."))
    return done.stdout


def _content(rows: Rows) -> Content:
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    models = (apps.get_model(one.table) for one in HANDLING.values() if not one.of(*ABOUT_PERSONS))
    counted = [one for one in models if one._meta.db_table in there and one not in LEFT_OUT]
    last = AuditEvent.objects.order_by("-id").values_list("digest", flat=True).first()
    return Content(
        tuple(sorted(".".join(one) for one in MigrationRecorder(connection).applied_migrations())),
        AuditEvent.objects.count(),
        last or "",
        names_of_used_keys(),
        {one._meta.db_table: one._base_manager.count() for one in counted},
        rows,
    )


DAMAGED = Wording(
    "databasen är skadad, så ingen säkerhetskopia har tagits; kör stegvis doctor.",
    "the database is damaged, so no backup was made; run stegvis doctor.",
)
NO_PROGRAM = Wording(
    "programmet finns inte; installera PostgreSQL:s klientprogram (på Debian: postgresql-client).",
    "the program is not there; install PostgreSQL's client programs (on Debian: postgresql-client).",
)
