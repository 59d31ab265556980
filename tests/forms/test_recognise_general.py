"""Documents of no known form, and our own account read back. All texts are invented."""

from dataclasses import replace

import pytest
from tests.forms.invented_reports import garden, harbour, interim_text, network
from tests.forms.test_recognise_status import final_text, quarterly_text, status_text

from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Document, Paragraph, Table, TableCell
from stegvis.documents.readers import document_of_text
from stegvis.documents.writers.markdown import write_markdown
from stegvis.documents.writers.text import write_text
from stegvis.forms.account import Entry, compose_account
from stegvis.forms.reading import FormMatch, Reading, ReportReading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Gender


def read(text: str) -> Reading:
    return recognise(document_of_text(text, "invented.txt"), load_forms())


NEWS = (
    "Fler hittade en väg vidare\n\nI Norrbyn har projektet Solgläntan pågått i två år. I projektet deltog 45 personer, "
    "varav 28 kvinnor. Staden har 31 000 invånare.\n\nDet är fint att se, säger en av dem som varit med.\n"
)


def test_a_news_item_gives_what_stands_in_plain_words_and_little_confidence() -> None:
    reading = read(NEWS)
    (report,) = reading.reports
    assert reading.form is not None and reading.form.form.id == "general"
    assert reading.form.confidence <= 0.3
    assert report.intervention == "Solgläntan"
    assert {(f.measure, f.gender): f.value for f in report.figures} == {
        ("participants", Gender.ALL): 45,
        ("participants", Gender.WOMEN): 28,
    }
    assert all(figure.confidence < 0.5 for figure in report.figures)
    assert (report.period, report.agreement, report.signature, report.parties) == (None, None, None, ())


def test_a_text_about_something_else_gives_no_figures() -> None:
    (report,) = read("Receptet räcker till 12 bullar.\n\nVärm 5 dl mjölk och rör ner 50 gram jäst.\n").reports
    assert report.figures == ()
    assert report.form is not None and report.form.confidence <= 0.2


def test_common_headings_alone_make_no_form() -> None:
    reading = read("Årsbok 2023\n\nBakgrund\n\nVi började smått.\n\nSyfte\n\nAtt mötas.\n\nResultat\n\nDet blev bra.\n")
    assert reading.form is not None and reading.form.form.id == "general"
    assert [section.id for section in reading.reports[0].sections] == ["background", "purpose", "result"]


@pytest.mark.parametrize("document", [Document("Tom", ()), Document("Tom", (Paragraph.of("  "),))])
def test_an_empty_document_has_neither_form_nor_reports(document: Document) -> None:
    reading = recognise(document, load_forms())
    assert (reading.form, reading.reports) == (None, ())


def test_without_a_general_form_an_unknown_document_has_no_form() -> None:
    forms = [form for form in load_forms() if form.id != "general"]
    assert recognise(document_of_text(NEWS, "news.txt"), forms).form is None


def test_a_wide_table_takes_little_time() -> None:
    import time

    row = tuple(TableCell(str(number)) for number in range(10_000))
    start = time.process_time()
    recognise(Document("Bred", (Table(row, (row, row)),)), load_forms())
    assert time.process_time() - start < 20


TEXTS = {
    "skaraborg_interim": interim_text(
        {"Individinriktade insatser": [garden(), harbour()], "Strukturinriktade insatser": [network()]}
    ),
    "skaraborg_annual": interim_text({"Individinriktade insatser": [garden()]}, title="HELÅR 2024"),
    "rar_status": status_text(),
    "gavleborg_quarterly": quarterly_text(),
    "esf_final": "Slutrapport genomförande\n\n" + final_text("\n\n"),
}


