"""Tables to which rows are added and in which nothing is changed or removed: the database itself refuses.

Used by the migration that makes the triggers. SQLite drops a table's triggers when a later migration remakes the table:
such a migration makes them anew, and a test sees to it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

REFUSAL = "The trail is append-only."
APPEND_ONLY = ("store_auditevent", "store_editionstep")
"""The tables that are so."""

# An INSERT OR REPLACE would remove a row without the trigger on DELETE; so a known id is refused as well.
_SQLITE = {
    "refuses_update": "BEFORE UPDATE ON {table}",
    "refuses_delete": "BEFORE DELETE ON {table}",
    "refuses_replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)",
}


def make_append_only(connection: Any, table: str) -> None:
    """Makes the triggers of the table, on SQLite or PostgreSQL; those that are there are made anew."""
    lift_append_only(connection, table)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, table):
            cursor.execute(statement)


def append_only_triggers(vendor: str) -> frozenset[str]:
    """The names of all triggers that those tables have on "sqlite" or "postgresql"."""
    statements = (one.split() for table in APPEND_ONLY for one in _statements(vendor, table))
    return frozenset(words[2] for words in statements if words[1] == "TRIGGER")


def lift_append_only(connection: Any, table: str) -> None:
    """Removes the triggers: for tests that empty the database, and for undoing the migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_refuses ON {table}")
            return
        for name in _SQLITE:
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")


@contextmanager
def append_only_lifted(connection: Any, table: str) -> Iterator[None]:
    """The table without its triggers, for a while."""
    lift_append_only(connection, table)
    try:
        yield
    finally:
        make_append_only(connection, table)


def _statements(vendor: str, table: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
        )
        return
    for name, when in _SQLITE.items():
        fires = when.format(table=table)
        yield f"CREATE TRIGGER {table}_{name} {fires} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
