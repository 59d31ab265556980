"""A safe pattern of a family with very many blocks: each solved alone, then put together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from stegvis.disclosure.block_pool import solve_blocks
from stegvis.disclosure.block_search import Block, Solved
from stegvis.disclosure.examiner import Examiner
from stegvis.disclosure.exchange import BANKS, BLOCKS_OF_BANK, Bank, Exchange, richest
from stegvis.disclosure.highs import Deadline, SolverStopped
from stegvis.disclosure.hitting_set import Cells, all_cells
from stegvis.disclosure.system import System

SHARE = 0.8
"""Of the time left, what the blocks may take; the rest is for putting them together."""


class BlockByBlock:
    """`solved`: the blocks' own patterns and cuts, once `run` is done."""

    def __init__(self, system: System, examiner: Examiner) -> None:
        self._system, self._examiner = system, examiner
        self._coupling = frozenset(examiner.places.coupling_rows())
        self.solved: list[Solved] = []

    @staticmethod
    def suits(examiner: Examiner) -> bool:
        """Whether a family is too large to be read at once and has blocks enough."""
        return not examiner.places.readable_at_once() and len(examiner.places.everything) > BANKS * BLOCKS_OF_BANK

    def run(self, deadline: Deadline) -> Cells:
        """A pattern. The examiner knows of nearly every group the move that keeps it safe under this pattern.

        When time is over, all totals are hidden. A group that a ledger proves is left without a move.
        """
        blocks = self._blocks()
        time_for_blocks = Deadline.after(SHARE * deadline.left_s())
        self.solved = list(solve_blocks(blocks, self._system.weights, time_for_blocks))
        apart = all_cells(one.pattern for one in self.solved)
        exchange = self._exchange(blocks, apart)
        try:
            self._join(blocks, exchange, deadline)
        except SolverStopped:
            self._stand_apart(exchange)
        return exchange.hidden

    def _blocks(self) -> list[Block]:
        places = self._examiner.places
        cells = frozenset(range(len(self._system.cells)))
        own: dict[int, tuple[int, ...]] = {
            home[0]: tuple(groups)
            for home, groups in groupby(self._examiner.groups(), key=places.homes.__getitem__)
            if len(home) == 1
        }
        blocks = []
        for number in places.everything:
            question = places.question((number,))
            inside = frozenset(question.rows.tolist()) - self._coupling
            blocks.append(Block(question, inside, inside & cells, own.get(number, ())))
        return blocks

    def _exchange(self, blocks: Sequence[Block], hidden: Cells) -> Exchange:
        question = self._examiner.places.question
        chosen = richest((block.question for block in blocks), self._coupling)
        banks = {numbers: Bank(question(numbers), self._coupling) for numbers in chosen}
        return Exchange(self._system, banks, self._coupling, hidden)

    def _join(self, blocks: Sequence[Block], exchange: Exchange, deadline: Deadline) -> None:
        for number, (block, solved) in enumerate(zip(blocks, self.solved, strict=True)):
            own = frozenset(block.groups)
            for move in solved.moves:
                alone = replace(move, serves=tuple(group for group in move.serves if group in own))
                if joined := exchange.balanced(number, block.question, alone, deadline):
                    self._examiner.remember(joined)
        for group, home in enumerate(self._examiner.places.homes):
            if len(home) > 1 and (saved := exchange.saving(group, deadline)):
                self._examiner.remember(saved)

    def _stand_apart(self, exchange: Exchange) -> None:
        """Hide all totals: then every block's moves are good as they are."""
        exchange.hidden |= frozenset(self._examiner.places.coupling_cells())
        for solved in self.solved:
            for move in solved.moves:
                self._examiner.remember(move)
