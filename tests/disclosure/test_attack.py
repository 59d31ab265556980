"""The attack's bounds are those of brute force, and its derivations prove what they say."""

from decimal import Decimal
from itertools import product

import pytest

from stegvis.disclosure.attack import Attacker, NothingFits, attack, attack_known, provable
from stegvis.disclosure.derivation import Way, explain
from stegvis.disclosure.derivation_words import sentence
from stegvis.disclosure.draft import parse_draft
from stegvis.disclosure.family import Cell, Family, Group, PublishedCell
from stegvis.disclosure.hand_rules import HAND_RULES
from stegvis.disclosure.invented_families import random_family, report_family
from stegvis.disclosure.known import Known, Share, counts_of_share, known_from_share, known_from_visible
from stegvis.vocabulary import BadInput

WOMEN, MEN = (("women|better", 1), ("women|same", 1)), (("men|better", 1), ("men|same", 1))
EXITS = Cell("A/exits/all", (*WOMEN, *MEN), 16, "2023")
EXITS_WOMEN = Cell("A/exits/women", WOMEN, 9, "2023")
BETTER_WOMEN = Cell("A/feels better/women", WOMEN[:1], 6, "2023")
SAME_WOMEN = Group("A/not better/women", WOMEN[1:], 3)
ATOMS = ("women|better", "women|same", "men|better", "men|same")


def family(*cells: Cell, groups: tuple[Group, ...] = (SAME_WOMEN,), ledger: tuple[PublishedCell, ...] = ()) -> Family:
    return Family(5, ATOMS, cells, groups, ledger)


def told(draft: Family, known: tuple[Known, ...] | None = None) -> list[str]:
    shown = known_from_visible(draft, [cell.id for cell in draft.cells]) if known is None else known
    return [sentence(one).en for one in explain(draft, shown)]


def bounds_by_brute_force(draft: Family, known: tuple[Known, ...], most: int) -> dict[str, tuple[int, int]]:
    """(smallest, largest) of every group over every world with at most `most` of each atom."""
    hidden = [cell for cell in draft.ledger if not cell.visible]
    groups = {one.id: one.terms for one in (*draft.groups, *draft.cells, *hidden)}
    found: dict[str, tuple[int, int]] = {}
    for counts in product(range(most + 1), repeat=len(draft.atoms)):
        world = dict(zip(draft.atoms, counts, strict=True))
        if all(_fits(one, world) for one in known):
            for name, terms in groups.items():
                value = sum(world[atom] * times for atom, times in terms)
                least, largest = found.get(name, (value, value))
                found[name] = min(least, value), max(largest, value)
    return found


def _fits(one: Known, world: dict[str, int]) -> bool:
    amount = sum(world[atom] * times for atom, times in one.terms)
    return (one.at_least is None or amount >= one.at_least) and (one.at_most is None or amount <= one.at_most)


def test_by_table() -> None:
    assert told(family(EXITS_WOMEN, BETTER_WOMEN)) == [
        "“A/not better/women” is 3: 9 (“A/exits/women”) − 6 (“A/feels better/women”) = 3."
    ]


def test_what_is_shown_and_what_is_part_of_it() -> None:
    few = Cell("A/exits/men", MEN, 4, "2023")
    part = Group("A/not better/men", MEN[1:], 1)
    assert told(family(few, groups=(part,))) == [
        "“A/exits/men” is shown as it is: 4.",
        "“A/not better/men” is at most 4: it is part of “A/exits/men”, which is 4.",
    ]


def test_by_residual() -> None:
    hen = Group("A/exits/nonbinary", MEN[1:], 2)
    men = Cell("A/exits/men", MEN[:1], 5, "2023")
    assert told(family(EXITS, EXITS_WOMEN, men, groups=(hen,))) == [
        "“A/exits/nonbinary” is 2: 16 (“A/exits/all”) − 9 (“A/exits/women”) − 5 (“A/exits/men”) = 2. "
        "It is what the other numbers leave over."
    ]


def test_by_period_difference() -> None:
    earlier = PublishedCell("January–August/A/exits/women", WOMEN[:1], 6)
    assert told(family(EXITS_WOMEN, ledger=(earlier,))) == [
        "“A/not better/women” is 3: 9 (“A/exits/women”) − 6 (“January–August/A/exits/women”) = 3. "
        "It shows when two publications are compared."
    ]


