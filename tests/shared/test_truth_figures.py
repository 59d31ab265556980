"""The five real documents read as a careful human reads them: every field and every figure of `truth/`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from stegvis.catalogue import load_forms, load_instruments
from stegvis.documents.readers import read_document
from stegvis.forms.reading import Reading, ReportReading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Blank, Gender, Number, Period

MEASURES = {
    "participants": "participants",
    "exited": "exits",
    "positive": "exits_positive",
    "unclear": "exits_unclear",
    "other": "exits_other",
    "feel_better": "feels_better",
    "increased_activity": "more_active",
}
GENDERS = {
    "total": Gender.ALL,
    "women": Gender.WOMEN,
    "men": Gender.MEN,
    "nonbinary": Gender.NONBINARY,
}
FORMS = {
    "lägesrapport_RAR": "rar_status",
    "kvartalsrapport_gävleborg": "gavleborg_quarterly",
    "projektredovisning_delår": "skaraborg_interim",
    "slutrapport_genomförande_ESF": "esf_final",
}


def truth_of(shared: Path, number: str) -> dict[str, Any]:
    text = (shared / "truth" / f"seed_{number}.truth.json").read_text("utf-8")
    truth: dict[str, Any] = json.loads(text)
    return truth


@pytest.fixture(scope="session")
def readings(shared: Path) -> dict[str, Reading]:
    paths = sorted((shared / "documents").glob("*.txt"))
    return {path.name[:3]: recognise(read_document(path), load_forms(), load_instruments()) for path in paths}


def period(stated: dict[str, Any] | None) -> Period | None:
    return Period(day(stated["start"]), day(stated["end"])) if stated else None


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_form_title_and_period(shared: Path, readings: dict[str, Reading], number: str) -> None:
    truth, reading = truth_of(shared, number), readings[number]
    assert reading.form is not None
    assert reading.form.form.id == FORMS[truth["form_type"]]
    assert reading.form.confidence > 0.9
    stated = truth.get("report_period", truth.get("period"))
    for report in reading.reports:
        assert report.period == period(stated)
    if "insats" in truth:
        assert [report.intervention for report in reading.reports] == [truth["insats"]]


def test_001_head(shared: Path, readings: dict[str, Reading]) -> None:
    truth, reading = truth_of(shared, "001"), readings["001"]
    assert reading.title == truth["title"]
    assert reading.issuer == truth["owner"]
    assert [entry.page for entry in reading.contents] == [one["toc_page"] for one in truth["interventions"]]
    assert len(reading.reports) == truth["intervention_count"]


@pytest.mark.parametrize("index", range(16))
def test_001_fields(shared: Path, readings: dict[str, Reading], index: int) -> None:
    one = truth_of(shared, "001")["interventions"][index]
    report = readings["001"].reports[index]
    assert report.intervention == one["name"]
    assert report.place.line == one["heading_line"]
    assert report.orientation == {"individinriktad": "individual", "strukturinriktad": "structural"}[one["category"]]
    assert list(report.parties) == one["parties"]
    assert report.agreement == Period(day(one["agreement_start"]), day(one["agreement_end"]))


@pytest.mark.parametrize("index", range(16))
def test_001_figures(shared: Path, readings: dict[str, Reading], index: int) -> None:
    one = truth_of(shared, "001")["interventions"][index]
    report = readings["001"].reports[index]
    if one["counts"] is None:
        assert report.figures == ()
        return
    expected = {
        (MEASURES[name], gender): count[word]
        for name, count in one["counts"].items()
        for word, gender in GENDERS.items()
        if word != "nonbinary" or count[word] is not None
    }
    assert {(f.measure, f.gender): f.value for f in report.figures} == expected
    assert all(isinstance(f.cell, Blank | Number) for f in report.figures)
    for name, count in one["counts"].items():
        if count["as_printed"]:
            figure = report.figure(MEASURES[name])
            assert figure is not None
            assert figure.raw == count["as_printed"]
    nonbinary = any(count["nonbinary"] is not None for count in one["counts"].values())
    assert [column.gender for column in report.unforeseen_columns] == [Gender.NONBINARY] * nonbinary
    assert report.unread == ()


def test_001_answers_behind_a_number(readings: dict[str, Reading]) -> None:
    cells = [figure.cell for report in readings["001"].reports for figure in report.figures]
    assert [cell for cell in cells if isinstance(cell, Number) and cell.answered] == [Number(21, 26)]


def only(readings: dict[str, Reading], number: str) -> ReportReading:
    (report,) = readings[number].reports
    return report


@pytest.mark.parametrize("number", ["000", "003"])
def test_rar_fields(shared: Path, readings: dict[str, Reading], number: str) -> None:
    truth, report = truth_of(shared, number), only(readings, number)
    assert report.agreement == period(truth["total_period"])
    assert report.number is not None
    assert (report.number.this, report.number.of) == (truth["report_no"], truth["reports_total"])
    assert report.budget_in_line is truth["budget"]["in_line"]
    assert report.signature is not None
    assert report.signature.on == day(truth["date"]["iso"])
    assert report.signature.raw == truth["date"]["as_printed"]
    assert report.signature.by == truth.get("signed_by")


def test_000_blank_figures(readings: dict[str, Reading]) -> None:
    figures = only(readings, "000").figures
    assert {(f.measure, f.gender) for f in figures} == {
        ("planned_participants", Gender.ALL),
        ("participants_since_start", Gender.ALL),
        ("participants_since_start", Gender.WOMEN),
        ("participants_since_start", Gender.MEN),
    }
    assert all(figure.cell == Blank() for figure in figures)
    below, outcomes = only(readings, "000").section("below_plan"), only(readings, "000").section("outcomes")
    assert below is not None and below.text == "x"
    assert outcomes is not None and outcomes.text == "x"


def test_003_figures(readings: dict[str, Reading]) -> None:
    assert {(f.measure, f.gender): f.value for f in only(readings, "003").figures} == {
        ("planned_participants", Gender.ALL): 24,
        ("participants_since_start", Gender.ALL): 23,
        ("participants_since_start", Gender.WOMEN): 8,
        ("participants_since_start", Gender.MEN): 15,
    }


def test_002_fields(shared: Path, readings: dict[str, Reading]) -> None:
    truth, report = truth_of(shared, "002"), only(readings, "002")
    assert list(report.parties) == [truth["owner"]]
    assert report.signature is not None
    assert (report.signature.by, report.signature.on) == (truth["signed_by"], day(truth["date"]["iso"]))
    assert (report.registry_number, report.received_on) == (None, None)


def test_002_figures_told_in_prose(readings: dict[str, Reading]) -> None:
    figures = only(readings, "002").figures
    assert {(f.measure, f.gender): f.value for f in figures} == {
        ("participants", Gender.ALL): 62,
        ("consents", Gender.ALL): 26,
    }
    assert all(figure.confidence < 0.5 for figure in figures)


def test_004_leaves_the_list_of_other_reports_out(readings: dict[str, Reading]) -> None:
    report = only(readings, "004")
    assert [section.id for section in report.sections] == [
        *("summary", "result", "goals", "working_method", "actors", "equality", "accessibility"),
        *("regional_priorities", "dissemination", "external_evaluation", "self_evaluation", "tips", "contacts"),
    ]
    assert all((section.place.line or 0) <= 29 for section in report.sections)
    contacts = report.section("contacts")
    assert contacts is not None and len(contacts.text) < 200
