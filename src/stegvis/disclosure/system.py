"""The family as matrices, in an order that neither its listing nor chance can change.

Everything is sorted by HMAC(seed, name), so the same family gives the same pattern however its cells are listed,
and who does not know the seed cannot tell which of two equally good patterns was chosen.
"""

import hmac
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from stegvis.disclosure.blocks import find_blocks
from stegvis.disclosure.family import Cell, Family, Group, PublishedCell

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class System:
    """What a reader sees and wants, as sums over atoms.

    `rows` (cells first, then the ledger's visible cells) × atoms; `groups` × atoms: those at risk, and how many each
    lacks to be large enough. A row is visible unless it is a cell and hidden. All integers, in the keyed order.
    """

    atoms: tuple[str, ...]
    cells: tuple[str, ...]
    weights: tuple[int, ...]
    rows: csr_array
    columns: csc_array
    group_names: tuple[str, ...]
    groups: csr_array
    need: Integers

    @cached_property
    def blocks(self) -> list[Integers]:
        """The atoms that hang closely together."""
        return find_blocks(self.rows)


def build_system(family: Family) -> System:
    """The matrices of `family`."""
    atoms = tuple(sorted(family.atoms, key=_keyed(family.seed)))
    place = {atom: number for number, atom in enumerate(atoms)}
    keyed = _keyed(family.seed)
    cells = sorted(family.cells, key=lambda cell: keyed(cell.id))
    ledger = sorted((cell for cell in family.ledger if cell.visible), key=lambda cell: keyed(cell.id))
    groups = sorted(family.must_not_be_provable(), key=lambda group: keyed(repr(sorted(group.terms))))
    rows = sums_matrix([*cells, *ledger], place)
    return System(
        atoms=atoms,
        cells=tuple(cell.id for cell in cells),
        weights=tuple(cell.weight for cell in cells),
        rows=rows,
        columns=rows.tocsc(),
        group_names=tuple(group.id for group in groups),
        groups=sums_matrix(groups, place),
        need=np.array([family.threshold(group) - group.value for group in groups], dtype=np.int64),
    )


def sums_matrix(sums: Sequence[Cell | Group | PublishedCell], place: dict[str, int]) -> csr_array:
    """Sums × atoms; `place` says which column an atom is."""
    size = sum(len(one.terms) for one in sums)
    columns = np.fromiter(map(place.__getitem__, map(itemgetter(0), _terms(sums))), np.int64, size)
    times = np.fromiter(map(itemgetter(1), _terms(sums)), np.int64, size)
    starts = np.cumsum([0, *(len(one.terms) for one in sums)])
    matrix = csr_array((times, columns, starts), shape=(len(sums), len(place)), dtype=np.int64)
    matrix.sort_indices()
    return matrix


def _terms(sums: Sequence[Cell | Group | PublishedCell]) -> Iterator[tuple[str, int]]:
    return chain.from_iterable(one.terms for one in sums)


def _keyed(seed: str) -> Callable[[str], bytes]:
    return lambda name: hmac.digest(seed.encode(), name.encode(), "sha256")
