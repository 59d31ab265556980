"""The release: what comes out, what is refused, and what a reader with every publication can tell."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.disclosure.full_crossing import FullCrossing, small_groups
from tests.disclosure.invented_releases import (
    AT,
    FEW,
    INTERIM,
    SECRET,
    SETS,
    YEAR,
    Person,
    counts,
    one_auditor,
    one_intervention,
    people,
    released,
    report,
    size,
    table,
)

from stegvis.disclosure.attack import Attacker, NothingFits
from stegvis.disclosure.family import Family
from stegvis.disclosure.highs import SolverDied, SolverStopped
from stegvis.disclosure.protect import protect
from stegvis.disclosure.protection_outcome import Protection
from stegvis.disclosure.release import (
    Count,
    Ledger,
    Line,
    Refused,
    ReleaseRequest,
    release,
)
from stegvis.disclosure.release.releasing import Protector
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Gender, Number, Period, Withheld


@pytest.fixture(scope="module")
def persons() -> tuple[Person, ...]:
    """One small intervention."""
    return people((26,), seed=3)


def told(persons: Iterable[Person], name: str, period: Period, **more: object) -> ReleaseRequest:
    """A report on participants, exits and who feels better."""
    return report(name, counts(persons, period, FEW), period, sets=FEW, **more)


@pytest.fixture(scope="module")
def two_reports(persons: tuple[Person, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ReleaseRequest]:
    """A ledger that holds the interim and the year, and the request of the year."""
    folder = tmp_path_factory.mktemp("ledger")
    released(told(persons, "delår", INTERIM), folder)
    year = told(persons, "helår", YEAR)
    released(year, folder)
    return folder, year


def refused(request: ReleaseRequest, folder: Path, protector: Protector | None = None) -> str:
    """The reason in English; the ledger must be as it was."""
    ledger = Ledger(folder / "ledger.jsonl")
    before = ledger.entries()
    found = release(request, ledger=ledger, secret=SECRET, at=AT, protector=protector, auditor=one_auditor())
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


@pytest.mark.parametrize(("sizes", "seed"), [((20, 12), 8), ((40, 16), 1)])
def test_two_periods_give_nobody_away(sizes: tuple[int, ...], seed: int, tmp_path: Path) -> None:
    """Every group that a reader could take out of both reports, against one who crosses everything with everything."""
    persons = people(sizes, seed)
    interim, year = (released(told(persons, *one), tmp_path) for one in (("delår", INTERIM), ("helår", YEAR)))
    reader = FullCrossing((*interim.tables, *year.tables), {person.intervention for person in persons})
    groups = small_groups(persons, FEW)
    assert len(groups) > 20
    assert [name for name, _, in_group in groups if reader.largest(in_group) < 5] == []


def test_every_question_of_a_form_at_once(tmp_path: Path) -> None:
    persons = people((45,), seed=2)
    found = released(report("delår", counts(persons, INTERIM), INTERIM), tmp_path)
    reader = FullCrossing(found.tables, {"Insats 1"})
    groups = [
        group for group in small_groups(persons, SETS) if "2023-12-31" not in group[0] and "since" not in group[0]
    ]
    assert [name for name, _, in_group in groups if reader.largest(in_group) < 5] == []


def test_each_report_alone_would_have_been_less_hidden(tmp_path: Path) -> None:
    """The two releases, each against an empty ledger, do give someone away: the ledger is what protects."""
    persons = people((40, 16), seed=1)
    one = released(told(persons, "delår", INTERIM), tmp_path)
    (folder := tmp_path / "other").mkdir()
    other = released(told(persons, "helår", YEAR), folder)
    reader = FullCrossing((*one.tables, *other.tables), {person.intervention for person in persons})
    assert any(reader.largest(in_group) < 5 for _, _, in_group in small_groups(persons, FEW))


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
        return replace(
            protect(family, auditor=one_auditor()), visible=tuple(cell.id for cell in family.cells), hidden=()
        )

    request = told(persons, "delår", INTERIM)
    assert "the audit found" in refused(request, tmp_path, shows_all)


def test_no_time_no_release(persons: tuple[Person, ...], tmp_path: Path) -> None:
    request = told(persons, "delår", INTERIM)
    found = release(request, ledger=Ledger(tmp_path / "ledger.jsonl"), secret=SECRET, at=AT, time_limit_s=0.001)
    assert isinstance(found, Refused)
    assert not (tmp_path / "ledger.jsonl").exists()


RAISED = {PrivacyClass.A: 20, PrivacyClass.B: 20}
"""Under a raised k it is asked first what earlier publications have told already."""


def test_no_time_beside_a_ledger_either(two_reports: tuple[Path, ReleaseRequest], persons: tuple[Person, ...]) -> None:
    """Time may be over anywhere on the way, also before the solver that protects is asked."""
    folder, _ = two_reports
    request = told(persons, "tredje", Period(YEAR.start, date(2023, 10, 31)), raised=RAISED)
    ledger = Ledger(folder / "ledger.jsonl")
    before = ledger.path.read_bytes()
    for time_limit_s in (1e-6, 0.01):
        found = release(request, ledger=ledger, secret=SECRET, at=AT, time_limit_s=time_limit_s, auditor=one_auditor())
        assert isinstance(found, Refused)
        assert "time" in found.reason.en
        assert ledger.path.read_bytes() == before


@pytest.mark.parametrize(
    ("stopped", "said"),
    [(SolverStopped, "not time enough"), (SolverDied, "was interrupted"), (NothingFits, "contradicts itself")],
)
def test_an_attack_without_an_answer_is_a_refusal(
    stopped: type[Exception], said: str, persons: tuple[Person, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise stopped

    released(told(persons, "delår", INTERIM), tmp_path)
    monkeypatch.setattr(Attacker, "largest", silent)
    assert said in refused(told(persons, "helår", YEAR, raised=RAISED), tmp_path)


def test_contradicting_counts_are_named(persons: tuple[Person, ...], tmp_path: Path) -> None:
    wrong = tuple(
        replace(one, value=99) if (one.counted, one.intervention, one.gender) == ("exits", "Insats 1", "women") else one
        for one in counts(persons, INTERIM, FEW)
    )
    with pytest.raises(BadInput, match=r"exits/\"Insats 1\"/women/2023-01-01\.\.2023-08-31 = 99"):
        released(report("delår", wrong, INTERIM, sets=FEW), tmp_path)


def test_shrinking_since_the_interim_asks_for_a_correction(persons: tuple[Person, ...], tmp_path: Path) -> None:
    released(told(persons, "delår", INTERIM), tmp_path)
    fewer = [one for one in persons if one.gender is not Gender.WOMEN]
    with pytest.raises(BadInput) as wrong:
        released(told(fewer, "helår", YEAR), tmp_path)
    assert "First publish a correction of delår" in wrong.value.reason.en


def test_an_organisation_raises_k_and_never_lowers_it(persons: tuple[Person, ...], tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="sänkas"):
        released(told(persons, "delår", INTERIM, raised={PrivacyClass.A: 4}), tmp_path)
    raised = {PrivacyClass.A: 12, PrivacyClass.B: 12}
    shown = released(told(persons, "delår", INTERIM, raised=raised), tmp_path)
    values = [row.cell.value for one in shown.tables for row in one.rows if isinstance(row.cell, Number)]
    assert values
    assert not [value for value in values if 0 < value < 12]


def test_the_threshold_of_outcomes_is_never_lowered(persons: tuple[Person, ...], tmp_path: Path) -> None:
    for threshold in (0, 7):
        with pytest.raises(BadInput, match=f"får höjas men inte sänkas: {threshold} är mindre än 8"):
            released(told(persons, "delår", INTERIM, threshold=threshold), tmp_path)
    assert not (tmp_path / "ledger.jsonl").exists()


def test_what_was_raised_once_stays_raised(tmp_path: Path) -> None:
    released(one_intervention("a", {"participants": 40}, raised={PrivacyClass.A: 20}), tmp_path)
    counted = (Count("participants", "Insats 2", Gender.ALL, YEAR, 12),)
    later = released(report("b", counted, YEAR, sets=("participants",)), tmp_path)
    assert table(later, "b Insats 2").cell("participants") == Withheld()
    assert ("A", 20) in later.tables[0].provenance.k


def test_where_a_k_may_not_hold_is_noted_and_frozen(tmp_path: Path) -> None:
    """Nine were told of under k 5; then k is 20, and what is told of nine cannot be taken back."""
    first = released(one_intervention("a", {"participants": 9}), tmp_path)
    assert first.tables[0].provenance.notes == ()
    request = one_intervention("b", {"participants": 9, "exits": 6}, raised={PrivacyClass.A: 20})
    later = released(request, tmp_path)
    (note,) = later.tables[0].provenance.notes
    assert "A (20)" in note.sv
    assert "tas inte tillbaka" in note.sv
    assert table(later, "b Insats 1").cell("participants") == Number(9)
    assert Ledger(tmp_path / "ledger.jsonl").entries()[-1].notes == (note,)
    assert released(request, tmp_path).tables[0].provenance == later.tables[0].provenance


@pytest.mark.parametrize("exits", [0, 3, 30])
def test_a_note_does_not_tell_that_a_group_exists(exits: int, tmp_path: Path) -> None:
    released(one_intervention("a", {"participants": 35}), tmp_path)
    sizes = {"participants": 35, "exits": exits}
    later = released(one_intervention("b", sizes, raised={PrivacyClass.A: 40}), tmp_path)
    assert len(later.tables[0].provenance.notes) == 1


def test_a_measure_defined_anew_needs_a_name_of_its_own(tmp_path: Path) -> None:
    request = one_intervention("a", {"participants": 40})

    def defined(name: str, digest: str) -> ReleaseRequest:
        line = Line("participants", "participants", digest=digest)
        return replace(request, publication=name, tables=(replace(request.tables[0], lines=(line,)),))

    released(defined("a", "ab"), tmp_path)
    released(defined("b", "ab"), tmp_path)
    with pytest.raises(BadInput, match="beskrivs på ett annat sätt"):
        released(defined("c", "cd"), tmp_path)


def test_a_correction_does_not_tell_whom_it_added(tmp_path: Path) -> None:
    """Two women were forgotten: whoever compares the two reports must not be able to tell that there were two."""
    persons = people((60,), seed=5)
    forgotten = [one for one in persons if one.gender is Gender.WOMEN and one.counts_in("exits", YEAR)][:2]
    fewer = [one for one in persons if one not in forgotten]
    before = released(told(fewer, "helår", YEAR), tmp_path)
    after = released(told(persons, "rättelse", YEAR, corrects="helår"), tmp_path)
    assert any(isinstance(row.cell, Number) for row in table(after, "rättelse alla").rows)
    was = {(row.intervention, row.measure, row.gender): row.cell for one in before.tables for row in one.rows}
    for row in (row for one in after.tables for row in one.rows):
        then = was[row.intervention, row.measure, row.gender]
        if isinstance(row.cell, Number) and isinstance(then, Number):
            assert row.cell.value == then.value
        if size(persons, row.measure, YEAR, None, row.gender) == size(fewer, row.measure, YEAR, None, row.gender):
            assert row.cell == then


def test_what_is_corrected_was_published(persons: tuple[Person, ...], tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="aldrig publicerats"):
        released(told(persons, "rättelse", YEAR, corrects="delår"), tmp_path)


def test_a_damaged_ledger_stops_the_release(persons: tuple[Person, ...], tmp_path: Path) -> None:
    released(one_intervention("a", {"participants": 40}), tmp_path)
    path = tmp_path / "ledger.jsonl"
    path.write_text(path.read_text().replace("40", "41"))
    with pytest.raises(BadInput, match="rad 1 i liggaren"):
        released(told(persons, "delår", INTERIM), tmp_path)


def test_another_release_that_came_first(persons: tuple[Person, ...], tmp_path: Path) -> None:
    """While this one is decided, another is written: nothing is released, and the other stands."""
    other = one_intervention("a", {"participants": 40})

    def late(family: Family) -> Protection:
        released(other, tmp_path)
        return protect(family, auditor=one_auditor())

    ledger = Ledger(tmp_path / "ledger.jsonl")
    found = release(
        told(persons, "delår", INTERIM), ledger=ledger, secret=SECRET, at=AT, protector=late, auditor=one_auditor()
    )
    assert isinstance(found, Refused)
    assert "came first" in found.reason.en
    assert [entry.publication for entry in ledger.entries()] == ["a"]
