"""Atoms in blocks that few sums couple: an intervention's own numbers, coupled to others' through totals only."""

import heapq
from collections.abc import Iterable

import numpy as np

from stegvis.disclosure.system import Integers, System

LARGE_BLOCK = 200
"""Atoms. Up to this size a block need not be divided."""
LEAP = 5
"""A sum that makes a large block this many times larger than the largest before couples blocks; it is no block."""


def find_blocks(system: System) -> list[Integers]:
    """The atoms of each block, in the system's order. Sums join atoms, those that make the smallest block first."""
    forest = _Forest(len(system.atoms))
    supports = [list(atoms) for atoms in np.split(system.rows.indices, system.rows.indptr[1:-1])]
    waiting = [(len(set(atoms)), row) for row, atoms in enumerate(supports)]
    heapq.heapify(waiting)
    largest = 1
    while waiting:
        size, row = heapq.heappop(waiting)
        supports[row] = sorted({forest.find(atom) for atom in supports[row]})
        joined = sum(forest.sizes[atom] for atom in supports[row])
        if joined > size:
            heapq.heappush(waiting, (joined, row))
            continue
        if joined > max(LARGE_BLOCK, LEAP * largest):
            break
        forest.join(supports[row])
        largest = max(largest, joined)
    return forest.trees()


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
