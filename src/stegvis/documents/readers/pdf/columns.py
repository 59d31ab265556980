"""Tables without rules: a line of column headings, and under it words that stand in columns.

A row's cells belong to the heading they stand nearest to, so a blank cell stays blank. A row label may wrap inside
its own column, and a row may go on after a page break.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stegvis.documents.readers.pdf.blocks import RawCell, RawTable
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import PrintedLine, Segment, Word, words_text

HEADING_CELL = 40
FURTHEST = 3.0  # font sizes between two rows
MOST_COLUMNS = 200


@dataclass(slots=True)
class _Row:
    """A row being read: its label's lines and its cells' words by column (0 is the first value column)."""

    label: list[PrintedLine] = field(default_factory=list)
    words: list[list[Word]] = field(default_factory=list)
    cells: dict[int, RawCell] = field(default_factory=dict)
    lines: list[PrintedLine] = field(default_factory=list)

    @property
    def first(self) -> PrintedLine:
        """The first line that anything of the row stands on."""
        return min(self.lines, key=lambda line: (line.page, line.base))

    def distance(self, line: PrintedLine) -> float:
        """How far above or below the row a line stands; endless on another page."""
        same = [one.base for one in self.lines if one.page == line.page]
        return max(min(same) - line.base, line.base - max(same), 0.0) if same else math.inf


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


def headings(line: PrintedLine, heads: list[Segment], below: PrintedLine) -> Columns | None:
    """The columns that `heads`, found around `line`, head, given the line under them."""
    left = below.x0
    if below.segments[0].text[:1].isdigit() and len(below.segments) == len(heads):
        return Columns(line, None, heads, heads[0].x0 - 60)  # a row without a label
    if heads[0].x0 - left <= 6:
        if len(heads) < 3:
            return None
        return Columns(line, heads[0], heads[1:], min(left, heads[0].x0))
    return Columns(line, None, heads, left)


def _heads(lines: Sequence[PrintedLine], at: int, layout: Layout) -> tuple[list[Segment], int, int]:
    """The headings around line `at`, where a heading may wrap over lines above and below; first line and end."""
    line = lines[at]
    heads = [Segment(list(segment.words)) for segment in line.segments]
    start, end = at, at + 1
    pitch = layout.pitch(line.size)
    if at and _heads_too(lines[at - 1], line, 0.8 * pitch):
        start = at - 1
    while end < len(lines) and _heads_too(line, lines[end], 1.2 * pitch, lines[end]):
        line = lines[end]
        end += 1
    for extra in [*lines[start:at], *lines[at + 1 : end]]:
        for segment in extra.segments:
            _add_head(heads, segment)
    return sorted(heads, key=lambda head: head.x0), start, end


def _heads_too(above: PrintedLine, below: PrintedLine, reach: float, extra: PrintedLine | None = None) -> bool:
    """True when the two lines are parts of one row of headings; `extra` is the one in question."""
    one, main = (extra, above) if extra else (above, below)
    if above.page != below.page or not 0 < below.base - above.base <= reach or one.bold != main.bold:
        return False
    inside = main.x0 - 6 <= one.x0 or (len(main.segments) > 2 and main.segments[1].x0 - 6 <= one.x0)
    return inside and not any(character.isdigit() for character in one.text) and one.x1 < main.x1 + 120


def _begins_headings(line: PrintedLine, below: PrintedLine) -> bool:
    """True when the line is the first of the wrapped headings of the next table."""
    return heads_columns(below) and _heads_too(line, below, 0.9 * line.size)


def _add_head(heads: list[Segment], segment: Segment) -> None:
    """Adds words to the heading that they stand above or below, or as a heading of their own."""
    for at, head in enumerate(heads):
        if segment.x0 < head.x1 and head.x0 < segment.x1:
            words = [*head.words, *segment.words]
            heads[at] = Segment(sorted(words, key=lambda word: (word.base, word.x0)))
            return
    heads.append(Segment(list(segment.words)))


def aligned_table(lines: Sequence[PrintedLine], at: int, layout: Layout) -> tuple[RawTable, int, int] | None:
    """The table whose headings are in line `at`, read by the x of its cells; else None.

    With it come the index of its first line, since a heading may begin above, and the index after it.
    """
    heads, start, below = _heads(lines, at, layout)
    if below >= len(lines):
        return None
    columns = headings(lines[at], heads, lines[below])
    if columns is None:
        return None
    entries, end = _entries(lines, below, columns)
    entries, end = _trimmed(entries, end, columns, layout)
    if not entries or not _holds_values(entries, columns):
        return None
    rows = _rows(entries, columns, layout)
    head = _heading_row(columns)
    cells = [head, *(_cells(row, len(columns.heads)) for row in rows)]
    return RawTable(cells, 1, "columns", columns.line.page, entries[-1].line.page), start, end


def _entries(lines: Sequence[PrintedLine], end: int, columns: Columns) -> tuple[list[_Entry], int]:
    entries: list[_Entry] = []
    last = lines[end - 1]
    while end < len(lines):
        line = lines[end]
        if line.page == last.page and not 0 < line.base - last.base <= FURTHEST * line.size:
            break
        if line.text == columns.line.text and (line.page == last.page or abs(line.x0 - columns.line.x0) > 3):
            break
        if end + 1 < len(lines) and _begins_headings(line, lines[end + 1]):
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
    last_values = max((n for n, entry in enumerate(entries) if entry.values), default=-1)
    kept = max(last_values + 1, _surely(entries, last_values, columns, layout))
    if abs(columns.left - layout.left) > 0.4:
        kept = max(kept, _indented(entries, last_values, columns))
    while 0 < kept < len(entries) and _continues_label(entries[:kept], entries[kept], layout):
        kept += 1
    return entries[:kept], end - (len(entries) - kept)


def _continues_label(above: Sequence[_Entry], below: _Entry, layout: Layout) -> bool:
    """True when `below` is the next line of the label that `above` ends with, judged by its distance."""
    last = next((entry for entry in reversed(above) if entry.label), None)
    if last is None or not below.label:
        return False
    label = " ".join(words_text(entry.label) for entry in above if entry.label)
    if last.line.page != below.line.page:
        return unfinished(label, words_text(below.label))
    if below.line.base - last.line.base > 1.15 * layout.pitch(below.line.size):
        return False
    return not below.label[0].text[:1].isupper() or unfinished(label, words_text(below.label))


def _surely(entries: Sequence[_Entry], last_values: int, columns: Columns, layout: Layout) -> int:
    """How many entries surely belong to the table: labels that wrap before the page's margin, in their own column."""
    sure = 0
    for at in range(last_values + 1, len(entries) - 1):
        above, below = entries[at], entries[at + 1]
        if above.line.bold != entries[0].line.bold:
            break
        close = 0 < below.line.base - above.line.base <= 1.15 * layout.pitch(below.line.size)
        if close and layout.fits(above.line, below.line) and _wraps(above, below, columns):
            sure = at + 2
    return sure


