"""DOCX and XLSX, opened again with the libraries that read them."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook
from tests.documents.invented import EVERYTHING

from stegvis.documents.nodes import Document, Heading, PageBreak, Paragraph, Table, TableCell
from stegvis.documents.writers import write_document
from stegvis.vocabulary import Number


@pytest.fixture(scope="module")
def word() -> docx.document.Document:
    return docx.Document(BytesIO(write_document(EVERYTHING, "docx")))


def test_docx_headings_are_headings(word: docx.document.Document):
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [("Heading 1", "Ängslyckan & Co"), ("Heading 2", "Siffror"), ("Heading 1", "Diagram")]


def test_docx_tables_have_a_repeated_header_row(word: docx.document.Document):
    assert len(word.tables) == 2
    for table in word.tables:
        assert table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None
    assert [cell.text for cell in word.tables[0].rows[2].cells] == ["=2+3", "0", "", "x"]


def test_docx_holds_the_styles_of_its_tables_and_no_others(word: docx.document.Document):
    tables = {style.style_id for style in word.styles if style.type == WD_STYLE_TYPE.TABLE}
    assert {table._tbl.tblStyle_val for table in word.tables} <= tables
    assert len(tables) == 2
    assert not [one for one in word.part.rels.values() if "stylesWithEffects" in one.reltype]


def test_docx_chart_has_an_alternative(word: docx.document.Document):
    (picture,) = word.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Stapeldiagram")


def test_docx_says_title_author_and_language(word: docx.document.Document):
    assert word.core_properties.title == "Redovisning <påhittad>"
    assert word.core_properties.author == "Påhittade förbundet"
    languages = {lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}


def test_docx_ordered_lists_start_again(word: docx.document.Document):
    numberings = [
        p._p.pPr.numPr.numId.val
        for p in word.paragraphs
        if p.style.name == "List Number" and p._p.pPr.numPr is not None
    ]
    assert len(numberings) == 3
    assert numberings[0] == numberings[1] != numberings[2]


def test_docx_survives_control_characters():
    document = Document("Prov", (Paragraph.of("a\x0bb\x00c"),))
    word = docx.Document(BytesIO(write_document(document, "docx")))
    assert word.paragraphs[-1].text == "abc"


def sheets(document: Document) -> dict[str, list[list[object]]]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(write_document(document, "xlsx")))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def test_xlsx_numbers_are_numbers_and_text_is_never_a_formula():
    rows = sheets(EVERYTHING)["Siffror"]
    assert ["Deltagare", 12.0, 7.0, "‥"] in rows
    assert ["=2+3", 0.0, "", "x"] in rows


def test_xlsx_sheet_names_are_short_unique_and_legal():
    long = "Förberedande insats med ett mycket långt namn [a/b]"
    document = Document("Prov", (Heading(1, long), Heading(1, long), Heading(1, "Översikt")))
    names = list(sheets(document))
    assert len(names) == len({name.casefold() for name in names}) == 4
    assert all(len(name) <= 31 for name in names)


def test_xlsx_keeps_long_text_whole():
    text = "ord " * 20_000
    rows = sheets(Document("Prov", (Paragraph.of(text),)))["Översikt"]
    assert "".join(str(row[0]) for row in rows[1:]) == text


def test_xlsx_hides_nothing():
    document = Document("Prov", (Table((TableCell("A"), TableCell("B")), ()),))
    workbook = CalamineWorkbook.from_filelike(BytesIO(write_document(document, "xlsx")))
    assert {str(sheet.visible).split(".")[-1] for sheet in workbook.sheets_metadata} == {"Visible"}


def test_xlsx_rows_are_high_enough_for_their_text():
    long = "ett ganska långt fynd " * 20
    table = Table((TableCell("Nr"), TableCell("Vad")), ((TableCell("1", Number(1)), TableCell(long)),))
    with ZipFile(BytesIO(write_document(Document("Prov", (Paragraph.of(long), table)), "xlsx"))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    heights = [float(height) for height in re.findall(r'<row r="\d+"[^>]* ht="([\d.]+)"', sheet)]
    assert sum(height > 7 * 15 for height in heights) == 2
    widths = [float(width) for width in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)]
    assert widths[0] < 10 < 50 < widths[1]


def test_docx_columns_are_as_wide_as_they_need():
    rows = tuple(
        (TableCell(str(at), Number(at)), TableCell("En hel mening om vad som inte stämmer. " * 3)) for at in (1, 2)
    )
    table = Table((TableCell("Nr"), TableCell("Vad")), rows)
    word = docx.Document(BytesIO(write_document(Document("Prov", (table,)), "docx")))
    number, text = (column.width for column in word.tables[0].columns)
    assert text > 5 * number


def test_docx_has_no_empty_line_between_a_table_and_a_new_page():
    table = Table((TableCell("A"), TableCell("B")), ())
    document = Document("Prov", (table, PageBreak(), Heading(1, "Nästa"), table, Paragraph.of("Slut")))
    word = docx.Document(BytesIO(write_document(document, "docx")))
    kinds = [getattr(one, "text", "table") for one in word.iter_inner_content()]
    assert kinds == ["Prov", "table", "Nästa", "table", "", "Slut"]