def placeless(report: ReportReading) -> dict[str, object]:
    """What a report says, without where it stood and without how lines were broken."""
    return {
        "form": report.form.form.id if report.form else None,
        "fields": [
            *(report.intervention, report.orientation, report.parties, report.agreement, report.period),
            *(report.registry_number, report.received_on, report.budget_in_line),
            (report.number.this, report.number.of) if report.number else None,
            (report.signature.by, report.signature.on) if report.signature else None,
        ],
        "figures": [(f.measure, f.gender, f.cell, f.raw) for f in report.figures],
        "goals": [(goal.text, goal.share, goal.count) for goal in report.goals],
        "sections": {one.id: one.text.split() for one in report.sections if one.id not in ("parties", "agreement")},
    }


@pytest.mark.parametrize("writer", ["tree", "text", "markdown"])
def test_our_own_account_over_mixed_forms_is_read_back(writer: str) -> None:
    readings = [read(text) for text in TEXTS.values()]
    assert [reading.form.form.id for reading in readings if reading.form] == list(TEXTS)
    account = compose_account([Entry(reading) for reading in readings])
    written = {
        "tree": lambda: account,
        "text": lambda: document_of_text(write_text(account).decode(), "account.txt"),
        "markdown": lambda: document_of_text(write_markdown(account).decode(), "account.md"),
    }[writer]()
    back = recognise(written, load_forms())
    order = ("individual", "structural", None)
    before = sorted((r for one in readings for r in one.reports), key=lambda report: order.index(report.orientation))
    assert [placeless(report) for report in back.reports] == [placeless(report) for report in before]


@pytest.mark.parametrize("form_id", [form.id for form in load_forms()])
def test_every_form_recognises_what_it_wrote(form_id: str) -> None:
    (report,) = read(interim_text({"Individinriktade insatser": [garden()]})).reports
    form = next(form for form in load_forms() if form.id == form_id)
    sections = {section.id for section in form.sections}
    asked = replace(
        report,
        form=FormMatch(form, 0.99),
        sections=tuple(section for section in report.sections if section.id in sections),
    )
    source = Reading("x", Document("x", ()), asked.form, None, None, (asked,))
    account = document_of_text(write_text(compose_account([Entry(source)])).decode(), "account.txt")
    (back,) = recognise(account, load_forms()).reports
    assert back.form is not None and back.form.form.id == form_id
    rows = {show.measure for show in form.shows()}
    assert {(f.measure, f.gender): f.raw for f in back.figures if f.confidence == 1} == {
        (f.measure, f.gender): f.raw for f in report.figures if f.measure in rows
    }
    for section in asked.sections:
        again = back.section(section.id)
        if section.id not in ("parties", "agreement"):
            assert again is not None and again.text.split() == section.text.split()


TABLE = """Lägesbild Lindgården

Resultat

| | Totalt | Kvinnor | Män |
|---|---|---|---|
| Antal deltagare | 24 | 15 | 9 |
| Avslutade | 12 | 8 | 4 |
"""


def test_a_plain_table_is_read_whatever_the_form() -> None:
    (report,) = read(TABLE).reports
    assert {(f.measure, f.gender): f.value for f in report.figures} == {
        ("participants", Gender.ALL): 24,
        ("participants", Gender.WOMEN): 15,
        ("participants", Gender.MEN): 9,
        ("exits", Gender.ALL): 12,
        ("exits", Gender.WOMEN): 8,
        ("exits", Gender.MEN): 4,
    }


FINAL = """SLUTRAPPORT

Samverkande parter: Åby kommun, Försäkringskassan

1. Sammanfattning

Lindgården tog emot 41 deltagare.

2. Mål

Fler ska gå vidare.

3. Ekonomi

Kostnaden blev 420 000 kr.
"""


def test_a_final_report_is_not_taken_for_an_association_that_it_does_not_name() -> None:
    reading = read(FINAL)
    assert reading.form is not None and reading.form.form.id == "general"
    assert reading.issuer is None
    named = read(FINAL.replace("SLUTRAPPORT", "Slutrapport till Samordningsförbundet Skaraborg"))
    assert named.form is not None and named.form.form.id == "skaraborg_final"
