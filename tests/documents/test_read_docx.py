"""Reading DOCX. All documents, names and numbers here are invented."""

import html
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml

from stegvis.documents.nodes import Document, Heading, ListBlock, Note, Paragraph, Table
from stegvis.documents.readers import read_document
from stegvis.documents.readers.docx import read_docx

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def read(word: Word, folder: Path) -> Document:
    word.save(str(folder / "prov.docx"))
    return read_docx(folder / "prov.docx", "prov.docx")


def read_body(xml: str, folder: Path, prepare: Callable[[Word], object] = id) -> Document:
    word = docx.Document()
    prepare(word)
    body = word.element.body
    for element in parse_xml(f"<w:body {NAMES}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)
    return read(word, folder)


def p(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(cell if cell.startswith("<w:tc>") else f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{properties}{inside}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tables(document: Document) -> list[list[list[str]]]:
    found = [block for block in document.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in line] for line in (one.header, *one.rows)] for one in found]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading | Paragraph)]


def test_body_order_headings_lists_tables_and_places(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Rapport", level=1)
    word.add_paragraph("Inledning")
    grid = word.add_table(rows=2, cols=3)
    for cell, text in zip(grid._cells, ["", "Antal", "Män", "Deltagare", "12", "x"], strict=True):
        cell.text = text
    word.add_paragraph("Lugn", style="List Bullet")
    word.add_paragraph("Trygg", style="List Bullet")
    word.add_paragraph("Slut")
    document = read(word, tmp_path)
    assert [type(block) for block in document.blocks] == [Heading, Paragraph, Table, ListBlock, Paragraph]
    assert document.title == "Rapport"
    found = document.blocks[2]
    assert isinstance(found, Table)
    assert [cell.place.paragraph for cell in found.rows[0]] == [6, 7, 8]
    assert document.blocks[4].place.paragraph == 11


def test_localised_heading_and_a_bold_paragraph_that_is_none(tmp_path: Path) -> None:
    def swedish(word: Word) -> None:
        style = word.styles.add_style("Rubrik 3", 1)
        word.add_paragraph("Mål", style=style)
        word.add_paragraph().add_run("Syfte").bold = True

    document = read_body("", tmp_path, swedish)
    heading, paragraph = document.blocks
    assert isinstance(heading, Heading)
    assert heading.level == 3
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.strong) for run in paragraph.runs] == [("Syfte", True)]


def test_merged_cells_say_their_text_once(tmp_path: Path) -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Båda")}</w:tc>'
    top = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Hög")}</w:tc>'
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('Hög')}</w:tc>"
    document = read_body(
        table(
            row("", "Antal", "Män"), row(top, "1", "2"), row(below, "3", "4"), row("Bred", wide), row("Blank", "", "")
        ),
        tmp_path,
    )
    assert tables(document) == [
        [["", "Antal", "Män"], ["Hög", "1", "2"], ["", "3", "4"], ["Bred", "Båda", ""], ["Blank", "", ""]]
    ]


def test_header_rows_become_one_and_a_banner_stands_before_the_table(tmp_path: Path) -> None:
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    banner = f'<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{p("Deltagare per kön")}</w:tc>'
    document = read_body(
        table(
            row(banner),
            row("", "Antal", "Män", properties=head),
            row("", "2031", "2031", properties=head),
            row("A", "1", "2"),
        ),
        tmp_path,
    )
    assert texts(document) == ["Deltagare per kön"]
    assert tables(document) == [[["", "Antal 2031", "Män 2031"], ["A", "1", "2"]]]


def test_tables_in_controls_cells_and_text_boxes(tmp_path: Path) -> None:
    inner = table(row("", "Antal", "Män"), row("Inre", "1", "1"))
    boxed = table(row("", "Antal", "Män"), row("Ruta", "2", "2"))
    content = f"<w:txbxContent>{boxed}<w:p/></w:txbxContent>"
    drawing = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    control = table(row("", "Antal", "Män"), row("Kontroll", "3", "3"))
    controlled = f"<w:sdt><w:sdtContent>{control}</w:sdtContent></w:sdt>"
    outer = table(row("", "Antal", "Män"), row("Yttre", f"<w:tc>{p('4')}{inner}<w:p/></w:tc>", "4"))
    document = read_body(drawing + p("a") + controlled + p("b") + outer, tmp_path)
    assert [one[1][0] for one in tables(document)] == ["Ruta", "Kontroll", "Yttre", "Inre"]
    assert tables(document)[2][1] == ["Yttre", "4", "4"]


