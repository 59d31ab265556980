"""The grid of a DOCX table: merged cells say their text once, header rows are told apart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from stegvis.documents.readers.docx_package import W
from stegvis.documents.readers.docx_styles import switched_on, value_of
from stegvis.documents.readers.text_lines import Origin, SourceRow
from stegvis.documents.readers.text_rows import MAX_COLUMNS
from stegvis.vocabulary import Place

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_MAX_SPAN = MAX_COLUMNS + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid. `below` is true where a cell of the row above reaches down."""

    element: etree._Element | None
    below: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid; `header` as the file says."""

    cells: tuple[Cell, ...]
    header: bool


def grid(table: etree._Element) -> list[Row]:
    """The rows of the table. A cell over several columns stands in the first, the others are empty."""
    rows = [_row(element) for element in _inside(table, W + "tr") if not _is_deleted(element, "trPr", "del")]
    width = max((len(row.cells) for row in rows), default=0)
    empty = Cell(None)
    return [Row(row.cells + (empty,) * (width - len(row.cells)), row.header) for row in rows]


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with that tag, also inside content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _is_deleted(element: etree._Element, properties: str, mark: str) -> bool:
    found = element.find(W + properties)
    return found is not None and found.find(W + mark) is not None


def _row(element: etree._Element) -> Row:
    properties = element.find(W + "trPr")
    before = value_of(properties, "gridBefore") or "0"
    cells: list[Cell] = [Cell(None)] * _span(before, 0)
    for cell in _inside(element, W + "tc"):
        if not _is_deleted(cell, "tcPr", "cellDel"):
            cells.extend(_cells(cell))
    return Row(tuple(cells[:_MAX_SPAN]), bool(switched_on(properties, "tblHeader")))


def _cells(cell: etree._Element) -> list[Cell]:
    properties = cell.find(W + "tcPr")
    span = _span(value_of(properties, "gridSpan") or "1", 1)
    if _goes_on(properties, "hMerge"):
        return [Cell(None)] * span
    if _goes_on(properties, "vMerge"):
        return [Cell(None, below=True)] * span
    return [Cell(cell), *[Cell(None)] * (span - 1)]


def _goes_on(properties: etree._Element | None, name: str) -> bool:
    merge = None if properties is None else properties.find(W + name)
    return merge is not None and merge.get(W + "val", "continue") != "restart"


def _span(text: str, otherwise: int) -> int:
    return min(int(text), _MAX_SPAN) if text.isdecimal() and len(text) < 9 else otherwise


CellReader = Callable[[etree._Element], tuple[str, Place]]


def source_rows(rows: Sequence[Row], read: CellReader, place: Place) -> tuple[str | None, list[SourceRow]]:
    """(caption, rows): what a wide first cell says about the whole table, and the rows with their texts.

    Several header rows become one; a header row with a single text over all columns is the caption.
    """
    read_rows = [_source_row(row, read, place) for row in rows]
    caption = None
    if len(read_rows) > 2 and _is_banner(rows[0], read_rows[0]) and not _is_banner(rows[1], read_rows[1]):
        caption = next(filter(None, read_rows[0].cells))
        rows, read_rows = rows[1:], read_rows[1:]
    heads = next((index for index, row in enumerate(rows) if not row.header), len(rows))
    if heads > 1:
        read_rows = [_one_header(read_rows[:heads]), *read_rows[heads:]]
    if read_rows:
        first = read_rows[0]
        read_rows[0] = SourceRow(first.cells, first.places, first.origin, first.header, starts=True)
    return caption, read_rows


def _is_banner(row: Row, source: SourceRow) -> bool:
    return len(row.cells) > 1 and bool(source.cells[0]) and not any(source.cells[1:]) and _is_one_cell(row)


def _is_one_cell(row: Row) -> bool:
    return all(cell.element is None for cell in row.cells[1:])


def _source_row(row: Row, read: CellReader, place: Place) -> SourceRow:
    texts: list[str] = []
    places: list[Place] = []
    for cell in row.cells:
        text, here = ("", places[-1] if places else place) if cell.element is None else read(cell.element)
        texts.append(text)
        places.append(here)
    below = bool(row.cells) and row.cells[0].below
    return SourceRow(tuple(texts), tuple(places), Origin.GRID, header=row.header, continues=below)


def _one_header(rows: Sequence[SourceRow]) -> SourceRow:
    cells = tuple(" ".join(filter(None, column)) for column in zip(*(row.cells for row in rows), strict=True))
    return SourceRow(cells, rows[-1].places, Origin.GRID, header=True)
