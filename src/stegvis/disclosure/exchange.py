"""Blocks that were solved alone, put together: what a move does to the totals, a few rich blocks make up for.

A *bank* is a block or two in which many are counted. A move inside another block that changes totals is joined with
a move of a bank that changes them back, so the totals may stay visible. A bank hides more where it has to; where it
cannot help, the totals in question are hidden.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from stegvis.disclosure.highs import FEASIBLE, INFEASIBLE, Deadline, SolverStopped, quiet_model, run
from stegvis.disclosure.hitting_set import Cells
from stegvis.disclosure.question import Move, Question
from stegvis.disclosure.reader import Proof, Reader, change, furthest, pass_moves
from stegvis.disclosure.system import Integers, System

BANKS, BLOCKS_OF_BANK = 2, 2

Totals = tuple[tuple[int, int], ...]
"""Sums over several blocks, and by how much each changes."""


@dataclass(frozen=True, slots=True)
class Change:
    """Atoms, by how much each changes, and the rows inside blocks that this changes."""

    atoms: Integers
    by: Integers
    changed: Cells


class Bank(Reader):
    """Blocks that make up for changes of totals: their atoms and all rows that touch these."""

    def __init__(self, question: Question, coupling: Cells) -> None:
        super().__init__(question)
        self._coupling = coupling
        self._given: dict[Totals, Change] = {}

    def give(self, wanted: Totals, hidden: Cells, deadline: Deadline) -> Change | Proof:
        """A change by which the totals grow as `wanted`, the other visible ones staying; or the rows that forbid it.

        Raises SolverStopped when time is over or the solver gives no answer.
        """
        if wanted not in self._given:
            answer = self._ask_for(dict(wanted), hidden, deadline)
            if isinstance(answer, Proof):
                return answer
            self._given[wanted] = answer
        return self._given[wanted]

    def _ask_for(self, wanted: dict[int, int], hidden: Cells, deadline: Deadline) -> Change | Proof:
        if strangers := wanted.keys() - self.question.row_place.keys():
            return Proof(frozenset(strangers))
        self._show(frozenset(self.question.rows.tolist()) - hidden)
        places = {self.question.row_place[row]: amount for row, amount in wanted.items()}
        for place, amount in places.items():
            self._model.changeRowBounds(place, float(amount), float(amount))
        self._model.setBasis()
        try:
            status = run(self._model, deadline)
            if status == INFEASIBLE:
                return self._proof()
            if status != FEASIBLE:
                raise SolverStopped
            values = self._model.getSolution().col_value
        finally:
            for place in places:
                self._model.changeRowBounds(place, 0.0, 0.0)
        return self._change(values, places) or self._whole(places, deadline)

    def _change(self, values: Iterable[float], places: dict[int, int]) -> Change | None:
        """The solver's answer, if it holds in exact whole numbers."""
        by = change(self.question, values)
        sums = self.question.sums.of(by)[: len(self.question.rows)]
        wanted = np.zeros(len(sums), dtype=np.int64)
        wanted[list(places)] = list(places.values())
        if np.any((sums != wanted)[self._shown]) or np.any(by < -self.question.most_down):
            return None
        moved = np.flatnonzero(by)
        changed = frozenset(self.question.rows[np.flatnonzero(sums)].tolist()) - self._coupling
        return Change(self.question.atoms[moved], by[moved], changed)

    def _whole(self, places: dict[int, int], deadline: Deadline) -> Change | Proof:
        """After an answer in fractions: the same in whole numbers; when there is none, all that is shown forbids it."""
        bounds = np.full(self.question.sums.shape[0], np.inf)
        bounds[: len(self._shown)][self._shown] = 0.0
        least = -bounds
        least[list(places)] = bounds[list(places)] = list(places.values())
        model = quiet_model()
        model.setOptionValue("mip_rel_gap", 0.9)
        pass_moves(model, self.question, least, bounds, furthest(self.question), whole=True)
        if run(model, deadline) == INFEASIBLE:
            return Proof(frozenset(self.question.rows[self._shown].tolist()))
        found = self._change(model.getSolution().col_value, places)
        if found is None:
            raise SolverStopped
        return found


class Exchange:
    """Joins moves with moves of banks. `hidden`: what is hidden, the banks' and the totals' cells with it."""

    def __init__(self, system: System, banks: dict[tuple[int, ...], Bank], coupling: Cells, hidden: Cells) -> None:
        self.hidden = hidden
        self._banks, self._coupling = banks, coupling
        self._cells = frozenset(range(len(system.cells)))
        self._rows = system.rows

    def balanced(self, block: int, question: Question, move: Move, deadline: Deadline) -> Move | None:
        """`move`, inside `block`, joined with one that keeps every visible total; None when the ledger forbids it.

        It serves no more than groups inside the block. Raises SolverStopped when time is over.
        """
        bank = next(bank for blocks, bank in self._banks.items() if block not in blocks)
        changes = self._totals(question, move)
        while True:
            wanted = tuple((row, -amount) for row, amount in changes if row not in self.hidden)
            if not wanted:
                return Move(move.atoms, move.by, move.changed - self._coupling | self.totals(), move.serves)
            answer = bank.give(wanted, self.hidden, deadline)
            if isinstance(answer, Change):
                atoms, by = np.append(move.atoms, answer.atoms), np.append(move.by, answer.by)
                return Move(atoms, by, move.changed - self._coupling | answer.changed | self.totals(), move.serves)
            if not self.hide(answer.rows):
                return None

    def saving(self, group: int, deadline: Deadline) -> Move | None:
        """A move of a bank that makes a group over many blocks large enough; None when nothing more can be hidden."""
        bank = next((bank for bank in self._banks.values() if group in bank.question.group_place), None)
        while bank is not None:
            answer = bank.ask(group, frozenset(bank.question.rows.tolist()) - self.hidden, deadline)
            if isinstance(answer, Move):
                return answer
            if not self.hide(answer.rows):
                break
        return None

    def totals(self) -> Cells:
        """The totals that are hidden."""
        return self._coupling & self.hidden

    def hide(self, rows: Cells) -> bool:
        """Hide what `rows` prove too much with: cells inside banks, else totals. Whether there was any."""
        cells = (rows & self._cells) - self.hidden
        chosen = cells - self._coupling or cells
        self.hidden |= chosen
        return bool(chosen)

    def _totals(self, question: Question, move: Move) -> Totals:
        by = np.zeros(len(question.atoms), dtype=np.int64)
        by[np.searchsorted(question.atoms, move.atoms)] = move.by
        sums = question.sums.of(by)
        touched = sorted(move.changed & self._coupling)
        return tuple((row, int(sums[question.row_place[row]])) for row in touched)


def richest(questions: Iterable[Question], coupling: Cells) -> Iterator[tuple[int, ...]]:
    """Which blocks are to be banks: those that most totals tell of, and of these where most are counted."""
    told = [(len(coupling & question.row_place.keys()), int(question.most_down.sum())) for question in questions]
    best = sorted(range(len(told)), key=lambda block: (told[block], block), reverse=True)
    for start in range(0, min(len(best), BANKS * BLOCKS_OF_BANK), BLOCKS_OF_BANK):
        yield tuple(sorted(best[start : start + BLOCKS_OF_BANK]))
