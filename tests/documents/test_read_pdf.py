"""Reading PDF: what Typst, LibreOffice and Chromium print comes back as it was written. All reports are invented."""

import html
import os
import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import docx
import pikepdf
import pytest
import typst
from docx.shared import Cm

from stegvis.documents.nodes import Document, Heading, ListBlock, Paragraph, Table
from stegvis.documents.readers.pdf import read_pdf
from stegvis.documents.readers.pdf.hyphens import Mender
from stegvis.documents.readers.text import read_text
from stegvis.vocabulary import BadInput

HEAD = ["", "Antal", "Kvinnor", "Män"]
ENTRIES = ["Personer som började under perioden (april till och med november)", "34", "21", "13"]
EXITS = [
    [
        "Avslut till arbete eller studier (anställning, eget företag, utbildning, arbetsträning i någon form)",
        "24",
        "",
        "11",
    ],
    [
        "Avslut utan tydlig förflyttning (tillbaka till den som remitterade, fortsatt utredning, väntan på annat)",
        "6",
        "4",
        "2",
    ],
    ["Annat avslut (flytt, föräldraledighet eller annat)", "0", "0", "0"],
]
ANSWERS = [
    ["Hur många av dem som avslutades säger att de mår bättre än när de kom till insatsen?", "21 (26 svar)", "12", "9"],
    ["Hur många av dem som avslutades har ökat sin tid i aktivitet sedan de började?", "", "", ""],
]
TABLES = [[HEAD, ENTRIES], [HEAD, *EXITS], [HEAD, *ANSWERS]]
GOALS = ["40 % går vidare till arbete", "70 % mår bättre efter insatsen"]
PROSE = (
    "Lyktan i Norrvik tar emot personer som har varit borta länge från arbetslivet. Arbetet sker i små grupper, och "
    "varje deltagare har en kontaktperson som följer hela vägen. Under perioden har vården varit med i planeringen, "
    "vilket har gjort vägen till rehabiliteringsplaneringen kortare för de flesta."
)
LATER = "Efter sommaren fortsätter Lyktan med två grupper i veckan. " * 12


def needs(program: str) -> str:
    """The program's path. Skips when it is missing, fails under CI."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{program} is missing.")
        pytest.skip(f"{program} is not installed: its PDF files cannot be made here.")
    return found


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


def tables_of(document: Document) -> list[list[list[str]]]:
    return [rows_of(block) for block in document.blocks if isinstance(block, Table)]


def texts_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph | Heading)]


# --- Typst -----------------------------------------------------------------------------------------------------------

TYPST = r"""
#set document(title: "Delårsrapport för Lyktan")
#set text(lang: "sv", size: 11pt, hyphenate: true)
#set par(justify: true)
#set page(paper: "a5", header: [Norrviks samordningsförbund], footer: context [Sida #counter(page).display()])
#outline(title: [Innehåll])
= Lyktan
== Mål
#PROSE
Kostnaden var 1~250~000 kronor, och 3~personer väntar. Första officiella affischen finns.
#GOALS
== Resultat
#TABLES
#LATER
== Syfte
Kort.
"""


def typst_cells(cells: Sequence[str]) -> str:
    return ", ".join(f"[{cell}]" for cell in cells)


def typst_table(rows: Sequence[Sequence[str]]) -> str:
    body = ",\n".join(typst_cells(row) for row in rows[1:])
    return (
        "#figure(caption: [Siffror], table(columns: (1fr, auto, auto, auto), "
        f"table.header({typst_cells(rows[0])}),\n{body}))\n"
    )


@pytest.fixture(scope="session")
def typst_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tagged PDF/UA with row headers, as our own writer makes them."""
    folder = tmp_path_factory.mktemp("typst")
    source = TYPST.replace("#PROSE", PROSE).replace("#LATER", LATER * 3)
    source = source.replace("#GOALS", "\n".join(f"- {goal}" for goal in GOALS))
    source = source.replace("#TABLES", "".join(typst_table(rows) for rows in TABLES))
    (folder / "a.typ").write_text(source, encoding="utf-8")
    typst.compile(folder / "a.typ", output=folder / "plain.pdf", pdf_standards=["ua-1", "a-2a"])
    with pikepdf.open(folder / "plain.pdf") as pdf:
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TR":
                element.K[0].S = pikepdf.Name("/TH")
        pdf.save(folder / "tagged.pdf")
    return folder / "tagged.pdf"


