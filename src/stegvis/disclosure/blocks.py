"""Atoms in blocks that few sums couple: an intervention's own numbers, coupled to others' through totals only."""

import heapq
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from stegvis.disclosure.system import Integers, System

LARGE_BLOCK = 100
"""Atoms. Up to this size a block need not be divided."""
LEAP = 3
"""A sum that makes a large block this many times larger than the largest before couples blocks; it is no block."""


def find_blocks(system: System) -> list[Integers]:
    """The atoms of each block, in the system's order.

    Sums join atoms: first those that make small blocks and fill them. A total over interventions that tells of one
    exit class makes a large block and fills little of it; the participants of one intervention fill theirs. Where
    the greatest leap in size comes, joining should have stopped.
    """
    joins = list(_joins(system))
    largest, leap, stop = 1, float(LEAP), len(joins)
    for number, (joined, _) in enumerate(joins):
        if joined > LARGE_BLOCK and joined / largest >= leap:
            leap, stop = joined / largest, number
        largest = max(largest, joined)
    forest = _Forest(len(system.atoms))
    for _, atoms in joins[:stop]:
        forest.join(sorted({forest.find(atom) for atom in atoms}))
    return forest.trees()


def _joins(system: System) -> Iterator[tuple[int, list[int]]]:
    """How many atoms each sum joins, and an atom of each part that it joins, in the order of joining."""
    forest = _Forest(len(system.atoms))
    heads = [system.rows.indices[start:end].tolist() for start, end in pairwise(system.rows.indptr)]
    sizes = [len(atoms) for atoms in heads]
    waiting = [(size, row) for row, size in enumerate(sizes)]
    heapq.heapify(waiting)
    while waiting:
        spread, row = heapq.heappop(waiting)
        heads[row] = sorted({forest.find(atom) for atom in heads[row]})
        joined = sum(forest.sizes[atom] for atom in heads[row])
        if joined * joined // sizes[row] > spread:
            heapq.heappush(waiting, (joined * joined // sizes[row], row))
        elif len(heads[row]) > 1:
            forest.join(heads[row])
            yield joined, heads[row]


class _Forest:
    """Which atoms are joined, and how many."""

    def __init__(self, size: int) -> None:
        self.head = list(range(size))
        self.sizes = [1] * size

    def find(self, atom: int) -> int:
        while self.head[atom] != atom:
            self.head[atom] = self.head[self.head[atom]]
            atom = self.head[atom]
        return atom

    def join(self, heads: Iterable[int]) -> None:
        first, *others = heads
        for other in others:
            self.head[other] = first
            self.sizes[first] += self.sizes[other]

    def trees(self) -> list[Integers]:
        found: dict[int, list[int]] = {}
        for atom in range(len(self.head)):
            found.setdefault(self.find(atom), []).append(atom)
        return [np.array(atoms, dtype=np.int64) for atoms in found.values()]
