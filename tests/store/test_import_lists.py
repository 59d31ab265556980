"""What a list holds before anybody is looked for: its table and headings, encodings, days and numbers."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from stegvis.catalogue.import_words import load_import_words, plain
from stegvis.documents.readers.sheets import MOST_COLUMNS, MOST_ROWS, OTHER_KIND, TOO_LONG, TOO_MUCH, sheets_of
from stegvis.store.register_import.cells import Unreadable, day_in, number_in, year_in
from stegvis.store.register_import.layout import propose_layout
from stegvis.store.register_import.meaning import propose_columns
from stegvis.vocabulary import BadInput


def workbook(*rows: tuple[object, ...], merged: str = "") -> bytes:
    book, content = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(content)
    return content.getvalue()


def test_a_table_is_found_below_titles_and_merged_headings():
    content = workbook(
        ("Deltagare i Linden",),
        (),
        ("Kön", "Född", "Startdatum", "Före", None, "Efter", None),
        (None, None, None, "Försörjning", "Tim/v", "Försörjning", "Tim/v"),
        ("K", 1985, date(2030, 2, 1), "a", 1, "b", 2),
        merged="D3:E3",
    )
    layout = propose_layout(sheets_of(content, "x.xlsx"))
    assert layout.header == 3
    assert propose_columns(layout.headings) == (
        *("gender", "birth_year", "started_on", "support", "hours_before", "support_after", "hours_after"),
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7\n1 0 obj\n%%EOF", rb"{\rtf1 K\'f6n;\'c5r}", b"\xd0\xcf\x11\xe0"])
def test_a_file_of_another_kind_is_no_list_whatever_it_is_called(content: bytes):
    with pytest.raises(BadInput) as refused:
        sheets_of(content, "lista.xlsx")
    assert OTHER_KIND.sv in str(refused.value)


def test_what_stands_far_below_the_last_row_is_one_sentence_and_not_long_work():
    book = Workbook()
    book.active["A1"], book.active["A90000"] = "Löpnr", "A1"
    stored = BytesIO()
    book.save(stored)
    with pytest.raises(BadInput) as refused:
        sheets_of(stored.getvalue(), "lista.xlsx")
    assert TOO_LONG.sv in str(refused.value)
    (sheet,) = sheets_of(workbook(("Löpnr",), *[("",)] * MOST_ROWS), "lista.xlsx")
    assert sheet.rows == (("Löpnr",),)


@pytest.mark.parametrize(
    "content",
    [
        ";".join("a" * MOST_COLUMNS).encode() + b"\n1" * (MOST_ROWS - 2),
        workbook(*[("x" * 30_000,) * 40] * 20),
    ],
    ids=["a wide row above narrow ones", "the same long text in every cell"],
)
def test_a_small_file_does_not_unpack_to_more_than_a_list(content: bytes):
    assert len(content) < 200_000
    with pytest.raises(BadInput) as refused:
        sheets_of(content, "lista.xlsx")
    assert TOO_MUCH.sv in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters_are_guessed(encoding: str, delimiter: str):
    content = delimiter.join(("Kön", "År")) + "\n" + delimiter.join(("Åsa", "1,5" if delimiter != "," else "1"))
    (sheet,) = sheets_of(content.encode(encoding), "x.csv")
    assert sheet.rows[0] == ("Kön", "År")
    assert sheet.rows[1][0] == "Åsa"


@pytest.mark.parametrize(
    "cell",
    [
        *(
            date(2024, 3, 1),
            "2024-03-01",
            "2024/3/1",
            "20240301",
            20240301,
            "1/3 2024",
            "1 mars 2024",
            "den 1 mars 2024",
        ),
        *("1.3.2024", 45352, 45352.5, "45352", "240301", 240301, "2024-03-01 00:00", "01/03/2024"),
    ],
)
def test_days_in_any_usual_style(cell: object):
    assert day_in(cell) == date(2024, 3, 1)


@pytest.mark.parametrize("cell", ["mars 2024", "2024-02-30", "1/2/24", 7, 2024, True, "i maj", "2024-03-01 2024-03-02"])
def test_what_is_no_day(cell: object):
    with pytest.raises(Unreadable):
        day_in(cell)


@pytest.mark.parametrize("cell", [float("inf"), float("-inf"), float("nan"), 1e308, "9" * 5000])
def test_a_number_without_end_is_no_day(cell: object):
    with pytest.raises(Unreadable):
        day_in(cell)


def test_numbers_and_years():
    assert [number_in(one) for one in (12, "12", "12 tim", "12,0")] == [12] * 4
    assert [year_in(one) for one in (1985, "1985", "19850203", date(1985, 2, 3))] == [1985] * 4
    for cell in ("12,5", 12.5, "-3", -3, "tolv"):
        with pytest.raises(Unreadable):
            number_in(cell)
    for cell in (85, "85", "1785x"):
        with pytest.raises(Unreadable):
            year_in(cell)


def test_a_cross_is_no_gender_until_somebody_says_which():
    """Some lists cross the women, some write X where the gender is neither: the dry run asks."""
    words = load_import_words().words["gender"]
    assert "x" not in words
    assert words[plain("Icke-binär")] == "nonbinary"
