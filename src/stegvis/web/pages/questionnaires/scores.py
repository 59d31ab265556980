"""Scores as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stegvis.actions.show_answers import ScoreCell, ScoreRow
from stegvis.web.language import current_language
from stegvis.web.words import number_text


@dataclass(frozen=True, slots=True)
class ShownScore:
    """A cell: the number, or why there is none."""

    text: str
    aside: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A row of the table."""

    label: str
    span: str
    cells: tuple[ShownScore, ...]
    change: ShownScore | None


def score_lines(rows: Iterable[ScoreRow]) -> tuple[ScoreLine, ...]:
    """The rows, ready for a table."""
    return tuple(_line(row) for row in rows)


def _line(row: ScoreRow) -> ScoreLine:
    return ScoreLine(
        row.label.in_language(current_language()),
        f"{number_text(row.lowest)}–{number_text(row.highest)}",
        tuple(_cell(cell) for cell in row.cells),
        _change(row),
    )


def _cell(cell: ScoreCell | None) -> ShownScore:
    if cell is None:
        return ShownScore("–", "", is_number=False)
    if cell.value is None:
        return ShownScore(cell.why.in_language(current_language()) if cell.why else "–", "", is_number=False)
    aside = ""
    if cell.of > 1:
        aside = _("%(answered)s of %(of)s answered") % {"answered": cell.answered, "of": cell.of}
    return ShownScore(number_text(round(cell.value, 1)), aside, is_number=True)


def _change(row: ScoreRow) -> ShownScore | None:
    if row.change is not None:
        sign = "+" if row.change > 0 else ""
        return ShownScore(f"{sign}{number_text(round(row.change, 1))}", "", is_number=True)
    if row.why_no_change is not None:
        return ShownScore(row.why_no_change.in_language(current_language()), "", is_number=False)
    return None
