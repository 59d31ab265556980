"""Atoms in blocks that few sums couple: an intervention's own numbers, coupled to others' through totals only."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

LARGE_BLOCK = 100
"""Atoms. Up to this size a block need not be divided."""
LEAP = 3
"""A sum that makes a large block this many times larger than the largest before couples blocks; it is no block."""


def find_blocks(rows: csr_array) -> list[NDArray[np.int64]]:
    """The atoms (columns) of each block, in their order; `rows` are the sums that a reader may see.

    Sums join atoms: first those that make small blocks and fill them. A total over interventions that tells of one
    exit class makes a large block and fills little of it; the participants of one intervention fill theirs. Where
    the greatest leap in size comes, joining should have stopped.
    """
    joins = list(_joins(rows))
    largest, leap, stop = 1, float(LEAP), len(joins)
    for number, (joined, _) in enumerate(joins):
        if joined > LARGE_BLOCK and joined / largest >= leap:
            leap, stop = joined / largest, number
        largest = max(largest, joined)
    parts = _Parts(rows.shape[1])
    for _, atoms in joins[:stop]:
        parts.join(parts.of(atoms))
    return parts.all()


def _joins(rows: csr_array) -> Iterator[tuple[int, list[int]]]:
    """How many atoms each sum joins, and an atom of each part that it joins, in the order of joining."""
    parts = _Parts(rows.shape[1])
    touched = [rows.indices[start:end].tolist() for start, end in pairwise(rows.indptr)]
    sizes = [len(atoms) for atoms in touched]
    waiting = [(size, row) for row, size in enumerate(sizes)]
    heapq.heapify(waiting)
    while waiting:
        spread, row = heapq.heappop(waiting)
        touched[row] = parts.of(touched[row])
        joined = parts.size(touched[row])
        if joined * joined // sizes[row] > spread:
            heapq.heappush(waiting, (joined * joined // sizes[row], row))
        elif len(touched[row]) > 1:
            yield joined, touched[row]
            parts.join(touched[row])


class _Parts:
    """Which atoms are joined. A part is named by one of its atoms; who is joined is renamed, the fewest each time."""

    def __init__(self, size: int) -> None:
        self._name = list(range(size))
        self._atoms = [[atom] for atom in range(size)]

    def of(self, atoms: Iterable[int]) -> list[int]:
        return sorted(set(map(self._name.__getitem__, atoms)))

    def size(self, parts: Iterable[int]) -> int:
        return sum(len(self._atoms[part]) for part in parts)

    def join(self, parts: Sequence[int]) -> None:
        whole = max(parts, key=lambda part: len(self._atoms[part]))
        for part in parts:
            if part != whole:
                for atom in self._atoms[part]:
                    self._name[atom] = whole
                self._atoms[whole] += self._atoms[part]
                self._atoms[part] = []

    def all(self) -> list[NDArray[np.int64]]:
        whole = [np.array(sorted(atoms), dtype=np.int64) for atoms in self._atoms if atoms]
        return sorted(whole, key=lambda atoms: int(atoms[0]))
