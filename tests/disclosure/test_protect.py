"""Protecting a family, against brute force: every pattern, every world."""

import os
import random
import signal
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from stegvis.disclosure.audit import Auditor, audit
from stegvis.disclosure.consistency import find_world
from stegvis.disclosure.examiner import Examiner, ProvenByLedger
from stegvis.disclosure.family import Cell, Family, Group, PublishedCell
from stegvis.disclosure.highs import Deadline, SolverStopped
from stegvis.disclosure.invented_families import report_family
from stegvis.disclosure.protect import OUT_OF_TIME, protect
from stegvis.disclosure.protection_outcome import Status
from stegvis.disclosure.smallest_pattern import Search
from stegvis.disclosure.system import build_system


def small_family(seed: int) -> Family:
    """Four or five atoms, up to seven sums of them, now and then a ledger, a difference, zeros to protect."""
    chance = random.Random(seed)
    atoms = [f"atom {number}" for number in range(chance.choice((4, 5)))]
    counts = {atom: chance.choice((0, 0, 1, 1, 2, 3)) for atom in atoms}

    def some_sum() -> tuple[tuple[tuple[str, int], ...], int]:
        chosen = chance.sample(atoms, chance.randint(1, len(atoms)))
        terms = tuple((atom, 2 if chance.random() < 0.08 else 1) for atom in chosen)
        return terms, sum(times * counts[atom] for atom, times in terms)

    ledger = [
        PublishedCell(f"old {n}", *some_sum(), visible=chance.random() < 0.7) for n in range(chance.choice((0, 0, 2)))
    ]
    first, second = chance.sample(atoms, 2)
    if chance.random() < 0.2 and counts[first] == counts[second]:
        ledger.append(PublishedCell("identity", ((first, 1), (second, -1)), 0))
    return Family(
        k=3,
        atoms=tuple(atoms),
        cells=tuple(
            Cell(f"cell {n}", *some_sum(), weight=chance.choice((1, 1, 2, 5))) for n in range(chance.randint(3, 7))
        ),
        groups=tuple(Group(f"group {n}", *some_sum()) for n in range(chance.randint(0, 3))),
        ledger=tuple(ledger),
        protect_zero=chance.random() < 0.3,
        seed=str(seed),
    )


class BruteForce:
    """All worlds up to a count that no visible sum of these families allows to pass."""

    def __init__(self, family: Family) -> None:
        self.family = family
        most = max([one.value for one in (*family.cells, *family.ledger)]) + family.k
        self.worlds = np.array(list(product(range(most + 1), repeat=len(family.atoms))), dtype=np.int16)
        fits = np.ones(len(self.worlds), dtype=bool)
        for cell in family.ledger:
            fits &= (self.sums(cell) == cell.value) | (not cell.visible)
        self.worlds = self.worlds[fits]
        self.fits = {cell.id: self.sums(cell) == cell.value for cell in family.cells}
        self.large = [self.sums(group) >= family.threshold(group) for group in family.must_not_be_provable()]

    def sums(self, one: Cell | Group | PublishedCell) -> np.ndarray:
        place = {atom: number for number, atom in enumerate(self.family.atoms)}
        return sum(times * self.worlds[:, place[atom]] for atom, times in one.terms)

    def is_safe(self, hidden: set[str]) -> bool:
        fits = np.ones(len(self.worlds), dtype=bool)
        for cell, fitting in self.fits.items():
            if cell not in hidden:
                fits &= fitting
        return all(bool(np.any(large & fits)) for large in self.large)

    def safe_patterns(self) -> list[tuple[int, set[str]]]:
        weight = {cell.id: cell.weight for cell in self.family.cells}
        safe = ((sum(weight[cell] for cell in one), one) for one in patterns(self.family) if self.is_safe(one))
        return sorted(safe, key=lambda pattern: pattern[0])


def patterns(family: Family) -> Iterator[set[str]]:
    cells = [cell.id for cell in family.cells]
    return (set(chosen) for size in range(len(cells) + 1) for chosen in combinations(cells, size))


def searched(family: Family) -> tuple[Search, list[str]]:
    system = build_system(family)
    deadline = Deadline.after(60)
    search = Search(system, Examiner(system, find_world(family, system, deadline)))
    search.run(deadline, lambda safe: None)
    return search, list(system.cells)


@pytest.mark.parametrize("seed", range(60))
def test_the_pattern_is_safe_and_none_is_lighter(seed):
    family = small_family(seed)
    force = BruteForce(family)
    safe = force.safe_patterns()
    protection = protected_without_audit(family)
    if not safe:
        assert protection is None
        return
    hidden, weight, bound, cuts = protection
    assert force.is_safe(hidden)
    assert weight == bound == safe[0][0]
    assert all(cut & pattern for cut in cuts for _, pattern in safe)
    assert weight == lightest_hitting(cuts, family)


def protected_without_audit(family: Family):
    try:
        search, names = searched(family)
    except ProvenByLedger:
        return None
    named = [{names[cell] for cell in cut} for cut in search.certificate]
    return {names[cell] for cell in search.pattern}, search.weight(search.pattern), search.lower_bound, named


