"""Sheets of a workbook or a CSV file, as they stand: rows of cells, before anybody asks what they mean."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

SheetCell: TypeAlias = str | int | float | bool | date | None
"""What a cell holds. A day with a time of day is its day; a length of time is text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Rows are as long as the widest one; the first is row 1 of the file."""

    name: str
    rows: tuple[tuple[SheetCell, ...], ...]
