"""Document 001 made anew: an invented register that adds up to it, released, compiled, and read back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from tests.invented_editions import draft_edition
from tests.released_reports import Published, publish
from tests.shared.test_truth_figures import GENDERS, MEASURES, truth_of

from stegvis.actions.compile_account import compile_account, save_account
from stegvis.actions.import_documents import import_documents
from stegvis.actions.read_documents import ReadOutcome, read_one
from stegvis.catalogue import load_forms
from stegvis.forms.account import AccountMaterial
from stegvis.forms.reading import ReportReading
from stegvis.store.invented_register import demonstration_day, fill_register
from stegvis.store.models import Intervention
from stegvis.store.reports.figures.drafted import draft_figures
from stegvis.vocabulary import Gender, Number, Period, Severity, Withheld
from stegvis.vocabulary.wording import Language

pytestmark = pytest.mark.django_db
INTERIM = Period(date(2023, 1, 1), date(2023, 8, 31))
NAME = "AKT-SAM"
ABOUT_TABLES = {"gender_sum", "outcome_sum", "outcome_sum_gender"}


@pytest.fixture(scope="module")
def published(
    shared: Path, tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Published]:
    """The reports of the demonstration's register that add up, released together into a ledger of their own."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setenv("STEGVIS_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        assert not import_documents(sorted((shared / "documents").glob("001*.txt")), by="test").errors
        patch.setenv("STEGVIS_TODAY", str(demonstration_day()))
        fill_register()
        yield publish(Intervention.objects.exclude(name__in=contradicted(shared)).order_by("pk"), INTERIM)
        transaction.set_rollback(True)


def contradicted(shared: Path) -> set[str]:
    """The interventions whose tables the document itself contradicts: there is nothing that they could equal."""
    errors = truth_of(shared, "001")["arithmetic_errors"]
    return {one["intervention"] for one in errors if one["kind"] in ABOUT_TABLES}


def read_back(published: Published, folder: Path, language: Language) -> ReadOutcome:
    account = compile_account(AccountMaterial((published.entry,), "Påhittade förbundet", INTERIM), language=language)
    (file,) = save_account(account, folder, ["docx"])
    outcome = read_one(file)
    assert outcome.error is None
    return outcome


def cells(report: ReportReading) -> dict[tuple[str, Gender], int | float]:
    return {(one.measure, one.gender): one.value for one in report.figures if isinstance(one.cell, Number)}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_number_shown_is_the_document_s_and_none_of_its_errors_is_there(
    shared: Path, published: Published, tmp_path: Path, language: Language
) -> None:
    outcome = read_back(published, tmp_path, language)
    assert outcome.reading is not None
    errors = [one for one in outcome.findings if one.severity is Severity.ERROR]
    assert [(one.report, one.rule, one.message.sv) for one in errors] == []
    truth = truth_of(shared, "001")
    found = {one.intervention: cells(one) for one in outcome.reading.reports}
    assert len(found) == 14  # thirteen with tables, and one without
    compared = 0
    for one in truth["interventions"]:
        if one["counts"] is None or one["name"] not in found:
            continue
        stated = {
            (MEASURES[name], GENDERS[word]): value
            for name, count in one["counts"].items()
            for word, value in count.items()
            if word in GENDERS and value is not None
        }
        shown = {place: value for place, value in found[one["name"]].items() if place in stated}
        assert shown == {place: stated[place] for place in shown}, one["name"]
        compared += len(shown)
    assert compared >= 60


def test_what_is_withheld_is_read_back_as_withheld(published: Published, tmp_path: Path) -> None:
    outcome = read_back(published, tmp_path, "sv")
    assert outcome.reading is not None
    given = {one.intervention: one for one in published.reports}
    hidden = 0
    for report in outcome.reading.reports:
        for figure in report.figures:
            own = given[report.intervention].figure(figure.measure, figure.gender)
            assert own is not None and own.cell == figure.cell, (report.intervention, figure)
            hidden += isinstance(figure.cell, Withheld)
    assert hidden > 20


def test_all_families_of_forms_come_out_of_one_set_of_facts(shared: Path, published: Published) -> None:
    intervention = Intervention.objects.get(name=NAME)
    told: dict[tuple[str, Gender], set[int]] = {}
    families = set()
    for form in load_forms():
        families.add(form.id.partition("_")[0])
        for cell in draft_figures(draft_edition(intervention, form.id, INTERIM, number=7)).cells():
            if cell.number is not None:
                told.setdefault((cell.measure, cell.gender), set()).add(cell.number)
    assert {"skaraborg", "rar", "gavleborg", "esf", "general"} <= families
    assert {place: numbers for place, numbers in told.items() if len(numbers) > 1} == {}
    (counts,) = (one["counts"] for one in truth_of(shared, "001")["interventions"] if one["name"] == NAME)
    stated = {
        (MEASURES[name], Gender.ALL): {count["total"]} for name, count in counts.items() if count["total"] is not None
    }
    assert {place: told[place] for place in stated} == stated