def test_insertions_stay_and_deletions_go(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:r><w:t>Vi var </w:t></w:r><w:ins><w:r><w:t>tolv</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>elva</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>förr</w:t></w:r></w:moveFrom></w:p>"
    )
    gone = row("Struken", "9", "9", properties="<w:trPr><w:del/></w:trPr>")
    document = read_body(changed + table(row("", "Antal", "Män"), gone, row("Kvar", "1", "1")), tmp_path)
    assert texts(document) == ["Vi var tolv"]
    assert tables(document)[0][1:] == [["Kvar", "1", "1"]]


def test_breaks_fields_boxes_and_hidden_text(tmp_path: Path) -> None:
    xml = (
        "<w:p><w:r><w:t>Rad ett</w:t><w:br/><w:t>rad två</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"
        '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
        '<w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
        "<w:r><w:t> Ja</w:t></w:r></w:p>"
    )
    (paragraph,) = read_body(xml, tmp_path).blocks
    assert isinstance(paragraph, Paragraph)
    assert [line.text for line in paragraph.lines] == ["Rad ett", "rad två☒ Ja"]


def test_numbered_paragraphs_keep_their_number_when_alone(tmp_path: Path) -> None:
    def numbered(word: Word) -> None:
        for text in ("Ett", "Två"):
            word.add_paragraph(text, style="List Number")
        word.add_paragraph("Emellan")
        word.add_paragraph("Tre", style="List Number")

    document = read_body("", tmp_path, numbered)
    first, _, last = document.blocks
    assert isinstance(first, ListBlock)
    assert (first.ordered, [item.text for item in first.items]) == (True, ["Ett", "Två"])
    assert isinstance(last, Paragraph)
    assert last.text == "3. Tre"


def test_lines_with_tabs_and_typed_dashes_are_tables_and_lists(tmp_path: Path) -> None:
    tab = "</w:t><w:tab/><w:t>"
    lines = [p(tab.join(cells)) for cells in (("", "Antal", "Män"), ("Deltagare", "5", "2"), ("(vår)", "", ""))]
    document = read_body(p("Mål") + p("- ett") + p("- två") + "".join(lines) + p("Slut", ""), tmp_path)
    assert tables(document) == [[["", "Antal", "Män"], ["Deltagare (vår)", "5", "2"]]]
    assert [[i.text for i in b.items] for b in document.blocks if isinstance(b, ListBlock)] == [["ett", "två"]]
    assert texts(document) == ["Mål", "Slut"]


def test_a_table_that_goes_on_after_a_page_break_is_one(tmp_path: Path) -> None:
    first = table(row("", "Antal", "Män"), row("Mår bättre", "4", "1"), row("", "3", "2"))
    document = read_body(first + "<w:p/>" + table(row("Mer aktiva", "", "")), tmp_path)
    assert tables(document) == [[["", "Antal", "Män"], ["Mår bättre", "4", "1"], ["Mer aktiva", "3", "2"]]]


def test_a_form_drawn_as_one_column_is_read_as_text(tmp_path: Path) -> None:
    document = read_body(table(row("Bakgrund"), row(f"<w:tc>{p('Ett')}{p('Två')}</w:tc>")), tmp_path)
    assert texts(document) == ["Bakgrund", "Ett", "Två"]


def test_questions_and_answers_in_two_columns_stay_rows(tmp_path: Path) -> None:
    document = read_body(table(row("Insatsens namn", "Ekbacken"), row("Huvudman", "Storvik")), tmp_path)
    assert tables(document) == [[["Kolumn 1", "Kolumn 2"], ["Insatsens namn", "Ekbacken"], ["Huvudman", "Storvik"]]]


