"""The attack: the smallest and the largest value of every group that fit what a reader knows.

A linear program per bound (HiGHS), warm from the one before; where its corner has fractions, whole numbers are
searched. Unlike the audit it tells the bounds themselves, so it costs two programs a group.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import floor

import highspy
import numpy as np
import numpy.typing as npt

from stegvis.disclosure.family import Bounds, Cell, Family, Group, PublishedCell, Terms
from stegvis.disclosure.highs import INFINITY, Deadline, SolverStopped, quiet_model
from stegvis.disclosure.known import Known, known_from_visible

TOLERANCE = 1e-6
PATIENCE_S = 60.0
"""How long the whole numbers of one bound may be searched for."""

Counts = npt.NDArray[np.float64]
_UNBOUNDED = {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}


class NothingFits(Exception):
    """No world fits what is known: the numbers contradict each other."""


def attack(family: Family, visible: Collection[str], also: Sequence[Known] = ()) -> tuple[Bounds, ...]:
    """What a reader of the cells named in `visible`, of the ledger and of `also` (shares) derives about every group.

    Every group of the family, every cell and every hidden cell of the ledger, in that order; one id with one sum
    once. Raises NothingFits when what is visible contradicts itself, ValueError for a name that is no cell,
    SolverStopped when a bound is not found within PATIENCE_S.
    """
    return attack_known(family, (*known_from_visible(family, visible), *also))


def attack_known(family: Family, known: Sequence[Known]) -> tuple[Bounds, ...]:
    """As `attack`, for a reader who knows `known` and nothing else (rounded numbers, say)."""
    groups = _everything(family)
    attacker = Attacker(known, (group.terms for group in groups))
    return tuple(_bounds(family, group, attacker) for group in groups)


def provable(family: Family, known: Sequence[Known]) -> tuple[Group, ...]:
    """The groups at risk that a reader who knows `known` can prove."""
    at_risk = family.must_not_be_provable()
    attacker = Attacker(known, (group.terms for group in at_risk))
    return tuple(group for group in at_risk if _below(attacker.largest(group.terms), family.threshold(group)))


def _below(largest: int | None, k: int) -> bool:
    return largest is not None and largest < k


def _everything(family: Family) -> list[Group]:
    others: list[Cell | PublishedCell] = [*family.cells, *(cell for cell in family.ledger if not cell.visible)]
    groups = [*family.groups, *(Group(one.id, one.terms, one.value) for one in others)]
    once: dict[tuple[str, frozenset[tuple[str, int]]], Group] = {}
    for group in groups:
        once.setdefault((group.id, frozenset(group.terms)), group)
    return list(once.values())


def _bounds(family: Family, group: Group, attacker: "Attacker") -> Bounds:
    largest = attacker.largest(group.terms)
    exists = group.value >= (0 if family.protect_zero or group.protect_zero else 1)
    is_provable = exists and _below(largest, family.threshold(group))
    return Bounds(group.id, attacker.smallest(group.terms), largest, is_provable)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The largest value of a sum, and for each known sum how many times it counts in the proof (0: not at all)."""

    value: int | None
    multipliers: tuple[float, ...]
    whole: bool
    """Whether the multipliers prove it; otherwise it takes that counts are whole numbers."""


