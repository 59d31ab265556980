"""Restores the lines that somebody typed, with their tabs: from how lines end and where words begin.

Tabs are gaps without a space. Whether the writer or the paper ended a line is told by whether the next word would have
had room.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stegvis.documents.readers.pdf.columns import heads_columns
from stegvis.documents.readers.pdf.hyphens import SUSPENDED
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import PrintedLine, Word, touches
from stegvis.documents.readers.text_lines import SourceLine

MOST_BLANK = 3
MOST_BETWEEN = 1
MOST_LINES = 2000
_RULE = re.compile(r"^-{2,}(?:\t-{2,})+$")


class Sheet:
    """What the print tells of the typist's page: margins, pitch, tab stops."""

    def __init__(self, lines: Sequence[PrintedLine], layout: Layout, spaced: bool, typed: bool) -> None:
        self.layout = layout
        self.spaced = spaced
        self.letter = _letter_width(lines)
        self.pitch = layout.pitch(layout.body_size) if typed else _paragraph_pitch(lines, layout)
        self.left = layout.left
        self.top = min(line.base for line in lines)
        self.bottom = max(line.base for line in lines)
        self.stop = self._tab_stop(lines)

    def _tab_stop(self, lines: Sequence[PrintedLine]) -> float:
        """The distance between tab stops: the shortest indent by tab, made exact by all that stands on a multiple."""
        rough = min((line.x0 - self.left for line in lines if self.is_tabbed(line)), default=0.0)
        if rough < 10:
            return 0.0
        starts = [segment.x0 - self.left for line in lines for segment in line.segments if segment.x0 > self.left + 1]
        steps = [(start, round(start / rough)) for start in starts if abs(start / rough - round(start / rough)) < 0.05]
        return sum(start * step for start, step in steps) / sum(step * step for _, step in steps)

    def is_tabbed(self, line: PrintedLine) -> bool:
        """True when the line begins with a tab: away from the margin, and no spaces before it."""
        return line.x0 > self.left + 1 and line.words[0].spaces == 0

    def tabs(self, end: float, start: float) -> int:
        """How many tabs lead from `end` to `start`."""
        if self.stop < 10:
            return 1
        before = math.floor((end - self.left) / self.stop + 0.001)
        return max(1, round((start - self.left) / self.stop) - before)

    def blank_before(self, above: PrintedLine, line: PrintedLine) -> int:
        """How many blank lines stand between two printed lines."""
        if above.page == line.page:
            gap = round((line.base - above.base) / self.pitch) - 1
        else:
            gap = int(self.bottom - above.base > 0.9 * self.pitch) + int(line.base - self.top > 0.9 * self.pitch)
        return min(max(gap, 0), MOST_BLANK)

    def goes_on(self, above: PrintedLine, line: PrintedLine) -> bool:
        """True when only the paper's edge parted the two."""
        if self.blank_before(above, line):
            return False
        if above.page == line.page and line.base - above.base > 1.25 * self.layout.pitch(line.size):
            return False
        if len(above.segments) == 1 or not _is_number(above.segments[-1].text):
            return line.x0 <= self.left + 1 and not self.layout.fits(above, line)
        if above.segments[-1].text.count("(") > above.segments[-1].text.count(")"):
            return not self.layout.fits(above, line)
        numbers = all(_is_number(segment.text) for segment in line.segments)
        return numbers and not self._has_stop(above, line)

    def _has_stop(self, above: PrintedLine, line: PrintedLine) -> bool:
        """True when a further cell would have had room at the next tab stop."""
        stop = max(self.stop, 1.0)
        start = self.left + (math.floor((above.x1 - self.left) / stop + 0.001) + 1) * stop
        word = line.words[0]
        return start + word.x1 - word.x0 < self.layout.right(above.page) - 0.5

    def text(self, line: PrintedLine) -> str:
        """The line with its spaces as typed, and tabs where there is a gap without any."""
        text = ""
        end = self.left
        for at, word in enumerate(line.words):
            text += self._gap(end, word, bool(at) and touches(line.words[at - 1], word)) + word.text
            end = word.x1
        return text

    def _gap(self, end: float, word: Word, touching: bool) -> str:
        """What was typed between `end` and a word."""
        if word.x0 - end < 0.5 or touching:
            return " " * word.spaces
        columns = max(1, round((word.x0 - end) / self.letter))
        if word.spaces:
            return " " * columns
        if self.spaced:
            return "\t" * self.tabs(end, word.x0)
        at_stop = round((word.x0 - self.left) / self.letter) % 8 == 0
        return "\t" * math.ceil(columns / 8) if at_stop and columns > 1 else " " * columns