def test_links_are_kept_and_page_headers_are_not(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Sidhuvud"
    paragraph = word.add_paragraph("Se ")
    link = word.part.relate_to("https://exempel.se", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {NAMES} {relation} r:id="{link}"><w:r><w:t>här</w:t></w:r></w:hyperlink>')
    )
    (block,) = read(word, tmp_path).blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.link) for run in block.runs] == [("Se ", None), ("här", "https://exempel.se")]


def test_footnotes_come_last_with_the_place_of_their_mark(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Inledning")
    paragraph = word.add_paragraph("Tolv deltog")
    paragraph._p.append(parse_xml(f'<w:r {NAMES}><w:footnoteReference w:id="2"/></w:r>'))
    word.save(str(tmp_path / "prov.docx"))
    notes = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("Varav en per telefon.")}</w:footnote></w:footnotes>'
    with zipfile.ZipFile(tmp_path / "prov.docx", "a") as file:
        file.writestr("word/footnotes.xml", notes)
    note = read_docx(tmp_path / "prov.docx", "prov.docx").blocks[-1]
    assert isinstance(note, Note)
    assert (note.text, note.place.paragraph) == ("Varav en per telefon.", 2)


# Saved by an office program


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Saves a file as DOCX with LibreOffice, in a profile of its own. Its absence skips, and fails under CI."""
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice (soffice) is not installed."
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    profile = tmp_path_factory.mktemp("office")

    def convert(path: Path, import_filter: str) -> Path:
        out = path.parent / "docx"
        options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", f"--infilter={import_filter}"]
        subprocess.run(
            [program, *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(path)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return out / f"{path.stem}.docx"

    return convert


def as_html(text: str) -> str:
    """The text as a web page: each run of lines with tabs a real table, other lines paragraphs."""
    parts: list[str] = []
    for chunk in text.split("\n\n"):
        lines = [html.escape(line) for line in chunk.split("\n") if not set(line) <= set("-\t")]
        if any("\t" in line for line in lines):
            rows = "".join(f"<tr><td>{'</td><td>'.join(line.split(chr(9)))}</td></tr>" for line in lines)
            parts.append(f"<table>{rows}</table>")
        else:
            parts += [f"<p>{line}</p>" for line in lines]
    return f"<meta charset=utf-8><body>{''.join(parts)}"


INVENTED = """\
Ekbacken

Innehåll

Ekbacken\t3
Norrgläntan\t7

Resultat

\tAntal\tKvinnor\tMän

Deltagare under våren\t31\t20\t11

(mars till maj)\t\t\t
--\t--\t--\t--

\tAntal\tKvinnor\tMän
\t8\t7\t1

Mår bättre?\t\t\t
Mer aktiva?\t7\t\t
Övriga\t\t\t

Analys
"""


@pytest.mark.parametrize(("suffix", "import_filter"), [("txt", "Text (encoded):UTF8"), ("html", "HTML (StarWriter)")])
def test_what_an_office_program_saves_reads_like_the_text(
    office: Callable[[Path, str], Path], tmp_path: Path, suffix: str, import_filter: str
) -> None:
    source = tmp_path / "rapport.txt"
    source.write_text(INVENTED, encoding="utf-8")
    made = tmp_path / f"sparad.{suffix}"
    made.write_text(INVENTED if suffix == "txt" else as_html(INVENTED), encoding="utf-8")
    document = read_document(office(made, import_filter))
    assert tables(document) == tables(read_document(source))
    assert texts(document) == ["Ekbacken", "Innehåll", "Resultat", "Analys"]
    assert all(block.place.paragraph for block in document.blocks if isinstance(block, Table | Paragraph))


def test_the_shared_document_saved_by_an_office_program(
    office: Callable[[Path, str], Path], tmp_path: Path, shared: Path
) -> None:
    (source,) = (shared / "documents").glob("001_*.txt")
    copy = tmp_path / "d.txt"
    shutil.copyfile(source, copy)
    assert tables(read_document(office(copy, "Text (encoded):UTF8"))) == tables(read_document(source))
