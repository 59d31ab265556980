"""Many blocks solved at a time, in as many processes as there are processors; the result is the same as one by one."""

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from stegvis.disclosure.block_search import Block, Solved, hidden_altogether, solve_block
from stegvis.disclosure.highs import Deadline

PATIENCE, HASTE = 4, 0.6
"""How many times its fair part of the time one block may take; and how much of it may be gone when it starts anew."""
AT_A_TIME = 4


class _Work:
    """What every process knows from birth."""

    blocks: Sequence[Block] = ()
    weights: Sequence[int] = ()
    deadline = Deadline(0.0)
    processes = 1


def solve_blocks(blocks: Sequence[Block], weights: Sequence[int], deadline: Deadline) -> Iterator[Solved]:
    """The blocks solved, in their order, all by `deadline`; those for which there was no time are hidden altogether."""
    processes = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    _know(blocks, weights, deadline, processes)
    if processes == 1:
        yield from map(_solve, range(len(blocks)))
        return
    done = 0
    with ProcessPoolExecutor(
        processes, multiprocessing.get_context("fork"), _know, (blocks, weights, deadline, processes)
    ) as pool:
        try:
            for solved in pool.map(_solve, range(len(blocks)), chunksize=AT_A_TIME):
                yield solved
                done += 1
        except BrokenProcessPool:
            yield from map(hidden_altogether, blocks[done:])


def _know(blocks: Sequence[Block], weights: Sequence[int], deadline: Deadline, processes: int) -> None:
    _Work.blocks, _Work.weights, _Work.deadline, _Work.processes = blocks, weights, deadline, processes


def _solve(number: int) -> Solved:
    left = _Work.deadline.left_s()
    share = left * _Work.processes / (len(_Work.blocks) - number)
    deadline, fair = Deadline.after(min(left, PATIENCE * share)), Deadline.after(HASTE * share)
    return solve_block(_Work.blocks[number], _Work.weights, deadline, fair)
