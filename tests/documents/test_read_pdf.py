"""Reading PDF: what Typst prints comes back as it was written, with and without structure; what is refused."""

import random
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
import typst
from tests.documents.invented import EVERYTHING
from tests.documents.printed import GOALS, HEAD, LATER, PROSE, TABLES, rows_of, tables_of, texts_of

from stegvis.documents.nodes import Document, Heading, ListBlock, Paragraph, Table
from stegvis.documents.readers.pdf import read_pdf
from stegvis.documents.readers.pdf.hyphens import Mender
from stegvis.documents.writers.pdf import write_pdf
from stegvis.vocabulary import BadInput

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


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_saved_lying_on_its_side_is_read_upright(tmp_path: Path, untagged_pdf: Path, turn: int) -> None:
    with pikepdf.open(untagged_pdf) as pdf:
        for page in pdf.pages:
            page.rotate(turn, relative=True)
        pdf.save(tmp_path / "x.pdf")
    assert tables_of(read_pdf(tmp_path / "x.pdf", "x.pdf")) == TABLES


def test_our_own_pdf_gives_its_tables_back(tmp_path: Path) -> None:
    (tmp_path / "own.pdf").write_bytes(write_pdf(EVERYTHING))
    written = [block for block in EVERYTHING.blocks if isinstance(block, Table)]
    found = tables_of(read_pdf(tmp_path / "own.pdf", "own.pdf"))
    assert written
    assert all(rows_of(table) in found for table in written)
