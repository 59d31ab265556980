"""Rows that are made first and written together, table by table."""

from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


class Sheaf:
    """Unsaved rows of many tables. Tables are written in the order in which they were first added to."""

    def __init__(self) -> None:
        self._rows: dict[type[Model], list[Model]] = {}

    def add(self, row: Row) -> Row:
        """Keeps the row and gives it back; it may point at other rows of the sheaf that were added before."""
        self._rows.setdefault(type(row), []).append(row)
        return row

    def write(self) -> None:
        """Saves all rows. Call it inside a transaction."""
        for table, rows in self._rows.items():
            table._default_manager.bulk_create(rows)
        self._rows.clear()
