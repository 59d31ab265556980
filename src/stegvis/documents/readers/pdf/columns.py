"""Tables without rules: a line of column headings, and under it words that stand in columns.

A row's cells belong to the heading they stand nearest to, so a blank cell stays blank. A row label may wrap inside
its own column, and a row may go on after a page break.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stegvis.documents.readers.pdf.blocks import RawCell, RawTable
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import PrintedLine, Segment, Word, words_text
from stegvis.vocabulary import Place

HEADING_CELL = 40
FURTHEST = 3.0  # font sizes between two rows
MOST_COLUMNS = 200


@dataclass(slots=True)
class _Row:
    """A row being read: its label's lines and its cells' words by column (0 is the first value column)."""

    label: list[PrintedLine] = field(default_factory=list)
    words: list[list[Word]] = field(default_factory=list)
    cells: dict[int, RawCell] = field(default_factory=dict)


@dataclass(slots=True)
class _Entry:
    """A line under the headings: the words of the label column and those of each value column."""

    line: PrintedLine
    label: list[Word]
    values: dict[int, list[Word]]


@dataclass(slots=True)
class Columns:
    """The headings of a table: the corner (may be None), the value columns and where labels start."""

    line: PrintedLine
    corner: Segment | None
    heads: list[Segment]
    left: float

    @property
    def first(self) -> float:
        """Where the first value column's heading starts."""
        return self.heads[0].x0

    def nearest(self, segment: Segment, least: int) -> int | None:
        """The value column, `least` or later, that a segment stands nearest to."""
        best, shortest = None, 0.0
        for at in range(least, len(self.heads)):
            head = self.heads[at]
            away = max(head.x0 - segment.x1, segment.x0 - head.x1, 0.0)
            away += 0.01 * abs((head.x0 + head.x1) - (segment.x0 + segment.x1))
            if best is None or away < shortest:
                best, shortest = at, away
        return best


def heads_columns(line: PrintedLine) -> bool:
    """True when the line may be the column headings of a table."""
    if not 2 <= len(line.segments) <= MOST_COLUMNS:
        return False
    texts = [segment.text for segment in line.segments]
    if not all(len(text) <= HEADING_CELL and not text.endswith((".", ",", ":")) for text in texts):
        return False
    lettered = [text for text in texts if any(map(str.isalpha, text))]
    numbers = [text for text in texts if text.isdigit() and len(text) != 4]
    return bool(lettered) and not numbers and len(line.segments[0].words[0].text) > 1


def headings(line: PrintedLine, below: PrintedLine) -> Columns | None:
    """The columns that `line` heads, given the line under it."""
    left = below.x0
    if abs(line.x0 - left) <= 6 or line.x0 < left:
        if len(line.segments) < 3:
            return None
        return Columns(line, line.segments[0], line.segments[1:], min(left, line.x0))
    return Columns(line, None, line.segments, left)


def aligned_table(lines: Sequence[PrintedLine], at: int, layout: Layout) -> tuple[RawTable, int] | None:
    """The table whose headings are line `at`, read by the x of its cells, and the index after it; else None."""
    if at + 1 >= len(lines):
        return None
    columns = headings(lines[at], lines[at + 1])
    if columns is None:
        return None
    entries, end = _entries(lines, at, columns)
    entries, end = _trimmed(entries, end, columns, layout)
    if not entries or not _holds_values(entries, columns, layout):
        return None
    rows = _rows(entries, columns, layout)
    head = _heading_row(columns)
    cells = [head, *(_cells(row, len(columns.heads)) for row in rows)]
    return RawTable(cells, 1, "columns", columns.line.page, entries[-1].line.page), end


def _entries(lines: Sequence[PrintedLine], at: int, columns: Columns) -> tuple[list[_Entry], int]:
    entries: list[_Entry] = []
    last = lines[at]
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if line.page == last.page and not 0 < line.base - last.base <= FURTHEST * line.size:
            break
        if line.text == columns.line.text and line.page == last.page:
            break
        if line.text != columns.line.text:
            entry = _entry(line, columns)
            if entry is None or not 0.85 <= line.size / columns.line.size <= 1.18:
                break
            entries.append(entry)
        last = line
        end += 1
    return entries, end


def _entry(line: PrintedLine, columns: Columns) -> _Entry | None:
    """The line divided over the columns; None when it does not fit them."""
    label: list[Word] = []
    values: dict[int, list[Word]] = {}
    least = 0
    segments = list(line.segments)
    if segments[0].x0 < columns.first - 12 and segments[0].x0 < columns.left + 40:
        label = segments.pop(0).words
        if label[-1].x1 > columns.first + 2:
            return None
    rest = len(columns.heads)
    if len(segments) > rest:
        return None
    for number, segment in enumerate(segments):
        column = number if len(segments) == rest else columns.nearest(segment, least)
        if column is None or (column + 1 < rest and segment.x1 > columns.heads[column + 1].middle):
            return None
        if segment.x0 > columns.heads[-1].x1 + 60 or segment.x1 < columns.first - 60:
            return None
        values[column] = segment.words
        least = column + 1
    return _Entry(line, label, values)


