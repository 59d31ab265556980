"""What a reader can derive: the attacker that looks for another world in which a small group is large enough.

A *move* is a change of the true world that keeps every visible number: A·d = 0, z + d ≥ 0, integer. A group of value v
is safe when some move adds at least k − v to it. The linear relaxation asks for the smallest such move (Σ|d|): one that
touches few numbers serves for many patterns, and its corner is nearly always integer. When there is none, Farkas'
multipliers name the rows that prove the group. One HiGHS model serves all questions: only bounds of rows change, and
every question starts from standing still, which is dual feasible.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csr_array, hstack, vstack

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
from stegvis.disclosure.system import Integers

PRICED = 1e-7
"""A multiplier below this is rounding."""


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
class Proof:
    """Rows that together prove a group."""

    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader reckons with: named rows and groups over some atoms, all other atoms being as they truly are.

    `need` is what each group lacks to be large enough, `most_down` how far each atom can fall.
    """

    atoms: Integers
    rows: Integers
    matrix: csr_array
    groups: Integers
    wanted: csr_array
    need: Integers
    most_down: Integers

    def condensed(self, rows: AbstractSet[int], group: int) -> "Question":
        """The same question about one group and a few rows: atoms that they cannot tell apart are one."""
        kept = np.array([place for place, row in enumerate(self.rows.tolist()) if row in rows], dtype=np.int64)
        wanted = self.wanted[np.flatnonzero(self.groups == group)]
        columns = vstack([self.matrix[kept], wanted], format="csr").toarray()
        telling = np.flatnonzero(columns.any(axis=0))
        alike, place = np.unique(columns[:, telling], axis=1, return_inverse=True)
        most_down = np.zeros(alike.shape[1], dtype=np.int64)
        np.add.at(most_down, place.ravel(), self.most_down[telling])
        return Question(
            atoms=np.arange(alike.shape[1]),
            rows=self.rows[kept],
            matrix=csr_array(alike[:-1]),
            groups=np.array([group]),
            wanted=csr_array(alike[-1:]),
            need=self.need[self.groups == group],
            most_down=most_down,
        )


class Reader:
    """Answers one question for any of its groups and any choice of visible rows."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.rows, self.atoms = question.rows, question.atoms
        self._matrix, self._groups, self._need = question.matrix, question.wanted, question.need
        self._most_down = question.most_down
        self._place = {int(group): place for place, group in enumerate(question.groups)}
        self._row_place = {int(row): place for place, row in enumerate(self.rows)}
        self._shown = np.zeros(len(self.rows), dtype=bool)
        self._asked = 0
        self._problem = self._built()
        self._model = quiet_model()
        for option, value in (("presolve", "off"), ("solver", "simplex"), ("simplex_strategy", 1)):
            self._model.setOptionValue(option, value)
        self._model.passModel(self._problem)

    def _built(self) -> highspy.HighsLp:
        """Columns: how far each atom moves up, then how far down; rows: the sums, then the groups; all free."""
        up = vstack([self._matrix, self._groups], format="csr")
        both = hstack([up, -up], format="csr")
        lp = highspy.HighsLp()
        lp.num_row_, lp.num_col_ = both.shape
        lp.col_cost_, lp.col_lower_ = np.ones(lp.num_col_), np.zeros(lp.num_col_)
        lp.col_upper_ = np.concatenate([np.full(len(self.atoms), INFINITY), self._most_down.astype(np.float64)])
        lp.row_lower_, lp.row_upper_ = np.full(lp.num_row_, -INFINITY), np.full(lp.num_row_, INFINITY)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = both.indptr, both.indices
        lp.a_matrix_.value_ = both.data.astype(np.float64)
        return lp

    def ask(self, group: int, visible: AbstractSet[int], deadline: Deadline) -> Move | Proof:
        """A move that makes `group` large enough while the rows in `visible` stay, or which of them prove it.

        Raises SolverStopped when time is over or the solver gives no answer.
        """
        self._show(visible)
        place = self._place[group]
        self._model.changeRowBounds(len(self.rows) + self._asked, -INFINITY, INFINITY)
        self._model.changeRowBounds(len(self.rows) + place, float(self._need[place]), INFINITY)
        self._asked = place
        self._model.setBasis()
        status = run(self._model, deadline)
        if status == INFEASIBLE:
            return self._proof()
        if status != FEASIBLE:
            raise SolverStopped
        return self._move(self._model, place) or self._in_whole_numbers(place, deadline)

    def _show(self, visible: AbstractSet[int]) -> None:
        wanted = np.zeros(len(self.rows), dtype=bool)
        wanted[[self._row_place[row] for row in visible if row in self._row_place]] = True
        for place in np.flatnonzero(wanted != self._shown).tolist():
            bound = 0.0 if wanted[place] else INFINITY
            self._model.changeRowBounds(place, -bound, bound)
        self._shown = wanted

    def _proof(self) -> Proof:
        priced = np.abs(np.array(multipliers(self._model)[: len(self.rows)])) > PRICED
        return Proof(frozenset(self.rows[priced & self._shown].tolist()))

    def _move(self, model: highspy.Highs, place: int) -> Move | None:
        """The solver's move, if it holds in exact whole numbers."""
        values = np.array(model.getSolution().col_value)
        move = np.rint(values[: len(self.atoms)] - values[len(self.atoms) :]).astype(np.int64)
        sums = self._matrix @ move
        enough = self._groups @ move >= self._need
        if not enough[place] or np.any(move < -self._most_down) or np.any(sums[self._shown]):
            return None
        moved = np.flatnonzero(move)
        changed = frozenset(self.rows[np.flatnonzero(sums)].tolist())
        return Move(self.atoms[moved], move[moved], changed, tuple(self.question.groups[enough].tolist()))

    def _in_whole_numbers(self, place: int, deadline: Deadline) -> Move | Proof:
        """The integer attacker, for the few corners with fractions."""
        bounds = np.concatenate([np.where(self._shown, 0.0, INFINITY), np.full(self._groups.shape[0], INFINITY)])
        least = -bounds
        least[len(self.rows) + place] = self._need[place]
        lp = self._problem
        lp.row_lower_, lp.row_upper_ = least, bounds
        lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
        model = quiet_model()
        model.setOptionValue("mip_rel_gap", 0.9)
        model.passModel(lp)
        status = run(model, deadline)
        if status == INFEASIBLE:
            return Proof(frozenset(self.rows[self._shown].tolist()))
        found = self._move(model, place) if status == FEASIBLE else None
        if found is None:
            raise SolverStopped
        return found
