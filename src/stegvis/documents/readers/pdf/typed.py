"""A plain text file that was printed to PDF: all in one typewriter size. Its lines are restored and read as text.

Tabs are found as gaps without a space; the paper's edge is told from the writer's own line ends by whether the next
word would have had room.
"""

import math
import re
from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Block
from stegvis.documents.readers.pdf.columns import heads_columns
from stegvis.documents.readers.pdf.furniture import without_furniture
from stegvis.documents.readers.pdf.hyphens import SUSPENDED
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import ARTIFACT, PagePrint, PrintedLine, printed_lines, touches
from stegvis.documents.readers.text_blocks import build_blocks
from stegvis.documents.readers.text_lines import SourceLine

MOST_BLANK = 3
_RULE = re.compile(r"^-{2,}(?:\t-{2,})+$")


def is_typed(pages: Sequence[PagePrint]) -> bool:
    """True when nearly every letter has the same width and size, as when a text file is printed."""
    widths: dict[tuple[float, float], int] = {}
    total = 0
    for page in pages:
        for word in page.words:
            if word.tag != ARTIFACT and len(word.text) >= 3 and word.size:
                width = round((word.x1 - word.x0) / len(word.text) / word.size * 50) / 50
                widths[width, word.size] = widths.get((width, word.size), 0) + len(word.text)
                total += len(word.text)
    return total > 0 and max(widths.values()) >= 0.93 * total


def typed_blocks(pages: Sequence[PagePrint]) -> list[Block]:
    """The nodes of the printed text. Raises text_rows.TooManyColumns as the text reader does."""
    printed = [
        printed_lines(page.number, (word for word in page.words if word.tag != ARTIFACT), True) for page in pages
    ]
    lines = [line for kept in without_furniture(pages, printed) for line in kept]
    if not lines:
        return []
    return list(build_blocks(list(_source(lines)), markup=True))


class _Sheet:
    """What the print tells of the typist's page: margins, pitch, tab stops."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self.layout = Layout(lines)
        self.pitch = self.layout.pitch(self.layout.body_size)
        self.left = min(line.x0 for line in lines)
        self.top = min(line.base for line in lines)
        self.bottom = max(line.base for line in lines)
        stops = [line.x0 - self.left for line in lines if self.is_tabbed(line)]
        self.stop = min(stops, default=0.0)

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
        if self.blank_before(above, line) or line.x0 > self.left + 1:
            return False
        if len(above.segments) == 1 or not _is_number(above.segments[-1].text):
            return not self.layout.fits(above, line)
        return _is_number(line.segments[0].text) and not self._has_stop(above, line)

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
            gap = word.x0 - end > 0.5 and not (at and touches(line.words[at - 1], word))
            text += (" " * word.spaces or "\t" * (self.tabs(end, word.x0) if gap else 0)) + word.text
            end = word.x1
        return text


def _source(lines: Sequence[PrintedLine]) -> Iterator[SourceLine]:
    """The lines of the text file, blank ones too."""
    sheet = _Sheet(lines)
    heads = 0
    at = 0
    while at < len(lines):
        blank = sheet.blank_before(lines[at - 1], lines[at]) if at else 0
        yield from (SourceLine("", lines[at].place) for _ in range(blank))
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
        yield SourceLine(text, lines[at].place)
        at = end


def _blank_cells(text: str, heads: int, lines: Sequence[PrintedLine], after: int, sheet: _Sheet) -> int:
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
        first = more.split(None, 1)[0].lower()
        split = text.endswith("-") and text[-2:-1].isalnum() and first not in SUSPENDED
        number = _is_number(first) and "\t" in text
        text += more if split or (text.endswith("/") and text[-2:-1].isalpha()) else ("\t" if number else " ") + more
    return text


def _is_number(text: str) -> bool:
    return text[:1].isdigit()
