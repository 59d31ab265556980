"""Invented reports saved as DOCX and PDF by an office program say what they say as text."""

import html
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.forms.invented_reports import HEADING_OF, garden, harbour, interim_text, network
from tests.forms.test_recognise_status import final_text, quarterly_text, status_text

from stegvis.catalogue import load_forms
from stegvis.documents.readers import document_of_text, read_document
from stegvis.forms.reading import ReportReading
from stegvis.forms.recognise import recognise

TEXTS = {
    "interim": interim_text(
        {"Individinriktade insatser": [garden(), harbour(), garden()], "Strukturinriktade insatser": [network()]}
    ),
    "status": status_text(),
    "quarterly": quarterly_text(),
    "final": "Slutrapport genomförande\n\n" + final_text("\n\n"),
}


def as_html(text: str) -> str:
    """The text as a web page: lines with tabs or bars become real tables, the form's headings real headings."""
    parts: list[str] = []
    for chunk in text.split("\n\n"):
        lines = [line for line in chunk.split("\n") if line.strip() and not set(line) <= set("|-")]
        rows = [line.strip("| ").split(" | ") if line.startswith("|") else line.split("\t") for line in lines]
        if lines and all(len(row) > 1 for row in rows):
            cells = ("".join(f"<td><p>{html.escape(_plain(cell))}</p></td>" for cell in row) for row in rows)
            parts.append('<table border="1">' + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        elif chunk in HEADING_OF.values():
            parts.append(f"<h2>{html.escape(chunk)}</h2>")
        elif lines:
            parts.append("<p>" + "<br>".join(html.escape(_plain(line)) for line in lines) + "</p>")
    return f'<html lang="sv"><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'


def _plain(text: str) -> str:
    return text.replace("<i>", "").replace("</i>", "").replace("**", "").strip("*")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every report as DOCX and PDF. Without LibreOffice the tests skip, and fail under CI."""
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice (soffice) is not installed."
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("office")
    pages = [folder / f"{name}.html" for name in TEXTS]
    for page, text in zip(pages, TEXTS.values(), strict=True):
        page.write_text(as_html(text), "utf-8")
    _convert(program, folder, pages, "docx:MS Word 2007 XML")
    _convert(program, folder, [page.with_suffix(".docx") for page in pages], "pdf")
    return folder


def _convert(program: str, folder: Path, files: list[Path], to: str) -> None:
    options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--writer"]
    command = [program, *options, "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", list(TEXTS))
def test_saved_by_an_office_program(saved: Path, name: str, kind: str) -> None:
    expected = recognise(document_of_text(TEXTS[name], name), load_forms())
    reading = recognise(read_document(saved / f"{name}.{kind}"), load_forms())
    assert reading.form is not None and expected.form is not None
    assert reading.form.form.id == expected.form.form.id
    assert (reading.title, reading.issuer) == (expected.title, expected.issuer)
    assert [said(report) for report in reading.reports] == [said(report) for report in expected.reports]


def said(report: ReportReading) -> dict[str, object]:
    return {
        "name": report.intervention,
        "fields": (report.orientation, report.parties, report.agreement, report.period, report.budget_in_line),
        "number": (report.number.this, report.number.of) if report.number else None,
        "signed": (report.signature.by, report.signature.on) if report.signature else None,
        "figures": [(f.measure, f.gender, f.cell) for f in report.figures],
        "unread": [one.text for one in report.unread],
        "sections": {one.id: one.text.split() for one in report.sections},
    }
