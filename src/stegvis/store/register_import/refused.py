"""The refused rows as a workbook of their own: to put right and import again."""

from datetime import date
from io import BytesIO

import xlsxwriter

from stegvis.store.register_import.importing import LookedThrough
from stegvis.store.register_import.meaning import FIELDS
from stegvis.store.register_import.planning import Outcome, PlannedRow
from stegvis.vocabulary.wording import Language

REASON = {"sv": "Varför raden inte importerades", "en": "Why the row was not imported"}
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def refused_workbook(looked: LookedThrough, language: Language) -> bytes:
    """The headings of the file and the reason beside them; the refused rows as they stand in the file."""
    content = BytesIO()
    cells = dict(looked.rows)
    with xlsxwriter.Workbook(content, PLAIN) as book:
        sheet = book.add_worksheet()
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        red = book.add_format({"bg_color": "#FCE8E6"})
        sheet.write_row(0, 0, [*looked.layout.headings, REASON[language]], bold)
        sheet.freeze_panes(1, 0)
        refused = [row for row in looked.planned if row.outcome is Outcome.REFUSED]
        for at, row in enumerate(refused, start=1):
            wrong = {looked.meaning.at.get(name) for name in row.faults}
            for column, cell in enumerate(cells[row.number]):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif cell is not None:
                    sheet.write(at, column, cell, red if column in wrong else None)
            sheet.write_string(at, len(looked.layout.headings), reasons_of(row, language))
    return content.getvalue()


def reasons_of(row: PlannedRow, language: Language) -> str:
    """All reasons against the row, each with the field that it is about."""
    told = []
    for name, why in row.faults.items():
        field = FIELDS.get(name)
        told.append(
            f"{field.label.in_language(language)}: {why.in_language(language)}" if field else why.in_language(language)
        )
    return " ".join(told)
