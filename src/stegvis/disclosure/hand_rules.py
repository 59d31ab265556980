"""The four usual rules of hand, to compare with: what a reader knows after each of them.

None of them looks at more than one row at a time, and each leaves small groups that can be worked out.
"""

from collections.abc import Callable, Mapping

from stegvis.disclosure.family import Cell, Family
from stegvis.disclosure.known import Known, known_from_cells

ROUNDED_TO = 5

HandRule = Callable[[Family], tuple[Known, ...]]


def hide_nothing(family: Family) -> tuple[Known, ...]:
    """Every cell as it is."""
    return known_from_cells(family.cells, family.ledger)


def hide_small(family: Family) -> tuple[Known, ...]:
    """Primary suppression: cells from 1 to k − 1 are hidden (from 0 with protected zeros), all others shown."""
    return known_from_cells([cell for cell in family.cells if not _is_small(cell, family)], family.ledger)


def hide_one_more_in_the_row(family: Family) -> tuple[Known, ...]:
    """A spreadsheet's rule: where a row has one small cell, the smallest other cell of that row is hidden too.

    The cells of a row share all of their name but its last part: "A/exits/all", "A/exits/women", "A/exits/men".
    """
    rows: dict[tuple[str, str], list[Cell]] = {}
    for cell in family.cells:
        rows.setdefault((cell.publication, cell.id.rpartition("/")[0]), []).append(cell)
    shown: list[Cell] = []
    for row in rows.values():
        left = sorted((cell for cell in row if not _is_small(cell, family)), key=lambda cell: cell.value)
        # A zero beside it protects nobody; most who hide by hand know that much.
        beside = next((cell for cell in left if cell.value > 0), None)
        one_is_small = len(row) - len(left) == 1
        shown += [cell for cell in left if not (one_is_small and cell is beside)]
    return known_from_cells(shown, family.ledger)


def round_to_five(family: Family) -> tuple[Known, ...]:
    """Every cell rounded to the nearest 5: the reader knows it to within 2. The ledger stays as it was."""
    return (*(_rounded(cell) for cell in family.cells), *known_from_cells((), family.ledger))


def _rounded(cell: Cell) -> Known:
    half = ROUNDED_TO // 2
    near = ROUNDED_TO * ((cell.value + half) // ROUNDED_TO)
    # A count is not below 0, which says more than the rounding where nothing is subtracted.
    least = max(near - half, 0) if all(times > 0 for _, times in cell.terms) else near - half
    return Known(cell.id, cell.terms, least, near + half, cell.publication, f"≈ {near}")


HAND_RULES: Mapping[str, HandRule] = {
    "none": hide_nothing,
    "primary": hide_small,
    "row": hide_one_more_in_the_row,
    "rounding": round_to_five,
}
"""The rules by the names that the command line knows."""


def _is_small(cell: Cell, family: Family) -> bool:
    return (0 if family.protect_zero else 1) <= cell.value < family.k
