"""Tables of a DOCX: built as XML, since python-docx is slow cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table as DocxTable

from stegvis.documents.nodes import Table, TableCell
from stegvis.documents.writers.columns import Layout, layout, numeric_columns
from stegvis.documents.writers.docx.parts import PAGE_WIDTH, add, element, put_text

MANY_COLUMNS, MANY_SIZE = 6, 8.5
MARGINS = {"top": "30", "left": "108", "bottom": "30", "right": "108"}
NARROW_MARGINS = MARGINS | {"left": "45", "right": "45"}
"""Twentieths of a point: typefaces that stand in for ours are wider, and words must not break for that."""
SMALLEST, UPRIGHT_SHARE = 7.0, 0.7
"""Letters in points; a page that PDF turns stays upright in Word, where people want to go on writing."""


def add_table(file: DocxDocument, table: Table, style: str, printable: Callable[[str], str]) -> None:
    """The table in the style with that id, a repeated header row and a first column that heads the rows.

    A paragraph must follow before the next table, or Word makes the two into one.
    """
    laid = layout(table)
    points = max(laid.size * UPRIGHT_SHARE, SMALLEST) if laid.landscape else laid.size
    size = Pt(min(points, MANY_SIZE) if len(table.header) > MANY_COLUMNS else points)
    made = file._body.add_table(0, len(table.header), Emu(PAGE_WIDTH))
    made._tbl.tblStyle_val = style
    made.autofit = False
    widths = _widths(made, laid)
    _margins(made, NARROW_MARGINS if len(table.header) > MANY_COLUMNS else MARGINS)
    numeric = numeric_columns(table)
    for number, row in enumerate((table.header, *table.rows)):
        made_row = add(made._tbl, "tr")
        for width, cell, right in zip(widths, row, numeric, strict=True):
            _fill(add(made_row, "tc"), cell, printable, width=width, size=size, header=number == 0, right=right)
    _mark_headers(made, table.caption, printable)


def _widths(made: DocxTable, laid: Layout) -> Sequence[str]:
    """Shares of the page's width by what the columns hold, in twentieths of a point."""
    widths = [Emu(round(PAGE_WIDTH * width / sum(laid.widths))) for width in laid.widths]
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    return [str(width.twips) for width in widths]


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
    target: Any,
    cell: TableCell,
    printable: Callable[[str], str],
    *,
    width: str,
    size: Pt,
    header: bool,
    right: bool,
) -> None:
    properties = add(target, "tcPr")
    add(properties, "tcW", type="dxa", w=width)
    if header:
        add(properties, "shd", val="clear", color="auto", fill="F4F4F2")
    paragraph = add(target, "p")
    of_paragraph = add(paragraph, "pPr")
    add(of_paragraph, "spacing", after="0")
    if right:
        add(of_paragraph, "jc", val="right")
    # The paragraph's own mark too, or an empty cell is as high as a line of running text.
    add(add(of_paragraph, "rPr"), "sz", val=str(round(size.pt * 2)))
    run = add(paragraph, "r")
    of_run = add(run, "rPr")
    if header:
        add(of_run, "b")
    add(of_run, "sz", val=str(int(size.pt * 2)))
    put_text(run, printable(cell.text))
