"""Heads that fit what a report states, or as many of its cells as fit together.

A report that contradicts itself fits no people at all. The fewest cells are then left unmet, those on participants
last: a small integer programme with one switch for each cell, solved by HiGHS.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from stegvis.measures.codes import EXIT_CLASS, GENDER
from stegvis.store.invented_register.stated import StatedCell
from stegvis.vocabulary import Gender

ONGOING = "ongoing"
STATUSES = (ONGOING, *EXIT_CLASS.words)
_BETTER, _ACTIVE = "feels_better", "more_active"
_KINDS = (*STATUSES, _BETTER, _ACTIVE)
_COUNTED = {
    "participants": STATUSES,
    "exits": EXIT_CLASS.words,
    **{f"exits_{word}": (word,) for word in EXIT_CLASS.words},
    _BETTER: (_BETTER,),
    _ACTIVE: (_ACTIVE,),
}
_COST = {"participants": 12.0, "exits": 11.0}
_COST_OF_OTHERS, _COST_OF_A_WISH = 10.0, 0.1
_COST_OF_RARE = {"unknown": 0.001, "nonbinary": 0.002}
"""What nobody has told of a gender is most likely not known."""
_WISHED = {"exits_positive": 0.5, "exits_unclear": 0.35, _BETTER: 0.6, _ACTIVE: 0.55}
"""How large a part of the exits, where the report leaves it open."""


@dataclass(frozen=True, slots=True)
class Headcounts:
    """Heads by gender and status, those of the exits who feel better and are more active, and the cells not met."""

    heads: Mapping[tuple[str, str], int]
    unmet: tuple[StatedCell, ...] = ()

    def of(self, gender: str, *kinds: str) -> int:
        """How many of the gender are of these kinds."""
        return sum(self.heads.get((gender, kind), 0) for kind in kinds)

    def everybody(self, *kinds: str) -> int:
        """How many are of these kinds."""
        return sum(self.of(gender, *kinds) for gender in GENDER.words)

    def better(self, gender: str) -> int:
        """How many of the gender left and feel better."""
        return self.of(gender, _BETTER)

    def more_active(self, gender: str) -> int:
        """How many of the gender left and are more active."""
        return self.of(gender, _ACTIVE)


def fitted(stated: Sequence[StatedCell]) -> Headcounts:
    """The heads that meet the most of the cells."""
    if not stated:
        return Headcounts({})
    wishes = list(_wishes(stated))
    columns = [(gender, kind) for gender in GENDER.words for kind in _KINDS]
    heads, missed = _solved(columns, [*stated, *wishes], len(stated))
    return Headcounts(
        {column: head for column, head in zip(columns, heads, strict=True) if head},
        tuple(cell for cell, is_missed in zip(stated, missed, strict=False) if is_missed),
    )


def _wishes(stated: Sequence[StatedCell]) -> Iterator[StatedCell]:
    told = {(cell.measure, cell.gender) for cell in stated}
    for exits in (cell for cell in stated if cell.measure == "exits"):
        for measure, part in _WISHED.items():
            if (measure, exits.gender) not in told:
                yield StatedCell(measure, exits.gender, round(part * exits.value))


def _solved(columns: list[tuple[str, str]], cells: list[StatedCell], stated: int) -> tuple[list[int], list[bool]]:
    """Heads in the order of the columns, and whether each cell is missed."""
    most = 2 * max(cell.value for cell in cells) + 1
    size, switches = len(columns), len(cells)
    counted = np.array([[_counts(cell, *column) for column in columns] for cell in cells], dtype=float)
    values, free = np.array([cell.value for cell in cells], dtype=float), most * np.eye(switches)
    among_exits = np.array([row for gender in GENDER.words for row in _among_exits(columns, gender)], dtype=float)
    rules = [
        LinearConstraint(np.hstack([counted, -free]), ub=values),
        LinearConstraint(np.hstack([counted, free]), lb=values),
        LinearConstraint(np.hstack([among_exits, np.zeros((len(among_exits), switches))]), ub=0),
    ]
    rare = [_COST_OF_RARE.get(gender, 0.0) for gender, _ in columns]
    costs = [_COST.get(cell.measure, _COST_OF_OTHERS) for cell in cells[:stated]]
    costs += [_COST_OF_A_WISH] * (switches - stated)
    bounds = Bounds(0, [most] * size + [1] * switches)
    found = milp([*rare, *costs], constraints=rules, bounds=bounds, integrality=np.ones(size + switches))
    solution = cast("list[float]", found.x.tolist())
    return [round(one) for one in solution[:size]], [one > 0.5 for one in solution[size:]]


def _counts(cell: StatedCell, gender: str, kind: str) -> bool:
    return cell.gender in {Gender.ALL, gender} and kind in _COUNTED[cell.measure]


def _among_exits(columns: list[tuple[str, str]], gender: str) -> Iterator[list[int]]:
    """Who feels better or is more active is one of the gender's exits."""
    for part in (_BETTER, _ACTIVE):
        yield [
            0 if one != gender else 1 if kind == part else -1 if kind in EXIT_CLASS.words else 0
            for one, kind in columns
        ]
