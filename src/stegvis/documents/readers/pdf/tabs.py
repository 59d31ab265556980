"""Tables of a printed text file: each row is a paragraph whose cells follow its label after tabs.

Nothing stands under its heading there, so cells are taken in order; where fewer cells than headings are printed,
the tab stops tell how many tabs were set between two of them.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stegvis.documents.readers.pdf.blocks import RawCell, RawTable
from stegvis.documents.readers.pdf.columns import Columns, heads_columns
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import PrintedLine, Segment, Word, words_text
from stegvis.vocabulary import Place

LONGEST_VALUE = 40
_RULE = re.compile(r"^[\s|:=_–-]*[-–=_]{2,}[\s|:=_–-]*$")


@dataclass(slots=True)
class _Row:
    label: list[PrintedLine] = field(default_factory=list)
    words: list[list[Word]] = field(default_factory=list)
    cells: dict[int, RawCell] = field(default_factory=dict)
    place: Place = field(default_factory=Place)
    filled: int = 0
    end: float = 0.0


class _Reading:
    """Walks the lines under the headings and collects rows."""

    def __init__(self, columns: Columns, layout: Layout) -> None:
        self.columns = columns
        self.layout = layout
        self.stop = _tab_stop(columns)
        self.rows: list[_Row] = []
        self.open: _Row | None = None
        self.last: PrintedLine = columns.line

    def take(self, line: PrintedLine) -> bool:
        """Reads one line; False when it is no part of the table."""
        if _RULE.match(line.text):
            self.last = line
            return True
        parted = list(line.segments)
        taken = self._label_and_values(line, parted) if len(parted) > 1 else self._single(line, parted[0])
        if taken:
            self.last = line
        return taken

    def _single(self, line: PrintedLine, segment: Segment) -> bool:
        latest = self.rows[-1] if self.rows else None
        if self.open is None and latest is not None and self._goes_on(latest, [segment]):
            self._fill(latest, line, [segment])
            return True
        if self.open is not None and _is_value(segment) and segment.x0 > self.columns.left + 20:
            self._fill(self.open, line, [segment])
            self._close()
            return True
        if self.open is not None and self._breaks(line):
            self._close()
        self._label(line, segment.words)
        return True

    def _breaks(self, line: PrintedLine) -> bool:
        if line.starts is not None:
            return line.starts
        return self.layout.fits(self.last, line)

    def _label_and_values(self, line: PrintedLine, parted: list[Segment]) -> bool:
        latest = self.rows[-1] if self.rows else None
        if self.open is None and latest is not None and self._goes_on(latest, parted):
            self._fill(latest, line, parted)
            return True
        if not all(_is_value(segment) for segment in parted[-len(self.columns.heads) :][1:]):
            return False
        if self.open is not None and self._breaks(line):
            self._close()
        if self.open is None or (parted[0].x0 < self.columns.left + 20 and not _is_number(parted[0])):
            self._label(line, parted.pop(0).words)
        row = self.open
        if row is None or len(parted) > len(self.columns.heads):
            return False
        self._fill(row, line, parted)
        self._close()
        return True

    def _goes_on(self, row: _Row, parted: Sequence[Segment]) -> bool:
        """True when the cells of `row` were broken over the end of the line and go on here."""
        if not row.cells or row.filled + len(parted) > len(self.columns.heads):
            return False
        return all(_is_number(segment) for segment in parted)

    def _label(self, line: PrintedLine, words: list[Word]) -> None:
        if self.open is None:
            self.open = _Row(place=line.place)
        self.open.label.append(line)
        self.open.words.append(words)
        self.open.end = words[-1].x1

    def _fill(self, row: _Row, line: PrintedLine, values: Sequence[Segment]) -> None:
        count = len(self.columns.heads)
        by_stop = self.stop is not None and row.filled + len(values) < count
        for segment in values:
            tabs = self._tabs(row.end, segment.x0) if by_stop else 1
            at = min(row.filled + tabs - 1, count - 1)
            row.cells.setdefault(at, RawCell(place=line.place)).lines.append(segment.words)
            row.filled, row.end = at + 1, segment.x1

    def _tabs(self, end: float, start: float) -> int:
        """How many tabs lead from `end` to `start`."""
        stop = self.stop or 1.0
        before = math.floor((end - self.columns.left) / stop + 0.001)
        return max(1, round((start - self.columns.left) / stop) - before)

    def _close(self) -> None:
        if self.open is not None:
            self.rows.append(self.open)
            self.open = None

    def finish(self) -> None:
        """Ends the last row."""
        self._close()


def tabbed_table(lines: Sequence[PrintedLine], at: int, layout: Layout) -> tuple[RawTable, int] | None:
    """The table whose headings are line `at`, read by the order of its cells, and the index after it; else None."""
    if at + 1 >= len(lines):
        return None
    columns = _columns(lines, at)
    if columns is None:
        return None
    reading = _Reading(columns, layout)
    end = at + 1
    while end < len(lines) and _adjoins(lines, end, at, reading, layout) and reading.take(lines[end]):
        end += 1
    reading.finish()
    rows = reading.rows
    if not rows or not (any(row.cells for row in rows) or _labels_only(rows)):
        return None
    count = len(columns.heads)
    corner = RawCell([columns.corner.words] if columns.corner else [], columns.line.place)
    head = [corner, *(RawCell([segment.words], columns.line.place) for segment in columns.heads)]
    table = [head, *(_cells(row, count) for row in rows)]
    return RawTable(table, 1, "columns", columns.line.page, lines[end - 1].page), end


def _columns(lines: Sequence[PrintedLine], at: int) -> Columns | None:
    """The headings in line `at`; the text margin is where the lines under it start."""
    line = lines[at]
    below = next((one for one in lines[at + 1 : at + 3] if not _RULE.match(one.text)), None)
    if below is None:
        return None
    if line.x0 > below.x0 + 6:
        return Columns(line, None, line.segments, below.x0)
    if len(line.segments) < 3 or line.x0 < below.x0 - 6:
        return None
    return Columns(line, line.segments[0], line.segments[1:], line.x0)


def _adjoins(lines: Sequence[PrintedLine], end: int, at: int, reading: _Reading, layout: Layout) -> bool:
    """True when line `end` follows without a blank line. One blank line may stand under the headings."""
    line, above = lines[end], lines[end - 1]
    if line.text == reading.columns.line.text or (heads_columns(line) and line.x0 > reading.columns.left + 6):
        return False
    if line.page != above.page:
        return reading.open is not None or len(line.segments) > 1 or end == at + 1
    pitch = line.base - above.base
    if pitch <= 1.4 * layout.pitch(line.size):
        return abs(line.size - above.size) < 0.5
    if end != at + 1 or pitch > 2.6 * layout.pitch(line.size):
        return False
    return any(len(one.segments) >= len(reading.columns.heads) for one in lines[end : end + 3])


def _tab_stop(columns: Columns) -> float | None:
    """The distance between tab stops, when the headings stand on such stops."""
    if columns.corner is not None:
        return None
    stop = columns.heads[0].x0 - columns.left
    steps = [(head.x0 - columns.left) / stop for head in columns.heads]
    return stop if all(abs(step - round(step)) < 0.08 for step in steps) else None


def _is_value(segment: Segment) -> bool:
    return len(segment.text) <= LONGEST_VALUE


def _is_number(segment: Segment) -> bool:
    text = segment.text
    return len(text) <= LONGEST_VALUE and (text[:1].isdigit() or text.lower() in {"x", "-", "–"})


def _labels_only(rows: Sequence[_Row]) -> bool:
    """Rows with nothing but labels are believed when none of them is a sentence."""
    return all(row.words and not words_text(row.words[-1]).endswith((".", ":")) for row in rows)


def _cells(row: _Row, count: int) -> list[RawCell]:
    return [RawCell(row.words, row.place), *(row.cells.get(at, RawCell(place=row.place)) for at in range(count))]