def test_by_share_with_a_known_denominator() -> None:
    share = Share("A/share better", (WOMEN[0], MEN[0]), EXITS.terms, Decimal(81))
    same = Group("A/not better/all", (WOMEN[1], MEN[1]), 3)
    draft = family(EXITS, groups=(same,))
    known = known_from_visible(draft, [EXITS.id])
    assert told(draft, (*known, *known_from_share(share, known))) == [
        "“A/not better/all” is 3: 16 (“A/exits/all”) − 13 (“A/share better”, 81 % × 16) = 3."
    ]


def test_by_share_without_its_denominator() -> None:
    """33.3 % of fewer than 12 is 1 of 3, 2 of 6 or 3 of 9."""
    share = Share("share", (("a", 1),), (("a", 1), ("b", 1)), Decimal("33.3"), 1)
    fewer = Cell("fewer", (("a", 1), ("b", 1), ("c", 1)), 11)
    draft = Family(5, ("a", "b", "c"), (fewer,), (Group("a", (("a", 1),), 1),))
    found = attack_known(draft, (*known_from_visible(draft, ["fewer"]), *known_from_share(share)))
    assert [(one.smallest, one.largest, one.provable) for one in found] == [(1, 3, True), (11, 11, False)]


def test_counts_of_a_share() -> None:
    for whole in range(1, 60):
        for count in range(whole + 1):
            for decimals in (0, 1):
                exact = Decimal(100 * count) / whole
                assert count in counts_of_share(round(exact, decimals), decimals, whole)
    assert list(counts_of_share(Decimal(81), 0, 16)) == [13]
    assert list(counts_of_share(Decimal(50), 0, 1000)) == list(range(495, 506))
    assert not counts_of_share(Decimal(40), 0, 3)
    assert not counts_of_share(Decimal(40), 0, 0)


def test_a_share_that_no_count_gives_is_refused() -> None:
    known = (Known("whole", WOMEN, 3, 3),)
    with pytest.raises(ValueError, match="no count"):
        known_from_share(Share("share", WOMEN[:1], WOMEN, Decimal(40)), known)


@pytest.mark.parametrize("rule", HAND_RULES)
@pytest.mark.parametrize("seed", range(12))
def test_bounds_as_brute_force_says(seed: int, rule: str) -> None:
    draft = random_family(seed, most_atoms=3)
    known = HAND_RULES[rule](draft)
    tried = bounds_by_brute_force(draft, known, most := 40)
    for one in attack_known(draft, known):
        least, largest = tried[one.group]
        # What brute force did not come to the end of has no bound, or one beyond.
        assert one.smallest == least or (least < 0 and (one.smallest is None or one.smallest < least))
        assert one.largest == largest or (largest >= most and (one.largest is None or one.largest > largest))


def test_only_whole_numbers_count() -> None:
    draft = Family(3, ("a", "b"), (Cell("shown", (("a", 3), ("b", 5)), 11),), (Group("a", (("a", 1),), 2),))
    (group, _) = attack(draft, ["shown"])
    assert (group.smallest, group.largest, group.provable) == (2, 2, True)


def test_nothing_bounds_what_nothing_shows() -> None:
    draft = family(EXITS, groups=(SAME_WOMEN, Group("fewer men than women", (*WOMEN, ("men|better", -1)), 4)))
    found = {one.group: (one.smallest, one.largest, one.provable) for one in attack(draft, [])}
    assert found["A/not better/women"] == (0, None, False)
    assert found["fewer men than women"] == (None, None, False)


def test_zero_and_own_thresholds() -> None:
    nobody = Group("nobody", MEN[1:], 0, protect_zero=True)
    six = Group("six", WOMEN[:1], 6, k=8)
    draft = family(EXITS, Cell("same men", MEN[1:], 0), BETTER_WOMEN, groups=(nobody, six))
    found = {one.group: one.provable for one in attack(draft, ["same men", BETTER_WOMEN.id])}
    assert (found["nobody"], found["six"], found["same men"]) == (True, True, False)


