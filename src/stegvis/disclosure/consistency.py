"""Does any world fit all that is stated? What does not add up is refused, not protected."""

from collections.abc import Sequence
from functools import partial
from itertools import chain

import highspy
import numpy as np
from scipy.sparse import csc_array, csr_array

from stegvis.disclosure.block_forks import side_by_side
from stegvis.disclosure.family import Cell, Family, Group, PublishedCell
from stegvis.disclosure.highs import FEASIBLE, INFEASIBLE, INFINITY, Deadline, SolverStopped, quiet_model, run
from stegvis.disclosure.system import Integers, System, sums_matrix

Stated = Cell | Group | PublishedCell
MANY_UNKNOWNS = 20_000
"""Above this a world is looked for block by block first, which takes time in proportion."""


class DoesNotAddUp(Exception):
    """No world fits. `names` are the numbers that contradict each other; none of them can be left out."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def find_world(family: Family, system: System, deadline: Deadline) -> Integers:
    """A count for each atom (in the system's order) that fits every cell, group and ledger cell.

    Raises DoesNotAddUp when there is none, SolverStopped when time is over or the solver finds no answer.
    """
    # Of several worlds the solver's choice must not depend on how the family is listed.
    kinds: tuple[Sequence[Stated], ...] = (family.cells, family.ledger, family.groups)
    stated = [one for kind in kinds for one in sorted(kind, key=lambda one: one.id)]
    matrix = sums_matrix(stated, {atom: place for place, atom in enumerate(system.atoms)})
    values = np.array([one.value for one in stated], dtype=np.int64)
    first = _first_of_its_kind(matrix)
    condensed = csr_array(matrix[:, first])
    counts = _fitting_by_block(condensed, values, system, first, deadline) if len(first) > MANY_UNKNOWNS else None
    if counts is None:
        counts = _fitting(condensed, values, deadline)
    if counts is None:
        raise DoesNotAddUp(_contradiction(stated, condensed, values, deadline))
    world: Integers = np.zeros(len(system.atoms), dtype=np.int64)
    world[first] = counts
    return world


def _fitting_by_block(
    matrix: csr_array, values: Integers, system: System, atoms: Integers, deadline: Deadline
) -> Integers | None:
    """A world that fits, put together from worlds of the blocks; None when theirs do not make the totals right.

    `atoms` are the matrix' columns. Totals of blocks that add up nearly always come out by themselves.
    """
    block_of = np.empty(len(system.atoms), dtype=np.int64)
    blocks = system.blocks
    for number, block in enumerate(blocks):
        block_of[block] = number
    touched = block_of[atoms][matrix.indices]
    least, most = (extreme.reduceat(touched, matrix.indptr[:-1]) for extreme in (np.minimum, np.maximum))
    rows_of = _places_of_each(np.where(least == most, least, len(blocks)), len(blocks))
    columns_of = _places_of_each(block_of[atoms], len(blocks))

    def fitting(some: range) -> list[Integers | None]:
        parts = ((rows_of[block], columns_of[block]) for block in some)
        return [_fitting(csr_array(matrix[rows][:, columns]), values[rows], deadline) for rows, columns in parts]

    middle = len(blocks) // 2
    halves = [range(middle), range(middle, len(blocks))]
    world: Integers = np.zeros(len(atoms), dtype=np.int64)
    for columns, counts in zip(
        columns_of, chain(*side_by_side([partial(fitting, half) for half in halves])), strict=True
    ):
        if counts is None:
            return None
        world[columns] = counts
    return world if np.array_equal(matrix @ world, values) else None


def _places_of_each(kinds: Integers, number: int) -> list[Integers]:
    """Which places hold 0, which 1, and so on up to `number`."""
    order = np.argsort(kinds, kind="stable")
    return np.split(order, np.searchsorted(kinds[order], np.arange(1, number + 1)))[:number]


def _first_of_its_kind(matrix: csr_array) -> Integers:
    """The first of all atoms that stand alike in every sum: together they are one unknown."""
    by_atom = csc_array(matrix)
    kinds: dict[tuple[bytes, bytes], int] = {}
    for atom in range(matrix.shape[1]):
        part = slice(by_atom.indptr[atom], by_atom.indptr[atom + 1])
        kinds.setdefault((by_atom.indices[part].tobytes(), by_atom.data[part].tobytes()), atom)
    return np.array(sorted(kinds.values()), dtype=np.int64)


def _fitting(matrix: csr_array, values: Integers, deadline: Deadline) -> Integers | None:
    """A world that fits, checked in whole numbers; None when there is none."""
    if np.any(np.diff(matrix.indptr) == 0):
        raise ValueError("A sum without atoms cannot fit anything.")
    if not all(matrix.shape):
        return np.zeros(matrix.shape[1], dtype=np.int64)
    model = quiet_model()
    model.passModel(_problem(matrix, values))
    status = run(model, deadline)
    if status == INFEASIBLE:
        return None
    if status != FEASIBLE:
        raise SolverStopped
    world: Integers = np.rint(np.array(model.getSolution().col_value)).astype(np.int64)
    if np.any(world < 0) or np.any(matrix @ world != values):
        raise SolverStopped
    return world


def _problem(matrix: csr_array, values: Integers) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = matrix.shape
    lp.col_cost_ = lp.col_lower_ = np.zeros(lp.num_col_)
    lp.col_upper_ = np.full(lp.num_col_, INFINITY)
    lp.row_lower_ = lp.row_upper_ = values.astype(np.float64)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = matrix.indptr, matrix.indices
    lp.a_matrix_.value_ = matrix.data.astype(np.float64)
    return lp


def _contradiction(
    stated: Sequence[Stated], matrix: csr_array, values: Integers, deadline: Deadline
) -> tuple[str, ...]:
    """The names of a smallest contradiction: whatever can be left out while the rest still contradicts, is.

    Halves are tried before single numbers. When time is over, what is left by then is told.
    """
    kept = list(range(len(stated)))
    step = max(1, len(kept) // 2)
    try:
        while True:
            start = 0
            while start < len(kept):
                rest = kept[:start] + kept[start + step :]
                if rest and _fitting(matrix[rest], values[rest], deadline) is None:
                    kept = rest
                else:
                    start += step
            if step == 1:
                break
            step = step // 2
    except SolverStopped:
        pass
    return tuple(stated[place].id for place in kept)
