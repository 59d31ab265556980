"""A plain text file that was printed to PDF: all in one typewriter size. Its lines are restored and read as text."""

from collections.abc import Sequence

from stegvis.documents.nodes import Block
from stegvis.documents.readers.pdf.furniture import without_furniture
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import ARTIFACT, PagePrint, printed_lines
from stegvis.documents.readers.pdf.sheet import Sheet, typed_lines
from stegvis.documents.readers.text_blocks import build_blocks


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


def typed_blocks(pages: Sequence[PagePrint], spaced: bool) -> list[Block]:
    """The nodes of the printed text. Raises text_rows.TooManyColumns as the text reader does."""
    printed = [
        printed_lines(page.number, (word for word in page.words if word.tag != ARTIFACT), spaced) for page in pages
    ]
    lines = [line for kept in without_furniture(pages, printed) for line in kept]
    if not lines:
        return []
    sheet = Sheet(lines, Layout(lines), spaced, typed=True)
    return list(build_blocks([line for line, _ in typed_lines(lines, sheet)], markup=True))