@pytest.fixture(scope="session")
def untagged_pdf(typst_pdf: Path) -> Path:
    """The same print without its structure."""
    with pikepdf.open(typst_pdf) as pdf:
        del pdf.Root["/StructTreeRoot"]
        del pdf.Root["/MarkInfo"]
        pdf.save(typst_pdf.with_name("untagged.pdf"))
    return typst_pdf.with_name("untagged.pdf")


@pytest.fixture(params=["typst_pdf", "untagged_pdf"])
def report(request: pytest.FixtureRequest) -> Document:
    return read_pdf(request.getfixturevalue(request.param), "rapport.pdf")


def test_every_cell_comes_back(report: Document) -> None:
    assert tables_of(report) == TABLES


def test_headings_keep_their_levels(report: Document) -> None:
    assert [(heading.level, heading.text) for heading in report.headings()] == [
        (1, "Innehåll"),
        (1, "Lyktan"),
        (2, "Mål"),
        (2, "Resultat"),
        (2, "Syfte"),
    ]


def test_paragraphs_are_whole_and_keep_their_lines(report: Document) -> None:
    paragraph = next(
        block for block in report.blocks if isinstance(block, Paragraph) and block.text.startswith("Lyktan i")
    )
    assert paragraph.text.startswith(PROSE)
    assert len(paragraph.lines) > 3
    assert [line.place.line for line in paragraph.lines] == list(
        range(paragraph.lines[0].place.line or 0, (paragraph.lines[0].place.line or 0) + len(paragraph.lines))
    )


def test_digits_after_a_no_break_space_and_ligatures_stay(report: Document) -> None:
    text = " ".join(texts_of(report)).replace("\u00a0", " ")
    assert "1 250 000 kronor, och 3 personer väntar. Första officiella affischen finns." in text


def test_lists_are_lists(report: Document) -> None:
    lists = [block for block in report.blocks if isinstance(block, ListBlock)]
    assert [[item.text for item in block.items] for block in lists] == [GOALS]
    assert not lists[0].ordered


def test_page_headers_and_footers_are_dropped(report: Document) -> None:
    texts = texts_of(report)
    assert not any("Norrviks samordningsförbund" in text or text.startswith("Sida") for text in texts)


def test_contents_keep_name_and_page(report: Document) -> None:
    assert {"Lyktan\t1", "Mål\t1"} <= set(texts_of(report))


def test_every_node_knows_its_page_and_line(report: Document) -> None:
    places = [block.place for block in report.blocks if isinstance(block, Heading | Paragraph | ListBlock | Table)]
    assert all(place.page and place.line for place in places)
    assert [place.page for place in places] == sorted(place.page or 0 for place in places)
    cells = [cell for block in report.blocks if isinstance(block, Table) for row in block.rows for cell in row]
    assert all(cell.place.page and cell.place.line for cell in cells)


def test_caption_and_language_are_read(typst_pdf: Path) -> None:
    report = read_pdf(typst_pdf, "rapport.pdf")
    assert report.title == "Delårsrapport för Lyktan"
    assert report.language == "sv"
    assert "Siffror" in (next(block for block in report.blocks if isinstance(block, Table)).caption or "")


def compiled(folder: Path, source: str, tagged: bool = False) -> Path:
    (folder / "b.typ").write_text(f'#set text(lang: "sv")\n{source}', encoding="utf-8")
    typst.compile(folder / "b.typ", output=folder / "b.pdf")
    if not tagged:
        with pikepdf.open(folder / "b.pdf", allow_overwriting_input=True) as pdf:
            del pdf.Root["/StructTreeRoot"]
            pdf.save(folder / "b.pdf")
    return folder / "b.pdf"


@pytest.mark.parametrize("tagged", [True, False])
def test_a_table_over_pages_is_one_and_a_cut_row_is_whole(tmp_path: Path, tagged: bool) -> None:
    rows = [
        [f"Rad nummer {number} med en lång etikett som delas över flera rader", str(number), "", "1"]
        for number in range(40)
    ]
    source = "#set page(width: 9cm, height: 11cm)\n#table(columns: (1fr, auto, auto, auto), table.header("
    source += typst_cells(HEAD) + "), " + ", ".join(map(typst_cells, rows)) + ")"
    assert tables_of(read_pdf(compiled(tmp_path, source, tagged), "b.pdf")) == [[HEAD, *rows]]


