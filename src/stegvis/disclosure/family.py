"""A family of publications: the unknown counts behind them, what is to be shown, what must not be provable.

Every number that someone wants to publish is a sum of atoms: unknown integers, none below zero. A reader knows
the sums that are shown and nothing else. The room knows nothing of persons, forms or measures: it stands alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

LARGEST = 10**9
"""Counts beyond this, and atoms that count more often, cannot be reckoned with exactly in floating point."""

Terms = tuple[tuple[str, int], ...]
"""A sum of atoms: (atom, how many times it counts), each atom once."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that someone wants to publish. `weight` is what hiding it costs the reader."""

    id: str
    terms: Terms
    value: int
    publication: str = ""
    weight: int = 1

    def __post_init__(self) -> None:
        _require_sum(self.id, self.terms)
        if self.weight < 1:
            raise ValueError(f"Cell {self.id}: hiding it must cost at least 1.")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of persons that must not be provable while it is small, published or not.

    `k` is its own threshold, never below the family's; None takes the family's. With `protect_zero` it is at risk
    when it is empty too, whatever the family says.
    """

    id: str
    terms: Terms
    value: int
    k: int | None = None
    protect_zero: bool = False

    def __post_init__(self) -> None:
        _require_sum(self.id, self.terms)


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """A number decided before: shown to everyone, or hidden for good.

    An `identity` was told by nobody: it is how the atoms hang together, and every reader knows it.
    """

    id: str
    terms: Terms
    value: int
    visible: bool = True
    identity: bool = False

    def __post_init__(self) -> None:
        _require_sum(self.id, self.terms)


@dataclass(frozen=True, slots=True)
class Family:
    """This publication, the earlier ones that share its atoms, and every group that may be small.

    A group is provable when the largest value that fits all that is visible is below `k`, while its true value
    is 1 or more (0 or more with `protect_zero`). `seed` breaks ties between equally good patterns.
    Raises ValueError for an unknown atom, an id used twice or a k below 2.
    """

    k: int
    atoms: tuple[str, ...]
    cells: tuple[Cell, ...]
    groups: tuple[Group, ...] = ()
    ledger: tuple[PublishedCell, ...] = ()
    protect_zero: bool = False
    seed: str = ""
    time_limit_s: float = 60.0

    def __post_init__(self) -> None:
        if self.k < 2:
            raise ValueError(f"The smallest group that may be provable must be 2 or more, not {self.k}.")
        if self.time_limit_s < 0:
            raise ValueError("The time limit may not be below zero.")
        _require_unique("atom", self.atoms)
        _require_unique("cell", (cell.id for cell in self.cells))
        _require_unique("group", (group.id for group in self.groups))
        _require_unique("ledger cell", (cell.id for cell in self.ledger))
        known = set(self.atoms)
        weaker = next((group.id for group in self.groups if self.threshold(group) < self.k), None)
        if weaker is not None:
            raise ValueError(f"Group {weaker}: its own k may not be below the family's {self.k}.")
        sums: tuple[Cell | Group | PublishedCell, ...] = (*self.cells, *self.groups, *self.ledger)
        for sum_of_atoms in sums:
            strangers = sorted(dict(sum_of_atoms.terms).keys() - known)
            if strangers:
                raise ValueError(f"{sum_of_atoms.id}: the atom {strangers[0]} is not in the family.")

    def threshold(self, group: Group) -> int:
        """The smallest size of `group` that may be provable: its own k, or the family's."""
        return self.k if group.k is None else group.k

    def must_not_be_provable(self) -> tuple[Group, ...]:
        """Every group at risk: the groups, the cells and the ledger's hidden cells whose value is small.

        Each sum once, with the highest of its thresholds as `k` (never None).
        """
        hidden = (cell for cell in self.ledger if not cell.visible)
        at_risk: dict[tuple[Terms, int], tuple[Group | Cell | PublishedCell, int]] = {}
        for one in chain[Group | Cell | PublishedCell](self.groups, self.cells, hidden):
            k = self.threshold(one) if isinstance(one, Group) else self.k
            protects_zero = self.protect_zero or (isinstance(one, Group) and one.protect_zero)
            if not (0 if protects_zero else 1) <= one.value < k:
                continue
            same = (tuple(sorted(one.terms)), one.value)
            first, highest = at_risk.get(same, (one, 0))
            at_risk[same] = (first, max(k, highest))
        return tuple(
            Group(one.id, one.terms, one.value, k, isinstance(one, Group) and one.protect_zero)
            for one, k in at_risk.values()
        )


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a reader can derive about a group. A bound is None where there is none."""

    group: str
    smallest: int | None
    largest: int | None
    provable: bool


def _require_sum(owner: str, terms: Terms) -> None:
    if not terms:
        raise ValueError(f"{owner}: a sum needs at least one atom.")
    times_of = dict(terms)
    if len(times_of) < len(terms):
        _require_unique(f"atom in {owner}", (atom for atom, _ in terms))
    if 0 in times_of.values():
        raise ValueError(f"{owner}: an atom that counts zero times does not belong to the sum.")


def _require_unique(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"The {what} {name} stands twice.")
        seen.add(name)