class Attacker:
    """One linear program over the atoms of what is known and of the sums asked for; each question is an objective.

    Atoms that nothing known and no sum asked for tells apart are one unknown. After `deadline` every question raises
    SolverStopped.
    """

    def __init__(self, known: Sequence[Known], asked: Iterable[Terms], deadline: Deadline | None = None) -> None:
        self.known = tuple(known)
        self._deadline = deadline
        self._class_of = _merged([*(one.terms for one in known), *asked])
        self._exact = {frozenset(one.terms): one.value for one in known if one.value is not None}
        self._model = self._built()
        self._costly: list[int] = []
        self._worlds: list[Counts] = []

    def largest(self, terms: Terms) -> int | None:
        """The largest value of a sum that fits what is known; None when nothing bounds it."""
        exact = self._exact.get(frozenset(terms))
        return exact if exact is not None else self.ceiling(terms).value

    def smallest(self, terms: Terms) -> int | None:
        """The smallest value of a sum that fits what is known; None when nothing bounds it."""
        exact = self._exact.get(frozenset(terms))
        if exact is not None:
            return exact
        opposite = self.ceiling(tuple((atom, -times) for atom, times in terms)).value
        return None if opposite is None else -opposite

    def ceiling(self, terms: Terms) -> Ceiling:
        """The largest value of a sum with its proof."""
        nothing = (0.0,) * len(self.known)
        self._ask(terms)
        if self._deadline:
            self._deadline.check()
            self._model.setOptionValue("time_limit", self._model.getRunTime() + self._deadline.left_s())
        self._model.run()
        status = self._model.getModelStatus()
        if status in _UNBOUNDED:
            return Ceiling(None, nothing, whole=True)
        self._require_optimal(status)
        solution = self._model.getSolution()
        top = self._model.getInfo().objective_function_value
        multipliers = tuple(float(one) for one in solution.row_dual)
        values = np.array(solution.col_value)
        if np.all(np.abs(values - np.rint(values)) < TOLERANCE):
            self._worlds.append(np.rint(values))
        value = floor(top + TOLERANCE)
        if self._reached(terms) < value:
            value = self._in_whole_numbers()
        return Ceiling(value, multipliers, whole=floor(top + TOLERANCE) == value)

    def _reached(self, terms: Terms) -> float:
        """The most that a sum is in the worlds found so far: a ceiling that one of them reaches needs no search."""
        columns = self._columns(terms)
        places, times = list(columns), np.array(list(columns.values()))
        return max((float(world[places] @ times) for world in self._worlds), default=-INFINITY)

    def _ask(self, terms: Terms) -> None:
        for column in self._costly:
            self._model.changeColCost(column, 0.0)
        cost = self._columns(terms)
        for column, times in cost.items():
            self._model.changeColCost(column, float(times))
        self._costly = list(cost)

    def _in_whole_numbers(self) -> int:
        """The largest value of the sum just asked for, in whole numbers."""
        model = quiet_model()
        model.passModel(self._model.getLp())
        columns = np.arange(model.getNumCol(), dtype=np.int32)
        model.changeColsIntegrality(len(columns), columns, np.full(len(columns), highspy.HighsVarType.kInteger))
        # Values are whole: within less than one of the bound there is nothing better.
        for option, gap in (("mip_rel_gap", 0.0), ("mip_abs_gap", 1 - TOLERANCE)):
            model.setOptionValue(option, gap)
        left_s = self._deadline.left_s() if self._deadline else PATIENCE_S
        model.setOptionValue("time_limit", min(PATIENCE_S, left_s))
        model.run()
        self._require_optimal(model.getModelStatus())
        self._worlds.append(np.rint(np.array(model.getSolution().col_value)))
        return round(model.getInfo().objective_function_value)

    def _require_optimal(self, status: highspy.HighsModelStatus) -> None:
        if status == highspy.HighsModelStatus.kInfeasible:
            raise NothingFits
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverStopped

    def _columns(self, terms: Terms) -> dict[int, int]:
        return {self._class_of[atom]: times for atom, times in terms}

    def _built(self) -> highspy.Highs:
        rows = [self._columns(one.terms) for one in self.known]
        lp = highspy.HighsLp()
        lp.num_row_, lp.num_col_ = len(rows), max(self._class_of.values(), default=-1) + 1
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = lp.col_lower_ = np.zeros(lp.num_col_)
        lp.col_upper_ = np.full(lp.num_col_, INFINITY)
        lp.row_lower_ = np.array([-INFINITY if one.at_least is None else one.at_least for one in self.known], float)
        lp.row_upper_ = np.array([INFINITY if one.at_most is None else one.at_most for one in self.known], float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([column for row in rows for column in row], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([times for row in rows for times in row.values()], dtype=float)
        model = quiet_model()
        for option, value in (("presolve", "off"), ("solver", "simplex"), ("simplex_strategy", 4)):
            model.setOptionValue(option, value)
        model.passModel(lp)
        return model


def _merged(sums: Sequence[Terms]) -> dict[str, int]:
    """A number for each atom: the same for atoms that stand equally many times in every sum."""
    signatures: dict[str, list[tuple[int, int]]] = {}
    for number, terms in enumerate(sums):
        for atom, times in terms:
            signatures.setdefault(atom, []).append((number, times))
    classes: dict[tuple[tuple[int, int], ...], int] = {}
    return {atom: classes.setdefault(tuple(signature), len(classes)) for atom, signature in signatures.items()}
