"""Reading PDF printed by LibreOffice and Chromium. All reports are invented."""

import html
import subprocess
from collections.abc import Sequence
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.shared import Cm
from tests.documents.printed import GOALS, HEAD, LATER, PROSE, TABLES, needs, tables_of, texts_of

from stegvis.documents.readers.pdf import read_pdf
from stegvis.documents.readers.text import read_text


def write_docx(path: Path, style: str | None) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Norrviks samordningsförbund"
    document.add_heading("Lyktan", 1)
    document.add_heading("Bakgrund", 2)
    document.add_paragraph(PROSE)
    document.add_heading("Mål", 2)
    for goal in GOALS:
        document.add_paragraph(goal, style="List Bullet")
    document.add_heading("Resultat", 2)
    for rows in TABLES:
        table = document.add_table(len(rows), len(HEAD), style=style)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text, width in zip(row.cells, texts, (9, 2.3, 2.3, 2.3), strict=True):
                cell.text, cell.width = text, Cm(width)
        document.add_paragraph("Minst 8 personer behöver ha avslutat för att frågorna om hälsa ska besvaras här.")
    document.add_heading("Analys", 2)
    document.add_paragraph(LATER.strip())
    document.save(str(path))


def plain_text() -> str:
    parts = ["Lyktan", "Bakgrund", PROSE, "Mål", "\n".join(f"- {goal}" for goal in GOALS), "Resultat"]
    parts += ["\n".join("\t".join(row) for row in rows) for rows in TABLES]
    parts += [
        "Svar i enkäten",
        "Kvinna 1) ja på fråga 1-3\nKvinna 2) nej på alla\nMan 1) ja på fråga 2",
        "Analys",
        LATER.strip(),
    ]
    return "\n\n".join(parts) + "\n"


def convert(files: Sequence[Path], folder: Path) -> None:
    command = [needs("soffice"), "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of PDF files printed by LibreOffice in one go: ruled, bare and plain; `typed` from a text file."""
    folder = tmp_path_factory.mktemp("office")
    needs("soffice")
    write_docx(folder / "ruled.docx", "Table Grid")
    write_docx(folder / "bare.docx", None)
    (folder / "typed.txt").write_text(plain_text(), encoding="utf-8")
    typed = docx.Document()
    typed.sections[0].page_width, typed.sections[0].page_height = Cm(14.8), Cm(21)
    for line in plain_text().split("\n"):
        typed.add_paragraph(line)
    typed.save(str(folder / "tabs.docx"))
    convert([folder / name for name in ("ruled.docx", "bare.docx", "typed.txt", "tabs.docx")], folder)
    return folder


@pytest.mark.parametrize("name", ["ruled", "bare", "typed", "tabs"])
def test_tables_printed_by_libreoffice(office: Path, name: str) -> None:
    assert tables_of(read_pdf(office / f"{name}.pdf", name)) == TABLES


@pytest.mark.parametrize("name", ["ruled", "bare", "typed", "tabs"])
def test_text_printed_by_libreoffice(office: Path, name: str) -> None:
    texts = texts_of(read_pdf(office / f"{name}.pdf", name))
    assert [text for text in texts if text in {"Bakgrund", "Mål", "Resultat", "Analys"}] == [
        "Bakgrund",
        "Mål",
        "Resultat",
        "Analys",
    ]
    assert PROSE in texts
    assert LATER.strip() in texts
    assert "Norrviks samordningsförbund" not in texts


def test_a_printed_text_file_reads_like_the_file(office: Path) -> None:
    written = read_text(office / "typed.txt", "typed.txt")
    printed = read_pdf(office / "typed.pdf", "typed.pdf")
    assert tables_of(printed) == tables_of(written)
    assert texts_of(printed) == texts_of(written)


def test_the_long_shared_text_survives_printing(shared: Path, tmp_path: Path) -> None:
    needs("soffice")
    source = next((shared / "documents").glob("001_*.txt"))
    copy = tmp_path / "long.txt"
    copy.write_bytes(source.read_bytes())
    convert([copy], tmp_path)
    written = [row for table in tables_of(read_text(copy, "long.txt")) for row in table]
    printed = [row for table in tables_of(read_pdf(tmp_path / "long.pdf", "long.pdf")) for row in table]
    lost = [row for row in written if row not in printed]
    assert len(written) > 150
    assert len(lost) <= 0.03 * len(written), lost


def html_table(rows: Sequence[Sequence[str]]) -> str:
    cells = [[html.escape(cell) for cell in row] for row in rows]
    head = "".join(f"<th>{cell}</th>" for cell in cells[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells[1:])
    return f"<table><tr>{head}</tr>{body}</table><p>Mellan tabellerna.</p>"


@pytest.fixture(scope="session")
def chromium_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web page with tables without rules, printed by Chromium: it leaves blank cells out of the structure."""
    folder = tmp_path_factory.mktemp("chromium")
    page = "<!doctype html><html lang='sv'><meta charset='utf-8'><title>Lyktan</title><h1>Lyktan</h1>"
    page += f"<h2>Bakgrund</h2><p>{PROSE}</p><h2>Resultat</h2>" + "".join(map(html_table, TABLES))
    (folder / "a.html").write_text(page, encoding="utf-8")
    command = [needs("chromium"), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'user'}"]
    command += [f"--print-to-pdf={folder / 'a.pdf'}", (folder / "a.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "a.pdf"


def test_tables_printed_by_chromium(chromium_pdf: Path) -> None:
    report = read_pdf(chromium_pdf, "a.pdf")
    assert tables_of(report) == TABLES
    assert [heading.text for heading in report.headings()] == ["Lyktan", "Bakgrund", "Resultat"]


def test_tables_printed_by_chromium_without_structure(chromium_pdf: Path) -> None:
    with pikepdf.open(chromium_pdf) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(chromium_pdf.with_name("bare.pdf"))
    assert tables_of(read_pdf(chromium_pdf.with_name("bare.pdf"), "bare.pdf")) == TABLES
