"""The database of a backup becomes the store's, in one step: until then the old one is whole, then the new one."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.db import connection, transaction

from stegvis.store.backup.database import NO_PROGRAM, pointed_at
from stegvis.store.configuration import database_file
from stegvis.store.in_use import IN_USE
from stegvis.vocabulary import BadInput, Wording

FUNCTIONS = (
    "store_auditevent_refuse",
    "store_editionstep_refuse",
    "stegvis_refuse_signed",
    "stegvis_edition_state",
    "stegvis_package_state",
)


def guests() -> int:
    """How many others are connected to a database on a server."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return int(cursor.fetchone()[0])


def switch_to(copy: Path, finish: Callable[[], None]) -> None:
    """Puts the copied database in the place of the store's; `finish` completes it before anybody sees it."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            _drop_all(cursor)
            _play(copy)
            cursor.execute("RESET search_path")
            finish()
        connection.close()
        return
    live = database_file()
    assert live is not None
    ready = live.with_name(f".{live.name}.restoring")
    for left in live.parent.glob(f"{ready.name}*"):
        left.unlink()
    try:
        os.close(os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copyfile(copy, ready)
        with pointed_at(ready):
            finish()
        _sync(ready)
        _empty_journal(live)
        ready.replace(live)
        _sync(live.parent)
    finally:
        for left in live.parent.glob(f"{ready.name}*"):
            left.unlink()


def _empty_journal(live: Path) -> None:
    """The old database's journal must not be taken for the new one's."""
    if live.exists():
        try:
            with closing(sqlite3.connect(live)) as old:
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            # It is damaged, and lies aside already with its journal.
            for journal in ("-wal", "-shm"):
                live.with_name(live.name + journal).unlink(missing_ok=True)
    if live.with_name(live.name + "-wal").exists():
        raise BadInput(str(live), IN_USE)


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    os.fsync(file)
    os.close(file)


def _drop_all(cursor: Any) -> None:
    """Our own tables and functions, and nobody else's."""
    from psycopg import sql

    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {"django_migrations"}
    for table in connection.introspection.table_names(cursor):
        if table in known or table.startswith("store_"):
            cursor.execute(sql.SQL("DROP TABLE {} CASCADE").format(sql.Identifier(table)))
    for function in FUNCTIONS:
        cursor.execute(sql.SQL("DROP FUNCTION IF EXISTS {} CASCADE").format(sql.Identifier(function)))


def _play(copy: Path) -> None:
    """What pg_dump wrote, through our own connection, so that all of it is one transaction with what follows."""
    command = ["pg_restore", "--no-owner", "--no-privileges", "--file=-", str(copy)]
    try:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:  # noqa: S603
            assert program.stdout is not None
            _execute(program.stdout)
    except FileNotFoundError:
        raise BadInput("pg_restore", NO_PROGRAM) from None
    if program.returncode:
        raise BadInput(str(copy), UNREADABLE)


def _execute(script: IO[bytes]) -> None:
    """Statements as they are, the rows of a COPY as a stream. Lines with a backslash are for another program (psql)."""
    from psycopg import Cursor

    cursor: Any = Cursor(connection.connection)
    statements: list[bytes] = []
    for line in script:
        if line.startswith(b"COPY ") and line.endswith(b"FROM stdin;\n"):
            cursor.execute(b"".join(statements))
            statements.clear()
            with cursor.copy(line) as copy:
                for row in _rows(script):
                    copy.write(row)
        elif not line.startswith((b"\\", b"--")):
            statements.append(line)
    cursor.execute(b"".join(statements))


def _rows(script: IO[bytes]) -> Iterator[bytes]:
    for row in script:
        if row == b"\\.\n":
            return
        yield row


UNREADABLE = Wording(
    "pg_restore kan inte läsa databasen i säkerhetskopian, så inget har ändrats; är programmet äldre än kopian?",
    "pg_restore cannot read the database in the backup, so nothing was changed; is the program older than the backup?",
)
