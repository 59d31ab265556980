"""Worlds in which many small groups are large enough at once: a few of them save hundreds of single questions.

A linear problem over all blocks adds up how far each group gets towards what it needs, some groups counting more than
others, by chance from a fixed seed. Its corner is dived to whole numbers and checked in these. Which groups are left
says nothing of them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, eye_array, hstack, vstack

from stegvis.disclosure.highs import FEASIBLE, INFINITY, Deadline, SolverStopped, quiet_model, run
from stegvis.disclosure.hitting_set import Cells
from stegvis.disclosure.question import Move
from stegvis.disclosure.system import Integers, System

WORTHWHILE, PATIENCE = 2, 3
"""A world that saves fewer groups than this is poor; after so many poor ones in a row no more are looked for."""
DIVES, WHOLE, HALF = 30, 1e-6, 0.5
"""So many columns are rounded at most; nearer to a whole number than this is whole."""
STEP = 1e-3
"""What moving one person costs, where reaching what a group needs gains about 1: of like worlds, the nearest."""
FAR = 1e6
"""Further than anything moves or falls."""
LEAST_GAIN = 0.2
"""Each group counts between this and 1 of its need."""
PRIMAL, DUAL = 4, 1
"""Simplex strategies: after new gains the corner stays one that fits, after new bounds it stays the best."""

Floats = NDArray[np.float64]


def shared_worlds(
    system: System, world: Integers, hidden: Cells, groups: Collection[int], deadline: Deadline
) -> Iterator[Move]:
    """Moves that keep some of `groups` safe while `hidden` is hidden; each serves groups that none before it did.

    Ends when more are not worth the search. Raises SolverStopped when time is over.
    """
    crowd = _Crowd(system, world, hidden, sorted(groups))
    poor = 0
    while crowd.open.any() and poor < PATIENCE:
        move = crowd.save(deadline)
        if move.serves:
            yield move
        poor = 0 if len(move.serves) >= WORTHWHILE else poor + 1


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Atoms that no visible row and no group tells apart are one kind: which each atom is, and a first atom of each."""

    of: Integers
    first: Integers

    @classmethod
    def told_apart_by(cls, sums: csr_array) -> "_Kinds":
        columns = sums.tocsc()
        kinds: dict[tuple[bytes, bytes], int] = {}
        of = np.empty(sums.shape[1], dtype=np.int64)
        for atom in range(sums.shape[1]):
            own = slice(columns.indptr[atom], columns.indptr[atom + 1])
            of[atom] = kinds.setdefault((columns.indices[own].tobytes(), columns.data[own].tobytes()), len(kinds))
        return cls(of, np.unique(of, return_index=True)[1])

    def spread(self, by: Integers, most_down: Integers) -> Integers:
        """Changes of kinds as changes of atoms: what falls is taken where there is some, in turn."""
        spread = np.zeros(len(self.of), dtype=np.int64)
        rising = by > 0
        spread[self.first[rising]] = by[rising]
        for kind in np.flatnonzero(by < 0).tolist():
            members = np.flatnonzero(self.of == kind)
            before = np.cumsum(most_down[members]) - most_down[members]
            spread[members] = -np.clip(-by[kind] - before, 0, most_down[members])
        return spread


