"""Status, quarterly and final reports, invented, in every layout that the same content may come in."""

import re
import textwrap
from collections.abc import Callable
from datetime import date

import pytest
from tests.forms.invented_reports import SAGE, form, question

from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Block, Document, Heading, Paragraph, Run, Table, TableCell
from stegvis.documents.readers import document_of_text
from stegvis.forms.reading import Reading, ReportReading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Blank, Gender, NotNumeric, Period

LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "60 columns": lambda text: "\n".join(textwrap.fill(line, 60) for line in text.split("\n")),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "bold": lambda text: "\n".join(f"**{line}**" if line.endswith((":", "?")) else line for line in text.split("\n")),
    "one long line": lambda text: " ".join(text.split()),
}


def read(text: str) -> Reading:
    return recognise(document_of_text(text, "invented.txt"), load_forms())


def only(reading: Reading) -> ReportReading:
    (report,) = reading.reports
    return report


def section_text(report: ReportReading, section_id: str) -> str | None:
    section = report.section(section_id)
    return " ".join(section.text.split()) if section else None


def status_text(
    counts: str = "Planerat antal 40    Faktiskt antal 37\n\nKvinnor: 21    Män 16", budget: str = "Ja"
) -> str:
    """An invented status report; its long questions are made from the form's marks."""
    parts = ["Lägesrapport", "Skickas till Samordningsförbundet Ådalen två gånger om året"]
    parts += ["Insatsens namn: Vägen till Solgläntan", "Total tidsperiod för insatsen: 2022-02-01--2024-01-31"]
    parts += ["Tidsperiod som rapporten avser: 230801-240131"]
    parts += ["Lägesrapport nr: 4 **Av totalt antal som ska skickas till RAR:** 4"]
    for section in form("rar_status").sections[1:-1]:
        parts += [question(section.marks[0])] if section.id != "participants" else []
        if section.id == "budget":
            parts += [f"{question(section.marks[1])} {budget}", "Om inte ange varför: Lokalen blev billigare."]
        elif section.id == "participants":
            parts += [question(section.marks[0]), counts]
        else:
            parts += [question(mark) for mark in section.prompts] + [f"{SAGE} {section.heading.sv}."]
    parts += ["Underskrift ordförande i styrgrupp:", "*Alva Exempelsson*", "Datum:", "24-02-14"]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_status_report_in_any_layout(layout: str) -> None:
    reading = read(LAYOUTS[layout](status_text()))
    report = only(reading)
    assert reading.form is not None
    assert (reading.form.form.id, reading.form.confidence > 0.9) == ("rar_status", True)
    assert reading.issuer == "Samordningsförbundet Ådalen"
    assert report.intervention == "Vägen till Solgläntan"
    assert report.agreement == Period(date(2022, 2, 1), date(2024, 1, 31))
    assert report.period == Period(date(2023, 8, 1), date(2024, 1, 31))
    assert report.number is not None and (report.number.this, report.number.of) == (4, 4)
    assert report.budget_in_line is True
    assert report.signature is not None
    assert (report.signature.by, report.signature.on) == ("Alva Exempelsson", date(2024, 2, 14))
    assert figures(report) == {
        ("planned_participants", Gender.ALL): 40,
        ("participants_since_start", Gender.ALL): 37,
        ("participants_since_start", Gender.WOMEN): 21,
        ("participants_since_start", Gender.MEN): 16,
    }
    assert section_text(report, "budget") == "Lokalen blev billigare."
    for section in form("rar_status").sections[1:-1]:
        if section.id not in ("budget", "participants"):
            assert section_text(report, section.id) == f"{SAGE} {section.heading.sv}."


def figures(report: ReportReading) -> dict[tuple[str, Gender], int | float | None]:
    return {(figure.measure, figure.gender): figure.value for figure in report.figures}


@pytest.mark.parametrize(
    ("counts", "cell"),
    [
        ("Planerat antal Faktiskt antal\n\nMän\n\nKvinnor", Blank()),
        ("Planerat antal: x Faktiskt antal: x\n\nMän: x\n\nKvinnor: x", NotNumeric("x")),
    ],
)
def test_status_report_with_empty_counts(counts: str, cell: object) -> None:
    report = only(read(status_text(counts)))
    assert [figure.cell for figure in report.figures] == [cell] * 4


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Ja", True),
        ("Nej", False),
        ("", None),
        ("☒ Ja ☐ Nej", True),
        ("☐ Ja ☒ Nej", False),
        ("Ja [ ] Nej [x]", False),
        ("Ja X Nej", True),
        ("Ja Nej X", False),
        ("Ja Nej", None),
        ("☐ Ja ☐ Nej", None),
    ],
)
def test_yes_or_no(answer: str, expected: bool | None) -> None:
    assert only(read(status_text(budget=answer))).budget_in_line is expected


def test_counts_in_a_table_of_planned_and_actual_by_gender() -> None:
    table = "\tPlanerat antal\tFaktiskt antal\nMän\t20\t16\nKvinnor\t20\t21\nTotalt\t40\t37"
    assert figures(only(read(status_text(table)))) == {
        ("planned_participants", Gender.ALL): 40,
        ("planned_participants", Gender.WOMEN): 20,
        ("planned_participants", Gender.MEN): 20,
        ("participants_since_start", Gender.ALL): 37,
        ("participants_since_start", Gender.WOMEN): 21,
        ("participants_since_start", Gender.MEN): 16,
    }


