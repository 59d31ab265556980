"""What SQLite knows of how its tables are filled, which decides which index it takes: without that, often a poor one.

Gathered when the server starts and after much was brought in; PostgreSQL sees to it itself. As
https://www.sqlite.org/lang_analyze.html advises, so many rows of each index are looked at: a large register takes some
hundredths of a second. With that limit no values are kept, only numbers of rows.
"""

from contextlib import suppress

from django.db import OperationalError, connection, transaction

ROWS_LOOKED_AT = 400


def gather_statistics() -> None:
    """Gathers them once the surrounding transaction has ended. Other connections take them in when they are made anew.

    When somebody else writes for a long while, what was gathered before stays.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_gather)


def _gather() -> None:
    with suppress(OperationalError), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