class _Crowd:
    """One linear problem for all groups that are `open`.

    Columns: up for each kind, down for each that is not empty, then each group's gain.
    """

    def __init__(self, system: System, world: Integers, hidden: Cells, groups: list[int]) -> None:
        self._rows, self._world = system.rows, world
        self._groups = np.array(groups, dtype=np.int64)
        self._need = system.need[self._groups]
        self.open = np.ones(len(groups), dtype=bool)
        visible = [row for row in range(system.rows.shape[0]) if row not in hidden]
        self._shown, self._wanted = csr_array(system.rows[visible]), csr_array(system.groups[self._groups])
        self._kinds = _Kinds.told_apart_by(csr_array(vstack([self._shown, self._wanted])))
        first = self._kinds.first
        most_down = np.bincount(self._kinds.of, weights=world, minlength=len(first))
        self._falling = np.flatnonzero(most_down)
        self._reach = np.concatenate([np.full(len(first), FAR), most_down[self._falling]])
        moving = np.concatenate([first, first[self._falling]])
        signs = np.repeat([1, -1], [len(first), len(self._falling)])
        self._model = _problem(self._shown[:, moving] * signs, self._wanted[:, moving] * signs, self._reach, self._need)
        self._chance = np.random.default_rng(0)

    def save(self, deadline: Deadline) -> Move:
        """The next world; it serves open groups, which then close. Unless it holds in whole numbers it serves none."""
        gains = np.where(self.open, self._chance.uniform(LEAST_GAIN, 1.0, len(self.open)) / self._need, 0.0)
        places = np.arange(len(self._reach), len(self._reach) + len(gains), dtype=np.int32)
        self._model.changeColsCost(len(gains), places, -gains)
        self._model.setOptionValue("simplex_strategy", PRIMAL)
        if run(self._model, deadline) != FEASIBLE:
            raise SolverStopped
        steps = np.rint(self._dive(deadline)).astype(np.int64)
        kinds = steps[: len(self._kinds.first)]
        kinds[self._falling] -= steps[len(kinds) :]
        by = self._kinds.spread(kinds, self._world)
        saved = self.open & self._enough(by)
        self.open &= ~saved
        moved = np.flatnonzero(by)
        changed = frozenset(np.flatnonzero(self._rows @ by).tolist())
        return Move(moved, by[moved], changed, tuple(self._groups[saved].tolist()))

    def _enough(self, by: Integers) -> NDArray[np.bool_]:
        """Which groups are large enough after a change of atoms; none if it does not fit what is shown."""
        if np.any(by < -self._world) or np.any(self._shown @ by):
            return np.zeros(len(self._need), dtype=bool)
        enough: NDArray[np.bool_] = self._wanted @ by >= self._need
        return enough

    def _dive(self, deadline: Deadline) -> Floats:
        """The corner's kinds, after rounding one column after another, the rest following."""
        rounded: list[int] = []
        values = self._values()
        self._model.setOptionValue("simplex_strategy", DUAL)
        for _ in range(DIVES):
            broken = np.flatnonzero(np.abs(values - np.rint(values)) > WHOLE)
            if not len(broken):
                break
            rounded.append(int(broken[np.argmax(values[broken])]))
            value, most = values[rounded[-1]], self._reach[rounded[-1]]
            up = value - np.floor(value) >= HALF
            self._model.changeColBounds(rounded[-1], np.ceil(value) if up else 0.0, most if up else np.floor(value))
            if run(self._model, deadline) != FEASIBLE:
                break
            values = self._values()
        for column in rounded:
            self._model.changeColBounds(column, 0.0, self._reach[column])
        return values

    def _values(self) -> Floats:
        return np.array(self._model.getSolution().col_value[: len(self._reach)])


def _problem(shown: csr_array, wanted: csr_array, reach: Floats, need: Integers) -> highspy.Highs:
    """Rows: what is shown stays; no group gains more than it grows. A group that falls loses."""
    groups = wanted.shape[0]
    kept = hstack([shown, csr_array((shown.shape[0], groups))])
    matrix = csr_array(vstack([kept, hstack([wanted, -eye_array(groups)])]))
    model = quiet_model()
    model.setOptionValue("presolve", "off")
    model.passModel(
        matrix.shape[1],
        matrix.shape[0],
        matrix.nnz,
        int(highspy.MatrixFormat.kRowwise),
        int(highspy.ObjSense.kMinimize),
        0.0,
        np.concatenate([np.full(len(reach), STEP), np.zeros(groups)]),
        np.concatenate([np.zeros(len(reach)), np.full(groups, -FAR)]),
        np.concatenate([reach, need.astype(np.float64)]),
        np.zeros(matrix.shape[0]),
        np.concatenate([np.zeros(shown.shape[0]), np.full(groups, INFINITY)]),
        matrix.indptr.astype(np.int32),
        matrix.indices.astype(np.int32),
        matrix.data.astype(np.float64),
        np.full(matrix.shape[1], int(highspy.HighsVarType.kContinuous), np.int32),
    )
    return model
