"""Where a question about a group is asked: in its own block, with a few partners, or over everything."""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

import numpy as np
from scipy.sparse import csr_array

from stegvis.disclosure.blocks import find_blocks
from stegvis.disclosure.reader import Question, Reader
from stegvis.disclosure.system import Integers, System

Blocks = tuple[int, ...]
PARTNERS = 3
MOST_ATOMS_AT_ONCE = 30_000
"""Atoms in remembered readers together, and the most that one reader takes on."""


class Neighbourhoods:
    """The blocks of a system, and readers over some of them."""

    def __init__(self, system: System, world: Integers) -> None:
        self.system = system
        self._world = world
        self._blocks = find_blocks(system)
        block_of = np.empty(len(system.atoms), dtype=np.int64)
        for number, atoms in enumerate(self._blocks):
            block_of[atoms] = number
        self._block_of = block_of
        self.everything: Blocks = tuple(range(len(self._blocks)))
        self.homes = [_distinct(block_of[atoms]) for atoms in _supports(system.groups)]
        self._row_blocks = [_distinct(block_of[atoms]) for atoms in _supports(system.rows)]
        self._groups_at: list[list[int]] = [[] for _ in self._blocks]
        for group, home in enumerate(self.homes):
            for block in home:
                self._groups_at[block].append(group)
        self._readers: OrderedDict[Blocks, Reader] = OrderedDict()
        self._same_part: dict[int, dict[int, int]] = {}

    def readable_at_once(self) -> bool:
        """Whether one reader can take on the whole system."""
        return len(self.system.atoms) <= MOST_ATOMS_AT_ONCE

    def inside(self, blocks: Blocks, rows: Iterable[int]) -> frozenset[int]:
        """The rows that lie in `blocks` altogether: what they prove is proven, whatever the other blocks are."""
        chosen = set(blocks)
        return frozenset(row for row in rows if chosen.issuperset(self._row_blocks[row]))

    def reader(self, blocks: Blocks) -> Reader:
        """The reader of all rows that touch `blocks`, the other blocks being as they truly are."""
        reader = self._readers.pop(blocks, None) or Reader(self._question(blocks))
        self._readers[blocks] = reader
        size = sum(len(one.atoms) for one in self._readers.values())
        while size > MOST_ATOMS_AT_ONCE and len(self._readers) > 1:
            size -= len(self._readers.popitem(last=False)[1].atoms)
        return reader

    def _question(self, blocks: Blocks) -> Question:
        atoms = np.sort(np.concatenate([self._blocks[block] for block in blocks]))
        part = self.system.columns[:, atoms].tocsr()
        rows = np.flatnonzero(np.diff(part.indptr))
        groups = np.array(sorted({group for block in blocks for group in self._groups_at[block]}), dtype=np.int64)
        return Question(
            atoms=atoms,
            rows=rows,
            matrix=part[rows],
            groups=groups,
            wanted=self.system.groups[groups][:, atoms],
            need=self.system.need[groups],
            most_down=self._world[atoms],
        )

    def partners(self, home: Blocks, rows: Iterable[int], hidden: AbstractSet[int]) -> Blocks:
        """`home` with the blocks that can best make up for a change in `rows`: their own part of these is hidden."""
        ready = Counter[int]()
        for row in rows:
            ready.update(block for block, cell in self._parts(row).items() if cell in hidden and block not in home)
        best = sorted(ready, key=lambda block: (-ready[block], block))[:PARTNERS]
        return tuple(sorted({*home, *best}))

    def _parts(self, row: int) -> dict[int, int]:
        """For each block the cell that is exactly this row's part of it."""
        if row not in self._same_part and len(self._row_blocks[row]) > 1:
            self._same_part[row] = self._find_parts(row)
        return self._same_part.get(row, {})

    def _find_parts(self, row: int) -> dict[int, int]:
        rows = self.system.rows
        atoms = rows.indices[rows.indptr[row] : rows.indptr[row + 1]]
        inside = np.zeros(rows.shape[1], dtype=np.int64)
        inside[atoms] = 1
        sizes = np.bincount(self._block_of[atoms], minlength=len(self._blocks))
        shared = abs(rows).sign() @ inside
        found = {}
        for cell in np.flatnonzero((shared == np.diff(rows.indptr))[: len(self.system.cells)]).tolist():
            if len(self._row_blocks[cell]) == 1 and shared[cell] == sizes[self._row_blocks[cell][0]]:
                found[self._row_blocks[cell][0]] = cell
        return found


def _supports(matrix: csr_array) -> list[Integers]:
    return list(np.split(matrix.indices, matrix.indptr[1:-1])) if matrix.shape[0] else []


def _distinct(blocks: Integers) -> Blocks:
    return tuple(np.unique(blocks).tolist())
