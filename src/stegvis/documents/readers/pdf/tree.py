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
            if items and _is_number(items[-1]) != _is_number(block):
                made.append(_list(items, mender))
                items = []
            items.append(block)
            continue
        if items:
            made.append(_list(items, mender))
            items = []
        made.extend(_made(block, levels, mender))
    if items:
        made.append(_list(items, mender))
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


def _paragraph(block: RawText, mender: Mender) -> Paragraph:
    lines = tuple(Line(_line(line), line.place) for line in block.lines)
    text = mender.joined([line.text for line in lines], block.breaks)
    return Paragraph((Run(text),), lines[0].place, lines)


def _line(line: PrintedLine) -> str:
    return LEADER.sub("\t", line.text).strip()


def _is_number(item: RawText) -> bool:
    return item.marker is not None and item.marker[0].isalnum() and item.marker != "o"


def _list(items: Sequence[RawText], mender: Mender) -> ListBlock:
    paragraphs = tuple(_paragraph(item, mender) for item in items)
    return ListBlock(paragraphs, _is_number(items[0]), paragraphs[0].place)


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
    filled = [cell for cell in row if not cell.blank]
    if filled:
        text = "\t".join(cell.text(mender) for cell in filled)
        place = filled[0].place
        yield Paragraph((Run(text),), place, (Line(text, place),))


def _first_place(rows: Sequence[Sequence[RawCell]]) -> Place:
    return next((cell.place for row in rows for cell in row if not cell.blank), rows[0][0].place)
