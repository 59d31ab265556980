"""No pattern that is let out leaves a small group provable: a quick sample of what `make bench` tries a thousand of."""

from collections.abc import Iterator

import pytest

from stegvis.disclosure.attack import provable
from stegvis.disclosure.audit import Auditor
from stegvis.disclosure.family import Family, Group, PublishedCell
from stegvis.disclosure.hand_rules import HAND_RULES
from stegvis.disclosure.invented_families import random_family, report_family
from stegvis.disclosure.known import known_from_visible
from stegvis.disclosure.protect import protect
from stegvis.disclosure.protection_outcome import Status


@pytest.fixture(scope="module", name="auditor")
def one_auditor() -> Iterator[Auditor]:
    with Auditor() as auditor:
        yield auditor


def leaks(family: Family, auditor: Auditor) -> int:
    """How many groups the integer attacker proves from what protecting `family` shows."""
    protection = protect(family, auditor=auditor)
    assert set(protection.visible) | set(protection.hidden) == {cell.id for cell in family.cells}
    if protection.status is Status.REFUSED:
        assert not protection.visible
        return 0
    return len(provable(family, known_from_visible(family, protection.visible)))


def published(family: Family, auditor: Auditor) -> tuple[PublishedCell, ...]:
    """The ledger after `family` is protected and out."""
    visible = set(protect(family, auditor=auditor).visible)
    out = (PublishedCell(cell.id, cell.terms, cell.value, cell.id in visible) for cell in family.cells)
    return (*family.ledger, *out)


@pytest.mark.parametrize("seed", range(1000, 1020))
def test_odd_families(seed: int, auditor: Auditor) -> None:
    assert leaks(random_family(seed), auditor) == 0


def test_a_report_family(auditor: Auditor) -> None:
    family = report_family(3, seed=8)
    assert leaks(family, auditor) == 0
    assert provable(family, HAND_RULES["row"](family)), "a rule of hand should leave something to find"


def test_a_second_period_beside_the_first(auditor: Auditor) -> None:
    """Each pair of periods is protected together: the second against the ledger of the first."""
    both = report_family(2, 2, seed=4)
    first = tuple(cell for cell in both.cells if cell.publication == "period 1")
    second = tuple(cell for cell in both.cells if cell.publication == "period 2")
    ledger = published(Family(both.k, both.atoms, first, both.groups, seed=both.seed), auditor)
    later = Family(both.k, both.atoms, second, both.groups, ledger, seed=both.seed)
    assert leaks(later, auditor) == 0
    alone = protect(Family(both.k, both.atoms, second, both.groups, seed=both.seed))
    assert provable(later, known_from_visible(later, alone.visible)), (
        "protecting each period alone should not be enough"
    )


def test_nothing_to_publish_is_protected_too(auditor: Auditor) -> None:
    family = Family(5, ("a",), (), (Group("a", (("a", 1),), 2),))
    assert protect(family, auditor=auditor).status is Status.OPTIMAL