def _trimmed(entries: list[_Entry], end: int, columns: Columns, layout: Layout) -> tuple[list[_Entry], int]:
    """Without the lines after the last values that need not be part of the table."""
    kept = len(entries)
    last_values = max((n for n, entry in enumerate(entries) if entry.values), default=-1)
    tail = entries[last_values + 1 :]
    if tail and not _stays(entries, last_values, columns, layout):
        kept = last_values + 1
        while kept < len(entries) and last_values >= 0 and _continues_label(entries[:kept], entries[kept], layout):
            kept += 1
    end -= len(entries) - kept
    return entries[:kept], end


def _continues_label(above: Sequence[_Entry], below: _Entry, layout: Layout) -> bool:
    """True when `below` is the next line of the label that `above` ends with, judged by its distance."""
    last = next((entry for entry in reversed(above) if entry.label), None)
    if last is None or not below.label or last.line.page != below.line.page:
        return False
    pitch = below.line.base - last.line.base
    return pitch <= 1.15 * layout.pitch(below.line.size) and not below.label[0].text[:1].isupper()


def _stays(entries: Sequence[_Entry], last_values: int, columns: Columns, layout: Layout) -> bool:
    """True when labels without values are surely rows: they wrap before the page's margin, inside their column."""
    tail = entries[last_values + 1 :]
    if any(entry.line.bold != tail[0].line.bold for entry in tail):
        return False
    for above, below in pairwise(tail):
        close = below.line.base - above.line.base <= 1.15 * layout.pitch(below.line.size)
        if close and layout.fits(above.line, below.line) and _room(above, below) > columns.first - 12:
            return True
    return False


def _room(above: _Entry, below: _Entry) -> float:
    """Where the first word of `below` would have ended on the line above."""
    if not above.label or not below.label:
        return 0.0
    word = below.label[0]
    return above.label[-1].x1 + 0.25 * word.size + word.x1 - word.x0


def _holds_values(entries: Sequence[_Entry], columns: Columns, layout: Layout) -> bool:
    if any(entry.values for entry in entries):
        return True
    return columns.corner is None and len(columns.heads) >= 2 and _stays(entries, -1, columns, layout)


def _rows(entries: Sequence[_Entry], columns: Columns, layout: Layout) -> list[_Row]:
    """The entries grouped into rows: by distance when rows stand further apart than lines, else by their values."""
    labelled = [entry for entry in entries if entry.label]
    groups: list[list[_Entry]] = []
    by_distance = _rows_stand_apart(labelled, layout)
    right = max((entry.label[-1].x1 for entry in labelled), default=columns.first)
    for entry in labelled:
        if not groups or _row_starts(groups[-1], entry, by_distance, right, layout):
            groups.append([entry])
        else:
            groups[-1].append(entry)
    rows = [_row(group) for group in groups]
    for entry in entries:
        if not entry.label:
            _give(rows, groups, entry)
    return rows


def _rows_stand_apart(labelled: Sequence[_Entry], layout: Layout) -> bool:
    gaps = [
        (below.line.base - above.line.base) / layout.pitch(below.line.size)
        for above, below in pairwise(labelled)
        if above.line.page == below.line.page
    ]
    return (any(gap > 1.15 for gap in gaps) and any(gap <= 1.15 for gap in gaps)) or all(gap > 1.15 for gap in gaps)


def _row_starts(group: Sequence[_Entry], entry: _Entry, by_distance: bool, right: float, layout: Layout) -> bool:
    last = group[-1]
    if last.line.page != entry.line.page:
        return not unfinished(" ".join(words_text(one.label) for one in group), words_text(entry.label))
    if by_distance:
        return entry.line.base - last.line.base > 1.15 * layout.pitch(entry.line.size)
    return bool(entry.values) or _room(last, entry) < right - 0.5


def unfinished(label: str, below: str) -> bool:
    """True when `below` must be the rest of `label`: a bracket is open, or it starts in the middle of a sentence."""
    if label.count("(") > label.count(")"):
        return True
    return below[:1].islower() or (below.startswith(("(", ")")) and not label.endswith((".", "?", ")")))


def _row(group: Sequence[_Entry]) -> _Row:
    row = _Row()
    for entry in group:
        row.label.append(entry.line)
        row.words.append(entry.label)
        _take(row, entry)
    return row


def _take(row: _Row, entry: _Entry) -> None:
    for column, words in entry.values.items():
        row.cells.setdefault(column, RawCell(place=entry.line.place)).lines.append(words)


def _give(rows: list[_Row], groups: Sequence[Sequence[_Entry]], entry: _Entry) -> None:
    """Hands values that stand between the lines of a label, or beside no label at all, to the row they belong to."""
    best, shortest = None, 0.0
    for row, group in zip(rows, groups, strict=True):
        same = [one.line.base for one in group if one.line.page == entry.line.page]
        if not same:
            continue
        away = max(min(same) - entry.line.base, entry.line.base - max(same), 0.0)
        if best is None or away < shortest:
            best, shortest = row, away
    if best is None:
        best = rows[-1] if rows else _Row()
        if not rows:
            rows.append(best)
    _take(best, entry)


def _heading_row(columns: Columns) -> list[RawCell]:
    place = columns.line.place
    corner = RawCell([columns.corner.words] if columns.corner else [], place)
    return [corner, *(RawCell([head.words], place) for head in columns.heads)]


def _cells(row: _Row, count: int) -> list[RawCell]:
    place = row.label[0].place if row.label else Place()
    blank = [RawCell(place=place) for _ in range(count)]
    return [RawCell(row.words, place), *(row.cells.get(at, blank[at]) for at in range(count))]
