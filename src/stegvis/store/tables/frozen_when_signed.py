"""What is signed is not changed in place: the database itself refuses, whoever asks.

A text, a bound number, a decision or a package of an edition that is signed (or accepted, or published after that) can
be neither added, changed nor removed, nor can what the edition says of itself. A package is never changed at all.
Used by the migration that makes the triggers. SQLite drops a table's triggers when a later migration remakes the table:
such a migration makes them anew, and a test sees to it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from stegvis.vocabulary.report_life import SIGNED_STATES

REFUSAL = "What is signed is not changed: make a correction."
EDITION = "store_edition"
OF_THE_EDITION = (
    *("intervention_id", "form_id", "form_version", "period_start", "period_end", "report_number"),
    *("report_number_of", "number", "corrects_id", "correction_reason", "registry_number", "received_on"),
)
FROZEN: Mapping[str, tuple[str, ...]] = {
    "store_sectionversion": ("edition_id", "section", "number", "text", "is_assessment", "by"),
    "store_boundnumber": ("edition_id", "section", "position", "phrase", "measure", "of_measure", "gender", "start"),
    "store_remarkdecision": ("edition_id", "section", "rule", "passage", "explanation", "by"),
    "store_editionpackage": ("edition_id", "submission", "digest", "signer", "file", "made_at"),
    "store_keptfigures": ("package_id", "figures", "facts_digest"),
}
"""The columns that are content, by table. An account that is removed may leave its rows, and a package gets the
revision that it became."""
_ALWAYS = frozenset({"store_editionpackage", "store_keptfigures"})
"""Tables whose rows are never changed or removed, signed or not."""
_STATE_OF = "(SELECT state FROM store_edition WHERE id = {row}.edition_id)"
TABLES = (EDITION, *FROZEN)


def freeze_when_signed(connection: Any) -> None:
    """Makes the triggers, on SQLite or PostgreSQL; those that are there are made anew."""
    lift_freeze(connection)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def freeze_triggers(vendor: str) -> frozenset[str]:
    """The names of the triggers on "sqlite" or "postgresql"."""
    statements = (one.split() for one in _statements(vendor))
    return frozenset(words[2] for words in statements if words[1] == "TRIGGER")


def lift_freeze(connection: Any) -> None:
    """Removes the triggers: for tests that empty the database, and for undoing the migration."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for event in ("insert", "update", "delete"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_signed_{event}{on}")


@contextmanager
def freeze_lifted(connection: Any) -> Iterator[None]:
    """The tables without their triggers, for a while."""
    lift_freeze(connection)
    try:
        yield
    finally:
        freeze_when_signed(connection)


def _statements(vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION stegvis_refuse_signed() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        yield (
            "CREATE OR REPLACE FUNCTION stegvis_edition_state(bigint) RETURNS text LANGUAGE sql STABLE AS "
            "$$ SELECT state FROM store_edition WHERE id = $1 $$"
        )
    states = ", ".join(f"'{state.value}'" for state in sorted(SIGNED_STATES))
    yield _trigger(vendor, EDITION, "update", OF_THE_EDITION, f"OLD.state IN ({states})")
    for table, columns in FROZEN.items():
        for event, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
            if table in _ALWAYS and event != "insert":
                yield _trigger(vendor, table, event, columns, "")
            elif table != "store_keptfigures":
                yield _trigger(vendor, table, event, columns, f"{_state(vendor, row)} IN ({states})")


def _state(vendor: str, row: str) -> str:
    if vendor == "postgresql":
        return f"stegvis_edition_state({row}.edition_id)"
    return _STATE_OF.format(row=row)


def _trigger(vendor: str, table: str, event: str, columns: tuple[str, ...], when: str) -> str:
    quoted = ", ".join(f'"{one}"' for one in columns)
    happens = f"UPDATE OF {quoted}" if event == "update" else event.upper()
    condition = f"WHEN ({when}) " if when else ""
    head = f"CREATE TRIGGER {table}_signed_{event} BEFORE {happens} ON {table} FOR EACH ROW {condition}"
    if vendor == "postgresql":
        return f"{head}EXECUTE FUNCTION stegvis_refuse_signed()"
    return f"{head}BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
