"""What is signed is not changed in place: the database itself refuses, whoever asks.

A text, a bound number, a decision or a package of an edition that is signed (or accepted, or published after that) can
be neither added, moved there, changed nor removed, nor can what the edition says of itself. The edition is not removed,
no other takes its place, and it leaves its state by a step of the table of transitions alone: nothing opens it again. A
package is never changed at all, and has its figures before the signature.
Used by the migrations that make the triggers. SQLite drops a table's triggers when a later migration remakes the table:
such a migration makes them anew, and a test sees to it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from stegvis.vocabulary.report_life import SIGNED_STATES

REFUSAL = "What is signed is not changed: make a correction."
EDITION = "store_edition"
OF_THE_EDITION = (
    *("id", "intervention_id", "form_id", "form_version", "period_start", "period_end", "report_number"),
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
LEAVES = (("accepted", "published"), ("signed", "accepted"), ("signed", "returned"))
"""The steps that leave a signed state. They stand in the database, so a change here asks for a migration as 0014."""
_ALWAYS = frozenset({"store_editionpackage", "store_keptfigures"})
"""Tables whose rows are never changed or removed, signed or not."""
_STATE_OF = "(SELECT state FROM store_edition WHERE id = {edition})"
_STATE_OF_PACKAGE = (
    "SELECT state FROM store_edition WHERE id = (SELECT edition_id FROM store_editionpackage WHERE id = {package})"
)
_EDITIONS_OF = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
"""The rows whose editions are asked for their state: one that is changed may leave one edition for another."""
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
            for event in ("insert", "update", "delete", "truncate", "step"):
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
        yield (
            "CREATE OR REPLACE FUNCTION stegvis_package_state(bigint) RETURNS text LANGUAGE sql STABLE AS "
            f"$$ {_STATE_OF_PACKAGE.format(package='$1')} $$"
        )
        for table in TABLES:
            yield _trigger(vendor, table, "truncate")
    # REPLACE inserts an edition under a number that is there.
    for event, state in (("insert", _state(vendor, "NEW.id")), ("update", "OLD.state"), ("delete", "OLD.state")):
        yield _trigger(vendor, EDITION, event, OF_THE_EDITION, _signed(state))
    yield _trigger(vendor, EDITION, "step", ("state",), _opened_again())
    for table, columns in FROZEN.items():
        for event, rows in _EDITIONS_OF.items():
            if table in _ALWAYS and event != "insert":
                yield _trigger(vendor, table, event, columns)
            elif table == "store_keptfigures":
                yield _trigger(vendor, table, event, columns, _signed(_state_of_package(vendor, "NEW.package_id")))
            else:
                asked = (_signed(_state(vendor, f"{row}.edition_id")) for row in rows)
                yield _trigger(vendor, table, event, columns, " OR ".join(asked))


def _signed(state: str) -> str:
    states = ", ".join(f"'{one.value}'" for one in sorted(SIGNED_STATES))
    return f"{state} IN ({states})"


def _opened_again() -> str:
    """It leaves a signed state, and not by a step of the table."""
    steps = ", ".join(f"'{start} {end}'" for start, end in LEAVES)
    return f"{_signed('OLD.state')} AND NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN ({steps})"


def _state_of_package(vendor: str, package: str) -> str:
    if vendor == "postgresql":
        return f"stegvis_package_state({package})"
    return f"({_STATE_OF_PACKAGE.format(package=package)})"


def _state(vendor: str, edition: str) -> str:
    if vendor == "postgresql":
        return f"stegvis_edition_state({edition})"
    return _STATE_OF.format(edition=edition)


def _trigger(vendor: str, table: str, event: str, columns: tuple[str, ...] = (), when: str = "") -> str:
    quoted = ", ".join(f'"{one}"' for one in columns)
    happens = f"UPDATE OF {quoted}" if event in {"update", "step"} else event.upper()
    each = "STATEMENT" if event == "truncate" else "ROW"
    condition = f"WHEN ({when}) " if when else ""
    head = f"CREATE TRIGGER {table}_signed_{event} BEFORE {happens} ON {table} FOR EACH {each} {condition}"
    if vendor == "postgresql":
        return f"{head}EXECUTE FUNCTION stegvis_refuse_signed()"
    return f"{head}BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
