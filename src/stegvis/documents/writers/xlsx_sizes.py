"""How wide columns and how high rows must be for text to be seen: programs do not find that out on their own."""

from collections.abc import Sequence

from stegvis.documents.nodes import Block, Chart, Table

TEXT_WIDTH = 70
LABEL_WIDTH = 25
NARROWEST, WIDEST = 12, 60
LINE_POINTS = 15.0
MOST_CHARACTERS = 1_500
"""Of text in a row: a row can be 409 points high, and more would be cut off on screen."""


def column_widths(blocks: Sequence[Block]) -> list[int]:
    """The width of each column in characters. The first holds running text too, unless it only numbers rows."""
    tables = [block.data if isinstance(block, Chart) else block for block in blocks if isinstance(block, Table | Chart)]
    if not tables:
        return [TEXT_WIDTH]
    columns = max(len(table.header) for table in tables)
    widths = [min(max(_longest(tables, column) + 2, NARROWEST), WIDEST) for column in range(columns)]
    label = _longest(tables, 0) + 2
    return [label if columns > 1 and label < NARROWEST else TEXT_WIDTH, *widths[1:]]


def text_columns(widths: Sequence[int]) -> int:
    """How many columns running text lies across."""
    total = 0
    for number, width in enumerate(widths, start=1):
        total += width
        if total >= TEXT_WIDTH:
            return number
    return len(widths)


def row_height(texts: Sequence[tuple[str, int]], size: float = 1.0) -> float:
    """Points for a row of cells, each its text and the width of its column, in letters of `size` times the usual."""
    return LINE_POINTS * size * max((_lines(text, width / size) for text, width in texts), default=1)


def chunks(text: str, most: int = MOST_CHARACTERS) -> list[str]:
    """The text in pieces of at most `most` characters, broken after a space where there is one."""
    pieces = []
    while len(text) > most:
        cut = text.rfind(" ", 0, most) + 1 or most
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def _longest(tables: Sequence[Table], column: int) -> int:
    rows = (row for table in tables for row in (table.header, *table.rows) if column < len(row))
    return max((len(line) for row in rows for line in row[column].text.splitlines()), default=0)


def _lines(text: str, width: float) -> int:
    """Lines of a wrapped text: words do not fill them, so a little less than the width is counted on."""
    room = max(width * 0.92 - 1, 1)
    return sum(max(-(-len(line) // int(room)), 1) for line in text.splitlines() or [""])
