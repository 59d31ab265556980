"""The auditor: a process of its own that looks for worlds with OR-Tools CP-SAT and believes exact arithmetic only.

A world is a count for each atom that fits everything visible. A group is safe when there is a world in which it
reaches its k; every such world is checked in whole numbers before it counts. What is not found in time counts as
provable. It reads a JSON object a line and writes one a line (`parent` has both shapes).
It imports nothing of Stegvis: it shares no code with what it audits, and never meets the other solver, since the
two crash when one process loads both.
"""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from typing import Any

from ortools.sat.python import cp_model

Row = tuple[list[int], list[int], int]
"""A sum of atoms and a number: the atoms' places, how many times each counts, what the sum is (or must reach)."""

ROUND_EFFORT = 0.05
"""How much work, in the solver's own reckoning, one search for many groups at once may take: about half a second,
yet the same on every machine."""

WORTHWHILE = 10
"""A search for many at once is repeated while it settles one group in this many."""


@dataclass(slots=True)
class Task:
    """What is visible, and the groups that must be able to reach k, over `atoms` atoms, by `deadline`."""

    atoms: int
    visible: list[Row]
    groups: list[Row]
    deadline: float

    def time_left(self) -> float:
        """Seconds until the deadline; never quite none."""
        return max(self.deadline - time.monotonic(), 0.001)


