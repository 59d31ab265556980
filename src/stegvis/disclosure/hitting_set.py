"""The lightest set of cells that hides at least one cell of every cut.

Cuts that share no cell are independent: each connected part is solved on its own to gap 0, and remembered.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

from stegvis.disclosure.highs import FEASIBLE, INFINITY, Deadline, SolverStopped, quiet_model, run

Cells = frozenset[int]


@dataclass(slots=True)
class HittingSets:
    """Solves growing collections of cuts. `weights` by cell."""

    weights: Sequence[int]
    last: dict[frozenset[Cells], Cells] = field(default_factory=dict, repr=False)
    """The connected parts of the cuts last asked about, and the lightest set of each."""
    _solved: dict[frozenset[Cells], Cells] = field(default_factory=dict, repr=False)

    def lightest(self, cuts: Iterable[Cells], deadline: Deadline, *, near: Cells = frozenset()) -> Cells:
        """A hitting set of least weight; of these, one most like `near`. Raises SolverStopped when time is over."""
        parts = connected_parts(smallest_only(cuts))
        for part in parts:
            if part not in self._solved:
                self._solved[part] = self._solve(part, near, deadline)
        self.last = {part: self._solved[part] for part in parts}
        return all_cells(self.last.values())

    def know(self, solved: Mapping[frozenset[Cells], Cells]) -> None:
        """Take over what another has solved, with the same weights: `last` of theirs."""
        self._solved.update(solved)

    def weight(self, cells: Iterable[int]) -> int:
        """What hiding `cells` costs."""
        return sum(self.weights[cell] for cell in cells)

    def _solve(self, part: frozenset[Cells], near: Cells, deadline: Deadline) -> Cells:
        if len(part) == 1:
            return frozenset([min(next(iter(part)), key=lambda cell: (self.weights[cell], cell))])
        cuts = sorted(sorted(cut) for cut in part)
        cells = sorted({cell for cut in cuts for cell in cut})
        model = quiet_model()
        model.setOptionValue("mip_rel_gap", 0.0)
        model.setOptionValue("mip_abs_gap", 0.999)
        model.passModel(_problem(cuts, cells, self.weights, near))
        if run(model, deadline) != FEASIBLE:
            raise SolverStopped
        chosen = np.array(model.getSolution().col_value) > 0.5
        return frozenset(cell for cell, hidden in zip(cells, chosen, strict=True) if hidden)


def _problem(
    cuts: Sequence[Sequence[int]], cells: Sequence[int], weights: Sequence[int], near: Cells
) -> highspy.HighsLp:
    """Weights are so scaled that all likeness to `near` together counts less than the least difference of weight."""
    place = {cell: number for number, cell in enumerate(cells)}
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(cells), len(cuts)
    lp.col_cost_ = np.array([weights[cell] * (len(cells) + 1) - (cell in near) for cell in cells], dtype=np.float64)
    lp.col_lower_, lp.col_upper_ = np.zeros(len(cells)), np.ones(len(cells))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(cells)
    lp.row_lower_, lp.row_upper_ = np.ones(len(cuts)), np.full(len(cuts), INFINITY)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *map(len, cuts)], dtype=np.int32)
    lp.a_matrix_.index_ = np.array([place[cell] for cut in cuts for cell in cut], dtype=np.int32)
    lp.a_matrix_.value_ = np.ones(sum(map(len, cuts)))
    return lp


def greedy(cuts: Iterable[Cells], weights: Sequence[int]) -> Cells:
    """Cells that hit all `cuts`: of each cut that no other choice hits, the one in most cuts for its weight."""
    listed = sorted(set(cuts), key=sorted)
    times = Counter(cell for cut in listed for cell in cut)
    chosen: set[int] = set()
    for cut in listed:
        if not cut & chosen:
            chosen.add(max(cut, key=lambda cell: (times[cell] / weights[cell], -cell)))
    return frozenset(chosen)


def all_cells(cuts: Iterable[Cells]) -> Cells:
    """Every cell of the cuts."""
    return frozenset().union(*cuts)


def smallest_only(cuts: Iterable[Cells]) -> list[Cells]:
    """The cuts without those that contain another."""
    kept: list[Cells] = []
    holding: dict[int, list[Cells]] = {}
    for cut in sorted(set(cuts), key=lambda cut: (len(cut), sorted(cut))):
        if not any(other <= cut for cell in cut for other in holding.get(cell, ())):
            kept.append(cut)
            # Under one of its cells is enough to find a cut inside a larger one.
            holding.setdefault(min(cut), []).append(cut)
    return kept


def connected_parts(cuts: Iterable[Cells]) -> list[frozenset[Cells]]:
    """The cuts in groups that share no cell with each other."""
    head: dict[int, int] = {}

    def find(cell: int) -> int:
        while head.setdefault(cell, cell) != cell:
            head[cell] = head[head[cell]]
            cell = head[cell]
        return cell

    listed = list(cuts)
    for cut in listed:
        first, *others = cut
        for other in others:
            head[find(other)] = find(first)
    parts: dict[int, list[Cells]] = {}
    for cut in listed:
        parts.setdefault(find(next(iter(cut))), []).append(cut)
    return [frozenset(part) for part in parts.values()]
