"""From printed lines to paragraphs, headings and list items."""

import re
from collections.abc import Sequence

from stegvis.documents.readers.pdf.blocks import RawHeading, RawText
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import PrintedLine, Segment

ROUND_BULLETS = "•‣▪◦●○■□∙➢✓\uf0b7\uf0a7\uf02d\uf0d8\u2043·"
DASHES = "-–*"
_NUMBER = re.compile(r"^\d{1,2}[.)]$")
_PAGE_NUMBER = re.compile(r"^\d{1,4}$")
LEADER = re.compile(r"\s*(?:\.[ \t]?){4,}\s*|\s*…{2,}\s*")
SENTENCE_END = (".", "!", "?", ":", ";")
HEADING_LENGTH = 120
BOLD_HEADING_LENGTH = 90


def flowed(lines: Sequence[PrintedLine], layout: Layout) -> list[RawHeading | RawText]:
    """The paragraphs, list items and headings that the lines make, in order."""
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if groups and not _starts(groups[-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, layout) for group in groups]


def _starts(group: Sequence[PrintedLine], line: PrintedLine, layout: Layout) -> bool:
    """True when `line` starts a block of its own."""
    last = group[-1]
    if line.starts is not None:
        return line.starts
    if abs(last.size - line.size) > 0.08 * last.size or last.bold != line.bold or _tells_page(last):
        return True
    if marker_of(line) is not None and not _in_flow(group, line, layout):
        return True
    if len(last.segments) > 1 and len(line.segments) > 1 and marker_of(last) is None:
        return True
    if last.page != line.page:
        return layout.fits(last, line) or last.text.rstrip().endswith(SENTENCE_END)
    pitch = line.base - last.base
    return pitch <= 0 or pitch > 1.25 * layout.pitch(line.size) or layout.fits(last, line)


def _tells_page(line: PrintedLine) -> bool:
    """True for a line of a table of contents: a name, then a page number at some distance."""
    ends_in_number = _PAGE_NUMBER.match(line.segments[-1].text) is not None
    return (len(line.segments) > 1 and ends_in_number) or LEADER.search(line.text) is not None


def _in_flow(group: Sequence[PrintedLine], line: PrintedLine, layout: Layout) -> bool:
    """True when a dash or number at the start of a line is just how a sentence happened to be broken."""
    last, mark = group[-1], line.words[0].text
    if mark in ROUND_BULLETS or layout.fits(last, line) or last.text.rstrip().endswith(SENTENCE_END):
        return False
    return last.page != line.page or (
        marker_of(group[0]) is None and line.base - last.base <= 1.25 * layout.pitch(line.size)
    )


def marker_of(line: PrintedLine) -> str | None:
    """The bullet or number that starts the line, when words follow it."""
    first = line.words[0].text
    if len(line.words) < 2:
        return None
    if first in ROUND_BULLETS or first in DASHES or _NUMBER.match(first):
        return first
    return "o" if first == "o" and len(line.segments[0].words) == 1 else None


def without_marker(line: PrintedLine) -> PrintedLine:
    """The line after its bullet or number."""
    first, *rest = line.segments
    head = [Segment(first.words[1:])] if len(first.words) > 1 else []
    return PrintedLine(line.page, line.number, [*head, *rest], line.starts)


def _block(group: list[PrintedLine], layout: Layout) -> RawHeading | RawText:
    marker = marker_of(group[0])
    if marker is None and _is_heading(group, layout):
        return RawHeading(0, group)
    breaks = _meant_breaks(group, layout)
    if marker is not None:
        return RawText([without_marker(group[0]), *group[1:]], breaks, marker)
    return RawText(group, breaks, marker)


def _meant_breaks(group: Sequence[PrintedLine], layout: Layout) -> frozenset[int]:
    """The lines before which the writer broke the line, not the page's edge; a narrow column has an edge of its own."""
    ends = [line.x1 for line in group[:-1]]
    if len(ends) >= 2 and max(ends) - min(ends) < 60:
        return frozenset()
    return frozenset(at for at in range(1, len(group)) if layout.fits(group[at - 1], group[at]))


def _is_heading(group: Sequence[PrintedLine], layout: Layout) -> bool:
    text = " ".join(line.text for line in group).strip()
    if not any(map(str.isalpha, text)) or len(group) > 3 or any(_tells_page(line) for line in group):
        return False
    first = group[0]
    if first.starts is not None and layout.headings_tagged:
        return False
    if first.size > 1.12 * layout.body_size:
        return len(text) <= HEADING_LENGTH and not text.endswith((".", ",", ";"))
    if not first.bold or layout.mostly_bold or first.size < 0.95 * layout.body_size:
        return False
    return len(text) <= BOLD_HEADING_LENGTH and not text.endswith((*SENTENCE_END, ",")) and ": " not in text
