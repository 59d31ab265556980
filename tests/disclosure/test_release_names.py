"""What interventions are called changes nothing, and what is published besides the cells tells nothing."""

from pathlib import Path

import pytest
from tests.disclosure.invented_releases import INTERIM, released, report

from stegvis.disclosure.release import Count
from stegvis.disclosure.release.stated import place_name
from stegvis.vocabulary import Gender, Withheld

GENDERS = (Gender.ALL, Gender.WOMEN, Gender.MEN)


def shown(values: tuple[int, int, int], names: tuple[str, ...], folder: Path) -> list[object]:
    """The cells of a release in which every intervention has the same participants: all, women, men."""
    counts = tuple(
        Count("participants", name, gender, INTERIM, value)
        for name in names
        for gender, value in zip(GENDERS, values, strict=True)
    )
    found = released(report("delår", counts, INTERIM, sets=("participants",)), folder)
    return [row for one in found.tables for row in one.rows]


@pytest.mark.parametrize("name", ["total", "total of 2 (0123456789abcdef)", 'a/b"/all', "Grön väg − 2: x"])
def test_two_of_neither_gender_are_hidden_whatever_the_name(name: str, tmp_path: Path) -> None:
    rows = [row for row in shown((49, 29, 18), (name, "Stigen"), tmp_path) if row.intervention == name]
    assert len(rows) == 3
    assert any(isinstance(row.cell, Withheld) for row in rows)


def test_no_two_choices_of_interventions_share_a_name() -> None:
    several = [("a",), ("a", "b"), ("a\nb",), ("b", "a"), ("total of 2 (x)",), ('"a"',), ("a", "b", "c"), ("a\nb", "c")]
    assert len({place_name(one) for one in several}) == len(several)


def test_the_entry_cannot_be_guessed_from_what_is_shown(tmp_path: Path) -> None:
    """The same release in two ledgers: the same cells, another entry, and no count of groups at risk."""
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    counts = tuple(
        Count("participants", "Stigen", gender, INTERIM, value)
        for gender, value in zip(GENDERS, (49, 29, 18), strict=True)
    )
    request = report("delår", counts, INTERIM, sets=("participants",))
    first, second = (released(request, folder).tables for folder in folders)
    assert [one.rows for one in first] == [one.rows for one in second]
    assert {one.provenance.entry for one in first}.isdisjoint(one.provenance.entry for one in second)
    assert not hasattr(first[0].provenance, "audited_groups")
