"""From joined blocks to the nodes of the Document tree."""

from collections.abc import Iterable, Sequence

from stegvis.documents.nodes import Block, Heading, Line, ListBlock, Paragraph, Run, Table, TableCell
from stegvis.documents.readers.pdf.blocks import RawBlock, RawCell, RawHeading, RawTable, RawText, RawTyped
from stegvis.documents.readers.pdf.flow import LEADER
from stegvis.documents.readers.pdf.hyphens import Mender
from stegvis.documents.readers.pdf.print import PrintedLine
from stegvis.documents.readers.text_blocks import build_blocks
from stegvis.vocabulary import Place

Style = tuple[float, bool]


def nodes(blocks: Sequence[RawBlock], mender: Mender) -> list[Block]:
    """The blocks as nodes; neighbouring list items become one list."""
    levels = _levels(blocks)
    made: list[Block] = []
    items: list[RawText] = []
    for block in blocks:
        if isinstance(block, RawText) and block.marker is not None:
            if items and not _follows(items[-1], block):
                made.extend(_list(items, mender))
                items = []
            items.append(block)
            continue
        made.extend(_list(items, mender))
        items = []
        made.extend(_made(block, levels, mender))
    made.extend(_list(items, mender))
    return made


def _made(block: RawBlock, levels: dict[Style, int], mender: Mender) -> Iterable[Block]:
    if isinstance(block, RawHeading):
        first = block.lines[0]
        level = block.level or levels[_style(first)]
        yield Heading(level, mender.joined([line.text for line in block.lines]).replace("\t", " "), first.place)
    elif isinstance(block, RawText):
        yield _paragraph(block, mender)
    elif isinstance(block, RawTyped):
        yield from build_blocks(block.lines, markup=False)
    else:
        yield from _table(block, mender)


def _style(line: PrintedLine) -> Style:
    return (round(line.size), line.bold)


def _levels(blocks: Iterable[RawBlock]) -> dict[Style, int]:
    """Heading levels by style: the larger the higher, bold before plain."""
    styles = {_style(block.lines[0]) for block in blocks if isinstance(block, RawHeading) and not block.level}
    return {style: min(at, 6) for at, style in enumerate(sorted(styles, reverse=True), start=1)}


def _paragraph(block: RawText, mender: Mender, numbered: bool = False) -> Paragraph:
    start = f"{block.marker} " if numbered else ""
    lines = tuple(Line(("" if at else start) + _line(line), line.place) for at, line in enumerate(block.lines))
    text = mender.joined([line.text for line in lines], block.breaks)
    return Paragraph((Run(text),), lines[0].place, lines)


def _line(line: PrintedLine) -> str:
    return LEADER.sub("\t", line.text).strip()


def _number(item: RawText) -> int | None:
    """The number of a numbered item; None for a bullet or a letter."""
    digits = (item.marker or "").rstrip(".)")
    return int(digits) if digits.isdigit() else None


def _follows(item: RawText, after: RawText) -> bool:
    """True when the second item belongs to the list of the first."""
    number, next_number = _number(item), _number(after)
    return next_number == (None if number is None else number + 1)


def _list(items: Sequence[RawText], mender: Mender) -> Iterable[Block]:
    """One list of the items. Numbers that do not count from 1 are part of the text, so those items are paragraphs."""
    if not items:
        return
    ordered = _number(items[0]) is not None
    if ordered and (len(items) < 2 or _number(items[0]) != 1):
        yield from (_paragraph(item, mender, numbered=True) for item in items)
        return
    paragraphs = tuple(_paragraph(item, mender) for item in items)
    yield ListBlock(paragraphs, ordered, paragraphs[0].place)


def _table(block: RawTable, mender: Mender) -> Iterable[Block]:
    """The table; its rows as paragraphs, cells parted by tabs, when its columns have no headings."""
    header = _header(block, mender)
    place = _first_place(block.rows)
    if header is None:
        for row in block.rows:
            yield from _row_text(row, mender)
        return
    rows = tuple(tuple(_cell(cell, mender) for cell in row) for row in block.rows[block.headers :])
    yield Table(header, rows, block.caption, place)


def _header(block: RawTable, mender: Mender) -> tuple[TableCell, ...] | None:
    """The column headings; several heading rows are read as one. None when a column has none."""
    if len(block.rows) <= block.headers or block.headers == 0:
        return None
    heads = []
    for at, cell in enumerate(block.rows[0]):
        texts = [row[at].text(mender) for row in block.rows[: block.headers]]
        heads.append(TableCell(" ".join(text for text in texts if text), None, cell.place))
    if len(heads) < 2 or any(not head.text.strip() for head in heads[1:]):
        return None
    return tuple(heads)


def _cell(cell: RawCell, mender: Mender) -> TableCell:
    return TableCell(cell.text(mender), None, cell.place)


def _row_text(row: Sequence[RawCell], mender: Mender) -> Iterable[Paragraph]:
    """The row as tab-separated text; a blank cell keeps its tab, so that each value stays in its column."""
    place = _first_place([row])
    text = "\t".join(cell.text(mender) for cell in row)
    if text.strip():
        yield Paragraph((Run(text),), place, (Line(text, place),))


def _first_place(rows: Sequence[Sequence[RawCell]]) -> Place:
    return next((cell.place for row in rows for cell in row if not cell.blank), rows[0][0].place)
