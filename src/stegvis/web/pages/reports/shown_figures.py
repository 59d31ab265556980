"""A draft's figures on a page: the form's own tables, each number with the way to why it is what it is.

`reports/figures.html` writes them out: `{% include "reports/figures.html" with figures=… %}`.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.actions.show_draft_figures import DraftCell, DraftFigures, DraftTable, FiguresView
from stegvis.vocabulary import Blank, Gender
from stegvis.web.language import current_language
from stegvis.web.words import ShownCell, gender_text, period_text, shown_cell


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell with the address of its reasons ("" for what is blank). `is_hidden`: the report will not show it."""

    shown: ShownCell
    address: str
    is_hidden: bool
    name: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a table."""

    label: str
    cells: tuple[FigureCell, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of the form. `instead`: what the report says in its place."""

    id: str
    section: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    instead: str

    @property
    def is_for_the_text(self) -> bool:
        """True for the figures that no table of the form shows."""
        return not self.section


@dataclass(frozen=True, slots=True)
class ShownFigures:
    """All of it. `to_type_in` is where numbers are typed in, when there are none for the period yet."""

    period: str
    tables: tuple[ShownTable, ...]
    has_hidden: bool
    is_decided: bool
    refusal: str
    to_type_in: str

    def of(self, section: str) -> tuple[ShownTable, ...]:
        """The tables that stand in a section of the form; those for the text under ""."""
        return tuple(one for one in self.tables if one.section == section)


def shown_figures(view: FiguresView) -> ShownFigures:
    """The figures in the language of the page."""
    draft = view.figures
    return ShownFigures(
        period_text(draft.period),
        tuple(_table(view.edition, table) for table in draft.tables),
        any(cell.is_hidden for cell in draft.cells()),
        view.is_decided,
        view.refusal.in_language(current_language()) if view.refusal else "",
        _to_type_in(view.intervention, draft),
    )


def _to_type_in(intervention: int, draft: DraftFigures) -> str:
    is_empty = draft.is_typed and all(isinstance(cell.counted.cell, Blank) for cell in draft.cells())
    return reverse("enter_counts", args=[intervention, draft.period]) if is_empty else ""


def _table(edition: int, table: DraftTable) -> ShownTable:
    language = current_language()
    rows = tuple(
        FigureRow(
            row.label.in_language(language),
            tuple(_cell(edition, row.label.in_language(language), cell) for cell in row.cells),
        )
        for row in table.rows
    )
    return ShownTable(
        table.id,
        table.section,
        table.caption.in_language(language),
        tuple(gender_text(one) for one in table.columns),
        rows,
        table.instead.in_language(language) if table.instead else "",
    )


def _cell(edition: int, label: str, cell: DraftCell) -> FigureCell:
    is_blank = isinstance(cell.counted.cell, Blank)
    address = "" if is_blank else reverse("why", args=[edition, cell.measure, cell.gender.value])
    whom = "" if cell.gender is Gender.ALL else f", {gender_text(cell.gender).lower()}"
    name = _("%(measure)s%(whom)s: why") % {"measure": label, "whom": whom}
    return FigureCell(shown_cell(cell.counted.cell), address, bool(cell.is_hidden), name)
