"""How a reader derives a group: the few known sums that prove its largest value, and how they are put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np

from stegvis.disclosure.attack import TOLERANCE, Attacker
from stegvis.disclosure.family import Family, Group, Terms
from stegvis.disclosure.highs import INFINITY, quiet_model
from stegvis.disclosure.known import EARLIER, IDENTITY, Known

SHORT = 5
"""Proofs of more steps than this are hard to follow."""


class Way(StrEnum):
    """What gives the group away."""

    SHOWN = "shown"
    """It is shown as it is."""
    PART = "part"
    """It is part of a small number."""
    PUBLICATIONS = "publications"
    """Two publications are compared."""
    SHARE = "share"
    """A share or a rounded number leaves few counts possible."""
    DIFFERENCE = "difference"
    """One number is taken from another."""
    RESIDUAL = "residual"
    """It is what several numbers leave over."""
    SEVERAL = "several"
    """Several numbers together."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """The known sums that prove that `group` is at most `largest`; none of them can be left out. How the atoms hang
    together is taken as known and is no step.

    `steps` are (how many times it counts, known sum), those that are added first; their total is `largest`. Where
    the proof is no plain sum (it takes fractions, or that counts are whole) every step counts 0 times.
    `exact` says that the same sums prove it to be no less either.
    """

    group: Group
    largest: int
    exact: bool
    steps: tuple[tuple[int, Known], ...]

    @property
    def is_sum(self) -> bool:
        """Whether adding and subtracting the steps gives `largest`."""
        return all(times for times, _ in self.steps)

    @property
    def way(self) -> Way:
        """What gives the group away."""
        known = [one for _, one in self.steps]
        if any(one.how for one in known):
            return Way.SHARE
        if len(known) == 1:
            same = frozenset(known[0].terms) == frozenset(self.group.terms)
            return Way.SHOWN if same else Way.PART
        if len({one.publication for one in known}) > 1:
            return Way.PUBLICATIONS
        times = [times for times, _ in self.steps]
        if times == [1, -1]:
            return Way.DIFFERENCE
        return Way.RESIDUAL if times[0] == 1 and set(times[1:]) == {-1} else Way.SEVERAL


def explain(family: Family, known: Sequence[Known]) -> list[Derivation]:
    """How a reader who has `known` works out every group at risk that is provable; the plainest first."""
    attacker = Attacker(known, [group.terms for group in family.must_not_be_provable()])
    found = [(group, attacker.largest(group.terms), family.threshold(group)) for group in family.must_not_be_provable()]
    given_away = [(group, largest, k) for group, largest, k in found if largest is not None and largest < k]
    order = list(Way)
    return sorted(derive(known, given_away), key=lambda one: (order.index(one.way), len(one.steps)))


def derive(known: Sequence[Known], groups: Sequence[tuple[Group, int, int]]) -> Iterator[Derivation]:
    """For each (group, its largest value, its k) how `known` proves it, which it must (`attack`).

    Where the whole proof of the largest value is long and a shorter one keeps the group below k, the shorter is told.
    """
    prover = _ShortestProof(known, [group.terms for group, _, _ in groups])
    for group, largest, k in groups:
        if shown := _shown(known, group.terms):
            yield _told([shown], group, largest)
            continue
        proof = prover.multipliers(group.terms, largest)
        if _size(proof) > SHORT:
            proof = min(proof, prover.multipliers(group.terms, k - 1), key=_size)
        kept = [known[number] for number in proof] or _touching(known, group.terms)
        yield _told(_none_to_spare(kept, group, k), group, largest)


def _shown(known: Sequence[Known], terms: Terms) -> Known | None:
    """The number itself where it stands to be read: nobody needs to work it out."""
    same = frozenset(terms)
    return next((one for one in known if one.value is not None and not one.how and frozenset(one.terms) == same), None)


def _size(proof: dict[int, float]) -> float:
    return sum(abs(times) for times in proof.values())


def _none_to_spare(known: Sequence[Known], group: Group, k: int) -> list[Known]:
    """The deletion filter: each known sum is left out when the others prove as much, or enough, without it."""
    enough = k - 1 if len(known) > SHORT else Attacker(known, [group.terms]).largest(group.terms)
    kept = list(known)
    # What is farthest from the group goes first: other publications, then sums over most atoms.
    for one in sorted(known, key=lambda one: (one.publication == EARLIER, len(one.terms)), reverse=True):
        rest = [other for other in kept if other is not one]
        ceiling = Attacker(rest, [group.terms]).largest(group.terms)
        if ceiling is not None and (enough is None or ceiling <= enough):
            kept = rest
    return kept


def _told(known: Sequence[Known], group: Group, largest: int) -> Derivation:
    attacker = Attacker(known, [group.terms])
    proven = attacker.largest(group.terms)
    proven = largest if proven is None else proven
    proof = _ShortestProof(known, [group.terms]).multipliers(group.terms, proven)
    times = [proof.get(number, 0.0) for number in range(len(known))]
    ends = [(one.at_most if by > 0 else one.at_least) or 0 for by, one in zip(times, known, strict=True)]
    total = sum(by * end for by, end in zip(times, ends, strict=True))
    is_plain = all(abs(abs(by) - 1) < TOLERANCE for by in times) and abs(total - proven) < TOLERANCE
    told = [(by, one) for by, one in zip(times, known, strict=True) if one.publication != IDENTITY]
    steps = [(round(by) if is_plain else 0, one) for by, one in told]
    exact = attacker.smallest(group.terms) == proven
    return Derivation(group, proven, exact, tuple(sorted(steps, key=lambda step: -step[0])))


def _touching(known: Sequence[Known], terms: Terms) -> list[Known]:
    """The known sums that are linked to a sum of atoms, however many steps away."""
    atoms, left, found = {atom for atom, _ in terms}, list(known), []
    while near := [one for one in left if any(atom in atoms for atom, _ in one.terms)]:
        found += near
        left = [one for one in left if one not in near]
        atoms.update(atom for one in near for atom, _ in one.terms)
    return found


class _ShortestProof:
    """The fewest known sums that prove a largest value: multipliers y with yᵀA ≥ group and y·bounds ≤ largest, the
    sum of their sizes as small as possible. A known sum counts up by its upper bound and down by its lower one.
    """

    def __init__(self, known: Sequence[Known], asked: Sequence[Terms]) -> None:
        atoms = dict.fromkeys(atom for terms in (*(one.terms for one in known), *asked) for atom, _ in terms)
        self._row = {atom: number for number, atom in enumerate(atoms)}
        self._ways = [(number, 1, one.at_most) for number, one in enumerate(known) if one.at_most is not None]
        self._ways += [(number, -1, one.at_least) for number, one in enumerate(known) if one.at_least is not None]
        self._asked: list[int] = []
        columns = [
            {**{self._row[atom]: sign * times for atom, times in known[number].terms}, len(atoms): sign * bound}
            for number, sign, bound in self._ways
        ]
        self._model = self._built(columns, len(atoms) + 1)

    def multipliers(self, terms: Terms, largest: int) -> dict[int, float]:
        """How many times each known sum counts, by its number; empty when no sum of them proves it."""
        for row in self._asked:
            self._model.changeRowBounds(row, 0.0, INFINITY)
        for atom, times in terms:
            self._model.changeRowBounds(self._row[atom], float(times), INFINITY)
        self._asked = [self._row[atom] for atom, _ in terms]
        # The value itself if it can be; otherwise anything that leaves no room for one more.
        for bound in (largest, largest + 1 - 1e-4):
            self._model.changeRowBounds(len(self._row), -INFINITY, bound)
            self._model.run()
            if self._model.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                return self._found()
        return {}

    def _found(self) -> dict[int, float]:
        found: dict[int, float] = {}
        for (number, sign, _), value in zip(self._ways, self._model.getSolution().col_value, strict=True):
            if value > TOLERANCE:
                found[number] = found.get(number, 0.0) + sign * value
        return found

    def _built(self, columns: Sequence[dict[int, int]], rows: int) -> highspy.Highs:
        lp = highspy.HighsLp()
        lp.num_row_, lp.num_col_ = rows, len(columns)
        lp.col_cost_ = np.ones(len(columns))
        lp.col_lower_, lp.col_upper_ = np.zeros(len(columns)), np.full(len(columns), INFINITY)
        lp.row_lower_, lp.row_upper_ = np.zeros(rows), np.full(rows, INFINITY)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(column) for column in columns)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([row for column in columns for row in column], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([times for column in columns for times in column.values()], dtype=float)
        model = quiet_model()
        model.passModel(lp)
        return model
