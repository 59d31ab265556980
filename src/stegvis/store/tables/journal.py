"""SQLite's journal (the file that ends in -wal) keeps what was removed until it is emptied: here it is."""

from django.db import connection, transaction


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
