"""Blocks of a document without structure: read off the print, page by page."""

from collections.abc import Iterator, Sequence

from stegvis.documents.readers.pdf.blocks import RawBlock, RawTable, RawTyped
from stegvis.documents.readers.pdf.columns import aligned_table, heads_columns
from stegvis.documents.readers.pdf.flow import flowed
from stegvis.documents.readers.pdf.furniture import without_furniture
from stegvis.documents.readers.pdf.grids import ruled_tables
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import ARTIFACT, PagePrint, PrintedLine, Segment, printed_lines
from stegvis.documents.readers.pdf.sheet import Sheet, typed_table


def printed_blocks(pages: Sequence[PagePrint], spaced: bool) -> list[RawBlock]:
    """Tables, headings and texts in the order of the pages."""
    printed = [
        printed_lines(page.number, (word for word in page.words if word.tag != ARTIFACT), spaced) for page in pages
    ]
    kept = without_furniture(pages, printed)
    items: list[PrintedLine | RawTable] = []
    for page, lines in zip(pages, kept, strict=True):
        items.extend(_page_items(page, lines))
    layout = Layout([item for item in items if isinstance(item, PrintedLine)])
    return list(_blocks(items, layout))


def _page_items(page: PagePrint, lines: Sequence[PrintedLine]) -> list[PrintedLine | RawTable]:
    """The lines and ruled tables of a page from the top."""
    numbers = {id(word): line.number for line in lines for word in line.words}
    words = [word for line in lines for word in line.words]
    tables = ruled_tables(page, words, numbers)
    inside = {word for _, _, ids in tables for word in ids}
    placed: list[tuple[float, PrintedLine | RawTable]] = [(top, table) for top, table, _ in tables]
    for line in lines:
        rest = _outside(line, inside) if inside else line
        if rest is not None:
            placed.append((rest.base, rest))
    return [item for _, item in sorted(placed, key=lambda one: one[0])]


def _outside(line: PrintedLine, inside: set[int]) -> PrintedLine | None:
    parts = [[word for word in segment.words if id(word) not in inside] for segment in line.segments]
    kept = [Segment(words) for words in parts if words]
    return PrintedLine(line.page, line.number, kept, line.starts) if kept else None


def _blocks(items: Sequence[PrintedLine | RawTable], layout: Layout) -> Iterator[RawBlock]:
    stretch: list[PrintedLine] = []
    for item in items:
        if isinstance(item, PrintedLine):
            stretch.append(item)
            continue
        yield from stretch_blocks(stretch, layout)
        stretch = []
        yield item
    yield from stretch_blocks(stretch, layout)


def stretch_blocks(lines: Sequence[PrintedLine], layout: Layout) -> Iterator[RawBlock]:
    """The tables without rules in a stretch of lines, and the text between them."""
    start = at = 0
    sheet = Sheet(lines, layout, True, typed=False) if any(map(heads_columns, lines)) else None
    while at < len(lines):
        found = _table(lines, at, layout, sheet)
        if found is None:
            at += 1
            continue
        table, first, at = found
        yield from flowed(lines[start:first], layout)
        start = at
        yield table
    yield from flowed(lines[start:], layout)


def _table(
    lines: Sequence[PrintedLine], at: int, layout: Layout, sheet: Sheet | None
) -> tuple[RawTable | RawTyped, int, int] | None:
    if sheet is None or not heads_columns(lines[at]):
        return None
    aligned = aligned_table(lines, at, layout)
    if aligned is not None:
        return aligned
    typed = typed_table(lines, at, sheet)
    return (RawTyped(typed[0]), at, typed[1]) if typed is not None else None
