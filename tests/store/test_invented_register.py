"""The invented register adds up, cell by cell, to the reports that it was made for."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from stegvis.actions.import_documents import import_documents
from stegvis.actions.invent_reports import invent_reports
from stegvis.catalogue.measures import find_measure
from stegvis.catalogue.sample import sample_documents
from stegvis.measures.engines import open_engine
from stegvis.store.demonstration import add_people
from stegvis.store.invented_register import Filled, demonstration_day, fill_register
from stegvis.store.invented_register.fitting import fitted
from stegvis.store.invented_register.stated import StatedCell
from stegvis.store.models import (
    ActivityWeek,
    CountedOnly,
    Edition,
    FollowUp,
    FollowUpMethod,
    Intervention,
    Meeting,
    Participant,
    Participation,
    PlanStep,
    ReportDue,
    ScreeningTally,
)
from stegvis.store.register_facts import register_facts
from stegvis.vocabulary import Gender, Period
from stegvis.vocabulary.report_life import ReportState

# Each of them: without a mark on the test that runs, no test database would be made.
pytestmark = pytest.mark.django_db

MEASURES = {
    "participants": "participants",
    "exited": "exits",
    "positive": "exits_positive",
    "unclear": "exits_unclear",
    "other": "exits_other",
    "feel_better": "feels_better",
    "increased_activity": "more_active",
}
GENDERS = {"total": "all", "women": "women", "men": "men", "nonbinary": "nonbinary"}
HARD_ABOUT_TABLES = {"gender_sum", "outcome_sum", "outcome_sum_gender"}
INTERIM = Period(date(2023, 1, 1), date(2023, 8, 31))


def filled(documents: list[Path], monkeypatch: pytest.MonkeyPatch) -> Filled:
    assert not import_documents(documents, by="test").errors
    monkeypatch.setenv("STEGVIS_TODAY", str(demonstration_day()))
    return fill_register()


def counted(period: Period) -> dict[tuple[str, str, str], int]:
    """Every measure of the reports by intervention and gender, counted from the register by the catalogue."""
    source = register_facts(Intervention.objects.all(), period, ("participations",))
    measures = [find_measure(name).measure for name in MEASURES.values()]
    names = {str(one.pk): one.name for one in Intervention.objects.all()}
    found: dict[tuple[str, str, str], int] = {}
    for table in open_engine("memory", source).measure(measures, [period], ("intervention", "gender")):
        for row in table.rows:
            group = dict(row.group)
            for gender in ("all", group["gender"]):
                key = (names[group["intervention"]], table.measure.id, gender)
                found[key] = found.get(key, 0) + row.numerator
    return found


def stated_in(truth: dict[str, Any]) -> dict[tuple[str, str, str], int]:
    return {
        (one["name"], MEASURES[what], GENDERS[gender]): value
        for one in truth["interventions"]
        for what, cells in (one.get("counts") or {}).items()
        for gender, value in cells.items()
        if gender in GENDERS and value is not None
    }


def test_the_register_adds_up_to_the_real_account(shared: Path, monkeypatch: pytest.MonkeyPatch):
    truth = json.loads((shared / "truth" / "seed_001.truth.json").read_text("utf-8"))
    result = filled(sorted((shared / "documents").glob("001*.txt")), monkeypatch)
    contradicted = {one["intervention"] for one in truth["arithmetic_errors"] if one["kind"] in HARD_ABOUT_TABLES}
    stated, found = stated_in(truth), counted(INTERIM)
    sound = {key: value for key, value in stated.items() if key[0] not in contradicted}
    assert len({name for name, _, _ in sound}) == 13
    assert {key: found.get(key, 0) for key in sound} == sound
    # Where the document contradicts itself, all but a few cells hold, and those are told.
    unmet = {(name, cell.measure, cell.gender.value) for name, cells in result.unmet for cell in cells}
    assert {key for key, value in stated.items() if found.get(key, 0) != value} == unmet
    assert {name for name, _, _ in unmet} == contradicted
    assert len(unmet) == 5


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[Filled]:
    """The register of the shipped sample, made once."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as monkeypatch, transaction.atomic():
        yield filled(list(sample_documents()), monkeypatch)
        transaction.set_rollback(True)


