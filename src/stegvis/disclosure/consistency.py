"""Does any world fit all that is stated? What does not add up is refused, not protected."""

from collections.abc import Sequence

import highspy
import numpy as np
from scipy.sparse import csc_array, csr_array

from stegvis.disclosure.family import Cell, Family, Group, PublishedCell
from stegvis.disclosure.highs import FEASIBLE, INFEASIBLE, INFINITY, Deadline, SolverStopped, quiet_model, run
from stegvis.disclosure.system import Integers, System, sums_matrix

Stated = Cell | Group | PublishedCell


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
    counts = _fitting(condensed, values, deadline)
    if counts is None:
        raise DoesNotAddUp(_contradiction(stated, condensed, values, deadline))
    world: Integers = np.zeros(len(system.atoms), dtype=np.int64)
    world[first] = counts
    return world


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
    if not matrix.shape[1]:
        return np.zeros(0, dtype=np.int64)
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
