"""Short answers and counts that a report sets out in tables or on one line, in every way seen. All invented."""

from datetime import date

import pytest
from tests.forms.invented_reports import garden, harbour, interim_text
from tests.forms.test_recognise_status import figures, only, quarterly_text, read, status_text

from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Block, Document, Paragraph, Run, Table, TableCell
from stegvis.documents.readers import document_of_text
from stegvis.forms.reading import ReportReading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Blank, Gender, NotNumeric, Period
from stegvis.vocabulary.swedish import parse_period

COUNTS = {
    "side by side": "| Planerat antal | Faktiskt antal | Kvinnor | Män |\n|---|---|---|---|\n| 40 | 37 | 21 | 16 |",
    "men first": "| Faktiskt antal | Män | Kvinnor | Planerat antal |\n|---|---|---|---|\n| 37 | 16 | 21 | 40 |",
    "in two": "Planerat antal\tFaktiskt antal\n40\t37\nKvinnor\tMän\n21\t16",
    "below each other": "Planerat antal\t40\nFaktiskt antal\t37\nKvinnor\t21\nMän\t16",
    "in lines": "Planerat antal: 40\nFaktiskt antal: 37\nMän: 16\nKvinnor: 21",
    "with units": "Planerat antal: 40 st. Faktiskt antal: 37 st.\n\nKvinnor: 21 st, män: 16 st",
}


@pytest.mark.parametrize("counts", COUNTS)
def test_counts_of_a_status_report(counts: str) -> None:
    assert figures(only(read(status_text(COUNTS[counts])))) == {
        ("planned_participants", Gender.ALL): 40,
        ("participants_since_start", Gender.ALL): 37,
        ("participants_since_start", Gender.WOMEN): 21,
        ("participants_since_start", Gender.MEN): 16,
    }


SIGNED = {
    "on one line": "Underskrift ordförande i styrgrupp: Alva Exempelsson Datum: 24-02-14",
    "on two lines": "Underskrift ordförande i styrgrupp: Alva Exempelsson\n\nDatum: 2024-02-14",
    "date first": "Datum: 14/2 2024\n\nUnderskrift ordförande i styrgrupp: Alva Exempelsson",
    "in a table": "Underskrift ordförande i styrgrupp:\tDatum:\nAlva Exempelsson\t14 februari 2024",
    "without a label for the date": "Underskrift ordförande i styrgrupp: Alva Exempelsson, 2024-02-14",
}


@pytest.mark.parametrize("signed", SIGNED)
def test_signature_of_a_status_report(signed: str) -> None:
    text = status_text()
    report = only(read(text[: text.index("Underskrift ordförande")] + SIGNED[signed] + "\n"))
    assert report.signature is not None
    assert (report.signature.by, report.signature.on) == ("Alva Exempelsson", date(2024, 2, 14))


HEAD = "Diarienummer\n\n2024-17\n\nSignatur\n\nAnkomstdatum\n\n2024-10-09"
HEADS = {
    "labels above": "| Diarienummer | Signatur | Ankomstdatum |\n|---|---|---|\n| 2024-17 | | 2024-10-09 |",
    "labels above, tabs": "Diarienummer\tSignatur\tAnkomstdatum\n2024-17\t\t2024-10-09",
    "in the cells": "| Diarienummer 2024-17 | Signatur | Ankomstdatum 2024-10-09 |",
    "with colons": "Diarienummer: 2024-17\nSignatur:\nAnkomstdatum: 2024-10-09",
}
SIGN = "| | |\n|---|---|\n| Datum 2024 10 03 | Namn Bo Exempelsson |"
SIGNS = {
    "labels above": "| Datum | Namn |\n|---|---|\n| 2024 10 03 | Bo Exempelsson |",
    "labels above, tabs": "Datum\tNamn\n3/10 2024\tBo Exempelsson",
    "on one line": "Datum 2024 10 03    Namn Bo Exempelsson",
    "below each other": "Datum\n\n2024-10-03\n\nNamn\n\nBo Exempelsson",
}


def head_of(report: ReportReading) -> tuple[str | None, date | None]:
    return report.registry_number, report.received_on


def signed(report: ReportReading) -> tuple[str | None, date | None] | None:
    return (report.signature.by, report.signature.on) if report.signature else None


@pytest.mark.parametrize("head", HEADS)
def test_head_of_a_quarterly_report(head: str) -> None:
    assert HEAD in quarterly_text()
    report = only(read(quarterly_text().replace(HEAD, HEADS[head])))
    assert head_of(report) == ("2024-17", date(2024, 10, 9))
    assert report.intervention == "Solgläntan"


