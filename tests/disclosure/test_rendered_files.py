"""What was rendered is read back: no file says more than was released, anywhere in it."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from stegvis.disclosure.rendered import audit_files
from stegvis.documents.nodes import Block, Chart, ChartKind, Document, Heading, Paragraph, Table, TableCell
from stegvis.documents.writers.docx import write_docx
from stegvis.documents.writers.html import write_html
from stegvis.documents.writers.pdf import write_pdf
from stegvis.documents.writers.xlsx import write_xlsx
from stegvis.vocabulary import Number, Withheld

WRITERS = {"html": write_html, "xlsx": write_xlsx, "docx": write_docx, "pdf": write_pdf}


def cell(value: int | None) -> TableCell:
    return TableCell("‥", Withheld()) if value is None else TableCell(str(value), Number(value))


def table(women: int | None, men: int | None) -> Table:
    header = tuple(map(TableCell, ("Mått", "Antal", "Kvinnor", "Män")))
    rows = ((TableCell("Avslutade"), cell(24), cell(women), cell(men)),)
    return Table(header, (*rows, (TableCell("Deltagare"), cell(1041), cell(621), cell(420))), caption="Under 16 veckor")


def chart(men: int | None) -> Chart:
    data = Table(
        tuple(map(TableCell, ("Insats", "Kvinnor", "Män"))),
        ((TableCell("Påhittad A"), cell(12), cell(men)), (TableCell("Påhittad B"), cell(30), cell(41))),
    )
    return Chart(ChartKind.STACKED, "Avslutade", "Visar avslutade efter kön.", data, "antal")


def document(*blocks: Block) -> Document:
    return Document("Påhittad redovisning 2023", (Heading(1, "Resultat"), *blocks))


RELEASED = document(Paragraph.of("I år avslutade 24, av 1 041 deltagare."), table(None, None), chart(None))

DIGEST = "17a" + 60 * "b" + "7"


def written(document: Document, file_format: str, folder: Path) -> Path:
    file = folder / f"redovisning.{file_format}"
    file.write_bytes(WRITERS[file_format](document))
    return file


@pytest.mark.parametrize("file_format", WRITERS)
def test_files_of_the_released_document_say_no_more(file_format, tmp_path):
    assert audit_files(RELEASED, [written(RELEASED, file_format, tmp_path)]) == ()


@pytest.mark.parametrize("file_format", WRITERS)
def test_headings_of_one_name_and_long_ones_bring_no_number_of_their_own(file_format, tmp_path):
    headings = [Heading(1, text) for text in ("Resultat", "Resultat", "Deltagare efter målgrupp, år 2023")]
    twice = replace(RELEASED, blocks=(*RELEASED.blocks, *headings))
    assert audit_files(twice, [written(twice, file_format, tmp_path)]) == ()


@pytest.mark.parametrize("file_format", WRITERS)
@pytest.mark.parametrize(
    "told",
    [
        document(Paragraph.of("I år avslutade 24, av 1 041 deltagare."), table(17, None), chart(None)),
        document(Paragraph.of("I år avslutade 24, varav 7 män, av 1 041."), table(None, None), chart(None)),
        document(Paragraph.of("I år avslutade 24, av 1 041 deltagare."), table(None, None), chart(7)),
        document(Paragraph.of("I år avslutade 24, av 1 041."), table(None, None), replace(chart(None), title="Se 7")),
    ],
    ids=["table", "prose", "chart", "chart title"],
)
def test_a_hidden_number_is_found_wherever_it_stands(told, file_format, tmp_path):
    found = audit_files(RELEASED, [written(told, file_format, tmp_path)])
    assert {leak.text for leak in found} & {"7", "17"}


@pytest.mark.parametrize("file_format", WRITERS)
def test_other_tables_rows_columns_and_orders_are_found(file_format, tmp_path):
    whole = table(None, None)
    fewer = replace(whole, rows=whole.rows[:1])
    swapped = replace(whole, rows=whole.rows[::-1])
    wider = Table((*whole.header, TableCell("Åter")), tuple((*row, row[1]) for row in whole.rows), whole.caption)
    paragraph, chart_block = RELEASED.blocks[1], RELEASED.blocks[3]
    for told in (fewer, swapped, wider):
        assert audit_files(RELEASED, [written(document(paragraph, told, chart_block), file_format, tmp_path)])
    assert audit_files(RELEASED, [written(document(*RELEASED.blocks[1:], whole), file_format, tmp_path)])


@pytest.mark.parametrize("file_format", WRITERS)
@pytest.mark.parametrize("digest", [DIGEST, " ".join(DIGEST[at : at + 8] for at in range(0, 64, 8))])
def test_the_digits_of_a_digest_are_no_numbers(digest, file_format, tmp_path):
    """A report prints its content's SHA-256: what happens to stand in it may stand in it alone."""
    printed = replace(RELEASED, blocks=(*RELEASED.blocks, Paragraph.of(f"Kontrollsumma: {digest}")))
    assert audit_files(printed, [written(printed, file_format, tmp_path)]) == ()
    told = replace(printed, blocks=(*printed.blocks, Paragraph.of("17 kvinnor avslutade")))
    assert {leak.text for leak in audit_files(printed, [written(told, file_format, tmp_path)])} == {"17"}


def test_document_properties_are_read(tmp_path):
    file = written(replace(RELEASED, subject="17 kvinnor avslutade"), "pdf", tmp_path)
    assert {leak.text for leak in audit_files(RELEASED, [file])} == {"17"}
    docx = written(replace(RELEASED, subject="17 kvinnor avslutade"), "docx", tmp_path)
    assert {leak.text for leak in audit_files(RELEASED, [docx])} == {"17"}


def test_attachments_are_found(tmp_path):
    file = written(RELEASED, "pdf", tmp_path)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.attachments["svar 17.csv"] = b"Kvinna 1"
        pdf.save()
    assert any(leak.where == "attachment" for leak in audit_files(RELEASED, [file]))


def test_hidden_sheets_are_found(tmp_path):
    file = written(RELEASED, "xlsx", tmp_path)
    hidden = tmp_path / "dolt.xlsx"
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(hidden, "w") as copy:
        for part in package.namelist():
            content = package.read(part)
            copy.writestr(part, content.replace(b"<sheet name", b'<sheet state="hidden" name'))
    assert {leak.text for leak in audit_files(RELEASED, [hidden])} == {"hidden sheet"}