def test_contradictions_are_no_knowledge() -> None:
    with pytest.raises(NothingFits):
        Attacker([Known("one", WOMEN, 3, 3), Known("other", WOMEN[:1], 4, 4)], [MEN]).largest(MEN)


@pytest.mark.parametrize("rule", HAND_RULES)
def test_every_derivation_proves_and_none_of_its_numbers_is_to_spare(rule: str) -> None:
    draft = report_family(3, 2, seed=5, published=1)
    known = HAND_RULES[rule](draft)
    derivations = explain(draft, known)
    assert {one.group.id for one in derivations} == {group.id for group in provable(draft, known)}
    for one in derivations:
        steps = [step for _, step in one.steps]
        assert one.group.value <= one.largest < draft.k
        assert Attacker(steps, [one.group.terms]).largest(one.group.terms) == one.largest
        if one.is_sum:
            assert one.largest == sum(n * (step.at_most if n > 0 else step.at_least) for n, step in one.steps)
        for left_out in steps if len(steps) < 8 else ():
            rest = [step for step in steps if step is not left_out]
            without = Attacker(rest, [one.group.terms]).largest(one.group.terms)
            assert without is None or without > one.largest


def test_all_ways_are_met() -> None:
    draft = report_family(3, 2, seed=6, published=1)
    part = Family(5, ("a", "b"), (Cell("all", (("a", 1), ("b", 1)), 3),), (Group("a", (("a", 1),), 1),))
    drafts = [(one, rule(one)) for one in (draft, part) for rule in HAND_RULES.values()]
    assert {way.way for one, known in drafts for way in explain(one, known)} == set(Way)


def test_what_stands_to_be_read_is_not_worked_out() -> None:
    """ "4 men" is printed: no sum of other numbers is given as the reason, even where one proves it too."""
    women, men = ("w", 1), ("m", 1)
    draft = Family(5, ("w", "m"), (Cell("men", (men,), 4), Cell("all", (women, men), 13), Cell("women", (women,), 9)))
    assert [one.way for one in explain(draft, HAND_RULES["none"](draft))] == [Way.SHOWN]


def test_a_draft_says_what_is_visible() -> None:
    content = b"""{"k": 5, "atoms": ["a", "b"], "cells": [
        {"id": "all", "atoms": {"a": 1, "b": 1}, "value": 9, "visible": false},
        {"id": "a", "atoms": {"a": 1}, "value": 6}],
        "shares": [{"id": "s", "numerator": {"a": 1}, "denominator": {"a": 1, "b": 1},
                    "per_cent": 66.7, "decimals": 1}]}
    """
    draft = parse_draft(content, "draft.json")
    assert draft.visible == ("a",)
    assert [one.id for one in draft.known()] == ["a", "s", "s", "s"]


@pytest.mark.parametrize(
    "broken",
    [
        b'"shares": 3',
        b'"shares": [{"id": "s"}]',
        b'"shares": [{"id": "s", "numerator": {"x": 1}, "denominator": {"a": 1}, "per_cent": 50}]',
        b'"shares": [{"id": "s", "numerator": {"a": 1}, "denominator": {"a": 1}, "per_cent": "50"}]',
        b'"shares": [{"id": "s", "numerator": {"a": 1}, "denominator": {"a": 1}, "per_cent": 50.5}]',
        b'"shares": [{"id": "s", "numerator": {"a": 1}, "denominator": {"a": 1}, "per_cent": -1}]',
        b'"shares": [{"id": "s", "numerator": {}, "denominator": {"a": 1}, "per_cent": 1}]',
        b'"shares": [null]',
    ],
)
def test_shares_that_cannot_be_read(broken: bytes) -> None:
    cells = b'"cells": [{"id": "a", "atoms": {"a": 1}, "value": 6}]'
    with pytest.raises(BadInput, match="draft"):
        parse_draft(b'{"k": 5, "atoms": ["a"], ' + cells + b", " + broken + b"}", "draft.json")


def test_visible_is_true_or_false() -> None:
    with pytest.raises(BadInput, match="visible"):
        parse_draft(
            b'{"k": 5, "atoms": ["a"], "cells": [{"id": "a", "atoms": {"a": 1}, "value": 6, "visible": "no"}]}', "d"
        )