class Merged:
    """The atoms that no visible sum and no group tells apart, merged: few unknowns instead of many.

    Counts of merged atoms may be moved between them freely, so a world of the merged is a world of the atoms: the
    first atom of each class holds the count of all.
    """

    def __init__(self, task: Task, groups: Sequence[int]) -> None:
        rows = [*task.visible, *(task.groups[group] for group in groups)]
        signatures: list[list[tuple[int, int]]] = [[] for _ in range(task.atoms)]
        for number, (places, times, _) in enumerate(rows):
            for place, count in zip(places, times, strict=True):
                signatures[place].append((number, count))
        classes: dict[tuple[tuple[int, int], ...], int] = {}
        self.class_of = [classes.setdefault(tuple(signature), len(classes)) for signature in signatures]
        self.first = [0] * len(classes)
        for place in reversed(range(task.atoms)):
            self.first[self.class_of[place]] = place
        merged = [self._row(row) for row in rows]
        self.visible = merged[: len(task.visible)]
        self.groups = dict(zip(groups, merged[len(task.visible) :], strict=True))

    def _row(self, row: Row) -> Row:
        times = dict(zip((self.class_of[place] for place in row[0]), row[1], strict=True))
        return list(times), list(times.values()), row[2]

    def world(self, counts: Sequence[int], atoms: int) -> list[int]:
        """The world of atoms with these counts of classes."""
        world = [0] * atoms
        for place, count in zip(self.first, counts, strict=True):
            world[place] = count
        return world

    def most(self) -> list[int]:
        """The largest count tried for each class.

        A visible sum without subtraction bounds its atoms exactly. What none bounds gets a wide but finite room:
        worlds beyond it are not found, which can only make the audit stricter.
        """
        values = [abs(value) for _, _, value in chain(self.visible, self.groups.values())]
        wide = 2 * max(values, default=0) + sum(value for _, _, value in self.groups.values())
        most = [wide] * len(self.first)
        for places, times, value in self.visible:
            if min(times) > 0:
                for place, count in zip(places, times, strict=True):
                    most[place] = min(most[place], max(value, 0) // count)
        return most


def fits(task: Task, world: Sequence[int]) -> bool:
    """Whether a world has no count below zero and every visible sum as it is visible."""
    return min(world, default=0) >= 0 and all(amount(row, world) == row[2] for row in task.visible)


def still_unsafe(task: Task, world: Sequence[int] | None, groups: Iterable[int]) -> list[int]:
    """Those of `groups` that `world` does not show to be safe. A world that does not fit shows nothing."""
    if world is None or not fits(task, world):
        return list(groups)
    return [group for group in groups if amount(task.groups[group], world) < task.groups[group][2]]


def amount(row: Row, world: Sequence[int]) -> int:
    """What a sum of atoms is in a world."""
    return sum(times * world[place] for place, times in zip(row[0], row[1], strict=True))


def unsafe_by_witnesses(task: Task, world: list[int], changes: Sequence[Sequence[Sequence[int]]]) -> list[int]:
    """The groups that neither `world` nor any of its `changes` (atom, how many more) shows to be safe."""
    if not fits(task, world):
        return list(range(len(task.groups)))
    unsafe = still_unsafe(task, world, range(len(task.groups)))
    touched_sums = _memberships(task.atoms, enumerate(task.visible))
    touched_groups = _memberships(task.atoms, ((group, task.groups[group]) for group in unsafe))
    had = {group: amount(task.groups[group], world) for group in unsafe}
    safe: set[int] = set()
    for change in changes:
        if len({atom for atom, _ in change}) == len(change) and all(world[atom] + more >= 0 for atom, more in change):
            if any(_moved(touched_sums, change).values()):
                continue
            moved = _moved(touched_groups, change).items()
            safe.update(group for group, more in moved if had[group] + more >= task.groups[group][2])
    return [group for group in unsafe if group not in safe]


def _memberships(atoms: int, rows: Iterable[tuple[int, Row]]) -> list[list[tuple[int, int]]]:
    """For each atom: which of the rows it counts in, and how many times."""
    found: list[list[tuple[int, int]]] = [[] for _ in range(atoms)]
    for number, (places, times, _) in rows:
        for place, count in zip(places, times, strict=True):
            found[place].append((number, count))
    return found


def _moved(memberships: Sequence[Sequence[tuple[int, int]]], change: Sequence[Sequence[int]]) -> dict[int, int]:
    """How much each row grows by a change; rows that it does not touch are left out."""
    moved: dict[int, int] = {}
    for atom, more in change:
        for row, times in memberships[atom]:
            moved[row] = moved.get(row, 0) + times * more
    return moved


def unsafe_by_search(task: Task, groups: list[int]) -> tuple[list[int], list[int]]:
    """(provable, unknown): the groups no world saves, and those for which none was found in time.

    Many at once first: the world in which as many as possible reach k. When that gives no more, one by one.
    Raises ValueError when nothing at all fits what is visible.
    """
    unsafe = groups
    while unsafe and time.monotonic() < task.deadline:
        status, world = _search(task, unsafe, together=True)
        if status == cp_model.INFEASIBLE:
            raise ValueError("contradiction")
        left = still_unsafe(task, world, unsafe)
        if left == unsafe and status == cp_model.OPTIMAL:
            return unsafe, []
        settled, unsafe = len(unsafe) - len(left), left
        if settled * WORTHWHILE < len(left):
            break
    return _one_by_one(task, unsafe)


def _one_by_one(task: Task, groups: list[int]) -> tuple[list[int], list[int]]:
    provable: list[int] = []
    unknown: list[int] = []
    unsafe = groups
    while unsafe:
        if time.monotonic() > task.deadline:
            return provable, unknown + unsafe
        group, *rest = unsafe
        status, world = _search(task, [group], together=False)
        unsafe = still_unsafe(task, world, rest)
        if status == cp_model.INFEASIBLE:
            provable.append(group)
        elif still_unsafe(task, world, [group]):
            unknown.append(group)
    return provable, unknown


def _search(task: Task, groups: Sequence[int], *, together: bool) -> tuple[cp_model.CpSolverStatus, list[int] | None]:
    """The solver's verdict and its world: with as many of `groups` as possible at k or more, or with all of them."""
    merged = Merged(task, groups)
    model = cp_model.CpModel()
    counts = [model.new_int_var(0, most, "") for most in merged.most()]

    def total(row: Row) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.weighted_sum([counts[place] for place in row[0]], row[1])

    for row in merged.visible:
        model.add(total(row) == row[2])
    reached = []
    for row in merged.groups.values():
        reaches = model.add(total(row) >= row[2])
        if together:
            reached.append(model.new_bool_var(""))
            reaches.only_enforce_if(reached[-1])
    if together:
        model.maximize(cp_model.LinearExpr.sum(reached))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_time_in_seconds = task.time_left()
    if together:
        solver.parameters.max_deterministic_time = ROUND_EFFORT
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return status, None
    return status, merged.world([solver.value(count) for count in counts], task.atoms)


def answer(question: dict[str, Any], started: float) -> dict[str, object]:
    """What to write back: the provable and the unknown groups by number and the solver's name, or an error."""
    task = Task(
        question["atoms"],
        [tuple(row) for row in question["visible"]],
        [tuple(row) for row in question["groups"]],
        started + question["time_limit_s"],
    )
    groups = list(range(len(task.groups)))
    if question["world"] is not None:
        groups = unsafe_by_witnesses(task, question["world"], question["changes"])
    try:
        provable, unknown = unsafe_by_search(task, groups)
    except ValueError as contradiction:
        return {"error": str(contradiction)}
    tried = len(task.groups)
    return {
        "groups": tried,
        "provable": provable,
        "unknown": unknown,
        "solver": f"OR-Tools CP-SAT {version('ortools')}",
    }


if __name__ == "__main__":
    for asked in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(asked), time.monotonic())) + "\n")
        sys.stdout.flush()
