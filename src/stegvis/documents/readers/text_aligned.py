"""Tables whose columns are kept apart by runs of spaces, as a layout-keeping text export prints them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stegvis.documents.readers.text_lines import Item, Origin, SourceLine, SourceRow

# A chunk is words with single spaces between; two spaces end it. Each character is looked at once.
_CHUNK = re.compile(r"\S+(?: \S+)*")
_HEADING_LENGTH = 30
_LOOK_AHEAD = 8
_MAX_GAP = 6

ValueTest = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Chunk:
    text: str
    start: int
    end: int

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def aligned_rows(items: Sequence[Item], is_value: ValueTest) -> list[Item]:
    """The same items with the lines of space-aligned tables cut into cells.

    Such a table starts at a line of short headings with at least two spaces between them, when a line
    soon after it ends in as many values or fewer.
    """
    result: list[Item] = []
    index = 0
    while index < len(items):
        columns = _header(items, index, is_value)
        if columns is None:
            result.append(items[index])
            index += 1
        else:
            rows, index = _table(items, index, columns, is_value)
            result.extend(rows)
    return result


def _chunks(text: str) -> list[_Chunk]:
    return [_Chunk(m.group(), m.start(), m.end()) for m in _CHUNK.finditer(text.replace("\u00a0", " "))]


def _plain(item: Item) -> SourceLine | None:
    return item if isinstance(item, SourceLine) and not item.is_blank else None


def _header(items: Sequence[Item], index: int, is_value: ValueTest) -> list[_Chunk] | None:
    """The heads of the value columns, or None when no table starts here."""
    line = _plain(items[index])
    if line is None or "  " not in line.text.strip():
        return None
    heads = _chunks(line.text)
    if not 2 <= len(heads) <= 20 or any(_is_no_head(head.text, is_value) for head in heads):
        return None
    indent = heads[0].start
    for row in _next_rows(items, index, is_value):
        if len(row) == len(heads) + 1 or (indent >= 4 and row[0].start < indent):
            return heads
        if len(row) == len(heads) and len(heads) > 1 and not is_value(row[0].text):
            return heads[1:]
    return None


def _is_no_head(text: str, is_value: ValueTest) -> bool:
    return len(text) > _HEADING_LENGTH or text.endswith((":", ".", "?", ",")) or is_value(text)


def _next_rows(items: Sequence[Item], index: int, is_value: ValueTest) -> list[list[_Chunk]]:
    """The chunks of the next lines that end in a value and start with a label."""
    rows = []
    for item in items[index + 1 : index + 1 + _LOOK_AHEAD]:
        if not isinstance(item, SourceLine):
            break
        chunks = _chunks(item.text)
        if len(chunks) > 1 and is_value(chunks[-1].text) and not is_value(chunks[0].text):
            rows.append(chunks)
    return rows


def _table(items: Sequence[Item], index: int, columns: list[_Chunk], is_value: ValueTest) -> tuple[list[Item], int]:
    """The header row, then rows and label lines up to the last line with values; and where to go on."""
    head = items[index]
    assert isinstance(head, SourceLine)
    result: list[Item] = [_header_row(head, columns)]
    waiting: list[Item] = []
    index += 1
    end = index
    while index < len(items) and len(waiting) <= _MAX_GAP + _LOOK_AHEAD:
        item = items[index]
        if not isinstance(item, SourceLine) or _header(items, index, is_value) is not None:
            break
        cells = None if item.is_blank else _cells(item.text, columns, is_value)
        waiting.append(item if cells is None else _row(item, cells))
        index += 1
        if cells is not None:
            result.extend(waiting)
            waiting, end = [], index
    return result, end


def _header_row(line: SourceLine, columns: list[_Chunk]) -> SourceRow:
    corner = line.text[: columns[0].start].strip()
    cells = (corner, *(column.text for column in columns))
    return SourceRow(cells, (line.place,) * len(cells), Origin.SPACES, header=True, line=line)


def _row(line: SourceLine, cells: Sequence[str]) -> SourceRow:
    return SourceRow(tuple(cells), (line.place,) * len(cells), Origin.SPACES, line=line)


def _cells(text: str, columns: list[_Chunk], is_value: ValueTest) -> list[str] | None:
    """Label and one cell a column; None when the line holds no values."""
    chunks = _chunks(text)
    split = len(chunks)
    while split and is_value(chunks[split - 1].text) and not _is_label(chunks, split - 1, columns):
        split -= 1
    values = chunks[split:]
    if not values or len(values) > len(columns):
        return None
    label = " ".join(chunk.text for chunk in chunks[:split])
    return [label, *_placed(values, columns)]


def _is_label(chunks: list[_Chunk], index: int, columns: list[_Chunk]) -> bool:
    """A first chunk that starts like a number and stands left of the values is a label: "8 avslutade"."""
    return index == 0 and chunks[0].start < columns[0].start - 4


def _placed(values: list[_Chunk], columns: list[_Chunk]) -> list[str]:
    cells = [""] * len(columns)
    if len(values) == len(columns):
        return [value.text for value in values]
    first = 0
    for position, value in enumerate(values):
        last = len(columns) - (len(values) - position)
        nearest = min(range(first, last + 1), key=lambda c: abs(columns[c].middle - value.middle))
        cells[nearest] = value.text
        first = nearest + 1
    return cells
