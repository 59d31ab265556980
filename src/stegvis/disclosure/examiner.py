"""Examining a pattern: for each small group either a world in which it is large enough, or cuts that say why not."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Self

from stegvis.disclosure.highs import Deadline, SolverStopped
from stegvis.disclosure.neighbourhood import Blocks, Neighbourhoods
from stegvis.disclosure.question import Move, Question
from stegvis.disclosure.reader import Proof, Reader, simplex_model
from stegvis.disclosure.shared_worlds import shared_worlds
from stegvis.disclosure.system import Integers, System

Cells = frozenset[int]
MANY_BLOCKS = 4
"""A group over more blocks than this is first looked for in one of them."""
TRIES = 8
CROWD = 20
"""So many groups without a known world are worth looking for worlds that they share."""


class ProvenByLedger(Exception):
    """What is published already proves a group: no pattern can help. `group` is its name."""

    def __init__(self, group: str) -> None:
        super().__init__(group)
        self.group = group


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a pattern for one group.

    `cuts` hold for every safe pattern. `hint`: cells of which hiding one may help where nothing could be proven.
    Both empty: the group is safe.
    """

    cuts: tuple[Cells, ...] = ()
    hint: Cells = frozenset()

    def __bool__(self) -> bool:
        return bool(self.cuts or self.hint)


SAFE = Finding()


