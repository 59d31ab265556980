"""Reading is the mirror of writing: what a form writes is read back alike, whatever the format."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from stegvis.actions.read_documents import read_one
from stegvis.catalogue import load_forms, load_instruments
from stegvis.catalogue.sample import sample_documents
from stegvis.documents.nodes import Document, Heading
from stegvis.documents.readers import read_document
from stegvis.documents.writers import write_document
from stegvis.forms.account import Entry, compose_account
from stegvis.forms.fill import fill
from stegvis.forms.nodes import Ask, Form, ShowTable, flat_items
from stegvis.forms.reading import Reading, ReportNumber, ReportReading, Signature
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Blank, Cell, Figure, Gender, NotNumeric, Number, Period, Place, Withheld

SUFFIXES = {"docx": "docx", "pdf": "pdf", "text": "txt", "markdown": "md"}
FIELDS = ("intervention", "orientation", "parties", "agreement", "period", "registry_number", "budget_in_line")
FORMS = {form.id: form for form in load_forms()}


def read_back(document: Document, file_format: str) -> Reading:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"written.{SUFFIXES[file_format]}"
        path.write_bytes(write_document(document, file_format))
        return recognise(read_document(path), load_forms(), load_instruments())


def figures(report: ReportReading) -> set[tuple[str, str, Cell]]:
    return {(figure.measure, figure.gender.value, figure.cell) for figure in report.figures}


@pytest.mark.parametrize("file_format", SUFFIXES)
def test_the_account_of_the_sample_is_read_back_alike(file_format: str):
    outcome = read_one(sample_documents()[0])
    account = compose_account([Entry(outcome.reading, outcome.findings)])
    again = read_back(account, file_format)
    assert [r.intervention for r in again.reports] == [r.intervention for r in outcome.reading.reports]
    for before, after in zip(outcome.reading.reports, again.reports, strict=True):
        assert figures(after) == figures(before)
        for field in ("orientation", "parties", "agreement", "period"):
            assert getattr(after, field) == getattr(before, field), (before.intervention, field)


counts = st.integers(0, 400).map(lambda n: (Number(n), str(n)))
answered = st.integers(1, 60).map(lambda n: (Number(n, n + 5), f"{n} ({n + 5} svar)"))
others = st.sampled_from([(Blank(), ""), (Withheld(), "‥"), (NotNumeric("x"), "x"), (NotNumeric("-"), "-")])
cells = st.one_of(counts, counts, answered, others)
names = st.sampled_from(["Ängslyckan", "Steg 2", "Backbruket Norrby", "Vägval+", "Arbete & Hälsa"])
days = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, second = sorted((draw(days), draw(days)))
    return Period(first, second)


@st.composite
def reports(draw: st.DrawFn, form: Form) -> ReportReading:
    made = []
    items = [item for section in form.sections for item in flat_items(section.items)]
    for table in (item for item in items if isinstance(item, ShowTable)):
        columns = draw(st.sampled_from([table.columns, (*table.columns, Gender.NONBINARY)]))
        for row in table.rows:
            for gender in columns:
                cell, raw = draw(cells)
                made.append(Figure(row.measure, gender, cell, raw))
    asked = {item.field for item in items if isinstance(item, Ask)}
    return ReportReading(
        intervention=draw(names),
        place=Place(),
        parties=draw(st.sampled_from([("Norrby kommun",), ("Norrby kommun", "Försäkringskassan")])),
        agreement=draw(periods()) if "agreement" in asked else None,
        period=draw(periods()) if "period" in asked else None,
        number=ReportNumber(draw(st.integers(1, 9)), 9) if "number" in asked else None,
        signature=Signature("Kim Påhittad", draw(days)),
        budget_in_line=draw(st.booleans()) if "budget_in_line" in asked else None,
        figures=tuple(made),
    )


@pytest.mark.parametrize("form_id", ["skaraborg_interim", "skaraborg_annual", "rar_status"])
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_report_of_a_form_is_read_back_alike(form_id: str, data: st.DataObject):
    form = FORMS[form_id]
    report = data.draw(reports(form))
    document = Document(form.title.sv, (Heading(1, report.intervention), *fill(form, report)))
    note(write_document(document, "text").decode())
    again = read_back(document, "text")
    assert again.form is not None and again.form.form.id == form_id
    (after,) = again.reports
    assert figures(after) == figures(report)
    assert (after.intervention, after.agreement, after.period) == (report.intervention, report.agreement, report.period)
    assert after.budget_in_line == report.budget_in_line
    if report.number:
        assert after.number is not None
        assert (after.number.this, after.number.of) == (report.number.this, report.number.of)
