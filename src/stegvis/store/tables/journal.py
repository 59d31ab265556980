"""SQLite's journal (the file that ends in -wal) keeps what was removed until it is emptied: here it is."""

from contextlib import suppress
from functools import partial

from django.db import DatabaseError, connection, transaction


def empty_journal() -> None:
    """When the surrounding transaction has ended, the journal goes into the database's file and is cut to nothing.

    The file overwrites what was removed (`secure_delete`). Somebody who reads or writes just then is waited for as long
    as for any change; should it take longer, the next removal empties the journal. Other databases have none.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_empty)


def _empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def forget_earlier_rows(table: str) -> None:
    """PostgreSQL keeps every earlier state of a row, with the order of the changes, until somebody cleans the table.

    It is cleaned when the surrounding transaction has ended; should that fail, the next one does it.
    """
    if connection.vendor == "postgresql":
        transaction.on_commit(partial(_clean, table))


def _clean(table: str) -> None:
    # What was to be kept is kept by now.
    with suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")