class Examiner:
    """Remembers every world it finds: one that fits what a new pattern shows need not be looked for again."""

    def __init__(self, system: System, world: Integers) -> None:
        self.system = system
        self.places = Neighbourhoods(system, world)
        self._world = world
        self._cells = frozenset(range(len(system.cells)))
        self._scratch = simplex_model()
        self._moves: list[list[Move]] = [[] for _ in system.group_names]
        self._safe_alone: set[tuple[int, Cells]] = set()
        self.learnt: list[Move] = []
        """Every world found or told of, in order."""

    def groups(self) -> list[int]:
        """All groups, those of one block together."""
        return sorted(range(len(self._moves)), key=lambda group: (self.places.homes[group], group))

    def move_for(self, group: int, hidden: Cells) -> Move | None:
        """A world known to keep `group` safe while `hidden` is hidden."""
        return next((move for move in self._moves[group] if move.changed <= hidden), None)

    def apart(self) -> Self:
        """An examiner who knows the same; what one learns from now on the other does not know."""
        other = copy(self)
        other._moves = [list(moves) for moves in self._moves]
        other._safe_alone = set(self._safe_alone)
        other.learnt = []
        return other

    def remember(self, move: Move) -> None:
        """Learn of a world that fits everything but the rows that `move` changes."""
        self.learnt.append(move)
        for served in move.serves:
            self._moves[served].append(move)

    def without_world(self, groups: Sequence[int], hidden: Cells) -> list[int]:
        """Those of `groups` for which no world is known that keeps them safe while `hidden` is hidden."""
        return [group for group in groups if not self.move_for(group, hidden)]

    def examine_together(self, groups: Sequence[int], hidden: Cells, deadline: Deadline) -> list[Finding]:
        """As `examine` for each of `groups`, after a search for worlds that many of them share."""
        without = self.without_world(groups, hidden)
        if len(without) >= CROWD and self.places.readable_at_once():
            for move in shared_worlds(self.system, self._world, hidden, without, deadline):
                self.remember(move)
        return [self.examine(group, hidden, deadline) for group in groups]

    def examine_each_alone(self, groups: Sequence[int], hidden: Cells, deadline: Deadline) -> list[Finding]:
        """What `examine_alone` finds wrong for any of `groups`."""
        return [found for group in groups if (found := self.examine_alone(group, hidden, deadline))]

    def examine_alone(self, group: int, hidden: Cells, deadline: Deadline) -> Finding:
        """As `examine`, by what lies inside the group's own blocks: its cuts hold, its silence promises nothing."""
        home = self.places.homes[group]
        inside = group, hidden & self.places.inside(home)
        if inside in self._safe_alone or self.move_for(group, hidden):
            return SAFE
        answer = self._ask(home, group, hidden, deadline, proving=True)
        if isinstance(answer, Proof):
            return self._cuts(home, group, hidden, answer, deadline)
        self._safe_alone.add(inside)
        return SAFE

    def examine(self, group: int, hidden: Cells, deadline: Deadline) -> Finding:
        """What is wrong with hiding just `hidden`, for this group."""
        if self.move_for(group, hidden):
            return SAFE
        home = self.places.homes[group]
        if len(home) > MANY_BLOCKS:
            return self._examine_wide(group, hidden, deadline)
        answer = self._ask(home, group, hidden, deadline)
        if isinstance(answer, Move):
            return SAFE
        if found := self.examine_alone(group, hidden, deadline):
            return found
        blocks, answer = self._widened(home, group, hidden, answer, deadline)
        return SAFE if isinstance(answer, Move) else Finding((self._lifted(blocks, group, hidden, answer, deadline),))

    def is_safe(self, group: int, hidden: Cells, deadline: Deadline) -> bool:
        """Whether a world is known or found that keeps the group safe. For a wide group, False may mean: not found."""
        if self.move_for(group, hidden):
            return True
        home = self.places.homes[group]
        near = [home] if len(home) <= MANY_BLOCKS else [(block,) for block in home[:TRIES]]
        return any(self._found_from(blocks, group, hidden, deadline) for blocks in near)

    def _found_from(self, blocks: Blocks, group: int, hidden: Cells, deadline: Deadline) -> bool:
        answer = self._ask(blocks, group, hidden, deadline)
        if isinstance(answer, Proof):
            answer = self._widened(blocks, group, hidden, answer, deadline)[1]
        return isinstance(answer, Move)

    def _widened(
        self, blocks: Blocks, group: int, hidden: Cells, answer: Move | Proof, deadline: Deadline
    ) -> tuple[Blocks, Move | Proof]:
        """The answer when blocks that could make up for a change are let free too, few at a time, until none is left.

        What is then proven is proven for good: every row of the proof that reaches further than the blocks is, less
        visible cells, a row of theirs alone.
        """
        while isinstance(answer, Proof):
            wider = self.places.partners(blocks, answer.rows, hidden)
            if wider == blocks:
                break
            blocks = wider
            answer = self._ask(blocks, group, hidden, deadline)
        return blocks, answer

    def _lifted(self, blocks: Blocks, group: int, hidden: Cells, proof: Proof, deadline: Deadline) -> Cells:
        """The cut of a proof over some blocks: its rows, and the other blocks' cells that cut these rows to size."""
        rows = self._smallest(self.places.question(blocks), group, proof.rows, deadline)
        return self._as_cut(group, rows | self.places.rest_of(blocks, rows, hidden))

    def _examine_wide(self, group: int, hidden: Cells, deadline: Deadline) -> Finding:
        """A group over many blocks: any of them may save it; a proof needs them all."""
        if self.is_safe(group, hidden, deadline):
            return SAFE
        everything = self.places.everything
        if not self.places.readable_at_once():
            block = self.places.homes[group][:1]
            answer = self._ask(block, group, hidden, deadline)
            rows = answer.rows if isinstance(answer, Proof) else frozenset()
            return Finding(hint=self._as_cut(group, rows))
        answer = self._ask(everything, group, hidden, deadline, proving=True)
        return SAFE if isinstance(answer, Move) else self._cuts(everything, group, hidden, answer, deadline)

    def _ask(
        self, blocks: Blocks, group: int, hidden: Cells, deadline: Deadline, *, proving: bool = False
    ) -> Move | Proof:
        question = self.places.question(blocks)
        rows = question.rows.tolist()
        visible = (self.places.inside(blocks) if proving else frozenset(rows)) - hidden
        if len(blocks) > 1:
            answer = self._condensed_answer(question, group, visible, deadline)
        else:
            answer = self.places.reader(blocks).ask(group, visible, deadline)
        if isinstance(answer, Move):
            self.remember(answer)
        return answer

    def _cuts(self, blocks: Blocks, group: int, hidden: Cells, proof: Proof, deadline: Deadline) -> Finding:
        """Cuts that share no cell: each is hidden in turn and the group asked about again."""
        cuts: list[Cells] = []
        answer: Move | Proof = proof
        while isinstance(answer, Proof):
            rows = self._smallest(self.places.question(blocks), group, answer.rows, deadline)
            cuts.append(self._as_cut(group, rows))
            hidden |= cuts[-1]
            if self.move_for(group, hidden):
                break
            answer = self._ask(blocks, group, hidden, deadline, proving=True)
        return Finding(tuple(cuts))

    def _smallest(self, wide: Question, group: int, rows: frozenset[int], deadline: Deadline) -> frozenset[int]:
        """The rows of a proof of which no cell can be spared. Sums over many atoms are spared first."""
        if len(rows) == 1:
            return rows
        reader = Reader(wide.condensed(rows, group).question, self._scratch)
        kept = rows
        for cell in sorted(rows & self._cells, key=self._width, reverse=True):
            if cell in kept:
                answer = reader.ask(group, kept - {cell}, deadline)
                kept = answer.rows if isinstance(answer, Proof) else kept
        return kept

    def _as_cut(self, group: int, rows: frozenset[int]) -> Cells:
        cut = rows & self._cells
        if not cut:
            raise ProvenByLedger(self.system.group_names[group])
        return cut

    def _condensed_answer(
        self, question: Question, group: int, visible: frozenset[int], deadline: Deadline
    ) -> Move | Proof:
        """The answer with atoms that look alike made one: over many blocks, far quicker."""
        small = question.condensed(visible, group)
        answer = Reader(small.question, self._scratch).ask(group, visible, deadline)
        if isinstance(answer, Proof):
            return answer
        move = small.spread(answer, question)
        if move is None:
            raise SolverStopped
        return move

    def _width(self, cell: int) -> tuple[int, int]:
        starts = self.system.rows.indptr
        return int(starts[cell + 1] - starts[cell]), cell
