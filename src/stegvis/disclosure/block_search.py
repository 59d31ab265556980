"""A good safe pattern of one block, looked at alone, with the bound that shows how good: for families of many blocks.

The atoms that the block's own rows and groups cannot tell apart are made one. A few rounds of cuts bring the bound
near the optimum; what is then hidden beyond need is shown again. What the block's totals do is left to `exchange`.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from stegvis.disclosure.highs import Deadline, SolverStopped
from stegvis.disclosure.hitting_set import Cells, HittingSets, greedy
from stegvis.disclosure.question import Entries, Move, Question
from stegvis.disclosure.reader import Proof, Reader
from stegvis.disclosure.system import Integers

ROUNDS = 5
BOUND_S = 5.0
"""Seconds that reckoning the bound of one block may take, after its time."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block to be solved: its question, which of its rows lie inside it, which of these are cells, and its groups."""

    question: Question
    inside: Cells
    cells: Cells
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solved:
    """A safe pattern of a block, the weight that every safe pattern has at least, the cuts that show it, and moves.

    `lightest` are the hitting sets of the cuts, by connected part.
    """

    pattern: Cells
    cuts: frozenset[Cells]
    lightest: dict[frozenset[Cells], Cells]
    moves: tuple[Move, ...]


def hidden_altogether(block: Block) -> Solved:
    """The pattern for when there is no time: one atom of each group can grow as it likes, if no ledger tells of it."""
    question, cells = block.question, block.cells
    told = np.zeros(len(question.atoms), dtype=bool)
    fixed = question.places(block.inside - cells)
    told[question.sums.column[np.isin(question.sums.row, fixed)]] = True
    moves = []
    for group in block.groups:
        place = question.group_place[group]
        mine = (question.sums.row == len(question.rows) + place) & (question.sums.times > 0)
        free = [atom for atom in question.sums.column[mine].tolist() if not told[atom]]
        if free:
            by = np.zeros(len(question.atoms), dtype=np.int64)
            by[free[0]] = question.need[place]
            moves.append(question.move(by, group, fixed))
    return Solved(cells, frozenset(), {}, tuple(move for move in moves if move))


def solve_block(block: Block, weights: Sequence[int], deadline: Deadline, fair: Deadline) -> Solved:
    """A safe pattern of `block` in itself; all of it hidden when none is found by `deadline`.

    No round begins after `fair`, but the first.
    """
    search = _Search(block, weights, deadline)
    with suppress(SolverStopped):
        search.run(fair)
    return search.solved()


