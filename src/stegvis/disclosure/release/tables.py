"""Released tables from what is decided: the one place where they are made."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.disclosure.release.cells import who_is_told
from stegvis.disclosure.release.counting import Structure
from stegvis.disclosure.release.entries import LedgerCell
from stegvis.disclosure.release.ledger import canonical
from stegvis.disclosure.release.request import Kind, Line, TableRequest
from stegvis.disclosure.release.screening import IsVisible, screening_cell
from stegvis.disclosure.release.stated import Counts
from stegvis.vocabulary import Blank, Gender, NotAnswered, Number, Withheld
from stegvis.vocabulary.released import (
    Provenance,
    ReleasedCell,
    ReleasedFigure,
    ReleasedTable,
    TableShape,
    release_seal,
)

SHARE_DIGITS, MEAN_DIGITS = 4, 2


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided: the counts, which of them are visible, how sets lie inside each other, and the k of class D."""

    counts: Counts
    is_visible: IsVisible
    structure: Structure
    screening_k: int


def released_table(table: TableRequest, decision: Decision, provenance: Provenance) -> ReleasedTable:
    """The table with each number exact, withheld or (on violence) told in a band."""
    return ReleasedTable(
        id=table.id,
        shape=table.shape,
        period=table.period,
        columns=table.columns,
        rows=tuple(_figures(table, decision)),
        provenance=provenance,
        intervention=table.intervention,
        seal=release_seal(),
    )


def _figures(table: TableRequest, decision: Decision) -> Iterator[ReleasedFigure]:
    for line in table.lines:
        for gender in table.columns:
            cell = _cell(table, line, gender, decision)
            yield ReleasedFigure(line.measure, gender, table.period, cell, table.intervention, line.split)


def _cell(table: TableRequest, line: Line, gender: Gender, decision: Decision) -> ReleasedCell:
    counts, is_visible = decision.counts, decision.is_visible
    if table.shape is TableShape.SCREENING:
        return screening_cell(table, line, gender, counts, decision.structure, (is_visible, decision.screening_k))
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
