"""Rows in every table that refers to a participant, found by walking the models: a new table is in it by itself."""

import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.db import connection, models

from stegvis.store.models import Participant

SECRET = "Påhittad-hemlighet"
"""Stands in every text that is filled in."""


def tables_about_persons() -> list[type[models.Model]]:
    """All models with a foreign key that leads to a participant, those first that others need."""
    found: list[type[models.Model]] = [Participant]
    every = apps.get_app_config("store").get_models(include_auto_created=True)
    waiting = list(every)
    while True:
        new = [one for one in waiting if one not in found and any(to in found for to in refers_to(one))]
        if not new:
            return found
        found += new


def refers_to(model: type[models.Model]) -> list[type[models.Model]]:
    return [one.related_model for one in model._meta.concrete_fields if one.is_relation]


def fill(person: Participant) -> list[models.Model]:
    """One row about the person in every such table, with the secret in each text and sealed column."""
    rows: dict[type[models.Model], models.Model] = {Participant: person}
    for model in tables_about_persons()[1:]:
        rows[model] = model.objects.create(**columns(model, rows))
    return list(rows.values())


def columns(model: type[models.Model], rows: dict[type[models.Model], models.Model]) -> dict[str, Any]:
    fields = [one for one in model._meta.concrete_fields if not isinstance(one, models.AutoField)]
    return {one.name: value(one, rows) for one in fields}


def value(field: models.Field, rows: dict[type[models.Model], models.Model]) -> Any:
    if field.is_relation:
        target = field.related_model
        return rows.get(target) or target.objects.first() or target.objects.create(**columns(target, rows))
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.CharField | models.TextField):
        # Unique columns get something else each time.
        return f"{SECRET} {secrets.token_hex(4)}"[: field.max_length]
    return next(made for kind, made in VALUES if isinstance(field, kind))


VALUES: list[tuple[type[models.Field], Any]] = [
    (models.DateTimeField, datetime(2026, 3, 2, tzinfo=UTC)),
    (models.DateField, date(2026, 3, 2)),
    (models.BooleanField, False),
    (models.BinaryField, SECRET.encode()),
    (models.JSONField, [SECRET]),
    (models.IntegerField, 1),
]


def stored_texts(tables: Iterable[type[models.Model]]) -> str:
    """Everything that the tables hold, as one text."""
    found = []
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found += [_readable(cell) for row in cursor.fetchall() for cell in row]
    return "\n".join(found)


def _readable(cell: object) -> str:
    return bytes(cell).decode("utf-8", "replace") if isinstance(cell, bytes | memoryview) else str(cell)