class _Search:
    def __init__(self, block: Block, weights: Sequence[int], deadline: Deadline) -> None:
        self.block, self.deadline = block, deadline
        self.small, self.alike = _condensed(block)
        self.reader = Reader(self.small)
        self.sets = HittingSets(weights)
        self.cuts: set[Cells] = set(_small_cells(block))
        self.best: Cells | None = None
        self.moves: dict[int, list[Move]] = {group: [] for group in block.groups}

    def run(self, fair: Deadline) -> None:
        """Look for `best`; no round but the first begins after `fair`.

        Raises SolverStopped when time is over, or when the ledger proves a group.
        """
        for _ in range(ROUNDS):
            known = len(self.cuts)
            self._keep(self._grown(self.sets.lightest(self.cuts, self.deadline)))
            if len(self.cuts) == known:
                return
            if not fair.left_s():
                break
        if self.best is not None:
            self._prune(self.best)

    def _keep(self, pattern: Cells) -> None:
        if self.best is None or self.sets.weight(pattern) < self.sets.weight(self.best):
            self.best = pattern

    def solved(self) -> Solved:
        """What was found, told in the block's own atoms."""
        with suppress(SolverStopped):
            self.sets.lightest(self.cuts, Deadline.after(BOUND_S))
        if self.best is None:
            whole = hidden_altogether(self.block)
            return replace(whole, cuts=frozenset(self.cuts), lightest=self.sets.last)
        pattern = self.best
        chosen = {id(move): (group, move) for group in self.block.groups if (move := self._known(group, pattern))}
        fixed = self.block.question.places(self.block.inside - pattern)
        spread = (self._spread(move, group, fixed) for group, move in chosen.values())
        return Solved(pattern, frozenset(self.cuts), self.sets.last, tuple(move for move in spread if move))

    def _grown(self, hidden: Cells) -> Cells:
        while cuts := [cut for group in self.block.groups if (cut := self._cut(group, hidden))]:
            self.cuts.update(cuts)
            hidden |= greedy(cuts, self.sets.weights)
        return hidden

    def _prune(self, hidden: Cells) -> None:
        """Show again what need not be hidden, the dearest first."""
        needed = {cell for cut in self.cuts if len(cut) == 1 for cell in cut}
        for cell in sorted(hidden - needed, key=lambda cell: (-self.sets.weights[cell], cell)):
            less = hidden - {cell}
            if all(cut & less for cut in self.cuts) and all(self._is_safe(group, less) for group in self.block.groups):
                hidden = less
                self._keep(hidden)

    def _is_safe(self, group: int, hidden: Cells) -> bool:
        return bool(self._known(group, hidden)) or isinstance(self._ask(group, hidden), Move)

    def _known(self, group: int, hidden: Cells) -> Move | None:
        return next((move for move in self.moves[group] if move.changed <= hidden), None)

    def _ask(self, group: int, hidden: Cells) -> Move | Proof:
        answer = self.reader.ask(group, self.block.inside - hidden, self.deadline)
        if isinstance(answer, Move):
            for served in answer.serves:
                self.moves[served].append(answer)
        return answer

    def _cut(self, group: int, hidden: Cells) -> Cells | None:
        """A cut that proves `group` while `hidden` is hidden; None when it is safe. One a time: asking for more of
        the same group, each hidden in turn, costs more than it brings."""
        if self._known(group, hidden) or isinstance(answer := self._ask(group, hidden), Move):
            return None
        if not (cut := answer.rows & self.block.cells):
            raise SolverStopped
        return cut

    def _spread(self, move: Move, group: int, fixed: Integers) -> Move | None:
        wide = self.block.question
        by = np.zeros(len(wide.atoms), dtype=np.int64)
        for one, change in zip(move.atoms.tolist(), move.by.tolist(), strict=True):
            members = np.flatnonzero(self.alike == one)
            if change > 0:
                by[members[0]] = change
            else:
                before = np.cumsum(wide.most_down[members]) - wide.most_down[members]
                by[members] = -np.clip(-change - before, 0, wide.most_down[members])
        return wide.move(by, group, fixed)


def _small_cells(block: Block) -> Iterable[Cells]:
    """A cut for each cell that is itself a group at risk."""
    sums, first = block.question.sums, len(block.question.rows)
    ends = sums.starts()

    def look(place: int) -> tuple[bytes, bytes]:
        own = slice(ends[place], ends[place + 1])
        order = np.argsort(sums.column[own])
        return sums.column[own][order].tobytes(), sums.times[own][order].tobytes()

    at_risk = {look(first + block.question.group_place[group]) for group in block.groups}
    return [frozenset([cell]) for cell in block.cells if look(block.question.row_place[cell]) in at_risk]


def _condensed(block: Block) -> tuple[Question, Integers]:
    """The block's question about what lies inside it: atoms that look alike are one; and which is which."""
    wide = block.question
    rows = np.array(sorted(block.inside), dtype=np.int64)
    groups = np.array(block.groups, dtype=np.int64)
    places = [wide.row_place[row] for row in rows.tolist()]
    places += [len(wide.rows) + wide.group_place[group] for group in groups.tolist()]
    new_row = np.full(wide.sums.shape[0], -1, dtype=np.int64)
    new_row[places] = np.arange(len(places))
    inside = np.flatnonzero(new_row[wide.sums.row] >= 0)
    row, column, times = new_row[wide.sums.row[inside]], wide.sums.column[inside], wide.sums.times[inside]
    table = np.zeros((len(wide.atoms), len(places)), dtype=np.int64)
    np.add.at(table, (column, row), times)
    looks, alike = np.unique(table, axis=0, return_inverse=True)
    most_down = np.zeros(len(looks), dtype=np.int64)
    np.add.at(most_down, alike.ravel(), wide.most_down)
    row, column = np.nonzero(looks.T)
    return (
        Question(
            atoms=np.arange(len(looks)),
            rows=rows,
            groups=groups,
            sums=Entries((len(places), len(looks)), row, column, looks[column, row]),
            need=wide.need[[wide.group_place[group] for group in groups.tolist()]],
            most_down=most_down,
        ),
        alike.ravel(),
    )
