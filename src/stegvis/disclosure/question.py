"""What a reader is asked about: rows and groups over some atoms; and the same with atoms that look alike made one."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np

from stegvis.disclosure.system import Integers


@dataclass(frozen=True, slots=True)
class Move:
    """Another world that fits everything but the rows in `changed`: atoms `atoms` differ by `by`.

    `serves` are the groups that are large enough in it.
    """

    atoms: Integers
    by: Integers
    changed: frozenset[int]
    serves: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A sparse matrix of whole numbers, row by row: far less ado than a library's for the small ones we make by the
    thousand."""

    shape: tuple[int, int]
    row: Integers
    column: Integers
    times: Integers

    def starts(self) -> Integers:
        """Where each row begins, and where the last ends."""
        return np.concatenate([[0], np.cumsum(np.bincount(self.row, minlength=self.shape[0]))])

    def of(self, by: Integers) -> Integers:
        """The sums of `by`, one a row."""
        sums = np.zeros(self.shape[0], dtype=np.int64)
        np.add.at(sums, self.row, self.times * by[self.column])
        return sums


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader reckons with: rows and groups over some atoms, all other atoms being as they truly are.

    `sums` has a row for each of `rows`, then one for each of `groups`. `need` is what each group lacks to be large
    enough, `most_down` how far each atom can fall.
    """

    atoms: Integers
    rows: Integers
    groups: Integers
    sums: Entries
    need: Integers
    most_down: Integers
    row_place: dict[int, int] = field(default_factory=dict)
    group_place: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.row_place.update({row: place for place, row in enumerate(self.rows.tolist())})
        self.group_place.update({group: place for place, group in enumerate(self.groups.tolist())})

    def places(self, rows: AbstractSet[int]) -> Integers:
        """Where those of `rows` stand that are reckoned with."""
        return np.array(sorted(self.row_place[row] for row in rows if row in self.row_place), dtype=np.int64)

    def move(self, by: Integers, group: int, fixed: Integers) -> Move | None:
        """`by` for each atom as a move, if it keeps the rows at places `fixed` and makes `group` large enough."""
        sums = self.sums.of(by)
        enough = sums[len(self.rows) :] >= self.need
        if not enough[self.group_place[group]] or np.any(by < -self.most_down) or np.any(sums[fixed]):
            return None
        moved = np.flatnonzero(by)
        changed = frozenset(self.rows[np.flatnonzero(sums[: len(self.rows)])].tolist())
        return Move(self.atoms[moved], by[moved], changed, tuple(self.groups[enough].tolist()))

    def condensed(self, rows: AbstractSet[int], group: int) -> "Condensed":
        """The same question about one group and some of the rows: atoms that these cannot tell apart are one."""
        kept = self.places(rows)
        chosen = np.append(kept, len(self.rows) + self.group_place[group])
        new_row = np.full(self.sums.shape[0], -1, dtype=np.int64)
        new_row[chosen] = np.arange(len(chosen))
        inside = np.flatnonzero(new_row[self.sums.row] >= 0)
        row, column, times = new_row[self.sums.row[inside]], self.sums.column[inside], self.sums.times[inside]
        look = np.zeros(len(self.atoms), dtype=np.int64)
        np.add.at(look, column, times * _marks(len(chosen))[row])
        telling = np.zeros(len(self.atoms), dtype=bool)
        telling[column] = True
        looks, first, alike = np.unique(np.where(telling, look, 0), return_index=True, return_inverse=True)
        most_down = np.zeros(len(looks), dtype=np.int64)
        np.add.at(most_down, alike, self.most_down)
        first_only = first[alike[column]] == column
        return Condensed(
            Question(
                atoms=np.arange(len(looks)),
                rows=self.rows[kept],
                groups=np.array([group]),
                sums=Entries((len(chosen), len(looks)), row[first_only], alike[column[first_only]], times[first_only]),
                need=self.need[[self.group_place[group]]],
                most_down=most_down,
            ),
            alike,
        )


@dataclass(frozen=True, slots=True)
class Condensed:
    """A condensed question: `alike` says which atom each of the first question's atoms is here."""

    question: Question
    alike: Integers

    def spread(self, move: Move, wide: Question) -> Move | None:
        """A move here as one of `wide`: what falls is taken where there is some, in turn; what rises goes to one."""
        by = np.zeros(len(wide.atoms), dtype=np.int64)
        for one, change in zip(move.atoms.tolist(), move.by.tolist(), strict=True):
            members = np.flatnonzero(self.alike == one)
            if change > 0:
                by[members[0]] = change
            else:
                before = np.cumsum(wide.most_down[members]) - wide.most_down[members]
                by[members] = -np.clip(-change - before, 0, wide.most_down[members])
        fixed = wide.places(frozenset(self.question.rows.tolist()))
        return wide.move(by, int(self.question.groups[0]), fixed)


def _marks(rows: int) -> Integers:
    """A random odd number for each row: atoms whose sums of these are alike are alike."""
    return np.random.default_rng(0).integers(-(2**61), 2**61, size=rows) * 2 + 1
