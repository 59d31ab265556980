"""A cell as columns, and back."""

from typing import NamedTuple, TypedDict, assert_never

from stegvis.store.models import CellKind, StoredFigure
from stegvis.vocabulary import (
    Blank,
    Cell,
    NotAnswered,
    NotAsked,
    NotNumeric,
    Number,
    Withheld,
)

# Beyond it a column of floating-point numbers no longer tells neighbouring whole numbers apart.
LARGEST = 2**53


class CellColumns(TypedDict, total=False):
    """The columns of a figure that hold its cell."""

    kind: CellKind
    value: float
    is_whole: bool
    answered: int | None
    text: str


class CellRow(NamedTuple):
    """The columns that hold a cell, when nothing else of a figure is needed."""

    kind: str
    value: float | None
    is_whole: bool
    answered: int | None
    text: str


CELL = CellRow._fields
"""The names of these columns."""


def cell_columns(cell: Cell, raw: str) -> CellColumns:
    """The columns of `cell`. A number too large to be a count of anything is kept as the text it was."""
    match cell:
        case Number(value=value, answered=answered):
            if not -LARGEST < value < LARGEST:
                return {"kind": CellKind.NOT_NUMERIC, "text": raw}
            return {
                "kind": CellKind.NUMBER,
                "value": float(value),
                "is_whole": isinstance(value, int),
                "answered": answered,
            }
        case NotNumeric(text=text):
            return {"kind": CellKind.NOT_NUMERIC, "text": text}
        case Withheld(reason=reason):
            return {"kind": CellKind.WITHHELD, "text": reason}
        case Blank():
            return {"kind": CellKind.BLANK}
        case NotAsked():
            return {"kind": CellKind.NOT_ASKED}
        case NotAnswered():
            return {"kind": CellKind.NOT_ANSWERED}
        case _:
            assert_never(cell)


def cell_of(figure: StoredFigure | CellRow) -> Cell:
    """The cell that the columns hold."""
    match CellKind(figure.kind):
        case CellKind.NUMBER:
            value = figure.value if figure.value is not None else 0.0
            return Number(int(value) if figure.is_whole else value, figure.answered)
        case CellKind.NOT_NUMERIC:
            return NotNumeric(figure.text)
        case CellKind.WITHHELD:
            return Withheld(figure.text)
        case CellKind.BLANK:
            return Blank()
        case CellKind.NOT_ASKED:
            return NotAsked()
        case CellKind.NOT_ANSWERED:
            return NotAnswered()