@pytest.mark.parametrize("sign", SIGNS)
def test_signature_of_a_quarterly_report(sign: str) -> None:
    assert SIGN in quarterly_text()
    report = only(read(quarterly_text().replace(SIGN, SIGNS[sign])))
    assert signed(report) == ("Bo Exempelsson", date(2024, 10, 3))


def test_headings_that_a_reader_gave_are_no_text_of_the_report() -> None:
    """As our own text file has them, when the table of the report had no headings."""
    given = quarterly_text().replace(SIGN, "Kolumn 1 Kolumn 2\nDatum 2024 10 03 Namn Bo Exempelsson")
    ours, theirs = only(read(given)), only(read(quarterly_text()))
    assert [section.id for section in ours.sections] == [section.id for section in theirs.sections]
    assert signed(ours) == signed(theirs)


def test_label_and_answer_as_two_paragraphs_of_one_cell() -> None:
    """As office programs save it: the table has no heading row."""
    before, _, after = quarterly_text().partition(HEAD)
    cells = [TableCell(text) for text in ("Diarienummer 2024-17", "Signatur", "Ankomstdatum 9/10 2024")]
    table = Table(tuple(TableCell(f"Kolumn {number}") for number in (1, 2, 3)), (tuple(cells),))
    texts = [*before.split("\n\n"), None, *after.replace(SIGN, SIGNS["below each other"]).split("\n\n")]
    blocks: list[Block] = [Paragraph((Run(text),)) if text is not None else table for text in texts if text != ""]
    report = only(recognise(Document("Rapport", tuple(blocks)), load_forms()))
    assert head_of(report) == ("2024-17", date(2024, 10, 9))


@pytest.mark.parametrize(
    "printed", ["1/4 2023-30/9 2023", "1/4 2023 - 30/9 2023", "1/4 2023–30/9 2023", "1/4-23 - 30/9-23"]
)
def test_a_period_of_days_and_months_with_years(printed: str) -> None:
    assert parse_period(printed) == Period(date(2023, 4, 1), date(2023, 9, 30))


@pytest.mark.parametrize("columns", [("Antal", "Kvinnor", "Män"), ("Män", "Kvinnor", "Antal")])
def test_a_heading_row_that_lost_its_empty_corner(columns: tuple[str, ...]) -> None:
    """A page break may leave the heading row as a table of its own, without the empty cell over the labels."""
    document = document_of_text(
        interim_text({"Individinriktade insatser": [garden()]}, columns=columns), "invented.txt"
    )
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and block.header[0].text == "" and len(block.header) == 4:
            head = tuple(TableCell(f"Kolumn {number}") for number in (1, 2, 3))
            blocks.append(Table(head, (block.header[1:],)))
            blocks.append(Table(tuple(TableCell(f"Kolumn {number}") for number in (1, 2, 3, 4)), block.rows))
        else:
            blocks.append(block)
    assert len(blocks) > len(document.blocks)
    report = only(recognise(Document("Rapport", tuple(blocks)), load_forms()))
    usual = only(recognise(document, load_forms()))
    assert figures(report) == figures(usual)
    assert report.value("participants", Gender.WOMEN) == 18


@pytest.mark.parametrize("heading", ["Okänt", "Okänt kön", "Uppgift saknas"])
def test_a_column_for_unknown_gender_over_blank_cells(heading: str) -> None:
    columns = ("Antal", "Kvinnor", "Män", heading)
    text = interim_text({"Individinriktade insatser": [harbour()]}, columns=columns)
    report = only(read(text))
    unknown = [figure.cell for figure in report.figures if figure.gender is Gender.UNKNOWN]
    assert unknown == [Blank()] * 7
    assert report.value("participants", Gender.MEN) == 7
    assert [figure.raw for figure in report.figures if isinstance(figure.cell, NotNumeric)] == ["x"]


def test_blank_rows_under_headings_set_out_with_spaces() -> None:
    lines = interim_text({"Individinriktade insatser": [harbour()]}).split("\n")
    width = max(len(line.split("\t")[0]) for line in lines if line.count("\t") == 3) + 4
    aligned = [
        (label.ljust(width) + "".join(cell.rjust(12) for cell in cells)).rstrip() if len(cells) == 3 else line
        for line in lines
        for label, *cells in [line.split("\t")]
    ]
    assert figures(only(read("\n".join(aligned)))) == figures(only(read("\n".join(lines))))