def lightest_hitting(cuts, family: Family) -> int:
    weight = {cell.id: cell.weight for cell in family.cells}
    return min(sum(weight[cell] for cell in one) for one in patterns(family) if all(cut & one for cut in cuts))


REPORT = report_family(2, 1, 1)


def test_a_report_is_optimal_audited_and_in_the_familys_order():
    protection = protect(REPORT)
    assert protection.status is Status.OPTIMAL
    assert protection.weight_hidden == protection.lower_bound > 0
    assert protection.audit.provable == 0
    assert protection.audit.groups == len(REPORT.must_not_be_provable())
    ids = [cell.id for cell in REPORT.cells]
    assert [one for one in ids if one in protection.visible] == list(protection.visible)
    assert [one for one in ids if one in protection.hidden] == list(protection.hidden)
    assert len(protection.visible) + len(protection.hidden) == len(ids)


def test_the_order_of_listing_changes_nothing():
    def pattern(family: Family) -> set[str]:
        search, names = searched(family)
        return {names[cell] for cell in search.pattern}

    turned = replace(REPORT, cells=REPORT.cells[::-1], atoms=REPORT.atoms[::-1], groups=REPORT.groups[::-1])
    assert pattern(REPORT) == pattern(REPORT) == pattern(turned)


def test_a_second_period_is_planned_against_what_was_shown_and_hidden():
    family = report_family(2, 2, 2)
    first = replace(
        family,
        cells=tuple(cell for cell in family.cells if cell.publication == "period 1"),
        groups=tuple(group for group in family.groups if group.id.startswith("period 1")),
    )
    shown = set(protect(first).visible)
    assert shown
    ledger = tuple(PublishedCell(cell.id, cell.terms, cell.value, cell.id in shown) for cell in first.cells)
    later = tuple(cell for cell in family.cells if cell.publication != "period 1")
    second = protect(replace(family, cells=later, ledger=ledger))
    assert second.status is Status.OPTIMAL
    assert second.audit.provable == 0


def small(**changes) -> Family:
    """Women and men behind a total."""
    women, men = (("women", 1),), (("men", 1),)
    family = Family(
        k=5,
        atoms=("women", "men"),
        cells=(Cell("women", women, 2), Cell("men", men, 9), Cell("total", (*women, *men), 11)),
    )
    return replace(family, **changes)


def test_what_does_not_add_up_is_refused_and_named():
    wrong = small(cells=(*small().cells[:2], Cell("total", (("women", 1), ("men", 1)), 12)), groups=())
    refusal = protect(replace(wrong, groups=(Group("other", (("women", 1),), 2),)))
    assert refusal.status is Status.REFUSED
    assert refusal.visible == ()
    assert all(name in refusal.reason.en for name in ("men", "total"))
    assert "do not add up" in refusal.reason.en


def test_what_the_ledger_proves_is_refused_and_named():
    refusal = protect(small(ledger=(PublishedCell("earlier", (("women", 1),), 2),)))
    assert refusal.status is Status.REFUSED
    assert refusal.visible == ()
    assert "women" in refusal.reason.en


def test_only_whole_persons_count():
    """3a + 2b = 5 lets a be 5/3 in parts of persons; in whole persons a is 1, and proven."""
    family = Family(
        k=2,
        atoms=("a", "b"),
        cells=(Cell("both twice", (("a", 3), ("b", 2)), 5),),
        groups=(Group("a", (("a", 1),), 1),),
    )
    protection = protected_without_audit(family)
    assert protection is not None
    assert protection[0] == {"both twice"}


def test_out_of_time_is_safe_or_refused_never_a_leak():
    family = report_family(6, 2, 3)
    for seconds in (0.05, 3.0):
        protection = protect(replace(family, time_limit_s=seconds))
        assert protection.seconds < seconds + 12
        assert protection.audit.provable == 0
        if protection.status is Status.REFUSED:
            assert protection.visible == ()
            assert protection.reason is not None
        else:
            assert protection.lower_bound <= protection.weight_hidden
            assert audit(family, protection.visible, time_limit_s=60).provable == 0


def test_no_time_at_all_means_nothing_is_released():
    refusal = protect(replace(small(), time_limit_s=0))
    assert refusal.status is Status.REFUSED
    assert refusal.visible == ()
    assert refusal.reason == OUT_OF_TIME


def test_a_killed_auditor_means_nothing_is_released(monkeypatch):
    def killed(self):
        os.kill(self.process_id, signal.SIGKILL)
        return self

    monkeypatch.setattr(Auditor, "__enter__", killed)
    refusal = protect(small())
    assert refusal.status is Status.REFUSED
    assert refusal.visible == ()
    assert refusal.reason is not None


def test_a_solver_that_stops_means_nothing_is_released(monkeypatch):
    def stopped(*_, **__):
        raise SolverStopped

    monkeypatch.setattr(Examiner, "_ask", stopped)
    refusal = protect(small())
    assert refusal.status is Status.REFUSED
    assert refusal.visible == ()
