"""Where in a file the table is: which sheet, which row has the headings, what the headings are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.catalogue.import_words import load_import_words, plain
from stegvis.documents.sheets import Sheet, SheetCell

ROWS_SEARCHED = 40
"""Titles and dates may stand above the headings; not more than these rows."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheet and the row of the headings, both counted from 0, and the heading of each column ("" for none)."""

    sheet: int
    header: int
    headings: tuple[str, ...]


def propose_layout(sheets: Sequence[Sheet]) -> Layout:
    """The row, in any sheet, that has most headings that we know; else the first with most texts."""
    known = frozenset().union(*(field.headings for field in load_import_words().fields))

    def worth(at: tuple[int, int]) -> tuple[int, int, int, int]:
        headings = headings_of(sheets[at[0]], at[1])
        texts = sum(isinstance(cell, str) for cell in sheets[at[0]].rows[at[1]])
        return sum(plain(one) in known for one in headings if one), texts, -at[0], -at[1]

    places = [(n, row) for n, sheet in enumerate(sheets) for row in range(min(len(sheet.rows), ROWS_SEARCHED))]
    if not places:
        return Layout(0, 0, ())
    sheet, header = max(places, key=worth)
    return Layout(sheet, header, headings_of(sheets[sheet], header))


def headings_of(sheet: Sheet, header: int) -> tuple[str, ...]:
    """The headings in that row.

    A heading merged downwards stands in the row above; one merged across several columns ("Före") stands above the
    first of them, and is added to those below that are called alike: "Försörjning före", "Försörjning efter".
    """
    if header >= len(sheet.rows):
        return ()
    own = [_text(cell) for cell in sheet.rows[header]]
    above = [_text(cell) for cell in sheet.rows[header - 1]] if header else [""] * len(own)
    if sum(map(bool, above)) < 2:
        # One text above is a title.
        return tuple(own)
    often = Counter(plain(one) for one in own if one)
    headings, group = [], ""
    for mine, over in zip(own, above, strict=True):
        group = over or group
        headings.append(f"{mine} {group}".strip() if often[plain(mine)] > 1 else mine or over)
    return tuple(headings)


def rows_below(sheet: Sheet, header: int) -> list[tuple[int, tuple[SheetCell, ...]]]:
    """The rows under the headings that hold something, with their number in the file, counted from 1."""
    rows = enumerate(sheet.rows[header + 1 :], start=header + 2)
    return [(number, row) for number, row in rows if any(cell is not None for cell in row)]


def _text(cell: SheetCell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""
