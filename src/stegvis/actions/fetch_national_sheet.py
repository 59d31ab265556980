"""The sheet for Uppföljning Finsam as a file: for keying in beside the screen."""

from collections.abc import Iterable, Iterator

from stegvis.actions.access import Actor, permit
from stegvis.actions.show_national_sheet import SheetLine, show_national_sheet
from stegvis.store.models import CostLine, Intervention, PlannedParticipants
from stegvis.store.register_export.files import csv_files, workbook
from stegvis.store.register_export.tables import NUMBER, Cell, Column, ExportedTable, column, rows_of
from stegvis.store.trail.events import record
from stegvis.vocabulary import Gender, Number, Withheld, Wording
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.wording import Language

FORMATS = ("xlsx", "csv")
OFFICE = Wording("Kontrollerade siffror", "Released figures")
OWN = Wording("Egna siffror", "Own figures")
GENDERS = {
    Gender.ALL: Wording("Deltagare, alla", "Participants, all"),
    Gender.WOMEN: Wording("Deltagare, kvinnor", "Participants, women"),
    Gender.MEN: Wording("Deltagare, män", "Participants, men"),
    Gender.NONBINARY: Wording("Deltagare, icke-binära", "Participants, non-binary"),
    Gender.UNKNOWN: Wording("Deltagare, okänt kön", "Participants, unknown gender"),
}
PLANNED = Wording("Planerade deltagare", "Planned participants")
ABOUT = Wording(
    "Deltaganden under kalenderåret, varje räknat en gång; ‥ är dolt, tomt är inte lämnat.",
    "Participations in the calendar year, each counted once; ‥ is withheld, empty is not reported.",
)


def fetch_national_sheet(*, by: Actor, year: int, file_format: str, language: Language = "sv") -> bytes:
    """XLSX, or a zip of CSV files: a table for each layer that whoever asks may see. The trail notes it.

    Raises NotPermitted.
    """
    permit(by, "fetch_national_sheet")
    sheet = show_national_sheet(by=by, year=year)
    tables = tuple(_tables((OFFICE, sheet.office), (OWN, sheet.own)))
    details = {"year": sheet.year, "format": file_format, "own": sheet.own is not None}
    record("national_sheet_fetched", by=by, subject="", details=details, is_reading=True)
    return workbook(tables, language) if file_format == "xlsx" else csv_files(tables, language)


def _tables(*layers: tuple[Wording, tuple[SheetLine, ...] | None]) -> Iterator[ExportedTable]:
    for name, lines in layers:
        if lines is not None:
            yield ExportedTable(name, _columns(), rows_of(_rows(lines)))


def _columns() -> tuple[Column, ...]:
    return (
        column(Intervention, "name", Wording("Insats", "Intervention")),
        column(Intervention, "orientation", Wording("Inriktning", "Orientation")),
        column(Intervention, "kind", Wording("Preciserad inriktning", "Kind")),
        column(Intervention, "target_group", Wording("Målgrupp", "Target group")),
        column(Intervention, "method", Wording("Uppföljningsmetod", "Follow-up method")),
        column(Intervention, "is_esf_financed", Wording("ESF-finansierad", "ESF-financed")),
        column(PlannedParticipants, "participants", PLANNED),
        *(Column(heading, ABOUT, NUMBER) for heading in GENDERS.values()),
        column(CostLine, "budget", Wording("Budget", "Budget"), unit="kronor"),
        column(CostLine, "outcome", Wording("Utfall", "Outcome"), unit="kronor"),
    )


def _rows(lines: Iterable[SheetLine]) -> Iterator[tuple[Cell, ...]]:
    for one in lines:
        yield (
            one.name,
            ORIENTATIONS.get(one.orientation or "", ""),
            one.kind,
            one.target_group,
            METHODS.get(one.method or "", ""),
            "ja" if one.is_esf_financed else "nej",
            sum(one.planned.values()) if one.planned else None,
            *(_cell(one.participants.get(gender)) for gender in GENDERS),
            one.budget,
            one.outcome,
        )


def _cell(cell: object) -> Cell:
    if isinstance(cell, Number):
        return cell.value
    return WITHHELD_SIGN if isinstance(cell, Withheld) else None


ORIENTATIONS = {"individual": "Individinriktad", "structural": "Strukturövergripande"}
METHODS = {"register": "Deltagare registreras", "counts": "Endast antal"}
