"""A table of an export, and its columns as the models describe them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import DateField, Field, IntegerField, JSONField, Model
from django.db.models.fields.related import ForeignKey

from stegvis.measures.codes import CodeList
from stegvis.store.handling.table import handling_of
from stegvis.store.handling.words import Privacy
from stegvis.store.register_export.meanings import MEANINGS, UNITS
from stegvis.vocabulary import Wording

DAY, NUMBER, TEXT = Wording("dag", "date"), Wording("tal", "number"), Wording("text", "text")
Cell = Any
"""What a cell holds: text, a number, a day, yes or no, nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it means, its type and unit, its codes with their labels, where it comes from.

    `names_somebody`: a cell of it tells who a person is.
    """

    heading: Wording
    meaning: Wording
    kind: Wording
    unit: Wording | None = None
    codes: Wording | None = None
    source: str = ""
    names_somebody: bool = False


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
    """The column of a model's field, with what it means (`MEANINGS`) and the field's own type."""
    field = model._meta.get_field(name)
    assert isinstance(field, Field)
    source = f"{model.__name__}.{name}"
    names = name in handling_of(model).of(Privacy.IDENTIFYING)
    return Column(heading, MEANINGS[source], _kind(field), UNITS[unit] if unit else None, _codes(listed), source, names)


def labels(listed: CodeList) -> dict[str, str]:
    """Each word's Swedish label: what cells show, and what an import reads back."""
    return {code.word: code.label.sv for code in listed.codes}


def rows_of(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows as they are kept."""
    return tuple(tuple(row) for row in rows)


def _kind(field: Field) -> Wording:
    match field:
        case DateField():
            return DAY
        case ForeignKey() | JSONField():
            return TEXT
        case IntegerField():
            return NUMBER
        case _:
            return TEXT


def _codes(listed: CodeList | Mapping[str, Wording] | None) -> Wording | None:
    """Cells hold the Swedish label in both languages, so that an import reads them back; English says what it means."""
    if listed is None:
        return None
    words = {one.word: one.label for one in listed.codes} if isinstance(listed, CodeList) else listed
    return Wording(
        "; ".join(f"{label.sv} = {word}" for word, label in words.items()),
        "; ".join(f"{label.sv} = {word} ({label.en})" for word, label in words.items()),
    )
