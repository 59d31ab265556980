"""Rows put into a table by one prepared statement: `bulk_create` costs ten times as much for thousands of rows."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

from django.db import connections, router
from django.db.models import AutoField, Field, JSONField, Model
from django.utils import timezone

DISTINCT = 4_096
"""Values of a column that are remembered as the database takes them: codes and days return again and again."""


def insert_rows(table: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Adds the rows, whose values stand in the order of the columns (`intervention_id`, not `intervention`).

    Columns that are not named get what an instance would have: their default, or the time it is. Call it in a
    transaction. Raises IntegrityError as saving does; ids are the database's own unless `id` is named (`take_numbers`).
    """
    using = router.db_for_write(table)
    connection = connections[using]
    stated = [_field(table, name) for name in columns]
    others = [one for one in table._meta.concrete_fields if not one.primary_key and one not in stated]
    constant = tuple(_preparing(one, connection)(_unstated(one)) for one in others)
    fields = [*stated, *others]
    names = ", ".join(connection.ops.quote_name(str(one.column)) for one in fields)
    into = connection.ops.quote_name(table._meta.db_table)
    statement = f"INSERT INTO {into} ({names}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608
    # A column at a time: a row at a time costs half as much again.
    values = zip(*rows, strict=True)
    prepared = [
        column if _is_id(field) else map(_preparing(field, connection), column)
        for field, column in zip(stated, values, strict=False)
    ]
    if not prepared:
        return
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(zip(*prepared, *map(repeat, constant), strict=False)))


def take_numbers(table: type[Model], how_many: int) -> Sequence[int]:
    """So many ids for rows to come, which nobody else has or gets. Call it in the transaction that adds the rows."""
    connection = connections[router.db_for_write(table)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statement = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(statement, [table._meta.db_table, how_many])
            return [number for (number,) in cursor.fetchall()]
        # SQLite has one writer at a time, and never gives the id of a row that is gone again.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table._meta.db_table])
        (latest,) = cursor.fetchone() or (0,)
    return range(latest + 1, latest + how_many + 1)


def _field(table: type[Model], name: str) -> "Field[Any, Any]":
    return next(one for one in table._meta.concrete_fields if one.attname == name)


def _is_id(field: "Field[Any, Any]") -> bool:
    """True for an id, its own or another row's: it is stored as it is, and is another in each row."""
    return isinstance(getattr(field, "target_field", field), AutoField)


def _preparing(field: "Field[Any, Any]", connection: Any) -> Callable[[Any], object]:
    """How the database takes the field's values, as Django has it."""

    def prepared(value: Any) -> object:
        return field.get_db_prep_save(value, connection)

    return prepared if isinstance(field, JSONField) else lru_cache(DISTINCT)(prepared)


def _unstated(field: "Field[Any, Any]") -> object:
    return timezone.now() if getattr(field, "auto_now_add", False) else field.get_default()
