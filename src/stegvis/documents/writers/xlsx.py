"""XLSX through XlsxWriter: a sheet for each chapter, numbers as numbers, text never as formulas."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import count, product
from string import ascii_lowercase
from typing import Any

import xlsxwriter

from stegvis.documents.nodes import (
    Block,
    Chart,
    ChartKind,
    Contents,
    Document,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Table,
    TableCell,
)
from stegvis.documents.writers.fixed_zip import FIXED_INSTANT
from stegvis.documents.writers.outline import OutlineEntry, outline
from stegvis.documents.writers.xlsx_sizes import chunks, column_widths, row_height, text_columns
from stegvis.vocabulary import Number

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")
LONGEST_NAME, LONGEST_TEXT = 31, 32_000
SIZES = {"title": 18 / 11, "heading": 14 / 11}
SHEET_LEVELS = 2
CHART_ROWS = 18
FIRST_SHEET = {"sv": "Översikt", "en": "Overview"}
FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "text_wrap": True},
    "heading": {"bold": True, "font_size": 14, "text_wrap": True},
    "caption": {"bold": True, "text_wrap": True},
    "text": {"text_wrap": True, "valign": "top"},
    "link": {"font_color": "#0B5C7A", "underline": 1},
    "header": {"bold": True, "bg_color": "#F4F4F2", "border": 1, "text_wrap": True, "valign": "top"},
    "label": {"border": 1, "text_wrap": True, "valign": "top"},
    "cell": {"border": 1, "text_wrap": True, "valign": "top", "align": "right"},
}


def write_xlsx(document: Document) -> bytes:
    """The document as a workbook; the same document gives the same bytes."""
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        workbook.set_properties(
            {
                "title": document.title,
                "author": document.author or "Stegvis",
                "subject": document.subject or "",
                "created": FIXED_INSTANT,
            }
        )
        _XlsxWriter(workbook, document).write()
    return content.getvalue()


def _marks() -> Iterator[str]:
    """b, c … z, bb, bc …: what tells apart sheets of one name. A number would stand in the file and be in no report."""
    return ("".join(mark) for length in count(1) for mark in product(ascii_lowercase[1:], repeat=length))


def _short(text: str) -> str:
    """The beginning that a sheet can be called; a number that does not fit is left out, never cut into another."""
    if len(text) <= LONGEST_NAME or not (text[LONGEST_NAME - 1].isdigit() and text[LONGEST_NAME].isdigit()):
        return text[:LONGEST_NAME]
    return text[:LONGEST_NAME].rstrip("0123456789").rstrip()


class _XlsxWriter:
    """Writes blocks downwards in the current sheet and opens a sheet at each chapter heading."""

    def __init__(self, workbook: Any, document: Document) -> None:
        self.workbook, self.document = workbook, document
        self.formats = {name: workbook.add_format(properties) for name, properties in FORMATS.items()}
        self.entries = outline(document)
        self.names = dict(zip(map(id, self.entries), self._names(), strict=True))
        self.chapters = self._chapters()
        self.open_sheet(FIRST_SHEET.get(document.language, FIRST_SHEET["en"]))

    def _names(self) -> Iterator[str]:
        """A sheet name for each heading: at most 31 characters, no two alike."""
        taken = {FIRST_SHEET.get(self.document.language, FIRST_SHEET["en"]).casefold()}
        for entry in self.entries:
            name = whole = _short(FORBIDDEN.sub(" ", entry.heading.text).strip()) or "-"
            for letters in _marks():
                if name.casefold() not in taken:
                    break
                name = f"{whole[: LONGEST_NAME - 4].rstrip()} {letters}"
            if entry.level <= SHEET_LEVELS:
                taken.add(name.casefold())
            yield name

    def _chapters(self) -> Iterator[list[Block]]:
        """The blocks of each sheet, in order."""
        blocks: list[Block] = []
        headings = iter(self.entries)
        for block in self.document.blocks:
            if isinstance(block, Heading) and next(headings).level <= SHEET_LEVELS:
                yield blocks
                blocks = []
            blocks.append(block)
        yield blocks

    def open_sheet(self, name: str) -> None:
        self.sheet, self.row = self.workbook.add_worksheet(name), 0
        self.widths = column_widths(next(self.chapters))
        self.text_columns = text_columns(self.widths)
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def write(self) -> None:
        self.line(self.document.title, "title")
        headings = iter(self.entries)
        for block in self.document.blocks:
            if isinstance(block, Heading):
                self.write_heading(next(headings))
            else:
                self.write_block(block)

    def line(self, text: str, style: str = "text") -> None:
        """Text over the columns it needs, in as many rows as it takes for all of it to be seen."""
        width = sum(self.widths[: self.text_columns])
        for part in chunks(CONTROL.sub("", text)):
            if self.text_columns > 1:
                self.sheet.merge_range(self.row, 0, self.row, self.text_columns - 1, part, self.formats[style])
            else:
                self.sheet.write_string(self.row, 0, part, self.formats[style])
            self.sheet.set_row(self.row, row_height([(part, width)], SIZES.get(style, 1.0)))
            self.row += 1

    def write_heading(self, entry: OutlineEntry) -> None:
        if entry.level <= SHEET_LEVELS:
            self.open_sheet(self.names[id(entry)])
        self.line(entry.heading.text, "heading")

    def write_block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self.line(block.text)
            case ListBlock():
                for number, item in enumerate(block.items, start=1):
                    self.line(f"{number}. {item.text}" if block.ordered else f"• {item.text}")
            case Note():
                self.line(f"{block.label}: {block.text}")
            case Contents():
                self.write_contents(block)
            case Table():
                self.write_table(block)
            case Chart():
                self.write_chart(block)
            case PageBreak() | Heading():
                return

    def write_contents(self, contents: Contents) -> None:
        self.line(contents.title, "heading")
        for entry in self.entries:
            if entry.level <= min(contents.depth, SHEET_LEVELS):
                text, target = CONTROL.sub("", entry.heading.text), self.names[id(entry)]
                self.sheet.write_url(self.row, 0, f"internal:'{target}'!A1", self.formats["link"], text[:255])
                self.row += 1

    def write_table(self, table: Table) -> tuple[int, int]:
        """Write the table; returns the sheet rows of its first and last data row."""
        if table.caption:
            self.line(table.caption, "caption")
        for column, cell in enumerate(table.header):
            self.sheet.write_string(self.row, column, CONTROL.sub("", cell.text), self.formats["header"])
        self.next_row(table.header)
        first = self.row
        for row in table.rows:
            for column, cell in enumerate(row):
                self.write_cell(column, cell)
            self.next_row(row)
        self.row += 1
        return first, self.row - 2

    def next_row(self, cells: tuple[TableCell, ...]) -> None:
        self.sheet.set_row(self.row, row_height([(c.text, w) for c, w in zip(cells, self.widths, strict=False)]))
        self.row += 1

    def write_cell(self, column: int, cell: TableCell) -> None:
        text = CONTROL.sub("", cell.text)
        style = self.formats["label" if column == 0 or (text and cell.cell is None) else "cell"]
        if isinstance(cell.cell, Number) and text == str(cell.cell.value):
            self.sheet.write_number(self.row, column, cell.cell.value, style)
        elif text:
            self.sheet.write_string(self.row, column, text[:LONGEST_TEXT], style)
        else:
            self.sheet.write_blank(self.row, column, None, style)

    def write_chart(self, chart: Chart) -> None:
        """A native chart over the data table written above it, with its alternative text."""
        self.line(chart.alternative)
        first, last = self.write_table(chart.data)
        kind = {"type": "bar"} | ({"subtype": "stacked"} if chart.kind is ChartKind.STACKED else {})
        made = self.workbook.add_chart(kind)
        for column in range(1, len(chart.drawn)):
            made.add_series(
                {
                    "name": [self.sheet.name, first - 1, column],
                    "categories": [self.sheet.name, first, 0, last, 0],
                    "values": [self.sheet.name, first, column, last, column],
                    "data_labels": {"value": True, "custom": [_bar_label(row[column]) for row in chart.data.rows]},
                }
            )
        made.set_title({"name": chart.title})
        made.set_x_axis({"name": chart.value_title})
        made.set_y_axis({"reverse": True})
        height = max(CHART_ROWS, last - first + 6)
        made.set_size({"width": 760, "height": height * 20})
        self.sheet.insert_chart(self.row, 0, made, {"description": chart.alternative})
        self.row += height + 1


def _bar_label(cell: TableCell) -> dict[str, str] | None:
    """Excel draws a text as 0: what is no number says so beside its bar, and never looks like a zero."""
    return None if isinstance(cell.cell, Number) else {"value": CONTROL.sub("", cell.text).strip() or "–"}
