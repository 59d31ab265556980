"""A reader of released tables, written apart from the room that is tested: slow and obvious.

Where the room keeps one set of atoms for each question, this reader crosses everything with everything: intervention,
gender, when someone started, when someone ended, class of the exit, feels better, more active. A mixed-integer model
over these kinds of people finds the largest size of a group that fits all that is shown.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.disclosure.invented_releases import CLASSES, INTERIM, YEAR, Person

from stegvis.vocabulary import Gender, Number, Period
from stegvis.vocabulary.released import ReleasedFigure, ReleasedTable

MOMENTS = (date(2022, 6, 1), date(2023, 3, 1), date(2023, 10, 1), date(2024, 6, 1))
"""Before, in the interim period, in the rest of the year, after: all that these reports can tell apart."""
GENDERS = (Gender.WOMEN, Gender.MEN, Gender.NONBINARY)
InGroup = Callable[[Person], bool]


class FullCrossing:
    """What can be told from tables about the people of these interventions."""

    def __init__(self, tables: Iterable[ReleasedTable], interventions: Iterable[str]) -> None:
        self.kinds = [
            Person(intervention, gender, started, ended, exit_class, better, active)
            for intervention, gender in product(interventions, GENDERS)
            for started, ended in product(MOMENTS, MOMENTS)
            if started <= ended
            for exit_class, better, active in product(CLASSES, (True, False), (True, False))
        ]
        shown = [row for one in tables for row in one.rows if isinstance(row.cell, Number)]
        self.matrix = np.array([self._row(row) for row in shown], dtype=float).reshape(-1, len(self.kinds))
        self.values = np.array([row.cell.value for row in shown if isinstance(row.cell, Number)], dtype=float)

    def _row(self, row: ReleasedFigure) -> list[bool]:
        return [
            kind.counts_in(row.measure, row.period)
            and row.intervention in (None, kind.intervention)
            and row.gender in (Gender.ALL, kind.gender)
            for kind in self.kinds
        ]

    def largest(self, in_group: InGroup) -> float:
        """The largest that the group can be; infinite where nothing bounds it."""
        cost = -np.array([in_group(kind) for kind in self.kinds], dtype=float)
        found = milp(
            cost,
            constraints=LinearConstraint(self.matrix, self.values, self.values),
            integrality=np.ones(len(self.kinds)),
            bounds=Bounds(0, 200),
        )
        assert found.success, found.message
        return -found.fun


def small_groups(persons: tuple[Person, ...], sets: Sequence[str], k: int = 5) -> list[tuple[str, int, InGroup]]:
    """Every natural group of these people that has from one to k − 1 members: name, size, who is in it."""
    found = []
    for name, in_group in _natural(sorted({person.intervention for person in persons}), sets):
        members = sum(map(in_group, persons))
        if 0 < members < k:
            found.append((name, members, in_group))
    return found


def _natural(interventions: Iterable[str], sets: Sequence[str]) -> Iterable[tuple[str, InGroup]]:
    wheres = [(one,) for one in interventions]
    whos = [(Gender.WOMEN,), (Gender.MEN,), (Gender.NONBINARY,), GENDERS]
    pairs = [("participants" if part == "exits" else "exits", part) for part in sets if part != "participants"]
    for where, who, period in product([*wheres, tuple(interventions)], whos, (INTERIM, YEAR)):

        def among(person: Person, where: tuple[str, ...] = where, who: tuple[Gender, ...] = who) -> bool:
            return person.intervention in where and person.gender in who

        for counted in sets:
            yield f"{counted} {where} {who} {period}", _all(among, _in(counted, period))
            if period == YEAR:
                since = _all(among, _in(counted, YEAR), _not(_in(counted, INTERIM)))
                yield f"{counted} since {where} {who}", since
        for whole, part in pairs:
            beside = _all(among, _in(whole, period), _not(_in(part, period)))
            yield f"{whole} − {part} {where} {who} {period}", beside


def _in(counted: str, period: Period) -> InGroup:
    return lambda person: person.counts_in(counted, period)


def _not(one: InGroup) -> InGroup:
    return lambda person: not one(person)


def _all(*every: InGroup) -> InGroup:
    return lambda person: all(one(person) for one in every)
