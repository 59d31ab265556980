"""The tables of a rendered file, cell by cell, as text."""

from pathlib import Path

from lxml import etree, html

from stegvis.documents.nodes import Table
from stegvis.documents.readers import read_document

Rows = list[list[str]]


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
