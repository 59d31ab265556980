"""Tables of a DOCX: built as XML, since python-docx is slow cell by cell."""

from collections.abc import Callable, Mapping
from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table as DocxTable

from stegvis.documents.nodes import Table, TableCell
from stegvis.documents.writers.columns import Layout, layout, numeric_columns
from stegvis.documents.writers.docx.parts import PAGE_WIDTH, element

MANY_COLUMNS, MANY_SIZE = 6, 8.5
MARGINS = {"top": "30", "left": "108", "bottom": "30", "right": "108"}
NARROW_MARGINS = MARGINS | {"left": "45", "right": "45"}
"""Twentieths of a point: typefaces that stand in for ours are wider, and words must not break for that."""
SMALLEST, UPRIGHT_SHARE = 7.0, 0.7
"""Letters in points; a page that PDF turns stays upright in Word, where people want to go on writing."""


def add_table(file: DocxDocument, table: Table, printable: Callable[[str], str]) -> None:
    """The table with its caption above, a repeated header row and a first column that heads the rows.

    A paragraph must follow before the next table, or Word makes the two into one.
    """
    laid = layout(table)
    points = max(laid.size * UPRIGHT_SHARE, SMALLEST) if laid.landscape else laid.size
    size = Pt(min(points, MANY_SIZE) if len(table.header) > MANY_COLUMNS else points)
    if table.caption:
        caption = file.add_paragraph(printable(table.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
    made = file.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Table Grid")
    made.autofit = False
    _widths(made, laid)
    _mark_headers(made, table.caption, printable)
    _margins(made, NARROW_MARGINS if len(table.header) > MANY_COLUMNS else MARGINS)
    numeric = numeric_columns(table)
    cells = iter(made._cells)
    for number, row in enumerate((table.header, *table.rows)):
        for column, cell in enumerate(row):
            _fill(next(cells), cell, printable, size=size, header=number == 0, right=numeric[column])


def _widths(made: DocxTable, laid: Layout) -> None:
    """Shares of the page's width by what the columns hold."""
    widths = [Emu(round(PAGE_WIDTH * width / sum(laid.widths))) for width in laid.widths]
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for number, cell in enumerate(made._cells):
        cell.width = widths[number % len(widths)]


def _margins(made: DocxTable, sides: Mapping[str, str]) -> None:
    margins = element("w:tblCellMar")
    margins.extend(element(f"w:{side}", w=width, type="dxa") for side, width in sides.items())
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else made._tbl.tblPr.append(margins)


def _mark_headers(made: DocxTable, caption: str | None, printable: Callable[[str], str]) -> None:
    properties = made._tbl.tr_lst[0].get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1")
    if caption:
        made._tbl.tblPr.append(element("w:tblCaption", val=printable(caption)))


def _fill(
    target: Any, cell: TableCell, printable: Callable[[str], str], *, size: Pt, header: bool, right: bool
) -> None:
    paragraph = target.paragraphs[0]
    paragraph.paragraph_format.space_after = 0
    run = paragraph.add_run(printable(cell.text))
    run.bold = header or None
    run.font.size = size
    if header:
        target._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill="F4F4F2"))
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # The paragraph's own mark too, or an empty cell is as high as a line of running text.
    mark = element("w:rPr")
    mark.append(element("w:sz", val=str(round(size.pt * 2))))
    paragraph._p.get_or_add_pPr().append(mark)
