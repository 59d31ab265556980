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
from itertools import groupby

from stegvis.disclosure.block_by_block import BlockByBlock
from stegvis.disclosure.examiner import Cells, Examiner, Finding
from stegvis.disclosure.highs import Deadline, SolverStopped
from stegvis.disclosure.hitting_set import HittingSets, all_cells, greedy, smallest_only
from stegvis.disclosure.neighbourhood import Blocks
from stegvis.disclosure.system import System

Examination = Callable[[int, Cells, Deadline], Finding]
Progress = Callable[[int], None]
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
        while not self.is_optimal():
            known = len(self._cuts)
            self._bound(deadline)
            self._keep(self._mended(self._tried, deadline, progress))
            if len(self._cuts) == known:
                return

    def _run_by_blocks(self, deadline: Deadline, progress: Progress) -> None:
        """A family of very many blocks: a good pattern, and the bound that its blocks prove."""
        blocks = BlockByBlock(self._system, self._examiner)
        pattern = blocks.run(deadline)
        for solved in blocks.solved:
            self._cuts |= solved.cuts
            self._sets.know(solved.lightest)
        self._bound(deadline)
        groups = self._examiner.groups()
        self._keep(self._grown(pattern, groups, self._examiner.examine, deadline, progress)[0])

    def repair(self, deadline: Deadline, progress: Progress) -> None:
        """When time is over: a safe pattern from what is known. Raises SolverStopped when even that takes too long.

        Blocks that were not solved are hidden altogether, and so is what couples blocks: then nothing needs to be
        looked at but one block at a time.
        """
        if self.pattern is None:
            self._keep(
                self._grown(self._separated(), self._examiner.groups(), self._examiner.examine, deadline, progress)[0]
            )
        with suppress(SolverStopped):
            if not self.lower_bound:
                self._bound(deadline)
        self.prune(deadline)

    def prune(self, deadline: Deadline) -> None:
        """Show again what need not be hidden, heaviest first, while there is time."""
        if self.pattern is not None and not self.is_optimal() and not self.by_blocks:
            self.pattern = self._pruned(self.pattern, self.pattern, deadline)

    def _separated(self) -> Cells:
        places = self._examiner.places
        hidden = set(places.coupling_cells())
        for home, cells in places.cells_of_blocks().items():
            hidden |= self._alone.get(home, cells)
        return frozenset(hidden)

    def _solve_blocks(self, deadline: Deadline) -> None:
        """Each block on its own; none takes much more than its share of the time."""
        homes = self._examiner.places.homes
        alone = [
            list(groups) for home, groups in groupby(self._examiner.groups(), key=homes.__getitem__) if len(home) == 1
        ]
        for number, groups in enumerate(alone):
            share = SHARE_FOR_BLOCKS * deadline.left_s() / (len(alone) - number)
            with suppress(SolverStopped):
                self._solve_alone(groups, Deadline.after(min(deadline.left_s(), PATIENCE * share)))

    def _solve_alone(self, groups: Sequence[int], deadline: Deadline) -> None:
        """Cuts of one block until its own lightest pattern is safe as far as the block goes."""
        home = self._examiner.places.homes[groups[0]]
        cuts: set[Cells] = set()
        while True:
            hidden = self._sets.lightest(cuts, deadline)
            grown, new = self._grown(hidden, groups, self._examiner.examine_alone, deadline)
            if home not in self._alone or self.weight(grown) < self.weight(self._alone[home]):
                self._alone[home] = grown
            if not new:
                break
            cuts |= new

    def _bound(self, deadline: Deadline) -> None:
        self._tried = self._sets.lightest(self._cuts, deadline, near=self.pattern or frozenset())
        self.lower_bound = self.weight(self._tried)
        self.certificate = tuple(smallest_only(self._cuts))

    def _mended(self, hidden: Cells, deadline: Deadline, progress: Progress) -> Cells:
        """`hidden` and what must be added until every group is safe, less what of that proves unneeded."""
        grown, cuts = self._grown(hidden, self._examiner.groups(), self._examiner.examine, deadline, progress)
        self._cuts |= cuts
        return self._pruned(grown, grown - hidden, deadline)

    def _grown(
        self,
        hidden: Cells,
        groups: Sequence[int],
        examine: Examination,
        deadline: Deadline,
        progress: Progress = lambda _: None,
    ) -> tuple[Cells, set[Cells]]:
        """A pattern that nothing is wrong with, by adding to `hidden`; and the cuts met."""
        met: set[Cells] = set()
        while True:
            findings = [found for group in groups if (found := examine(group, hidden, deadline))]
            progress(len(groups) - len(findings))
            if not findings:
                return hidden, met
            met.update(cut for found in findings for cut in found.cuts)
            self._cuts |= met
            hints = (found.hint for found in findings if found.hint)
            hidden |= greedy([*(cut for found in findings for cut in found.cuts), *hints], self._sets.weights)

    def _pruned(self, hidden: Cells, candidates: Cells, deadline: Deadline) -> Cells:
        needed = all_cells(cut for cut in self._cuts if len(cut) == 1)
        for cell in sorted(candidates - needed, key=lambda cell: (-self._sets.weights[cell], cell)):
            less = hidden - {cell}
            try:
                if all(cut & less for cut in self._cuts) and self._is_safe(less, deadline):
                    hidden = less
            except SolverStopped:
                break
        return hidden

    def _is_safe(self, hidden: Cells, deadline: Deadline) -> bool:
        return all(self._examiner.is_safe(group, hidden, deadline) for group in self._examiner.groups())

    def _keep(self, pattern: Cells) -> None:
        if self.pattern is None or self.weight(pattern) < self.weight(self.pattern):
            self.pattern = pattern
