"""Tables as files: XLSX with a sheet a table, or a zip of CSV files; with a codebook. No cell becomes a formula."""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date

import xlsxwriter

from stegvis.store.register_export.tables import Cell, Column, ExportedTable
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
YES = Wording("ja", "yes")
CODEBOOK = Wording("Kodbok", "Codebook")
OF_THE_CODEBOOK = (
    Wording("Tabell", "Table"),
    Wording("Kolumn", "Column"),
    Wording("Betydelse", "Meaning"),
    Wording("Typ", "Type"),
    Wording("Enhet", "Unit"),
    Wording("Koder", "Codes"),
    Wording("Källa", "Source"),
    Wording("Säger vem någon är", "Tells who somebody is"),
)


def workbook(tables: Iterable[ExportedTable], language: Language) -> bytes:
    """XLSX: a sheet a table, and the codebook last."""
    content = io.BytesIO()
    tables = tuple(tables)
    with xlsxwriter.Workbook(content, PLAIN) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, headings, rows in (*(_plain(one, language) for one in tables), _codebook(tables, language)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, headings, bold)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(headings) - 1, 18)
            for at, row in enumerate(rows, start=1):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, place, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(at, place, cell)
                    elif cell is not None:
                        sheet.write(at, place, cell)
    return content.getvalue()


def csv_files(tables: Iterable[ExportedTable], language: Language) -> bytes:
    """A zip of CSV files, as Excel in Sweden opens them: UTF-8 with its mark, semicolons."""
    content = io.BytesIO()
    tables = tuple(tables)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, headings, rows in (*(_plain(one, language) for one in tables), _codebook(tables, language)):
            text = io.StringIO()
            writer = csv.writer(text, delimiter=";")
            writer.writerow(headings)
            writer.writerows([_harmless(cell) for cell in row] for row in rows)
            packed.writestr(f"{name.lower()}.csv", text.getvalue().encode("utf-8-sig"))
    return content.getvalue()


Sheet = tuple[str, list[str], Iterable[Iterable[Cell]]]


def _plain(table: ExportedTable, language: Language) -> Sheet:
    headings = [one.heading.in_language(language) for one in table.columns]
    return table.name.in_language(language), headings, table.rows


def _codebook(tables: tuple[ExportedTable, ...], language: Language) -> Sheet:
    rows = [_described(one, table, language) for table in tables for one in table.columns]
    return CODEBOOK.in_language(language), [one.in_language(language) for one in OF_THE_CODEBOOK], rows


def _described(one: Column, table: ExportedTable, language: Language) -> tuple[str, ...]:
    words = (table.name, one.heading, one.meaning, one.kind, one.unit, one.codes)
    names = YES.in_language(language) if one.names_somebody else ""
    return (*(each.in_language(language) if each else "" for each in words), one.source, names)


def _harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(cell, date):
        return cell.isoformat()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell
