"""Repeated page headers, footers and page numbers: found by standing at the same height on many pages."""

import re
from collections import Counter
from collections.abc import Sequence

from stegvis.documents.readers.pdf.print import PagePrint, PrintedLine

EDGE_LINES = 4
_DIGITS = re.compile(r"\d+")
_ROMAN_OR_NUMBER = re.compile(
    r"^(?:sida|sid\.?|page|s\.)?\W*(?:#|[ivxlc]{1,6})(?:\W*(?:av|of|\()?\W*#\W*)?$", re.IGNORECASE
)

Spot = tuple[str, int]


def without_furniture(pages: Sequence[PagePrint], printed: Sequence[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """The lines of each page without those that only tell which page it is."""
    if len(pages) < 2:
        return [list(lines) for lines in printed]
    counted: Counter[Spot] = Counter()
    for page, lines in zip(pages, printed, strict=True):
        counted.update({_spot(page, line) for line in _outer(lines)})
    kept = []
    for page, lines in zip(pages, printed, strict=True):
        outer = {id(line) for line in _outer(lines)}
        dropped = _dropped(page, lines, outer, counted, len(pages))
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _outer(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    return [*lines[:EDGE_LINES], *lines[max(EDGE_LINES, len(lines) - EDGE_LINES) :]]


def _spot(page: PagePrint, line: PrintedLine) -> Spot:
    """What the line says with its numbers left out, and its height: from the bottom when nearer to it."""
    height = line.base if line.base < page.height / 2 else line.base - page.height - 1
    return _DIGITS.sub("#", line.text), round(height / 3)


def _dropped(
    page: PagePrint, lines: Sequence[PrintedLine], outer: set[int], counted: Counter[Spot], pages: int
) -> set[int]:
    """Ids of the repeated lines, counted inwards from the top and from the bottom of the page."""
    dropped: set[int] = set()
    for ordered in (lines, list(reversed(lines))):
        for line in ordered:
            if id(line) not in outer or not _repeated(page, line, counted, pages):
                break
            dropped.add(id(line))
    return dropped


def _repeated(page: PagePrint, line: PrintedLine, counted: Counter[Spot], pages: int) -> bool:
    words, height = _spot(page, line)
    times = max(counted[words, height + shift] for shift in (-1, 0, 1))
    in_margin = line.base < 0.12 * page.height or line.base > 0.88 * page.height
    if not in_margin:
        return False
    if _ROMAN_OR_NUMBER.match(words):
        return times >= min(3, pages)
    return times >= max(2, 0.4 * pages)
