"""Where a question about a group is asked: in its own block, with a few partners, or over everything."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeVar

import numpy as np
from scipy.sparse import csr_array

from stegvis.disclosure.question import Entries, Question
from stegvis.disclosure.reader import Reader
from stegvis.disclosure.system import Integers, System

Blocks = tuple[int, ...]
ATOMS_WITH_PARTNERS = 600
"""About so many atoms a group's own block and its first partners have together."""
MOST_ATOMS_AT_ONCE = 30_000
"""Atoms in remembered readers together, and the most that one reader takes on."""


class Neighbourhoods:
    """The blocks of a system, and readers over some of them."""

    def __init__(self, system: System, world: Integers) -> None:
        self.system = system
        self._world = world
        self._blocks = system.blocks
        block_of = np.empty(len(system.atoms), dtype=np.int64)
        for number, atoms in enumerate(self._blocks):
            block_of[atoms] = number
        self._block_of = block_of
        self.everything: Blocks = tuple(range(len(self._blocks)))
        self.homes = [_distinct(block_of[atoms]) for atoms in _supports(system.groups)]
        self._row_blocks = [_distinct(block_of[atoms]) for atoms in _supports(system.rows)]
        self._in_rows, self._in_groups = self._by_block(system.rows), self._by_block(system.groups)
        self._readers: OrderedDict[Blocks, Reader] = OrderedDict()
        self._questions: OrderedDict[Blocks, Question] = OrderedDict()
        self._inside: dict[Blocks, frozenset[int]] = {}
        self._same_part: dict[int, dict[int, list[int]]] = {}

    def readable_at_once(self) -> bool:
        """Whether one reader can take on the whole system."""
        return len(self.system.atoms) <= MOST_ATOMS_AT_ONCE

    def coupling_rows(self) -> list[int]:
        """The rows over more than one block."""
        return [row for row, blocks in enumerate(self._row_blocks) if len(blocks) > 1]

    def coupling_cells(self) -> list[int]:
        """The cells over more than one block."""
        return [row for row in self.coupling_rows() if row < len(self.system.cells)]

    def cells_of_blocks(self) -> dict[Blocks, frozenset[int]]:
        """The cells inside each block that has any."""
        found: dict[Blocks, set[int]] = {}
        for cell in range(len(self.system.cells)):
            if len(self._row_blocks[cell]) == 1:
                found.setdefault(self._row_blocks[cell], set()).add(cell)
        return {blocks: frozenset(cells) for blocks, cells in found.items()}

    def inside(self, blocks: Blocks) -> frozenset[int]:
        """The rows that lie in `blocks` altogether: what they prove is proven, whatever the other blocks are."""
        if blocks not in self._inside:
            chosen, rows = set(blocks), self.question(blocks).rows.tolist()
            self._inside[blocks] = frozenset(row for row in rows if chosen.issuperset(self._row_blocks[row]))
        return self._inside[blocks]

    def reader(self, blocks: Blocks) -> Reader:
        """The reader of all rows that touch `blocks`, the other blocks being as they truly are."""
        return _remembered(self._readers, blocks, lambda: Reader(self.question(blocks)))

    def question(self, blocks: Blocks) -> Question:
        """All rows and groups that touch `blocks`."""
        return _remembered(self._questions, blocks, lambda: self._question(blocks))

    def _question(self, blocks: Blocks) -> Question:
        atoms = np.sort(np.concatenate([self._blocks[block] for block in blocks]))
        in_rows, in_groups = (self._gathered(entries, blocks) for entries in (self._in_rows, self._in_groups))
        rows, groups = np.unique(in_rows.row), np.unique(in_groups.row)
        row = np.concatenate([np.searchsorted(rows, in_rows.row), len(rows) + np.searchsorted(groups, in_groups.row)])
        column = np.searchsorted(atoms, np.concatenate([in_rows.column, in_groups.column]))
        order = np.lexsort((column, row))
        times = np.concatenate([in_rows.times, in_groups.times])
        return Question(
            atoms=atoms,
            rows=rows,
            groups=groups,
            sums=Entries((len(rows) + len(groups), len(atoms)), row[order], column[order], times[order]),
            need=self.system.need[groups],
            most_down=self._world[atoms],
        )

    def _gathered(self, entries: list[Entries], blocks: Blocks) -> Entries:
        """The entries of several blocks together."""
        chosen = [entries[block] for block in blocks]
        return Entries(
            chosen[0].shape,
            np.concatenate([one.row for one in chosen]),
            np.concatenate([one.column for one in chosen]),
            np.concatenate([one.times for one in chosen]),
        )

    def _by_block(self, matrix: csr_array) -> list[Entries]:
        """What the matrix holds of each block's atoms: rows and columns of the whole."""
        entries = matrix.tocoo()
        order = np.argsort(self._block_of[entries.col], kind="stable")
        ends = np.cumsum(np.bincount(self._block_of[entries.col], minlength=len(self._blocks)))[:-1]
        parts = (np.split(part[order].astype(np.int64), ends) for part in (entries.row, entries.col, entries.data))
        return [Entries(matrix.shape, *part) for part in zip(*parts, strict=True)]

    def partners(self, home: Blocks, rows: Iterable[int], hidden: AbstractSet[int]) -> Blocks:
        """`home` and blocks that can make up for a change in `rows`: their own part of these is hidden, or no cell."""
        ready = Counter[int]()
        for row in rows:
            for block, cells in self._parts(row).items():
                if block not in home and all(cell in hidden for cell in cells):
                    ready[block] += 1
        size = sum(len(self._blocks[block]) for block in home)
        most = max(3, ATOMS_WITH_PARTNERS * len(home) // size) * len(home)
        best = sorted(ready, key=lambda block: (-ready[block], block))[:most]
        return tuple(sorted({*home, *best}))

    def rest_of(self, blocks: Blocks, rows: Iterable[int], hidden: AbstractSet[int]) -> frozenset[int]:
        """The visible rows that are the other blocks' parts of `rows`: less these, `rows` tell of `blocks` alone."""
        parts = (self._parts(row).items() for row in rows)
        return frozenset(
            next(part for part in cells if part not in hidden)
            for one in parts
            for block, cells in one
            if block not in blocks
        )

    def _parts(self, row: int) -> dict[int, list[int]]:
        """For each block of a row over several: the rows that are exactly its part of it."""
        if row not in self._same_part:
            self._same_part[row] = self._find_parts(row) if len(self._row_blocks[row]) > 1 else {}
        return self._same_part[row]

    def _find_parts(self, row: int) -> dict[int, list[int]]:
        rows, own = self.system.rows, slice(*self.system.rows.indptr[row : row + 2])
        times = np.zeros(rows.shape[1], dtype=np.int64)
        times[rows.indices[own]] = rows.data[own]
        sizes = np.bincount(self._block_of[rows.indices[own]], minlength=len(self._blocks))
        alike = np.add.reduceat(rows.data == times[rows.indices], rows.indptr[:-1])
        found: dict[int, list[int]] = {block: [] for block in self._row_blocks[row]}
        for part in np.flatnonzero(alike == np.diff(rows.indptr)).tolist():
            block, *others = self._row_blocks[part]
            if not others and alike[part] == sizes[block]:
                found[block].append(part)
        return found


class _Sized(Protocol):
    @property
    def atoms(self) -> Integers: ...


Kept = TypeVar("Kept", bound=_Sized)


def _remembered(store: "OrderedDict[Blocks, Kept]", blocks: Blocks, make: Callable[[], Kept]) -> Kept:
    """What is in store for `blocks`, or made now; the longest unused leave when there are too many atoms."""
    found = store.pop(blocks, None) or make()
    store[blocks] = found
    size = sum(len(one.atoms) for one in store.values())
    while size > MOST_ATOMS_AT_ONCE and len(store) > 1:
        size -= len(store.popitem(last=False)[1].atoms)
    return found


def _supports(matrix: csr_array) -> list[Integers]:
    return list(np.split(matrix.indices, matrix.indptr[1:-1])) if matrix.shape[0] else []


def _distinct(blocks: Integers) -> Blocks:
    return tuple(np.unique(blocks).tolist())
