"""A print beside its package: what one says and the other does not. The PDFs themselves are read in `tests/cli`."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.invented_packages import invented

from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Block, Document, Heading, Paragraph, Table, TableCell
from stegvis.forms.package.document import package_document
from stegvis.forms.package.nodes import PackedSection
from stegvis.forms.package.printed import Difference, OtherReport, differences

FORM = next(form for form in load_forms() if form.id == "skaraborg_interim")
TEXT = "Av dem som slutade gick 13 till arbete, åtta fick vänta, och en flyttade."
SIGNED = package_document(invented(sections=(PackedSection("background", "Bakgrund", TEXT),)), FORM)


def printed(change: Callable[[Block], Block] = lambda block: block, *added: Block) -> Document:
    """The report as it is read out of its PDF: title, subject and author stand over its blocks."""
    front = (Heading(1, SIGNED.title), Paragraph.of(f"{SIGNED.subject} · {SIGNED.author}"))
    return Document("Läst", (*front, *map(change, SIGNED.blocks), *added), language="sv")


def rewritten(old: str, new: str) -> Callable[[Block], Block]:
    def change(block: Block) -> Block:
        if isinstance(block, Paragraph) and old in block.text:
            return Paragraph.of(block.text.replace(old, new))
        if isinstance(block, Table):
            rows = tuple(tuple(TableCell(cell.text.replace(old, new)) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        return block

    return change


def told(found: tuple[Difference, ...]) -> list[tuple[str, str]]:
    return [(one.stated, one.signed) for one in found]


def test_the_same_report_differs_in_nothing():
    assert differences(SIGNED, printed()) == ()
    assert differences(SIGNED, printed(rewritten("åtta fick vänta", "8 fick vänta"))) == ()
    assert differences(SIGNED, printed(rewritten("och en flyttade", "och någon flyttade"))) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("gick 13 till", "gick 15 till", [("15", "13")]),
        ("åtta fick", "fem fick", [("fem", "åtta")]),
        ("och en flyttade", "och två flyttade", [("två", "")]),
        ("gick 13 till", "gick många till", [("", "13")]),
        ("1\u00a0200\u00a0000", "1\u00a0300\u00a0000", [("300", "200")]),
        ("800\u00a0000", "-800\u00a0000", [("-", "")]),
        ("1–4", "5–9", [("5", "1"), ("9", "4")]),
    ],
)
def test_a_changed_number_is_found_though_it_stands_elsewhere(old: str, new: str, expected: list[tuple[str, str]]):
    found = differences(SIGNED, printed(rewritten(old, new)))
    assert told(found) == expected
    assert all(one.where and one.passage for one in found)


def test_numbers_that_changed_places_are_found():
    def swapped(block: Block) -> Block:
        if isinstance(block, Table) and block.rows[0][0].text == "Deltagare under perioden":
            name, total, women, men = block.rows[0]
            return replace(block, rows=((name, total, men, women), *block.rows[1:]))
        return block

    found = differences(SIGNED, printed(swapped))
    assert {one.where for one in found} == {"Resultat, Deltagare under perioden"}


def test_a_withheld_number_that_somebody_writes_in_is_found():
    assert ("13", "") in told(differences(SIGNED, printed(rewritten("‥", "13"))))


ADDED = (
    Paragraph.of("Diarienummer: SF 2026/123-4"),
    Paragraph.of("Dnr 2026-0017"),
    Paragraph.of("Ankom: 15 september 2026"),
    Paragraph.of("Received: 15 September 2026, 14:05"),
    Paragraph.of("Signerad av Carl Påhittad, styrgruppens ordförande, 2026-10-01 kl. 14.05"),
    Paragraph.of("Sida 1 av 1"),
    Heading(2, "Styrgruppens bedömning"),
    Paragraph.of("Att 21 mår bättre är gott nog."),
)


def test_what_the_association_adds_is_no_difference():
    assert differences(SIGNED, printed(lambda block: block, *ADDED)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Diarienummer: 24 deltagare gick till arbete",
        "Signerad: 24 deltagare, 2026-10-01",
        "Sida 24",
        "24",
        "Att 24 mår bättre är gott nog.",
    ],
)
def test_a_figure_does_not_pass_for_an_addition(text: str):
    found = differences(SIGNED, printed(lambda block: block, *ADDED, Paragraph.of(text)))
    assert ("24", "") in told(found)


def test_another_report_is_told_as_such_and_soon():
    blocks = tuple(Paragraph.of(f"Här står {at} helt andra saker.") for at in range(30_000))
    with pytest.raises(OtherReport):
        differences(SIGNED, Document("Läst", blocks, language="sv"))
