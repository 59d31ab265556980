"""The index over the text of reports. The database itself keeps it in step, in the transaction that writes the text.

SQLite: an FTS5 table over `store_sectiontext`, filled by triggers. PostgreSQL: an index over an expression. Both cut a
text into the same words and both look for words that begin with something, so both find the same; decision 12 tells
why. SQLite drops a table's triggers when a later migration remakes the table: such a migration makes them anew, and a
test sees to it.
"""

import string
from collections.abc import Iterable
from typing import Any

CAPITALS = "ÅÄÖÉÈÊËÁÀÂÃÍÌÎÏÓÒÔÕÚÙÛÜÝÆØÇÑŠŽÐÞ"
"""Letters that PostgreSQL leaves as they are where the database knows no language."""
SEPARATORS = string.punctuation.replace("%", "") + "".join(
    chr(code)
    for code in (
        *(9, 10, 13, *range(0xA0, 0xAA), *range(0xAB, 0xB5), *range(0xB6, 0xBA), *range(0xBB, 0xC0), 0xD7, 0xF7),
        *range(0x2000, 0x2070),
        *(0x20AC, 0x2122, 0x2212),
    )
)
"""Signs that part words, beyond ASCII: PostgreSQL would take some for letters. (Where a word may end it knows of %.)"""
_SPACES = " " * len(SEPARATORS)
PARTED = ("translate(", f", '{(CAPITALS + SEPARATORS).replace(chr(39), chr(39) * 2)}', '{CAPITALS.lower()}{_SPACES}')")
"""What stands before and after a text, on PostgreSQL, to have small letters and nothing but spaces between words."""

_SQLITE = (
    """
    CREATE VIRTUAL TABLE store_sectiontext_words USING fts5(
        text, content='store_sectiontext', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    "INSERT INTO store_sectiontext_words(store_sectiontext_words) VALUES ('rebuild')",
    """
    CREATE TRIGGER store_sectiontext_words_adds AFTER INSERT ON store_sectiontext BEGIN
        INSERT INTO store_sectiontext_words(rowid, text) VALUES (new.id, new.text);
    END
    """,
    """
    CREATE TRIGGER store_sectiontext_words_removes AFTER DELETE ON store_sectiontext BEGIN
        INSERT INTO store_sectiontext_words(store_sectiontext_words, rowid, text) VALUES ('delete', old.id, old.text);
    END
    """,
    """
    CREATE TRIGGER store_sectiontext_words_changes AFTER UPDATE OF id, text ON store_sectiontext BEGIN
        INSERT INTO store_sectiontext_words(store_sectiontext_words, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO store_sectiontext_words(rowid, text) VALUES (new.id, new.text);
    END
    """,
)
_DROPPED_ON_SQLITE = (
    "DROP TRIGGER IF EXISTS store_sectiontext_words_adds",
    "DROP TRIGGER IF EXISTS store_sectiontext_words_removes",
    "DROP TRIGGER IF EXISTS store_sectiontext_words_changes",
    "DROP TABLE IF EXISTS store_sectiontext_words",
)
_POSTGRESQL = (
    "CREATE INDEX store_sectiontext_words ON store_sectiontext "
    f"USING gin (to_tsvector('simple'::regconfig, {PARTED[0]}text{PARTED[1]}))",
)
_DROPPED_ON_POSTGRESQL = ("DROP INDEX IF EXISTS store_sectiontext_words",)


def make_index(connection: Any) -> None:
    """Makes the index from what is stored; one that is there is made anew."""
    drop_index(connection)
    _run(connection, _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE)


def drop_index(connection: Any) -> None:
    """Removes the index."""
    _run(connection, _DROPPED_ON_POSTGRESQL if connection.vendor == "postgresql" else _DROPPED_ON_SQLITE)


def _run(connection: Any, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
