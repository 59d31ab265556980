"""The usual rules of hand: what each shows, and that none of them is enough."""

from stegvis.disclosure.attack import provable
from stegvis.disclosure.family import Cell, Family, PublishedCell
from stegvis.disclosure.hand_rules import HAND_RULES
from stegvis.disclosure.invented_families import report_family

ATOMS = ("w", "m", "n")
FAMILY = Family(
    5,
    ATOMS,
    (
        Cell("A/exits/all", (("w", 1), ("m", 1), ("n", 1)), 17),
        Cell("A/exits/women", (("w", 1),), 14),
        Cell("A/exits/men", (("m", 1),), 3),
        Cell("A/exits/nonbinary", (("n", 1),), 0),
    ),
    ledger=(PublishedCell("earlier", (("w", 1),), 11), PublishedCell("hidden", (("m", 1),), 2, visible=False)),
)


def shown(rule: str, family: Family = FAMILY) -> dict[str, tuple[int | None, int | None]]:
    return {one.id: (one.at_least, one.at_most) for one in HAND_RULES[rule](family)}


def test_nothing_hidden() -> None:
    assert set(shown("none")) == {"A/exits/all", "A/exits/women", "A/exits/men", "A/exits/nonbinary", "earlier"}


def test_small_numbers_hidden() -> None:
    assert set(shown("primary")) == {"A/exits/all", "A/exits/women", "A/exits/nonbinary", "earlier"}


def test_zero_is_hidden_where_it_is_protected() -> None:
    family = Family(5, ATOMS, FAMILY.cells, protect_zero=True)
    assert set(shown("primary", family)) == {"A/exits/all", "A/exits/women"}


def test_one_more_in_the_row() -> None:
    assert set(shown("row")) == {"A/exits/all", "A/exits/nonbinary", "earlier"}


def test_rounding_to_five_is_known_to_within_two() -> None:
    assert shown("rounding") == {
        "A/exits/all": (13, 17),
        "A/exits/women": (13, 17),
        "A/exits/men": (3, 7),
        "A/exits/nonbinary": (0, 2),
        "earlier": (11, 11),
    }


def test_each_rule_leaves_groups_that_can_be_worked_out() -> None:
    family = report_family(4, seed=6)
    left = {name: len(provable(family, rule(family))) for name, rule in HAND_RULES.items()}
    assert left["none"] == len(family.must_not_be_provable())
    assert left["none"] > left["primary"] >= left["row"] > 0
    assert left["rounding"] > 0