def _paragraph_pitch(lines: Sequence[PrintedLine], layout: Layout) -> float:
    """The usual distance from the last line of a paragraph to the first of the next."""
    seen: dict[int, int] = {}
    for above, below in pairwise(lines):
        if above.page == below.page and below.base > above.base and layout.fits(above, below):
            seen[round(below.base - above.base)] = seen.get(round(below.base - above.base), 0) + 1
    least = max(2, 0.06 * sum(seen.values()))
    return float(min((gap for gap, count in seen.items() if count >= least), default=layout.pitch(layout.body_size)))


def _letter_width(lines: Sequence[PrintedLine]) -> float:
    words = [word for line in lines for word in line.words if len(word.text) > 2]
    widths = sorted((word.x1 - word.x0) / len(word.text) for word in words)
    return widths[len(widths) // 2] if widths else 6.0


def typed_lines(lines: Sequence[PrintedLine], sheet: Sheet) -> Iterator[tuple[SourceLine, int]]:
    """The typed lines, blank ones too, each with the index after its last printed line."""
    heads = 0
    at = 0
    while at < len(lines):
        blank = sheet.blank_before(lines[at - 1], lines[at]) if at else 0
        yield from ((SourceLine("", lines[at].place), at) for _ in range(blank))
        end = at + 1
        while end < len(lines) and sheet.goes_on(lines[end - 1], lines[end]):
            end += 1
        text = _joined([sheet.text(line) for line in lines[at:end]])
        if sheet.is_tabbed(lines[at]) and heads_columns(lines[at]):
            heads = text.count("\t")
        elif blank:
            heads = 0
        if "\t" not in text:
            text += "\t" * _blank_cells(text, heads, lines, end, sheet)
        yield SourceLine(text, lines[at].place), end
        at = end


def typed_table(lines: Sequence[PrintedLine], at: int, sheet: Sheet) -> tuple[list[SourceLine], int] | None:
    """The typed rows from the headings in line `at` to the last row with tabs, and the index after it; else None."""
    if not sheet.is_tabbed(lines[at]):
        return None
    taken: list[SourceLine] = []
    rows, after, between = 0, at, 0
    for source, end in typed_lines(lines[at : at + MOST_LINES], sheet):
        taken.append(source)
        if "\t" in source.text:
            rows, after, between = len(taken), at + end, 0
        elif source.text:
            between += 1
        if between > MOST_BETWEEN or lines[at + end - 1].size != lines[at].size:
            break
    return (taken[:rows], after) if rows >= 2 else None


def _blank_cells(text: str, heads: int, lines: Sequence[PrintedLine], after: int, sheet: Sheet) -> int:
    """How many blank cells a label without values has: a label under headings, or one above a line of dashes."""
    if after >= len(lines):
        return 0 if text.endswith(".") else heads
    line = lines[after]
    if _RULE.match(line.text):
        return len(line.segments) - 1
    follow = sheet.is_tabbed(line) and not heads_columns(line) and not sheet.blank_before(lines[after - 1], line)
    return 0 if follow or text.endswith(".") else heads


def _joined(texts: Sequence[str]) -> str:
    text = texts[0]
    for more in texts[1:]:
        if more.startswith("\t"):
            text += more
            continue
        first = more.split(None, 1)[0].lower()
        split = text.endswith("-") and text[-2:-1].isalnum() and first not in SUSPENDED
        number = _is_number(first) and "\t" in text
        text += more if split or (text.endswith("/") and text[-2:-1].isalpha()) else ("\t" if number else " ") + more
    return text


def _is_number(text: str) -> bool:
    return text[:1].isdigit()
