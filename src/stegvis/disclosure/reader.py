"""What a reader can derive: the attacker that looks for another world in which a small group is large enough.

A *move* is a change of the true world that keeps every visible number: A·d = 0, z + d ≥ 0, integer. A group of value v
is safe when some move adds at least k − v to it. The linear relaxation asks for the smallest such move (Σ|d|): one that
touches few numbers serves for many patterns, and its corner is nearly always integer. When there is none, Farkas'
multipliers name the rows that prove the group. One HiGHS model serves all questions: only bounds of rows change, and
every question starts from standing still, which is dual feasible.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from stegvis.disclosure.highs import (
    FEASIBLE,
    INFEASIBLE,
    INFINITY,
    Deadline,
    SolverStopped,
    multipliers,
    quiet_model,
    run,
)
from stegvis.disclosure.question import Move, Question
from stegvis.disclosure.system import Integers

Booleans = NDArray[np.bool_]
Floats = NDArray[np.float64]
PRICED = 1e-7
"""A multiplier below this is rounding."""
DIVES, WHOLE, HALF = 60, 1e-6, 0.5
"""So many columns are rounded at most; nearer to a whole number than this is whole."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Rows that together prove a group."""

    rows: frozenset[int]


class Reader:
    """Answers one question for any of its groups and any choice of visible rows."""

    def __init__(self, question: Question, model: highspy.Highs | None = None) -> None:
        self.question = question
        self.atoms = question.atoms
        self._shown = np.zeros(len(question.rows), dtype=bool)
        self._asked = len(question.rows)
        self._model = model or simplex_model()
        free = np.full(question.sums.shape[0], INFINITY)
        pass_moves(self._model, question, -free, free, furthest(question), whole=False)

    def ask(self, group: int, visible: AbstractSet[int], deadline: Deadline) -> Move | Proof:
        """A move that makes `group` large enough while the rows in `visible` stay, or which of them prove it.

        Raises SolverStopped when time is over or the solver gives no answer.
        """
        self._show(visible)
        self._want(group)
        self._model.setBasis()
        status = run(self._model, deadline)
        if status == INFEASIBLE:
            return self._proof()
        if status != FEASIBLE:
            raise SolverStopped
        return self._move(self._model, group) or self._settle(group, deadline)

    def _show(self, visible: AbstractSet[int]) -> None:
        wanted = np.zeros(len(self._shown), dtype=bool)
        wanted[self.question.places(visible)] = True
        for place in np.flatnonzero(wanted != self._shown).tolist():
            bound = 0.0 if wanted[place] else INFINITY
            self._model.changeRowBounds(place, -bound, bound)
        self._shown = wanted

    def _want(self, group: int) -> None:
        place = self.question.group_place[group]
        self._model.changeRowBounds(self._asked, -INFINITY, INFINITY)
        self._asked = len(self._shown) + place
        self._model.changeRowBounds(self._asked, float(self.question.need[place]), INFINITY)

    def _proof(self) -> Proof:
        priced = np.abs(np.array(multipliers(self._model)[: len(self._shown)])) > PRICED
        return Proof(frozenset(self.question.rows[priced & self._shown].tolist()))

    def _move(self, model: highspy.Highs, group: int) -> Move | None:
        """The solver's move, if it holds in exact whole numbers."""
        by = change(self.question, model.getSolution().col_value)
        return self.question.move(by, group, np.flatnonzero(self._shown))

    def _settle(self, group: int, deadline: Deadline) -> Move | Proof:
        """After a corner with fractions: a dive to whole numbers.

        Else the integer attacker: first with the atoms that moved on the way, then with all.
        """
        moved = np.zeros(len(furthest(self.question)), dtype=bool)
        if found := self._dive(group, moved, deadline):
            return found
        can_fall = falling(self.question)
        free = moved[: len(self.atoms)]
        free[can_fall] |= moved[len(self.atoms) :]
        near = self._in_whole_numbers(group, np.append(free, free[can_fall]), deadline)
        return near if isinstance(near, Move) else self._in_whole_numbers(group, np.ones_like(moved), deadline)

    def _dive(self, group: int, moved: Booleans, deadline: Deadline) -> Move | None:
        """A move found by rounding one column after another, the rest following. What moves on the way is `moved`."""
        most = furthest(self.question)
        rounded: list[int] = []
        found = None
        for _ in range(DIVES):
            values = np.array(self._model.getSolution().col_value)
            moved |= values > PRICED
            broken = np.flatnonzero(np.abs(values - np.rint(values)) > WHOLE)
            if (found := self._move(self._model, group)) or len(broken) == 0:
                break
            rounded.append(int(broken[np.argmax(values[broken])]))
            if not self._rounded(rounded[-1], values[rounded[-1]], deadline):
                break
        for column in rounded:
            self._model.changeColBounds(column, 0.0, most[column])
        return found

    def _rounded(self, column: int, value: float, deadline: Deadline) -> bool:
        """Whether a corner remains when a column is kept from its fraction: at the nearer side, else the other."""
        up, down = (np.ceil(value), furthest(self.question)[column]), (0.0, np.floor(value))
        for least, most in (up, down) if value - down[1] >= HALF else (down, up):
            self._model.changeColBounds(column, least, most)
            if run(self._model, deadline) == FEASIBLE:
                return True
        return False

    def _in_whole_numbers(self, group: int, free: Booleans, deadline: Deadline) -> Move | Proof:
        """The integer attacker; only the columns in `free` may move."""
        bounds = np.full(self.question.sums.shape[0], INFINITY)
        bounds[: len(self._shown)][self._shown] = 0.0
        least = -bounds
        least[self._asked] = self.question.need[self.question.group_place[group]]
        model = quiet_model()
        model.setOptionValue("mip_rel_gap", 0.9)
        pass_moves(model, self.question, least, bounds, np.where(free, furthest(self.question), 0.0), whole=True)
        status = run(model, deadline)
        if status == INFEASIBLE:
            return Proof(frozenset(self.question.rows[self._shown].tolist()))
        found = self._move(model, group) if status == FEASIBLE else None
        if found is None:
            raise SolverStopped
        return found


