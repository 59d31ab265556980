"""A table of an export, and its columns as the models describe them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import DateField, Field, IntegerField, JSONField, Model
from django.db.models.fields.related import ForeignKey

from stegvis.measures.codes import CodeList
from stegvis.vocabulary import Wording

Cell = Any
"""What a cell holds: text, a number, a day, yes or no, nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it means, its type and unit, its codes with their labels, where it comes from."""

    heading: Wording
    meaning: str
    kind: str
    unit: str
    codes: str
    source: str


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table: its name, its columns, its rows."""

    name: Wording
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def column(
    model: type[Model],
    name: str,
    heading: Wording,
    listed: CodeList | Mapping[str, Wording] | None = None,
    unit: str = "",
) -> Column:
    """The column of a model's field: meaning and type are the field's own."""
    field = model._meta.get_field(name)
    assert isinstance(field, Field)
    return Column(heading, str(field.help_text), _kind(field), unit, _codes(listed), f"{model.__name__}.{name}")


def labels(listed: CodeList) -> dict[str, str]:
    """Each word's Swedish label: what cells show, and what an import reads back."""
    return {code.word: code.label.sv for code in listed.codes}


def rows_of(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows as they are kept."""
    return tuple(tuple(row) for row in rows)


def _kind(field: Field) -> str:
    match field:
        case DateField():
            return "date"
        case ForeignKey() | JSONField():
            return "text"
        case IntegerField():
            return "number"
        case _:
            return "text"


def _codes(listed: CodeList | Mapping[str, Wording] | None) -> str:
    if listed is None:
        return ""
    words = {one.word: one.label for one in listed.codes} if isinstance(listed, CodeList) else listed
    return "; ".join(f"{label.sv} = {word}" for word, label in words.items())
