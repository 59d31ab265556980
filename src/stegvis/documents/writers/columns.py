"""How wide the columns of a table are, and how small its letters must be to fit the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.documents.fonts import text_width
from stegvis.documents.nodes import Table, TableCell
from stegvis.vocabulary import NotNumeric
from stegvis.vocabulary.cells import WITHHELD_SIGN

PORTRAIT, LANDSCAPE = 453.0, 700.0
"""Width of the text on an A4 page, upright and lying, in points."""

MOST_COLUMNS = 15
LONGEST_WORD = 14.0
"""In em: what a column keeps whole, about 26 letters."""

NO_FIGURE = (WITHHELD_SIGN, "–")
"""Stand in a column of figures where there is none to tell."""
LOOKS_NUMERIC = re.compile(r"[-−+]?\d[\d\s\u00a0\u202f.,]*\s*(%|kr|tkr|mnkr)?")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is set: letter size and padding in points, shares of the width, columns that need hyphens."""

    size: float
    pad: float
    landscape: bool
    widths: tuple[float, ...]
    hyphenate: tuple[bool, ...]


# Tried in order: a table is set as large as it can be, and the page is turned before letters get small.
_SIZES = ((9.5, 6.0, False), (9.0, 4.5, False), (8.5, 3.5, False), (9.0, 4.5, True), (8.0, 3.0, True))


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """For each column whether it holds figures: those are set to the right. The first heads the rows."""
    return (False, *(_is_numeric([row[x] for row in table.rows]) for x in range(1, len(table.header))))


def _is_numeric(cells: Sequence[TableCell]) -> bool:
    if cells and all(cell.cell is not None for cell in cells):
        return not any(isinstance(cell.cell, NotNumeric) and len(cell.text) > 12 for cell in cells)
    told = [text for cell in cells if (text := cell.text.strip()) and text not in NO_FIGURE]
    return bool(told) and all(map(LOOKS_NUMERIC.fullmatch, told))


def layout(table: Table) -> Layout:
    """The largest letters, on an upright page if possible, in which every column holds its longest word."""
    columns = [[table.header[x], *(row[x] for row in table.rows)] for x in range(len(table.header))]
    # Headings are semibold: somewhat wider.
    words = [
        max(_longest_word(cell.text) * (1.06 if cell is column[0] else 1.0) for cell in column) for column in columns
    ]
    # One giant word does not turn the page: it is hyphenated.
    least = [min(word, LONGEST_WORD) for word in words]
    # A heading may stand on several lines, so it does not ask for more than its longest word.
    whole = [max((_longest_line(cell.text) for cell in column[1:]), default=0.0) * 1.02 for column in columns]
    told = [sum(text_width(cell.text) for cell in column) / len(column) for column in columns]
    for size, pad, landscape in _SIZES:
        room = (LANDSCAPE if landscape else PORTRAIT) - 2 * pad * len(columns)
        if sum(least) * size <= room:
            break
    widths = _shared_out([word * size for word in least], [line * size for line in whole], told, room)
    hyphenate = tuple(word * size > width + 0.5 for word, width in zip(words, widths, strict=True))
    return Layout(size, pad, landscape, tuple(round(width + 2 * pad, 2) for width in widths), hyphenate)


def row_heights(table: Table, laid: Layout) -> list[float]:
    """About how tall each row is, in points; rather too much than too little."""
    inner = [width - 2 * laid.pad for width in laid.widths]
    return [
        max(_lines(cell.text, width / laid.size) for cell, width in zip(row, inner, strict=True)) * laid.size * 1.25
        + 10
        for row in table.rows
    ]


def _lines(text: str, width: float) -> int:
    # Lines are never quite full: words do not divide.
    return sum(1 + int(text_width(line) * 1.15 / width) for line in text.split("\n"))


def in_page_widths(table: Table) -> tuple[Table, ...]:
    """The table; as several with the same first column when it has more columns than a page can show."""
    others = len(table.header) - 1
    if others < MOST_COLUMNS:
        return (table,)
    parts = -(-others // (MOST_COLUMNS - 1))
    step = -(-others // parts)
    return tuple(_some_columns(table, start, start + step) for start in range(1, others + 1, step))


def _some_columns(table: Table, start: int, end: int) -> Table:
    rows = tuple((row[0], *row[start:end]) for row in table.rows)
    return Table((table.header[0], *table.header[start:end]), rows, table.caption)


def _longest_word(text: str) -> float:
    return max(map(text_width, re.split(r"[ \n\t]+", text)), default=0.0)


def _longest_line(text: str) -> float:
    return max(map(text_width, text.split("\n")), default=0.0)


def _shared_out(least: Sequence[float], whole: Sequence[float], told: Sequence[float], room: float) -> list[float]:
    """Widths that sum to `room`: each column its longest word, the rest shared by how much each has to tell."""
    least = [max(width, 12.0) for width in least]
    whole = [max(full, width) for full, width in zip(whole, least, strict=True)]
    if sum(whole) <= room:
        return [*(whole[:1] if len(whole) == 1 else _spread(whole, room))]
    if sum(least) >= room:
        # Too narrow for some word: short columns keep their words whole, long words are divided.
        fair = _fair_share(least, room)
        return [min(width, fair) for width in least]
    # The root keeps names from being broken into a word a line beside a long text.
    weights = [max(width, 1.0) ** 0.5 for width in told]
    return _by_weight(list(zip(least, whole, weights, strict=True)), room)


def _by_weight(columns: Sequence[tuple[float, float, float]], room: float) -> list[float]:
    """Widths in proportion to weights, none below its least or above its whole, that sum to `room`."""
    low, high = 0.0, room
    for _ in range(40):
        middle = (low + high) / 2
        widths = [min(max(middle * weight, least), whole) for least, whole, weight in columns]
        low, high = (low, middle) if sum(widths) > room else (middle, high)
    return widths


def _spread(whole: Sequence[float], room: float) -> list[float]:
    """All fits on one line: figures stand evenly, the first column takes what is left, within reason."""
    spare = room - sum(whole)
    first = whole[0] + spare * (0.5 if len(whole) > 2 else 0.6)
    rest = (room - first - sum(whole[1:])) / max(len(whole) - 1, 1)
    return [first, *(width + rest for width in whole[1:])]


def _fair_share(wishes: Sequence[float], room: float) -> float:
    """The most that a column may have when those that wish for less get their wish and all sum to `room`."""
    left, columns = room, len(wishes)
    for width in sorted(wishes):
        if width * columns > left:
            return left / columns
        left -= width
        columns -= 1
    return left
