"""The lightest safe pattern, by implicit hitting set.

Every safe pattern hides a cell of every cut. The lightest set that does so is a lower bound; when the attacker finds
nothing wrong with it, it is the optimum. On the way every such set is mended greedily, which gives safe patterns to
fall back on and many cuts a round. Blocks are solved on their own first: their cuts hold for the whole.
Method: Moreno-Centeno and Karp, The implicit hitting set approach, Operations Research 61 (2013); for tables:
Fischetti and Salazar, Solving the cell suppression problem on tabular data with linear constraints, Management
Science 47 (2001).
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby

from stegvis.disclosure.block_alone import Alone, solve_alone
from stegvis.disclosure.block_by_block import BlockByBlock
from stegvis.disclosure.block_forks import side_by_side
from stegvis.disclosure.examiner import Cells, Examiner, Finding
from stegvis.disclosure.highs import Deadline, SolverStopped
from stegvis.disclosure.hitting_set import HittingSets, all_cells, smallest_only
from stegvis.disclosure.neighbourhood import Blocks
from stegvis.disclosure.pattern_growth import Progress, grown
from stegvis.disclosure.question import Move
from stegvis.disclosure.system import System

MANY = 40
"""So many groups without a known world are examined in halves, side by side."""
SHARE_FOR_BLOCKS, PATIENCE = 0.7, 4
"""Of the time left, what the blocks may take together; how many times its fair part of that one block may take."""


class Search:
    """The cuts so far, the bound they prove, and the lightest safe pattern met."""

    def __init__(self, system: System, examiner: Examiner) -> None:
        self._system, self._examiner = system, examiner
        self.by_blocks = BlockByBlock.suits(examiner)
        """Whether the family is so large that only its blocks are searched, each alone."""
        self._sets = HittingSets(system.weights)
        self._cuts: set[Cells] = set()
        self._tried: Cells = frozenset()
        self.certificate: tuple[Cells, ...] = ()
        self.lower_bound = 0
        self.pattern: Cells | None = None
        self._alone: dict[Blocks, Cells] = {}
        self._suspects: set[int] = set()

    def weight(self, cells: Iterable[int]) -> int:
        """What hiding `cells` costs."""
        return self._sets.weight(cells)

    def is_optimal(self) -> bool:
        """Whether the pattern is proven to be the lightest."""
        return self.pattern is not None and self.weight(self.pattern) == self.lower_bound

    def run(self, deadline: Deadline, progress: Progress) -> None:
        """Go on until the optimum is proven or nothing more can be. Raises SolverStopped when time is over."""
        if self.by_blocks:
            self._run_by_blocks(deadline, progress)
            return
        self._solve_blocks(deadline)
        while True:
            known = len(self._cuts)
            self._bound_by_blocks(deadline)
            if self.is_optimal():
                return
            if not self._is_suspect(deadline):
                self._keep(self._mended(self._tried, deadline, progress))
            if self.is_optimal() or len(self._cuts) == known:
                return

    def _run_by_blocks(self, deadline: Deadline, progress: Progress) -> None:
        """A family of very many blocks: a good pattern, and the bound that its blocks prove."""
        blocks = BlockByBlock(self._system, self._examiner)
        pattern = blocks.run(deadline)
        for solved in blocks.solved:
            self._cuts |= solved.cuts
            self._sets.know(solved.lightest)
        self._bound(deadline)
        self._keep(self._grown(pattern, deadline, progress))

    def repair(self, deadline: Deadline, progress: Progress) -> None:
        """When time is over: a safe pattern from what is known. Raises SolverStopped when even that takes too long.

        Blocks that were not solved are hidden altogether, and so is what couples blocks: then nothing needs to be
        looked at but one block at a time.
        """
        if self.pattern is None:
            self._keep(self._grown(self._separated(), deadline, progress))
        with suppress(SolverStopped):
            if not self.lower_bound:
                self._bound(deadline)
        self.prune(deadline)

    def prune(self, deadline: Deadline) -> None:
        """Show again what need not be hidden, heaviest first, while there is time."""
        if self.pattern is not None and not self.is_optimal() and not self.by_blocks:
            self.pattern = self._pruned(self.pattern, self.pattern, partial(self._is_safe, deadline))

    def _separated(self) -> Cells:
        places = self._examiner.places
        hidden = set(places.coupling_cells())
        for home, cells in places.cells_of_blocks().items():
            hidden |= self._alone.get(home, cells)
        return frozenset(hidden)

    def _solve_blocks(self, deadline: Deadline) -> None:
        """Each block on its own; none takes much more than its share of the time."""
        homes = self._examiner.places.homes
        alone = {
            home: list(groups) for home, groups in groupby(self._examiner.groups(), homes.__getitem__) if len(home) == 1
        }
        tasks = (
            partial(self._solved_alone, groups, len(alone) - n, deadline) for n, groups in enumerate(alone.values())
        )
        for home, solved in zip(alone, side_by_side(list(tasks)), strict=True):
            self._cuts |= solved.cuts
            self._sets.know(solved.lightest)
            self._learn(solved.worlds)
            if solved.pattern is not None:
                self._alone[home] = solved.pattern

    def _solved_alone(self, groups: Sequence[int], blocks_left: int, deadline: Deadline) -> Alone:
        left = deadline.left_s()
        share = SHARE_FOR_BLOCKS * left / blocks_left
        return solve_alone(self._examiner, self._sets.weights, groups, Deadline.after(min(left, PATIENCE * share)))

    def _bound_by_blocks(self, deadline: Deadline) -> None:
        """The bound when nothing is wrong with any block alone: that is quick to see, and spares wide questions."""
        known = -1
        while len(self._cuts) > known and not self.is_optimal():
            self._bound(deadline)
            known = len(self._cuts)
            groups, alone = self._examiner.groups(), self._examiner.examine_each_alone
            grown(self._tried, groups, alone, self._sets.weights, self._cuts, deadline)

    def _bound(self, deadline: Deadline) -> None:
        self._tried = self._sets.lightest(self._cuts, deadline, near=self.pattern or frozenset())
        self.lower_bound = self.weight(self._tried)
        self.certificate = tuple(smallest_only(self._cuts))

    def _is_suspect(self, deadline: Deadline) -> bool:
        """Whether something is wrong for a group for which something was wrong before: then there are new cuts."""
        known = len(self._cuts)
        for found in self._examined(sorted(self._suspects), self._tried, deadline):
            self._cuts.update(found.cuts)
        return len(self._cuts) > known

    def _mended(self, hidden: Cells, deadline: Deadline, progress: Progress) -> Cells:
        """`hidden` and what must be added until every group is safe, less what known worlds show unneeded."""
        enough = self._grown(hidden, deadline, progress)
        return self._pruned(enough, enough - hidden, self._is_known_safe)

    def _grown(self, hidden: Cells, deadline: Deadline, progress: Progress) -> Cells:
        """A safe pattern, by adding to `hidden`; the cuts met on the way are kept."""
        groups = self._examiner.groups()
        return grown(hidden, groups, self._examined, self._sets.weights, self._cuts, deadline, progress)

    def _examined(self, groups: Sequence[int], hidden: Cells, deadline: Deadline) -> list[Finding]:
        """What is wrong for any of `groups`; for whom it is, is remembered."""
        without = self._examiner.without_world(groups, hidden)
        halves = [without[0::2], without[1::2]] if len(without) >= MANY else [without]
        findings: dict[int, Finding] = {}
        tasks = [partial(_examined_apart, self._examiner.apart(), half, hidden, deadline) for half in halves]
        for half, (found, worlds) in zip(halves, side_by_side(tasks), strict=True):
            self._learn(worlds)
            findings |= {group: finding for group, finding in zip(half, found, strict=True) if finding}
        self._suspects |= findings.keys()
        return [findings[group] for group in groups if group in findings]

    def _learn(self, worlds: Iterable[Move]) -> None:
        for move in worlds:
            self._examiner.remember(move)

    def _pruned(self, hidden: Cells, candidates: Cells, is_safe: Callable[[Cells], bool]) -> Cells:
        needed = all_cells(cut for cut in self._cuts if len(cut) == 1)
        for cell in sorted(candidates - needed, key=lambda cell: (-self._sets.weights[cell], cell)):
            less = hidden - {cell}
            try:
                if all(cut & less for cut in self._cuts) and is_safe(less):
                    hidden = less
            except SolverStopped:
                break
        return hidden

    def _is_known_safe(self, hidden: Cells) -> bool:
        return not self._examiner.without_world(self._examiner.groups(), hidden)

    def _is_safe(self, deadline: Deadline, hidden: Cells) -> bool:
        return all(self._examiner.is_safe(group, hidden, deadline) for group in self._examiner.groups())

    def _keep(self, pattern: Cells) -> None:
        if self.pattern is None or self.weight(pattern) < self.weight(self.pattern):
            self.pattern = pattern


def _examined_apart(
    examiner: Examiner, groups: Sequence[int], hidden: Cells, deadline: Deadline
) -> tuple[list[Finding], list[Move]]:
    return examiner.examine_together(groups, hidden, deadline), examiner.learnt