def test_every_page_of_the_sample_has_something_to_show(sample: Filled):
    today = demonstration_day()
    assert today == date(2031, 8, 25)
    assert {name for name, _ in sample.unmet} == {"Stigfinnaren", "Vävstolen"}
    found = counted(Period(date(2031, 1, 1), date(2031, 8, 31)))
    assert [found["Linden", "participants", one] for one in ("all", "women", "men")] == [42, 27, 15]
    assert [found["Linden", "feels_better", one] for one in ("all", "women", "men")] == [14, 9, 5]
    assert Participation.objects.filter(started_on=None).exclude(decision="declined").exists()
    assert FollowUp.objects.filter(done_on=None, due_on__lte=today).exists()
    assert FollowUp.objects.filter(done_on=None, due_on__gt=today).exists()
    assert ReportDue.objects.filter(handed_in_on=None).exists()
    assert CountedOnly.objects.exists()
    assert PlanStep.objects.filter(done_on=None).exists()
    assert Intervention.objects.filter(method=FollowUpMethod.COUNTS).exists()


def test_nothing_has_happened_after_today_and_nobody_has_a_name(sample: Filled):
    today = demonstration_day()
    for column in ("referred_on", "decided_on", "first_meeting_on", "started_on", "exited_on"):
        assert not Participation.objects.filter(**{f"{column}__gt": today}).exists(), column
    assert not Meeting.objects.filter(on__gt=today).exists()
    assert not ActivityWeek.objects.filter(monday_on__gt=today).exists()
    assert not Participant.objects.exclude(sealed_name=b"", sealed_identity=b"", sealed_contact=b"").exists()


def test_a_report_was_handed_in_on_one_day(sample: Filled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The list of reports and the report itself say the same."""
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", str(demonstration_day()))
    add_people()
    assert invent_reports() > 0
    handed_in = Edition.objects.exclude(state=ReportState.DRAFT).select_related("due")
    assert {one.due.handed_in_on for one in handed_in} == {demonstration_day()}


def test_the_same_seed_gives_the_same_register(sample: Filled):
    columns = ("participant__local_number", "started_on", "exited_on", "feeling", "hours_before")
    first = list(Participation.objects.order_by("id").values_list(*columns))
    for table in (ReportDue, FollowUp, Participation, CountedOnly, Participant, ScreeningTally):
        table.objects.all().delete()
    for name in ("stages", "rhythm", "report_rules", "costs", "plans"):
        for one in Intervention.objects.all():
            getattr(one, name).all().delete()
    fill_register()
    assert list(Participation.objects.order_by("id").values_list(*columns)) == first


def cells(**stated: tuple[int, int, int]) -> list[StatedCell]:
    genders = (Gender.ALL, Gender.WOMEN, Gender.MEN)
    return [
        StatedCell(measure, gender, value)
        for measure, values in stated.items()
        for gender, value in zip(genders, values, strict=True)
    ]


def test_heads_meet_every_cell_that_fits_together():
    found = fitted(cells(participants=(10, 6, 4), exits=(5, 3, 2), exits_positive=(2, 2, 0), feels_better=(4, 3, 1)))
    assert not found.unmet
    assert (found.of("women", "ongoing"), found.of("men", "ongoing")) == (3, 2)
    assert (found.better("women"), found.better("men")) == (3, 1)


def test_who_is_missing_from_the_genders_has_an_unknown_one():
    found = fitted(cells(participants=(12, 6, 4), exits=(0, 0, 0)))
    assert not found.unmet
    assert found.of("unknown", "ongoing") == 2


def test_the_fewest_cells_are_left_unmet_and_told():
    stated = cells(participants=(10, 6, 4), exits=(5, 3, 2), exits_positive=(9, 6, 3))
    assert {cell.measure for cell in fitted(stated).unmet} == {"exits_positive"}
