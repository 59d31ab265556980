"""Tables of a DOCX: built as XML, since python-docx is slow cell by cell."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as DocxTable

from stegvis.documents.nodes import Table, TableCell
from stegvis.documents.writers.docx.parts import PAGE_WIDTH, element

LABEL_SHARE = 3


def add_table(file: DocxDocument, table: Table, printable: Callable[[str], str]) -> None:
    """The table with its caption above, a repeated header row and a first column that heads the rows."""
    if table.caption:
        caption = file.add_paragraph(printable(table.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
    made = file.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Table Grid")
    made.autofit = False
    _widths(made, len(table.header))
    _mark_headers(made, table.caption, printable)
    cells = iter(made._cells)
    for number, row in enumerate((table.header, *table.rows)):
        for column, cell in enumerate(row):
            _fill(next(cells), cell, printable, header=number == 0, label=column == 0)
    file.add_paragraph().paragraph_format.space_after = 0


def _widths(made: DocxTable, columns: int) -> None:
    label = PAGE_WIDTH if columns == 1 else PAGE_WIDTH * LABEL_SHARE // (LABEL_SHARE + columns - 1)
    other = 0 if columns == 1 else (PAGE_WIDTH - label) // (columns - 1)
    for number, column in enumerate(made._tbl.tblGrid.gridCol_lst):
        column.w = Emu(label if number == 0 else other)
    for number, cell in enumerate(made._cells):
        cell.width = Emu(label if number % columns == 0 else other)


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


def _fill(target: Any, cell: TableCell, printable: Callable[[str], str], *, header: bool, label: bool) -> None:
    paragraph = target.paragraphs[0]
    paragraph.paragraph_format.space_after = 0
    run = paragraph.add_run(printable(cell.text))
    run.bold = header or None
    if header:
        target._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill="F4F4F2"))
    if not label and (header or cell.cell is not None):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
