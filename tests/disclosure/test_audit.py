"""The auditor agrees with brute force, can fail, is told no lies, and its silence stops a release."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from stegvis.disclosure.audit import AuditFailed, Auditor, Witnesses, audit
from stegvis.disclosure.family import Cell, Family, Group, PublishedCell
from stegvis.disclosure.invented_families import random_family, report_family

LIMIT_S = 30


def table(k: int = 5) -> Family:
    """Exits 12 = women 9 + men 3, and who feels better: the oldest trick."""
    women, men = (("women|better", 1), ("women|not better", 1)), (("men|better", 1), ("men|not better", 1))
    return Family(
        k=k,
        atoms=("women|better", "women|not better", "men|better", "men|not better"),
        cells=(
            Cell("exits/all", (*women, *men), 12),
            Cell("exits/women", women, 9),
            Cell("exits/men", men, 3),
            Cell("better/women", women[:1], 7),
        ),
        groups=(Group("not better/women", women[1:], 2),),
    )


@pytest.fixture(scope="module", name="auditor")
def one_auditor() -> Iterator[Auditor]:
    with Auditor() as auditor:
        yield auditor


def provable(auditor: Auditor, family: Family, visible: list[str]) -> set[str]:
    return {group.id for group in auditor.provable_groups(family, visible, time_limit_s=LIMIT_S)}


def by_brute_force(family: Family, visible: set[str], most: int) -> set[str]:
    """Every world with at most `most` of each atom, tried one after the other."""
    shown = [cell for cell in family.cells if cell.id in visible]
    shown_before = [cell for cell in family.ledger if cell.visible]
    risky = {group.id: group for group in family.must_not_be_provable()}
    for counts in product(range(most + 1), repeat=len(family.atoms)):
        world = dict(zip(family.atoms, counts, strict=True))
        if all(sum(world[a] * n for a, n in cell.terms) == cell.value for cell in (*shown, *shown_before)):
            for group in list(risky.values()):
                if sum(world[atom] * times for atom, times in group.terms) >= family.k:
                    del risky[group.id]
    return set(risky)


def test_everything_shown_is_provable(auditor: Auditor) -> None:
    assert provable(auditor, table(), ["exits/all", "exits/women", "exits/men", "better/women"]) == {
        "not better/women",
        "exits/men",
    }


def test_a_hidden_number_that_follows_from_others_is_provable(auditor: Auditor) -> None:
    assert provable(auditor, table(), ["exits/all", "exits/women"]) == {"exits/men"}
    assert provable(auditor, table(), ["exits/women", "better/women"]) == {"not better/women"}


def test_nothing_shown_proves_nothing() -> None:
    found = audit(table(), [], time_limit_s=LIMIT_S)
    assert (found.groups, found.provable) == (2, 0)
    assert "CP-SAT" in found.solver


def test_the_ledger_is_visible_too(auditor: Auditor) -> None:
    family = table()
    earlier = PublishedCell("earlier exits/all", family.cells[0].terms, 12)
    hidden = PublishedCell("earlier exits/men", family.cells[2].terms, 3, visible=False)
    again = Family(family.k, family.atoms, family.cells, family.groups, (earlier, hidden))
    assert provable(auditor, again, ["exits/women"]) == {"exits/men"}


def test_whole_numbers_count_and_not_only_fractions(auditor: Auditor) -> None:
    """3a + 5b = 11 has fractions with a = 11/3, but of whole numbers only a = 2, b = 1."""
    family = Family(3, ("a", "b"), (Cell("shown", (("a", 3), ("b", 5)), 11),), (Group("a", (("a", 1),), 2),))
    assert provable(auditor, family, ["shown"]) == {"a"}


@pytest.mark.parametrize("seed", range(25))
def test_as_brute_force_says(auditor: Auditor, seed: int) -> None:
    family = random_family(seed, most_atoms=3)
    visible = {cell.id for number, cell in enumerate(family.cells) if (number * 7 + seed) % 3}
    # Brute force goes to 24 for each atom; the auditor's room is wider and may save a group or two beyond that.
    said, tried = provable(auditor, family, sorted(visible)), by_brute_force(family, visible, 24)
    assert said <= tried
    for missed in tried - said:
        assert any(times < 0 for _, times in _terms(family, missed)) or _has_subtraction(family, visible)


def _terms(family: Family, name: str) -> tuple[tuple[str, int], ...]:
    return next(group.terms for group in family.must_not_be_provable() if group.id == name)


def _has_subtraction(family: Family, visible: set[str]) -> bool:
    shown = [cell.terms for cell in family.cells if cell.id in visible]
    return any(times < 0 for terms in (*shown, *(cell.terms for cell in family.ledger)) for _, times in terms)


def test_witnesses_are_used_and_checked(auditor: Auditor) -> None:
    family, visible = table(), ["exits/women"]
    good = Witnesses((0, 9, 1, 2), (((2, 3),),))
    assert auditor.audit(family, visible, time_limit_s=LIMIT_S, witnesses=good).provable == 0
    for lie in (
        Witnesses((0, 9, 1, 2), (((2, 3),),)),  # a change that does not fit
        Witnesses((0, 9, 1, 20), (((2, 0),),)),  # a world that does not fit
        Witnesses((-3, 12, 9, 9)),  # below zero
        Witnesses((0, 5, 9, 9)),  # not what is shown
        Witnesses((0, 9, 1, 2), (((2, 3), (2, 3)),)),  # an atom twice
    ):
        shown = ["exits/all", *visible]
        assert provable(auditor, family, shown) == {"exits/men"}
        assert auditor.audit(family, shown, time_limit_s=LIMIT_S, witnesses=lie).provable == 1


def test_a_change_below_zero_is_no_witness(auditor: Auditor) -> None:
    part = Group("part", (("a", 1),), 1)
    family = Family(5, ("a", "b"), (Cell("few", (("a", 1), ("b", 1)), 3),), (part,))
    below = Witnesses((1, 2), (((0, 4), (1, -4)),))
    assert auditor.provable_groups(family, [], time_limit_s=LIMIT_S, witnesses=below) == ()
    assert auditor.audit(family, ["few"], time_limit_s=LIMIT_S, witnesses=below).provable == 2


def test_a_world_too_many_is_found_by_nobody_in_no_time() -> None:
    """What is not settled in time counts as provable."""
    family = report_family(15, seed=6)
    found = audit(family, [cell.id for cell in family.cells if cell.value >= 5], time_limit_s=0.001)
    assert found.provable == found.groups


def test_the_same_answer_every_time(auditor: Auditor) -> None:
    family = report_family(5, seed=3)
    visible = [cell.id for cell in family.cells if not cell.id.endswith("women")]
    assert provable(auditor, family, visible) == provable(auditor, family, visible)


def test_a_killed_auditor_approves_nothing() -> None:
    with Auditor() as auditor:
        os.kill(auditor.process_id, signal.SIGKILL)
        with pytest.raises(AuditFailed):
            auditor.audit(table(), [], time_limit_s=LIMIT_S)


@pytest.mark.parametrize("answer", ["", "no JSON", "[]", "{}", '{"groups": 0, "provable": [], "unknown": []}'])
def test_an_answer_that_says_too_little_approves_nothing(
    answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child.py"
    child.write_text(f"input()\nprint({answer!r})\n", "utf-8")
    monkeypatch.setattr("stegvis.disclosure.audit.parent._CHILD", child)
    with pytest.raises(AuditFailed):
        audit(table(), [], time_limit_s=LIMIT_S)


def test_an_auditor_that_never_answers_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stegvis.disclosure.audit.parent.GRACE_S", 0.0)
    with Auditor() as auditor:
        os.kill(auditor.process_id, signal.SIGSTOP)
        with pytest.raises(AuditFailed):
            auditor.audit(table(), [], time_limit_s=0.2)


def test_numbers_that_contradict_each_other_are_approved_by_nobody() -> None:
    family = Family(5, ("a",), (Cell("one", (("a", 1),), 3), Cell("other", (("a", 2),), 8)))
    with pytest.raises(AuditFailed):
        audit(family, ["one", "other"], time_limit_s=LIMIT_S)


def test_a_stranger_cannot_be_visible() -> None:
    with pytest.raises(ValueError, match="no such"):
        audit(table(), ["no such"], time_limit_s=LIMIT_S)


def test_the_two_solvers_never_meet() -> None:
    loaded = "import sys, stegvis.disclosure.audit; print([m for m in ('ortools', 'highspy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