def _indented(entries: Sequence[_Entry], last_values: int, columns: Columns) -> int:
    """How many entries start as far in as the labels, where running text starts elsewhere: cells have padding."""
    kept = last_values + 1
    plain = next((entry.line.bold for entry in entries if entry.label), False)
    while kept < len(entries):
        entry = entries[kept]
        if abs(entry.line.x0 - columns.left) > 0.2 or entry.line.bold != plain:
            break
        kept += 1
    return kept


def _wraps(above: _Entry, below: _Entry, columns: Columns) -> bool:
    """True when the label had to go on below since its column is no wider."""
    if not above.label or not below.label:
        return False
    narrow = above.label[-1].x1 > columns.left + 0.55 * (columns.first - columns.left)
    return _room(above, below) > columns.first - 12 or (narrow and below.label[0].text[:1].islower())


def _room(above: _Entry, below: _Entry) -> float:
    """Where the first word of `below` would have ended on the line above."""
    if not above.label or not below.label:
        return 0.0
    word = below.label[0]
    return above.label[-1].x1 + 0.25 * word.size + word.x1 - word.x0


def _holds_values(entries: Sequence[_Entry], columns: Columns) -> bool:
    if any(entry.values for entry in entries):
        return True
    return columns.corner is None and len(columns.heads) >= 2


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
            _give(rows, entry)
    return _whole_rows(rows)


def _whole_rows(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, values at the foot of a page joined with their label at the head of the next."""
    whole: list[_Row] = []
    for row in rows:
        last = whole[-1] if whole else None
        if last and not last.words and not row.cells and last.first.page < row.first.page:
            last.words, last.label = row.words, row.label
        else:
            whole.append(row)
    return whole


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
        label = " ".join(words_text(one.label) for one in group)
        whole = bool(entry.values) or _room(last, entry) < right - 0.5
        return whole and not unfinished(label, words_text(entry.label))
    if by_distance:
        return entry.line.base - last.line.base > 1.15 * layout.pitch(entry.line.size)
    if not entry.values:
        return _room(last, entry) < right - 0.5
    said = {column for one in group for column in one.values}
    numbers = any(words[0].text[:1].isdigit() for words in entry.values.values())
    return (numbers and len(entry.values) >= len(said)) or not entry.label[0].text[:1].islower()


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
    row.lines.append(entry.line)
    for column, words in entry.values.items():
        row.cells.setdefault(column, RawCell(place=entry.line.place)).lines.append(words)


def _give(rows: list[_Row], entry: _Entry) -> None:
    """Hands values that stand between the lines of a label, or beside no label at all, to the row they belong to.

    A row that has those values already is no home for them: then they are a row without a label.
    """
    homes = sorted(range(len(rows)), key=lambda at: rows[at].distance(entry.line))
    near = [at for at in homes[:2] if rows[at].distance(entry.line) < FURTHEST * entry.line.size]
    for at in near:
        if len(entry.values) == 1 or not entry.values.keys() <= rows[at].cells.keys():
            _take(rows[at], entry)
            return
    row = _Row()
    _take(row, entry)
    before = sum(1 for one in rows if (one.first.page, one.first.base) < (entry.line.page, entry.line.base))
    rows.insert(before, row)


def _heading_row(columns: Columns) -> list[RawCell]:
    place = columns.line.place
    corner = RawCell([columns.corner.words] if columns.corner else [], place)
    return [corner, *(RawCell([head.words], place) for head in columns.heads)]


def _cells(row: _Row, count: int) -> list[RawCell]:
    place = row.first.place
    blank = [RawCell(place=place) for _ in range(count)]
    return [RawCell(row.words, place), *(row.cells.get(at, blank[at]) for at in range(count))]
