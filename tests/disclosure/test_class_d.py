"""Class D: told for the whole association, in bands that public numbers decide; the pattern says nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.disclosure.invented_releases import INTERIM, YEAR, released

from stegvis.disclosure.release import (
    Count,
    CountedSet,
    Line,
    Nesting,
    Release,
    ReleaseRequest,
    Structure,
    TableRequest,
    Timing,
)
from stegvis.disclosure.release.screening import band
from stegvis.disclosure.release.stated import EVERYWHERE
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Gender, Number, Period, Withheld
from stegvis.vocabulary.released import Between, TableShape

D = PrivacyClass.D
STRUCTURE = Structure(
    tuple(CountedSet(name, D, Timing.DATED, "screenings") for name in ("forms", "exposed", "by_someone_close")),
    (Nesting("forms", ("exposed",)), Nesting("exposed", ("by_someone_close",))),
)
FORMS = {Gender.ALL: 152, Gender.WOMEN: 95, Gender.MEN: 57}
TABLE = TableRequest(
    "våld", TableShape.SCREENING, YEAR, tuple(Line(name, name) for name in ("forms", "exposed", "by_someone_close"))
)


def request(
    forms: Mapping[Gender, int], exposed: Mapping[Gender, int], *, name: str = "helår", period: Period = YEAR
) -> ReleaseRequest:
    """The answers of one window; as many by someone close as exposed."""
    told = (("forms", forms), ("exposed", exposed), ("by_someone_close", exposed))
    counts = tuple(
        Count(counted, EVERYWHERE, gender, period, value) for counted, by in told for gender, value in by.items()
    )
    return ReleaseRequest(name, (replace(TABLE, period=period),), counts, STRUCTURE)


def shown(found: Release) -> list[tuple[str, Gender, type]]:
    """Which cells are told, and how."""
    return [(row.measure, row.gender, type(row.cell)) for row in found.tables[0].rows]


def test_the_pattern_is_the_same_whatever_was_answered(tmp_path: Path) -> None:
    patterns = []
    for women in (0, 9, 95):
        (folder := tmp_path / str(women)).mkdir()
        answers = {Gender.ALL: women + 3, Gender.WOMEN: women, Gender.MEN: 3}
        patterns.append(shown(released(request(FORMS, answers), folder)))
    assert all(pattern == patterns[0] for pattern in patterns)
    assert ("exposed", Gender.WOMEN, Between) in patterns[0]
    assert ("exposed", Gender.ALL, Withheld) in patterns[0]


def test_a_column_needs_forms_enough(tmp_path: Path) -> None:
    few_men = {Gender.ALL: 134, Gender.WOMEN: 95, Gender.MEN: 39}
    cells = shown(released(request(few_men, {Gender.ALL: 50, Gender.WOMEN: 30, Gender.MEN: 20}), tmp_path))
    assert ("exposed", Gender.ALL, Between) in cells
    assert ("exposed", Gender.WOMEN, Withheld) in cells
    assert ("exposed", Gender.MEN, Withheld) in cells


def test_few_who_are_neither_women_nor_men_cannot_be_worked_out(tmp_path: Path) -> None:
    """Five forms from people who are neither: not all three numbers of forms may be shown."""
    forms = {Gender.ALL: 152, Gender.WOMEN: 100, Gender.MEN: 47}
    found = released(request(forms, {Gender.ALL: 50, Gender.WOMEN: 30, Gender.MEN: 15}), tmp_path)
    numbers = [row for row in found.tables[0].rows if row.measure == "forms"]
    assert any(isinstance(row.cell, Withheld) for row in numbers)


def test_no_band_proves_few() -> None:
    """Neither yes nor no, and not yes to one question without another: exhaustively, up to 500 forms and k 10."""
    for everyone in range(40, 501):
        bands = {band(size, everyone, 10) for size in range(everyone + 1)}
        assert sorted(size for one in bands for size in range(one.least, one.most + 1)) == list(range(everyone + 1))
        assert min(one.most - one.least for one in bands) >= 10
        assert band(0, everyone, 10).most >= 10
        assert everyone - band(everyone, everyone, 10).least >= 10


def test_windows_are_a_year_and_never_overlap(tmp_path: Path) -> None:
    answers = {Gender.ALL: 50, Gender.WOMEN: 30, Gender.MEN: 20}
    with pytest.raises(BadInput, match="tolv månader"):
        released(request(FORMS, answers, period=INTERIM), tmp_path)
    released(request(FORMS, answers), tmp_path)
    shifted = Period(date(2023, 2, 1), date(2024, 1, 31))
    with pytest.raises(BadInput, match="redan visade i helår"):
        released(request(FORMS, answers, name="rullande", period=shifted), tmp_path)
    with pytest.raises(BadInput, match="redan visade i helår"):
        released(request(FORMS, {**answers, Gender.ALL: 51}, name="igen"), tmp_path)
    next_year = Period(date(2024, 1, 1), date(2024, 12, 31))
    assert released(request(FORMS, answers, name="nästa", period=next_year), tmp_path).tables


def test_no_unit_and_no_other_table(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no screening table"):
        replace(TABLE, intervention="Insats 1")
    with pytest.raises(BadInput, match="annan sorts tabell"):
        replace(
            request(FORMS, FORMS), tables=(TableRequest("smyg", TableShape.ASSOCIATION, YEAR, (Line("x", "exposed"),)),)
        )
    with pytest.raises(BadInput, match="fler än formulären"):
        released(request(FORMS, {**FORMS, Gender.MEN: 58}), tmp_path)


def test_the_number_of_forms_is_exact(tmp_path: Path) -> None:
    found = released(request(FORMS, {Gender.ALL: 50, Gender.WOMEN: 30, Gender.MEN: 20}), tmp_path)
    assert found.tables[0].cell("forms", Gender.WOMEN) == Number(95)