def test_a_form_laid_out_as_a_table_is_read_as_text() -> None:
    blocks: list[Block] = [Heading(1, "Lägesrapport")]
    rows = [line.split(":", 1) for line in status_text().split("\n\n")[2:5]]
    cells = tuple((TableCell(label + ":"), TableCell(answer.strip())) for label, answer in rows)
    blocks.append(Table(cells[0], cells[1:]))
    for section in form("rar_status").sections[1:-1]:
        asked = question(section.marks[0])
        counts = " Planerat antal 40 Faktiskt antal 37" if section.id == "participants" else ""
        blocks.append(Table((TableCell(asked),), ((TableCell(counts or f"{SAGE} {section.heading.sv}."),),)))
    blocks.append(Table((TableCell("Datum 2024-02-14"), TableCell("Underskrift ordförande: Alva Exempelsson")), ()))
    report = only(recognise(Document("Rapport", tuple(blocks)), load_forms()))
    assert report.intervention == "Vägen till Solgläntan"
    assert report.period == Period(date(2023, 8, 1), date(2024, 1, 31))
    assert section_text(report, "deviations") == f"{SAGE} Det som inte blev som planerat."
    assert report.value("participants_since_start") == 37
    assert report.signature is not None and report.signature.on == date(2024, 2, 14)


def test_bold_questions_in_a_word_file() -> None:
    blocks: list[Block] = []
    for part in status_text().split("\n\n"):
        label, colon, answer = part.partition(":")
        runs = (Run(f"{label}:", strong=True), Run(f" {answer.strip(' *')}")) if colon else (Run(part),)
        blocks.append(Paragraph(runs))
    report = only(recognise(Document("Rapport", tuple(blocks)), load_forms()))
    assert report.intervention == "Vägen till Solgläntan"
    assert report.signature is not None and report.signature.by == "Alva Exempelsson"
    assert report.value("planned_participants") == 40


def test_two_whole_reports_in_one_file() -> None:
    second = status_text().replace("Solgläntan", "Fyren").replace("nr: 4", "nr: 3")
    reading = read(status_text() + "\n\n" + second)
    assert [report.intervention for report in reading.reports] == ["Vägen till Solgläntan", "Vägen till Fyren"]


def quarterly_text() -> str:
    parts = ["Kvartalsrapport", "Diarienummer", "2024-17", "Signatur", "Ankomstdatum", "2024-10-09"]
    parts += ["1. Allmänna uppgifter", "Insatsens namn", "Solgläntan", "Huvudman för insatsen", "Hamnviks kommun"]
    parts += ["Kvartalsrapporten gäller för perioden\n2024 07 01 – 2024 09 30"]
    told = (
        "Under perioden har totalt 48 deltagare deltagit i projektet. I nuläget har 31 personer lämnat sitt samtycke."
    )
    for number, section in enumerate(form("gavleborg_quarterly").sections[1:-1], start=1):
        text = told if section.id == "activities" else SAGE
        parts += [f"2.{number} {question(section.marks[0])}", f"{text} {section.heading.sv}."]
    parts += ["3. Uppgiftslämnare", "| | |\n|---|---|\n| Datum 2024 10 03 | Namn Bo Exempelsson |"]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "one long line"])
def test_quarterly_report_in_any_layout(layout: str) -> None:
    reading = read(LAYOUTS[layout](quarterly_text()))
    report = only(reading)
    assert reading.form is not None and reading.form.form.id == "gavleborg_quarterly"
    assert (report.intervention, report.parties) == ("Solgläntan", ("Hamnviks kommun",))
    assert report.period == Period(date(2024, 7, 1), date(2024, 9, 30))
    assert (report.registry_number, report.received_on) == ("2024-17", date(2024, 10, 9))
    assert report.signature is not None
    assert (report.signature.by, report.signature.on) == ("Bo Exempelsson", date(2024, 10, 3))
    assert figures(report) == {("participants", Gender.ALL): 48, ("consents", Gender.ALL): 31}
    assert all(figure.confidence < 0.5 for figure in report.figures)
    for section in form("gavleborg_quarterly").sections[2:-1]:
        assert section_text(report, section.id) == f"{SAGE} {section.heading.sv}."


def final_text(between: str = " ") -> str:
    parts = ["1 Sid 1 (9) Projektnamn Vägen till Solgläntan Slutrapport genomförande"]
    for section in form("esf_final").sections[1:]:
        parts.append(f"{question(section.marks[0])} {SAGE} {section.heading.sv}.")
    return between.join(parts)


@pytest.mark.parametrize("between", [" ", "\n\n", "\n\n2 Sid 2 (9) "])
def test_final_report_with_its_headings_in_the_text(between: str) -> None:
    others = (
        "\n\nSlutrapport genomförande\n\nSid 1 (6) Projektnamn Ett annat Slutrapport genomförande Sammanfattning Ge en"
    )
    report = only(read("Slutrapport genomförande\n\n" + final_text(between) + others + "\n"))
    assert report.intervention == "Vägen till Solgläntan"
    for section in form("esf_final").sections[1:]:
        assert section_text(report, section.id) == f"{SAGE} {section.heading.sv}."
