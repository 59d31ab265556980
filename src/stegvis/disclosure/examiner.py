"""Examining a pattern: for each small group either a world in which it is large enough, or cuts that say why not."""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.disclosure.highs import Deadline
from stegvis.disclosure.neighbourhood import Blocks, Neighbourhoods
from stegvis.disclosure.reader import Move, Proof, Reader
from stegvis.disclosure.system import Integers, System

Cells = frozenset[int]
MANY_BLOCKS = 4
"""A group over more blocks than this is first looked for in one of them."""
TRIES = 8


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
        self._cells = frozenset(range(len(system.cells)))
        self._moves: list[list[Move]] = [[] for _ in system.group_names]

    def groups(self) -> list[int]:
        """All groups, those of one block together."""
        return sorted(range(len(self._moves)), key=lambda group: (self.places.homes[group], group))

    def move_for(self, group: int, hidden: Cells) -> Move | None:
        """A world known to keep `group` safe while `hidden` is hidden."""
        return next((move for move in self._moves[group] if move.changed <= hidden), None)

    def examine_alone(self, group: int, hidden: Cells, deadline: Deadline) -> Finding:
        """As `examine`, by what lies inside the group's own blocks: its cuts hold, its silence promises nothing."""
        if self.move_for(group, hidden):
            return SAFE
        home = self.places.homes[group]
        answer = self._ask(home, group, hidden, deadline, proving=True)
        return SAFE if isinstance(answer, Move) else self._cuts(home, group, hidden, answer, deadline)

    def examine(self, group: int, hidden: Cells, deadline: Deadline) -> Finding:
        """What is wrong with hiding just `hidden`, for this group."""
        if self.is_safe(group, hidden, deadline):
            return SAFE
        home = self.places.homes[group]
        if len(home) <= MANY_BLOCKS and (found := self.examine_alone(group, hidden, deadline)):
            return found
        if not self.places.readable_at_once():
            return Finding(hint=self._hint(group, hidden, deadline))
        everything = self.places.everything
        answer = self._ask(everything, group, hidden, deadline, proving=True)
        return SAFE if isinstance(answer, Move) else self._cuts(everything, group, hidden, answer, deadline)

    def is_safe(self, group: int, hidden: Cells, deadline: Deadline) -> bool:
        """Whether a world is known or found nearby that keeps the group safe. False may mean: not found."""
        if self.move_for(group, hidden):
            return True
        return any(isinstance(self._near(blocks, group, hidden, deadline), Move) for blocks in self._near_places(group))

    def _near_places(self, group: int) -> list[Blocks]:
        home = self.places.homes[group]
        return [home] if len(home) <= MANY_BLOCKS else [(block,) for block in home[:TRIES]]

    def _near(self, home: Blocks, group: int, hidden: Cells, deadline: Deadline) -> Move | Proof:
        """Ask with all other blocks as they are, then with a few partners free too."""
        answer = self._ask(home, group, hidden, deadline)
        if isinstance(answer, Proof):
            wider = self.places.partners(home, answer.rows, hidden)
            if wider != home:
                return self._ask(wider, group, hidden, deadline)
        return answer

    def _hint(self, group: int, hidden: Cells, deadline: Deadline) -> Cells:
        answer = self._near(self._near_places(group)[0], group, hidden, deadline)
        if isinstance(answer, Move):
            return frozenset()
        cells = answer.rows & self._cells
        if not cells:
            raise ProvenByLedger(self.system.group_names[group])
        return cells

    def _ask(
        self, blocks: Blocks, group: int, hidden: Cells, deadline: Deadline, *, proving: bool = False
    ) -> Move | Proof:
        reader = self.places.reader(blocks)
        rows = reader.rows.tolist()
        visible = (self.places.inside(blocks, rows) if proving else frozenset(rows)) - hidden
        return self._remember(reader.ask(group, visible, deadline))

    def _remember(self, answer: Move | Proof) -> Move | Proof:
        if isinstance(answer, Move):
            for group in answer.serves:
                self._moves[group].append(answer)
        return answer

    def _cuts(self, blocks: Blocks, group: int, hidden: Cells, proof: Proof, deadline: Deadline) -> Finding:
        """Cuts that share no cell: each is hidden in turn and the group asked about again."""
        cuts: list[Cells] = []
        answer: Move | Proof = proof
        while isinstance(answer, Proof):
            cuts.append(self._smallest(self.places.reader(blocks), group, answer.rows, deadline))
            hidden |= cuts[-1]
            if self.move_for(group, hidden):
                break
            answer = self._ask(blocks, group, hidden, deadline, proving=True)
        return Finding(tuple(cuts))

    def _smallest(self, wide: Reader, group: int, rows: frozenset[int], deadline: Deadline) -> Cells:
        """The cells of a proof of which none can be spared. Sums over many atoms are spared first."""
        reader = Reader(wide.question.condensed(rows, group))
        kept = rows
        for cell in sorted(rows & self._cells, key=self._width, reverse=True):
            if cell in kept:
                answer = reader.ask(group, kept - {cell}, deadline)
                kept = answer.rows | (kept - self._cells) if isinstance(answer, Proof) else kept
        cut = kept & self._cells
        if not cut:
            raise ProvenByLedger(self.system.group_names[group])
        return cut

    def _width(self, cell: int) -> tuple[int, int]:
        starts = self.system.rows.indptr
        return int(starts[cell + 1] - starts[cell]), cell


def all_cells(cuts: Iterable[Cells]) -> Cells:
    """Every cell of the cuts."""
    return frozenset().union(*cuts)
