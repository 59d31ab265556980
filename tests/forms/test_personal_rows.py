"""Rows on single persons are known by their words; sums and ordinary sentences are not taken for them."""

import pytest

from stegvis.documents.nodes import ListBlock, Paragraph, Table, TableCell
from stegvis.forms.personal_answers.rows import is_person_row, sections_without_rows
from stegvis.forms.reading import SectionReading
from stegvis.vocabulary import Place


@pytest.mark.parametrize(
    "row",
    [
        "Kvinna 1) svarat ja på fråga 1-6",
        "- Kvinna 12) nej",
        "Man2) har svarat nej",
        "Man 3 3) svarat ja 5-6",
        "hen 1) ja",
        "* Deltagare nr 4: mår bättre",
        "Person 7. ja på 2",
        "Icke binär 1) ja",
        'Kvinna 1 "Jag har kommit ut mer"',
        "Man 12 ”fått en praktik”",
        "Hen 2 har svarat nej",
        "K1: ja på 3",
        "B) nej på alla frågor",
        "K1 | ja | nej",
        "Respondent C har svarat ja på 3+6",
        "Deltagare AB12 svarat nej",
        "Kvinna 34 år: ja på fråga 2+4. Kvinna 51 år: nej",
        "Man, 51 år, mår bättre",
        "Den andra kvinnan har svarat nej",
        "Mannen svarade ja på fråga 3 och 6",
    ],
)
def test_rows_on_persons(row):
    assert is_person_row(row)


@pytest.mark.parametrize(
    "line",
    [
        "Totalt 20 enkäter varav 12 kvinnor",
        "Kvinnor: 8 Män 15",
        "Man kan säga att 3 av 4 trivs",
        "Deltagare under delåret 26 19 7",
        "Deltagarna 2023: fler än förut",
        "Man 3 av 4 har börjat arbeta",
        "Kvinna 8 Man 15",
        "Kvinna 8    Man 15   Hen 1",
        "Man 40 % av tiden",
        "Kvinna 12",
        "AF: ja",
        "Ligger kostnaderna i linje med budget: ja",
        "Ja",
        "A Nordins verksamhet har ja-sägare",
        "Insatsen svarade ja",
        "",
    ],
)
def test_other_lines(line):
    assert not is_person_row(line)


def cleaned(*blocks):
    section = SectionReading("result", "Resultat", "", blocks, Place(line=1))
    return sections_without_rows([section], set())


def test_rows_in_a_list_in_a_paragraph_and_in_a_table_are_all_taken_out():
    rows = [Paragraph.of(text) for text in ("först", "Kvinna 1) ja", "Man 1) nej", "sist")]
    table = Table((TableCell("Vem"), TableCell("Svar")), ((TableCell("Kvinna 1)"), TableCell("ja på 2")),))
    result = cleaned(ListBlock(tuple(rows)), Paragraph.of("Kvinna 2) ja\nSumma 3 svar"), table)
    said = str(result.sections)
    assert result.hidden == 4
    assert "Kvinna" not in said and "Man 1" not in said and "ja på 2" not in said
    assert said.count("visas inte") == 3
    for kept in ("först", "sist", "Summa 3 svar"):
        assert kept in said


def test_a_label_in_one_cell_and_the_answers_in_the_next():
    rows = [(TableCell(who), TableCell("ja"), TableCell("nej")) for who in ("K1", "K2", "Summa")]
    result = cleaned(Table((TableCell("Vem"), TableCell("1"), TableCell("2")), tuple(rows)))
    assert result.hidden == 2
    assert "Summa" in str(result.sections)
    assert "K1" not in str(result.sections)


def test_what_holds_no_row_is_left_as_it_is():
    paragraph, items = Paragraph.of("Rad ett\nRad två"), ListBlock((Paragraph.of("a"), Paragraph.of("b")))
    result = cleaned(paragraph, items)
    assert result.sections[0].blocks == (paragraph, items)
    assert result.hidden == 0
