"""The figures of a public page as open data: one row a cell, with a word for what stands in it."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from stegvis.actions.show_public_page import show_public_page
from stegvis.vocabulary import Blank, Cell, Gender, NotAnswered, NotAsked, Number, Period, Wording
from stegvis.vocabulary.measure import measure_heading

FORMATS = ("csv", "json")
COLUMNS = {
    "intervention": Wording("Insatsens namn", "The intervention's name"),
    "period_start": Wording("Första dagen", "First day"),
    "period_end": Wording("Sista dagen", "Last day"),
    "measure": Wording("Vad som räknas", "What is counted"),
    "measure_label": Wording("Måttets namn på svenska", "The measure's name in Swedish"),
    "gender": Wording("Vilka: all, women, men, nonbinary, unknown", "Whom: all, women, men, nonbinary, unknown"),
    "cell": Wording(
        "number: ett tal. withheld: visas inte, för att ingen ska pekas ut; det är inte noll. blank: inget skrevs. "
        "not_asked: frågades inte. not_answered: besvarades inte.",
        "number: a number. withheld: not shown, so that nobody is pointed out; it is not zero. blank: nothing was "
        "written. not_asked: was not asked. not_answered: was not answered.",
    ),
    "value": Wording("Talet; tomt om det inte är ett tal", "The number; empty when it is none"),
    "answered": Wording("Hur många som svarade, när det är känt", "How many answered, when that is known"),
}


def open_public_data(association: int, period: Period, file_format: str) -> bytes | None:
    """The file in one of FORMATS, None when nothing was published for the period."""
    page = show_public_page(association, period, "sv")
    if page is None or page.board is None or file_format not in FORMATS:
        return None
    rows = [row for report in page.board.reports for row in _rows(report.name, period, report.cells.items())]
    return _as_csv(rows) if file_format == "csv" else _as_json(page.name, period, rows)


def _rows(name: str, period: Period, cells: Iterable[tuple[tuple[str, Gender], Cell]]) -> Iterator[dict[str, object]]:
    for (measure, gender), cell in cells:
        number = cell if isinstance(cell, Number) else None
        yield {
            "intervention": name,
            "period_start": period.start.isoformat(),
            "period_end": period.end.isoformat(),
            "measure": measure,
            "measure_label": measure_heading(measure).sv,
            "gender": gender.value,
            "cell": _kind(cell),
            "value": number.value if number else None,
            "answered": number.answered if number else None,
        }


def _kind(cell: Cell) -> str:
    match cell:
        case Number():
            return "number"
        case Blank():
            return "blank"
        case NotAsked():
            return "not_asked"
        case NotAnswered():
            return "not_answered"
        case _:
            return "withheld"


def _as_csv(rows: list[dict[str, object]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=";")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _as_json(name: str, period: Period, rows: list[dict[str, object]]) -> bytes:
    told = {
        "association": name,
        "period": [period.start.isoformat(), period.end.isoformat()],
        "columns": {column: {"sv": meaning.sv, "en": meaning.en} for column, meaning in COLUMNS.items()},
        "rows": rows,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