def test_chart_lines_are_no_table(tmp_path: Path) -> None:
    lines = "".join(f"#place(dx: 2cm, dy: {n}cm, line(length: 8cm))\n" for n in range(1, 7))
    lines += "".join(f"#place(dx: {n}cm, dy: 1cm, line(length: 5cm, angle: 90deg))\n" for n in range(2, 11, 2))
    labels = "".join(f"#place(dx: 1.2cm, dy: {n - 0.15}cm, [{70 - 10 * n}])\n" for n in range(1, 7))
    labels += "".join(f"#place(dx: {n}cm, dy: 6.3cm, [Grupp {n}])\n" for n in range(2, 10, 2))
    source = f"= Diagram\n{lines}{labels}#v(8cm)\nText efter diagrammet."
    document = read_pdf(compiled(tmp_path, source), "b.pdf")
    assert tables_of(document) == []
    assert "Text efter diagrammet." in texts_of(document)


def test_short_lines_stand_alone(tmp_path: Path) -> None:
    source = "Bakgrund\n\n" + PROSE + "\n\nSyfte\n\nAtt pröva.\\\nMål\\\nFler i arbete."
    texts = texts_of(read_pdf(compiled(tmp_path, source), "b.pdf"))
    assert texts == ["Bakgrund", PROSE, "Syfte", "Att pröva.", "Mål", "Fler i arbete."]


def test_divided_words_are_mended() -> None:
    mender = Mender(["ESF-projekt", "rehabilitering"])
    assert mender.joined(["en rehabi-", "litering för barn-", "och ungdom"]) == "en rehabilitering för barn- och ungdom"
    assert (
        mender.joined(["AKT-", "VIS och ESF-", "projekt i kvalitets-", "arbetet"])
        == "AKT-VIS och ESF-projekt i kvalitetsarbetet"
    )
    assert mender.joined(["Rad ett", "rad två"], breaks=[1]) == "Rad ett\nrad två"


# --- LibreOffice and Chromium ----------------------------------------------------------------------------------------


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


# --- What cannot be read ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def whole(typst_pdf: Path) -> bytes:
    return typst_pdf.read_bytes()


def refusal(path: Path, data: bytes) -> str:
    """The Swedish sentence that refuses a file with these bytes; there is another in English."""
    path.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        read_pdf(path, "x.pdf")
    assert caught.value.in_language("en") != caught.value.in_language("sv")
    return caught.value.in_language("sv")


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    assert "ingen PDF" in refusal(tmp_path / "x.pdf", "Det här är ingen PDF.\n".encode("latin-1") * 50)
    assert "ingen PDF" in refusal(tmp_path / "x.pdf", b"")


def test_a_cut_off_pdf_is_refused(tmp_path: Path, whole: bytes) -> None:
    assert "avbruten" in refusal(tmp_path / "x.pdf", whole[: len(whole) * 2 // 3])


def test_a_damaged_page_is_refused_by_number(tmp_path: Path, typst_pdf: Path) -> None:
    with pikepdf.open(typst_pdf) as pdf:
        content = pdf.pages[1].Contents.read_raw_bytes()
    data = typst_pdf.read_bytes()
    at = data.index(content) + 20
    noise = random.Random(7).randbytes(len(content) - 40)
    assert "skadad på sidan 2" in refusal(tmp_path / "x.pdf", data[:at] + noise + data[at + len(noise) :])


def test_a_pdf_whose_pages_are_lost_is_refused(tmp_path: Path) -> None:
    assert "skadad" in refusal(tmp_path / "x.pdf", b"%PDF-1.7\n" + b"x" * 4000 + b"\n%%EOF\n")


def test_a_locked_pdf_is_refused(tmp_path: Path, typst_pdf: Path) -> None:
    with pikepdf.open(typst_pdf) as pdf:
        pdf.save(tmp_path / "x.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(BadInput, match="lösenord"):
        read_pdf(tmp_path / "x.pdf", "x.pdf")


def test_a_scanned_pdf_is_refused(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(tmp_path / "x.pdf")
    with pytest.raises(BadInput, match="inskannad"):
        read_pdf(tmp_path / "x.pdf", "x.pdf")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_looked_at(tmp_path: Path, untagged_pdf: Path, turn: int) -> None:
    with pikepdf.open(untagged_pdf) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(number) for number in page.mediabox)
            shift = {90: f"0 1 -1 0 {height} 0", 180: f"-1 0 0 -1 {width} {height}", 270: f"0 -1 1 0 0 {width}"}[turn]
            page.contents_add(f"q {shift} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.mediabox = [0, 0, width, height] if turn == 180 else [0, 0, height, width]
            page.rotate(turn, relative=False)
        pdf.save(tmp_path / "x.pdf")
    assert tables_of(read_pdf(tmp_path / "x.pdf", "x.pdf")) == TABLES
