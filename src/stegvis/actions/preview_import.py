"""The dry run: what each row of a file would do. Nothing is written but that somebody looked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for
from stegvis.actions.access.open_upload import upload_for
from stegvis.documents.sheets import SheetCell
from stegvis.store.models import RegisterUpload
from stegvis.store.register_import.cells import Unreadable, day_in
from stegvis.store.register_import.importing import LookedThrough, look_through
from stegvis.store.register_import.meaning import FIELDS
from stegvis.store.register_import.planning import Outcome, PlannedRow
from stegvis.store.register_import.refused import refused_workbook
from stegvis.store.trail.readings import record_listing
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language

__all__ = ["Outcome", "Preview", "PreviewCell", "PreviewRow", "preview_import", "write_refused_rows"]
SHOWN = 100
"""Rows of one outcome on the page: a file of thousands is looked through by its numbers."""


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """A cell as it stands in the file, and why it does not hold. `is_new`: it differs from the register.

    `day`: the day that it is taken as (ISO 8601), where it stands in another way; else empty.
    """

    text: str
    fault: Wording | None = None
    is_new: bool = False
    day: str = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row: its number in the file, what it would do, its cells, what is wrong with the row as a whole."""

    number: int
    local_number: int | None
    cells: tuple[PreviewCell, ...]
    faults: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the file would do: the numbers, and the first rows of the outcome that was asked for.

    `missing_columns` tells of required fields that the file has no column for; its rows do not repeat it.
    """

    upload: int
    intervention: int | None
    operator: int
    where: str
    file: str
    numbers: Mapping[Outcome, int]
    outcome: Outcome
    headings: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    has_unknown_words: bool
    missing_columns: tuple[Wording, ...]

    @property
    def accepted(self) -> int:
        """How many rows would be written."""
        return sum(self.numbers[one] for one in (Outcome.NEW, Outcome.CHANGED, Outcome.COUNTED))


def preview_import(*, by: Actor, upload: int, outcome: Outcome | None = None) -> Preview:
    """The dry run, with rows of one outcome: the refused ones first. Raises NotPermitted."""
    found, looked = _looked(by, upload)
    numbers = looked.numbers
    outcome = outcome or next((one for one in ORDER if numbers[one]), Outcome.NEW)
    places = [place for place in looked.meaning.at.values() if place < len(looked.layout.headings)]
    rows = dict(looked.rows)
    wanted = [row for row in looked.planned if row.outcome is outcome][:SHOWN]
    without_column = looked.without_column
    return Preview(
        found.pk,
        found.intervention_id,
        found.controller_id,
        found.intervention.name if found.intervention else found.controller.name,
        found.name,
        numbers,
        outcome,
        tuple(looked.layout.headings[place] for place in places),
        tuple(_row(row, rows[row.number], looked, without_column) for row in wanted),
        bool(looked.unknown),
        looked.missing_columns(),
    )


def write_refused_rows(*, by: Actor, upload: int, language: Language) -> bytes:
    """The refused rows as XLSX, with a column that says why. Raises NotPermitted."""
    _, looked = _looked(by, upload)
    return refused_workbook(looked, language)


ORDER = (Outcome.REFUSED, Outcome.NEW, Outcome.CHANGED, Outcome.COUNTED, Outcome.UNCHANGED)


def _looked(by: Actor, upload: int) -> tuple[RegisterUpload, LookedThrough]:
    found = upload_for(by, "preview_import", upload)
    looked = look_through(found, interventions_for(by, "preview_import"))
    subject = found.intervention.name if found.intervention else found.controller.name
    met = sum(1 for row in looked.planned if row.person and row.person.number)
    record_listing(by=by, action="preview_import", subject=subject, participants=met)
    return found, looked


def _row(
    row: PlannedRow, cells: tuple[SheetCell, ...], looked: LookedThrough, without_column: Collection[str]
) -> PreviewRow:
    shown = tuple(
        PreviewCell(
            "" if cells[place] is None else str(cells[place]),
            row.faults.get(name),
            name in row.changed,
            _day(name, cells[place]),
        )
        for name, place in looked.meaning.at.items()
        if place < len(cells)
    )
    told = {*looked.meaning.at, *without_column}
    whole = tuple(_about(name, why) for name, why in row.faults.items() if name not in told)
    known = row.person.local_number if row.person and row.person.number else None
    return PreviewRow(row.number, known, shown, whole)


def _day(name: str, cell: SheetCell) -> str:
    """ "3/4 2023" is a day in April here, and one in March elsewhere: whoever looks shall see which."""
    if FIELDS[name].kind != "day" or cell is None:
        return ""
    try:
        taken = day_in(cell).isoformat()
    except Unreadable:
        return ""
    return taken if taken != str(cell) else ""


def _about(name: str, why: Wording) -> Wording:
    label = FIELDS[name].label if name in FIELDS else None
    return Wording(f"{label.sv}: {why.sv}", f"{label.en}: {why.en}") if label else why
