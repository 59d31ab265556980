"""Worlds that many groups share, and examinations side by side: what they claim holds, and chance changes nothing."""

import os
from functools import partial

import numpy as np
import pytest

from stegvis.disclosure import block_forks, smallest_pattern
from stegvis.disclosure.block_forks import side_by_side
from stegvis.disclosure.consistency import find_world
from stegvis.disclosure.examiner import Examiner, ProvenByLedger
from stegvis.disclosure.family import Family
from stegvis.disclosure.highs import Deadline, SolverDied, SolverStopped
from stegvis.disclosure.invented_families import report_family
from stegvis.disclosure.protect import protect
from stegvis.disclosure.protection_outcome import Status
from stegvis.disclosure.shared_worlds import shared_worlds
from stegvis.disclosure.smallest_pattern import Search
from stegvis.disclosure.system import build_system

REPORT, WIDE = report_family(2, 2, 2), report_family(6, 1, 1)


def solved(family: Family) -> tuple[frozenset[int], int]:
    system = build_system(family)
    search = Search(system, Examiner(system, find_world(family, system, Deadline.after(300))))
    search.run(Deadline.after(300), lambda safe: None)
    assert search.is_optimal()
    return search.pattern, search.lower_bound


def test_shared_worlds_fit_what_is_shown_and_make_groups_large_enough():
    system = build_system(WIDE)
    world = find_world(WIDE, system, Deadline.after(300))
    hidden = frozenset(range(0, len(system.cells), 2))
    groups = range(len(system.group_names))
    moves = list(shared_worlds(system, world, hidden, groups, Deadline.after(300)))
    shown = [row for row in range(system.rows.shape[0]) if row not in hidden]
    assert sum(len(move.serves) for move in moves) > len(moves) > 0
    for move in moves:
        other = world.copy()
        other[move.atoms] += move.by
        assert (other >= 0).all()
        assert (system.rows[shown] @ other == system.rows[shown] @ world).all()
        assert set(np.flatnonzero(system.rows @ (other - world)).tolist()) == set(move.changed) <= hidden
        grown = system.groups @ (other - world)
        assert all(grown[group] >= system.need[group] for group in move.serves)


def test_what_is_provable_shares_no_world():
    system = build_system(WIDE)
    world = find_world(WIDE, system, Deadline.after(300))
    served = {
        group
        for move in shared_worlds(system, world, frozenset(), range(len(system.group_names)), Deadline.after(300))
        for group in move.serves
    }
    cells = {cell.id for cell in WIDE.cells}
    assert not {system.group_names[group] for group in served} & cells


def test_without_time_no_world_is_looked_for():
    system = build_system(WIDE)
    world = find_world(WIDE, system, Deadline.after(300))
    with pytest.raises(SolverStopped):
        list(shared_worlds(system, world, frozenset(range(9)), [0], Deadline.after(0)))


def test_one_process_or_two_make_the_same_pattern_and_halves_the_same_bound(monkeypatch):
    bound = solved(REPORT)[1]
    monkeypatch.setattr(smallest_pattern, "MANY", 5)
    monkeypatch.setattr(block_forks, "_processors", lambda: 2)
    by_two = solved(REPORT)
    monkeypatch.setattr(block_forks, "_processors", lambda: 1)
    assert solved(REPORT) == by_two
    assert by_two[1] == bound


def test_tasks_side_by_side_answer_in_order(monkeypatch):
    monkeypatch.setattr(block_forks, "_processors", lambda: 2)
    assert side_by_side([partial(divmod, number, 3) for number in range(9)]) == [divmod(n, 3) for n in range(9)]
    assert len(set(side_by_side([os.getpid, os.getpid])) - {os.getpid()}) > 0


def test_a_process_that_dies_gives_no_answer(monkeypatch):
    monkeypatch.setattr(block_forks, "_processors", lambda: 2)
    with pytest.raises(SolverDied):
        side_by_side([partial(os._exit, 1), os.getpid])


def test_a_solver_killed_midway_means_nothing_is_released(monkeypatch):
    """What is left of the search would pass the audit too; but it was not time that was over."""

    def killed(_):
        return side_by_side([partial(os._exit, 9), os.getpid])

    monkeypatch.setattr(block_forks, "_processors", lambda: 2)
    monkeypatch.setattr(smallest_pattern, "side_by_side", killed)
    monkeypatch.setattr(smallest_pattern, "MANY", 5)
    refusal = protect(REPORT)
    assert (refusal.status, refusal.visible) == (Status.REFUSED, ())
    assert refusal.reason is not None
    assert "interrupted" in refusal.reason.en


def _proven() -> None:
    raise ProvenByLedger("women")


def test_what_the_ledger_proves_is_told_across_processes(monkeypatch):
    monkeypatch.setattr(block_forks, "_processors", lambda: 2)
    with pytest.raises(ProvenByLedger) as told:
        side_by_side([_proven, os.getpid])
    assert told.value.group == "women"
