"""The tables of a rendered file, cell by cell, as text."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree, html

from stegvis.documents.nodes import Table
from stegvis.documents.readers import read_document

Rows = list[list[str]]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def tables_in(file: Path) -> list[Rows] | None:
    """Every table of a PDF, DOCX or HTML file, heading rows first; None for files that hold no tables as such."""
    match file.suffix.lower():
        case ".docx" | ".pdf":
            read = [block for block in read_document(file).blocks if isinstance(block, Table)]
            return [[[cell.text for cell in row] for row in (table.header, *table.rows)] for table in read]
        case ".html" | ".htm":
            tables = html.document_fromstring(file.read_bytes()).iter("table")
            return [
                [["".join(map(str, cell.itertext())) for cell in row] for row in table.iter("tr")] for table in tables
            ]
        case _:
            return None


def _text(cell: etree._Element) -> str:
    return "".join(map(str, cell.itertext()))


def rows_with_cells(rows: Iterable[list[str]]) -> Rows:
    """The rows that hold more than a label, without empty cells at their end."""
    trimmed = (row[: max((at for at, cell in enumerate(row, start=1) if cell.strip()), default=0)] for row in rows)
    return [row for row in trimmed if len(row) > 1]


def rows_in_sheets(file: Path) -> Rows:
    """Every row of a spreadsheet with more than one cell, sheet after sheet, as it lies in the file's parts."""
    with zipfile.ZipFile(file) as package:
        shared = [_text(one) for one in _part(package, "xl/sharedStrings.xml").iter(f"{SHEET}si")]
        names = [part for part in package.namelist() if part.startswith("xl/worksheets/sheet")]
        names.sort(key=lambda part: int("".join(filter(str.isdigit, part))))
        rows = [list(_cells(row, shared)) for name in names for row in _part(package, name).iter(f"{SHEET}row")]
    return rows_with_cells(rows)


def _part(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _cells(row: etree._Element, shared: list[str]) -> Iterator[str]:
    for cell in row.iter(f"{SHEET}c"):
        value = "".join(_text(one) for one in cell.iter(f"{SHEET}v"))
        yield shared[int(value)] if cell.get("t") == "s" else value
