"""The release: what comes out, what is refused, and what a reader with every publication can tell."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.disclosure.full_crossing import FullCrossing, small_groups
from tests.disclosure.invented_releases import (
    AT,
    INTERIM,
    SECRET,
    YEAR,
    Person,
    counts,
    people,
    released,
    report,
    size,
    table,
)

from stegvis.disclosure.family import Family
from stegvis.disclosure.protect import protect
from stegvis.disclosure.protection_outcome import Protection
from stegvis.disclosure.release import Count, Ledger, Refused, ReleaseRequest, release
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Gender, Number, Withheld

SMALL = (14, 9)


@pytest.fixture(scope="module")
def persons() -> tuple[Person, ...]:
    return people(SMALL, seed=3)


@pytest.fixture(scope="module")
def two_reports(persons: tuple[Person, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ReleaseRequest]:
    """A ledger that holds the interim and the year, and the request of the year."""
    folder = tmp_path_factory.mktemp("ledger")
    released(report("delår", counts(persons, INTERIM), INTERIM), folder)
    year = report("helår", counts(persons, YEAR), YEAR)
    released(year, folder)
    return folder, year


def refused(request: ReleaseRequest, folder: Path, protector: object = protect) -> str:
    """The reason in English; the ledger must be as it was."""
    ledger = Ledger(folder / "ledger.jsonl")
    before = ledger.entries()
    found = release(request, ledger=ledger, secret=SECRET, at=AT, protector=protector)  # type: ignore[arg-type]
    assert isinstance(found, Refused)
    assert ledger.entries() == before
    return found.reason.en


def test_numbers_are_exact_or_withheld(persons: tuple[Person, ...], two_reports: tuple[Path, ReleaseRequest]) -> None:
    folder, year = two_reports
    found = released(year, folder)
    cells = [row for one in found.tables for row in one.rows]
    assert {type(row.cell) for row in cells} == {Number, Withheld}
    for row in cells:
        if isinstance(row.cell, Number):
            where = None if row.intervention is None else (row.intervention,)
            assert row.cell.value == size(persons, row.measure, YEAR, where, row.gender)


def test_two_periods_give_nobody_away(persons: tuple[Person, ...], two_reports: tuple[Path, ReleaseRequest]) -> None:
    folder, year = two_reports
    interim = report("delår", counts(persons, INTERIM), INTERIM)
    tables = (*released(interim, folder).tables, *released(year, folder).tables)
    reader = FullCrossing(tables, {person.intervention for person in persons})
    groups = small_groups(persons)
    assert len(groups) > 50
    assert [name for name, _, in_group in groups if reader.largest(in_group) < 5] == []


def test_each_report_alone_would_have_been_less_hidden(persons: tuple[Person, ...], tmp_path: Path) -> None:
    """The two releases, each against an empty ledger, do give someone away: the ledger is what protects."""
    one = released(report("delår", counts(persons, INTERIM), INTERIM), tmp_path)
    folder = tmp_path / "other"
    folder.mkdir()
    other = released(report("helår", counts(persons, YEAR), YEAR), folder)
    reader = FullCrossing((*one.tables, *other.tables), {person.intervention for person in persons})
    assert any(reader.largest(in_group) < 5 for _, _, in_group in small_groups(persons))


def test_the_same_again_is_the_same_and_leaves_no_trace(two_reports: tuple[Path, ReleaseRequest]) -> None:
    folder, year = two_reports
    lines = (folder / "ledger.jsonl").read_text()
    assert released(year, folder).tables == released(year, folder).tables
    assert (folder / "ledger.jsonl").read_text() == lines


def test_published_once_under_a_name(persons: tuple[Person, ...], two_reports: tuple[Path, ReleaseRequest]) -> None:
    folder, year = two_reports
    assert "published already" in refused(replace(year, threshold=9), folder)


def test_a_pattern_that_gives_someone_away_is_not_released(persons: tuple[Person, ...], tmp_path: Path) -> None:
    def shows_all(family: Family) -> Protection:
        return replace(protect(family), visible=tuple(cell.id for cell in family.cells), hidden=())

    request = report("delår", counts(persons, INTERIM), INTERIM)
    assert "the audit found" in refused(request, tmp_path, shows_all)


def test_no_time_no_release(persons: tuple[Person, ...], tmp_path: Path) -> None:
    request = report("delår", counts(persons, INTERIM), INTERIM)
    found = release(request, ledger=Ledger(tmp_path / "ledger.jsonl"), secret=SECRET, at=AT, time_limit_s=0.001)
    assert isinstance(found, Refused)
    assert not (tmp_path / "ledger.jsonl").exists()


def test_contradicting_counts_are_named(persons: tuple[Person, ...], tmp_path: Path) -> None:
    wrong = tuple(
        replace(one, value=99) if (one.counted, one.intervention, one.gender) == ("exits", "Insats 2", "women") else one
        for one in counts(persons, INTERIM)
    )
    with pytest.raises(BadInput, match=r"exits/Insats 2/women/2023-01-01\.\.2023-08-31 = 99"):
        released(report("delår", wrong, INTERIM), tmp_path)


def test_shrinking_since_the_interim_asks_for_a_correction(persons: tuple[Person, ...], tmp_path: Path) -> None:
    released(report("delår", counts(persons, INTERIM), INTERIM), tmp_path)
    fewer = counts([one for one in persons if one.gender is not Gender.WOMEN], YEAR)
    with pytest.raises(BadInput) as wrong:
        released(report("helår", fewer, YEAR), tmp_path)
    assert "First publish a correction of delår" in wrong.value.reason.en


def test_an_organisation_raises_k_and_never_lowers_it(persons: tuple[Person, ...], tmp_path: Path) -> None:
    told = counts(persons, INTERIM)
    with pytest.raises(BadInput, match="sänkas"):
        released(report("delår", told, INTERIM, raised={PrivacyClass.A: 4}), tmp_path)
    raised = {PrivacyClass.A: 12, PrivacyClass.B: 12}
    shown = released(report("delår", told, INTERIM, raised=raised), tmp_path)
    values = [row.cell.value for one in shown.tables for row in one.rows if isinstance(row.cell, Number)]
    assert values
    assert not [value for value in values if 0 < value < 12]


def test_a_correction_does_not_tell_whom_it_added(tmp_path: Path) -> None:
    """Two women were forgotten: whoever compares the two reports must not be able to tell that there were two."""
    persons = people((60,), seed=5)
    forgotten = [one for one in persons if one.gender is Gender.WOMEN and one.counts_in("exits", YEAR)][:2]
    before = released(report("helår", counts([one for one in persons if one not in forgotten], YEAR), YEAR), tmp_path)
    after = released(report("rättelse", counts(persons, YEAR), YEAR, corrects="helår"), tmp_path)
    differences = {
        new.cell.value - old.cell.value
        for new, old in zip(
            (row for one in after.tables for row in one.rows), (row for one in before.tables for row in one.rows)
        )
        if isinstance(new.cell, Number) and isinstance(old.cell, Number)
    }
    assert differences <= {0}
    assert any(isinstance(row.cell, Number) for row in table(after, "rättelse alla").rows)


def test_what_is_corrected_was_published(persons: tuple[Person, ...], tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="aldrig publicerats"):
        released(report("rättelse", counts(persons, YEAR), YEAR, corrects="delår"), tmp_path)


def test_outcomes_are_told_from_the_threshold_on(tmp_path: Path) -> None:
    """Seven exits: no outcome is shown, large or small; eight: they are."""
    told = {"participants": 40, "exits": 20, "feels_better": 12}
    base = tuple(Count(name, "Insats 1", Gender.ALL, YEAR, value) for name, value in told.items())
    large = released(report("a", base, YEAR, sets=tuple(told)), tmp_path)
    assert table(large, "a Insats 1").cell("feels_better") == Number(12)
    few = released(report("b", base, YEAR, sets=tuple(told), threshold=21), (tmp_path / "b").mkdir() or tmp_path / "b")
    assert table(few, "b Insats 1").cell("feels_better") == Withheld()
    assert table(few, "b Insats 1").cell("exits") == Number(20)
