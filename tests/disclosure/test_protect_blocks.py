"""Families of very many blocks: each alone, then put together. Small ones here, by a low limit of what is large."""

import os
from dataclasses import replace

import pytest

from stegvis.disclosure import block_pool, consistency, neighbourhood
from stegvis.disclosure.audit import audit
from stegvis.disclosure.block_by_block import BlockByBlock
from stegvis.disclosure.consistency import DoesNotAddUp, find_world
from stegvis.disclosure.examiner import Examiner
from stegvis.disclosure.exchange import Exchange
from stegvis.disclosure.family import Family
from stegvis.disclosure.highs import Deadline, SolverStopped
from stegvis.disclosure.invented_families import report_family
from stegvis.disclosure.protect import protect
from stegvis.disclosure.protection_outcome import Status
from stegvis.disclosure.smallest_pattern import Search
from stegvis.disclosure.system import System, build_system

REPORT = report_family(7, 2, 3)


@pytest.fixture(autouse=True)
def _seven_blocks_are_many(monkeypatch):
    monkeypatch.setattr(neighbourhood, "MOST_ATOMS_AT_ONCE", 150)
    monkeypatch.setattr(consistency, "MANY_UNKNOWNS", 100)


def examined(family: Family) -> tuple[System, Examiner]:
    system = build_system(family)
    return system, Examiner(system, find_world(family, system, Deadline.after(60)))


def hidden_by_blocks(seconds: float) -> tuple[frozenset[str], Examiner]:
    system, examiner = examined(REPORT)
    assert BlockByBlock.suits(examiner)
    blocks = BlockByBlock(system, examiner)
    hidden = blocks.run(Deadline.after(seconds))
    alone = [group for group, home in enumerate(examiner.places.homes) if len(home) == 1]
    assert alone
    assert all(examiner.move_for(group, hidden) for group in alone)
    return frozenset(system.cells[cell] for cell in hidden), examiner


def test_the_pattern_is_safe_and_the_bound_holds(monkeypatch):
    family = report_family(6, 1, 1)
    system, examiner = examined(family)
    large = Search(system, examiner)
    assert large.by_blocks
    large.run(Deadline.after(60), lambda safe: None)
    hidden = {system.cells[cell] for cell in large.pattern}
    visible = [cell.id for cell in family.cells if cell.id not in hidden]
    assert audit(family, visible, time_limit_s=60).provable == 0
    monkeypatch.setattr(neighbourhood, "MOST_ATOMS_AT_ONCE", 30_000)
    best = Search(*examined(family))
    best.run(Deadline.after(60), lambda safe: None)
    assert best.is_optimal()
    assert large.lower_bound <= best.lower_bound <= large.weight(large.pattern)


def test_worlds_of_blocks_make_one_that_fits_everything():
    system = build_system(REPORT)
    world = find_world(REPORT, system, Deadline.after(60))
    counts = dict(zip(system.atoms, world.tolist(), strict=True))
    stated = (*REPORT.cells, *REPORT.groups)
    assert all(sum(times * counts[atom] for atom, times in one.terms) == one.value for one in stated)


def test_a_total_that_no_blocks_make_is_refused():
    total = max(REPORT.cells, key=lambda cell: len(cell.terms))
    wrong = replace(total, value=total.value + 1)
    family = replace(REPORT, cells=tuple(wrong if cell is total else cell for cell in REPORT.cells))
    with pytest.raises(DoesNotAddUp) as refused:
        find_world(family, build_system(family), Deadline.after(60))
    assert total.id in refused.value.names


def test_it_is_released_only_after_the_audit():
    protection = protect(REPORT)
    assert protection.status is not Status.REFUSED
    assert protection.audit.provable == 0
    assert 0 < protection.lower_bound <= protection.weight_hidden


def test_one_process_or_two_make_the_same_pattern(monkeypatch):
    hidden, _ = hidden_by_blocks(1000)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert hidden_by_blocks(1000)[0] == hidden


def test_without_time_everything_is_hidden_and_every_group_safe():
    hidden, _ = hidden_by_blocks(0)
    assert hidden == {cell.id for cell in REPORT.cells}


def test_without_time_to_put_together_the_totals_are_hidden(monkeypatch):
    def stopped(*_):
        raise SolverStopped

    monkeypatch.setattr(Exchange, "balanced", stopped)
    hidden, examiner = hidden_by_blocks(60)
    totals = {examiner.system.cells[cell] for cell in examiner.places.coupling_cells()}
    assert totals <= hidden < {cell.id for cell in REPORT.cells}
    visible = [cell.id for cell in REPORT.cells if cell.id not in hidden]
    assert audit(REPORT, visible, time_limit_s=60).provable == 0


def test_a_process_that_dies_leaves_its_blocks_hidden(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(block_pool, "solve_block", lambda *_: os._exit(1))
    hidden, examiner = hidden_by_blocks(60)
    inside = frozenset().union(*examiner.places.cells_of_blocks().values())
    assert {examiner.system.cells[cell] for cell in inside} <= hidden
