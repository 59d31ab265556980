"""Released tables from what is decided: the one place where they are made."""

import hashlib
from collections.abc import Callable, Iterator

from stegvis.disclosure.release.cells import who_is_told
from stegvis.disclosure.release.entries import LedgerCell
from stegvis.disclosure.release.ledger import canonical
from stegvis.disclosure.release.request import Kind, Line, TableRequest
from stegvis.disclosure.release.stated import Counts, Who
from stegvis.vocabulary import Blank, Gender, NotAnswered, Number, Withheld
from stegvis.vocabulary.released import (
    Provenance,
    ReleasedCell,
    ReleasedFigure,
    ReleasedTable,
    release_seal,
)

IsVisible = Callable[[Who], bool]
SHARE_DIGITS, MEAN_DIGITS = 4, 2


def released_table(table: TableRequest, counts: Counts, is_visible: IsVisible, provenance: Provenance) -> ReleasedTable:
    """The table with each number either exact or withheld."""
    return ReleasedTable(
        id=table.id,
        shape=table.shape,
        period=table.period,
        columns=table.columns,
        rows=tuple(_figures(table, counts, is_visible)),
        provenance=provenance,
        intervention=table.intervention,
        seal=release_seal(),
    )


def _figures(table: TableRequest, counts: Counts, is_visible: IsVisible) -> Iterator[ReleasedFigure]:
    for line in table.lines:
        for gender in table.columns:
            cell = _cell(table, line, gender, counts, is_visible)
            yield ReleasedFigure(line.measure, gender, table.period, cell, table.intervention, line.split)


def _cell(table: TableRequest, line: Line, gender: Gender, counts: Counts, is_visible: IsVisible) -> ReleasedCell:
    whos = who_is_told(table, line, counts, gender)
    if not whos:
        return Blank()
    if not all(is_visible(who) for who in whos):
        return Withheld()
    sizes = [counts.of(who) or 0 for who in whos]
    match line.kind:
        case Kind.COUNT:
            return Number(sizes[0])
        case Kind.SHARE:
            return Number(round(sizes[1] / sizes[0], SHARE_DIGITS), answered=sizes[0]) if sizes[0] else NotAnswered()
        case Kind.MEAN:
            return _mean(line.mean(table.intervention, gender, table.period), sizes[0], line)


def _mean(mean: float | None, answered: int, line: Line) -> ReleasedCell:
    """The mean, with the number of answers; withheld at the ends of its scale, whatever the pattern."""
    if not answered:
        return NotAnswered()
    if mean is None or line.scale is None or mean in line.scale:
        return Withheld()
    return Number(round(mean, MEAN_DIGITS), answered=answered)


def pattern_digest(cells: tuple[LedgerCell, ...]) -> str:
    """SHA-256 of what is visible and what is hidden."""
    told = sorted((str(cell.who), cell.who.interventions, cell.visible) for cell in cells)
    return hashlib.sha256(canonical(told)).hexdigest()