def simplex_model() -> highspy.Highs:
    """An empty model for linear problems that start from standing still."""
    model = quiet_model()
    options = (("presolve", "off"), ("solver", "simplex"), ("simplex_strategy", 1), ("simplex_scale_strategy", 0))
    for option, value in options:
        model.setOptionValue(option, value)
    return model


def pass_moves(
    model: highspy.Highs, question: Question, least: Floats, most: Floats, reach: Floats, *, whole: bool
) -> None:
    """A column for each atom's way up, then one for each way down of those that can fall; rows: sums, then groups.

    `least` and `most` bound the rows, `reach` the columns, whole numbers or not. Handed over as arrays, which takes
    a tenth of the time that a model of lists does.
    """
    sums, columns = question.sums, len(reach)
    down = np.zeros(len(question.atoms), dtype=np.int64)
    down[falling(question)] = np.arange(len(question.atoms), columns)
    falls = np.flatnonzero(down[sums.column])
    row = np.append(sums.row, sums.row[falls])
    order = np.argsort(row, kind="stable")
    model.passModel(
        columns,
        sums.shape[0],
        len(row),
        int(highspy.MatrixFormat.kRowwise),
        int(highspy.ObjSense.kMinimize),
        0.0,
        np.ones(columns),
        np.zeros(columns),
        reach,
        least,
        most,
        np.searchsorted(row[order], np.arange(sums.shape[0] + 1)).astype(np.int32),
        np.append(sums.column, down[sums.column[falls]])[order].astype(np.int32),
        np.append(sums.times, -sums.times[falls])[order].astype(np.float64),
        np.full(columns, int(highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous), np.int32),
    )


def falling(question: Question) -> Integers:
    """The atoms that can fall."""
    return np.flatnonzero(question.most_down)


def furthest(question: Question) -> Floats:
    """How far each column of `pass_moves` reaches."""
    return np.append(np.full(len(question.atoms), INFINITY), question.most_down[falling(question)])


def change(question: Question, columns: Iterable[float]) -> Integers:
    """By how much each atom changes, when the columns of `pass_moves` have these values."""
    values = np.rint(np.array(columns)).astype(np.int64)
    by: Integers = values[: len(question.atoms)]
    by[falling(question)] -= values[len(by) :]
    return by
