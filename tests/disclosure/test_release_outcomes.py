"""The release by privacy class: outcomes from the threshold on, few, none and all of class C, means at an end."""

from pathlib import Path

import pytest
from tests.disclosure.invented_releases import AT, FEW, YEAR, one_auditor, one_intervention, released, report, table

from stegvis.disclosure.release import (
    Count,
    CountedSet,
    Kind,
    Ledger,
    Line,
    Mean,
    Nesting,
    Release,
    ReleaseRequest,
    Structure,
    TableRequest,
    Timing,
    release,
)
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Cell, Gender, Number, Withheld
from stegvis.vocabulary.released import TableShape


@pytest.mark.parametrize(("exits", "shown"), [(8, Number(8)), (7, Withheld())])
def test_outcomes_are_told_from_the_threshold_on(exits: int, shown: Cell, tmp_path: Path) -> None:
    found = released(one_intervention("a", {"participants": 40, "exits": exits, "feels_better": exits}), tmp_path)
    assert table(found, "a Insats 1").cell("feels_better") == shown
    assert table(found, "a Insats 1").cell("exits") == Number(exits)


def test_one_more_outcome_is_hidden_where_one_is(tmp_path: Path) -> None:
    """Seven interventions with an outcome each; one of them needs hiding, and the secret says which two more are."""
    counted = tuple(
        Count(one, f"Insats {number}", Gender.ALL, YEAR, value)
        for number in range(7)
        for one, value in (("participants", 60), ("exits", 30), ("feels_better", 3 if number == 0 else 15))
    )
    request = report("helår", counted, YEAR, sets=FEW)
    chosen = set()
    for secret in (b"one invented secret", b"another invented one"):
        ledger = Ledger(tmp_path / secret.decode())
        found = release(request, ledger=ledger, secret=secret, at=AT, auditor=one_auditor())
        assert isinstance(found, Release)
        assert found.protection is not None
        hidden = {
            (row.intervention, row.measure)
            for one in found.tables
            for row in one.rows
            if isinstance(row.cell, Withheld)
        }
        assert len(hidden) == len(found.protection.hidden) + 1
        chosen.add(frozenset(hidden))
    assert len(chosen) > 1


def test_nothing_to_hide_hides_nothing(tmp_path: Path) -> None:
    found = released(one_intervention("a", {"participants": 40, "exits": 20, "feels_better": 12}), tmp_path)
    assert not [row for one in found.tables for row in one.rows if isinstance(row.cell, Withheld)]


HEALTH = Structure(
    (
        CountedSet("exits", PrivacyClass.A, Timing.ENDED),
        CountedSet("sick_pay", PrivacyClass.C, Timing.ENDED),
    ),
    (Nesting("exits", ("sick_pay",)),),
)


ILL = {
    (30, 8): True,
    (30, 7): False,
    (30, 0): False,
    (30, 22): True,
    (30, 23): False,
    (30, 30): False,
    (6, 6): False,
    (0, 0): False,
}
"""Exits, on sick pay after it: whether both numbers may be shown. Few, none and all are protected."""


def test_class_c_protects_few_none_and_all(tmp_path: Path) -> None:
    """An intervention for each case, and no table of all together that would tie them to each other."""
    lines = tuple(Line(one.id, one.id) for one in HEALTH.sets)
    places = {f"{exits} {ill}": (exits, ill) for exits, ill in ILL}
    counted = tuple(
        Count(name, place, Gender.ALL, YEAR, number)
        for place, sizes in places.items()
        for name, number in zip(("exits", "sick_pay"), sizes, strict=True)
    )
    asked = tuple(TableRequest(place, TableShape.REPORT, YEAR, lines, place) for place in places)
    found = released(ReleaseRequest("a", asked, counted, HEALTH), tmp_path)
    both = {
        places[one.id]: all(isinstance(one.cell(name), Number) for name in ("exits", "sick_pay"))
        for one in found.tables
    }
    assert both == ILL


SCORES = Structure((CountedSet("answered", PrivacyClass.C, Timing.DATED, "answers"),))


@pytest.mark.parametrize(
    ("means", "shown"),
    [((30.0, 30.0), (True, True)), ((91.0, 30.0), (False, False)), ((30.0, 13.0), (False, False))],
)
def test_a_mean_at_the_end_of_its_scale_cannot_be_worked_out(
    means: tuple[float, float], shown: tuple[bool, bool], tmp_path: Path
) -> None:
    """Women and men with their means, and the mean of all: hiding one alone would not hide it."""
    sizes = {Gender.ALL: 40, Gender.WOMEN: 20, Gender.MEN: 20}
    values = {Gender.ALL: sum(means) / 2, Gender.WOMEN: means[0], Gender.MEN: means[1]}
    counted = tuple(Count("answered", "Insats 1", gender, YEAR, size) for gender, size in sizes.items())
    told_means = tuple(Mean("Insats 1", gender, YEAR, value) for gender, value in values.items())
    line = Line("kasam", "answered", Kind.MEAN, scale=(13, 91), means=told_means)
    asked = TableRequest("a", TableShape.INSTRUMENT, YEAR, (line,), "Insats 1")
    found = released(ReleaseRequest("a", (asked,), counted, SCORES), tmp_path).tables[0]
    visible = {gender for gender in sizes if isinstance(found.cell("kasam", gender), Number)}
    assert (len(visible) == 3) == all(shown)
    assert len(visible) < 2 or all(shown)
