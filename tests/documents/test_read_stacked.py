"""Tables that came as plain lines. All documents, names and numbers here are invented."""

import time

import pytest

from stegvis.documents.nodes import Table
from stegvis.documents.readers import document_of_text

HEADS = "Antal\nKvinnor\nMän"


def tables(text: str) -> list[list[list[str]]]:
    blocks = document_of_text(text, "prov.txt").blocks
    found = [block for block in blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row] for row in (table.header, *table.rows)] for table in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Deltagare under våren\n<i>(mars tom maj)</i>\n9\n5\n4", [["Deltagare under våren (mars tom maj)", *"954"]]),
        ("Deltagare\n9\n5\n4\nAvslutade\n3\n\n3", [["Deltagare", *"954"], ["Avslutade", "3", "", "3"]]),
        ("Deltagare\n\n9\n5\n4\n\nAvslutade\n3\n2\n1", [["Deltagare", *"954"], ["Avslutade", *"321"]]),
        ("Deltagare\n\n\n\nAvslutade\n3\n2\n1", [["Deltagare", "", "", ""], ["Avslutade", *"321"]]),
        ("Mår bättre\n11 (13 svar)\nx\n–", [["Mår bättre", "11 (13 svar)", "x", "–"]]),
    ],
)
def test_a_cell_a_line(rows: str, expected: list[list[str]]) -> None:
    assert tables(f"Resultat\n\n{HEADS}\n{rows}\n\nAnalys\n\nDet gick bra.\n") == [
        [["", "Antal", "Kvinnor", "Män"], *expected]
    ]


def test_what_follows_stays_text_and_places_are_known() -> None:
    document = document_of_text("Män\nTotalt\nKvinnor\nDeltagare\n4\n9\n5\n\nAnalys\n\nDet gick bra.", "prov.txt")
    table, *rest = document.blocks
    assert isinstance(table, Table)
    assert [cell.place.line for cell in table.rows[0]] == [4, 5, 6, 7]
    assert len(rest) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADS}\nDeltagare\n9\n5\n\nAnalys",
        f"{HEADS}\nDeltagare\n9\n5\nAvslutade\n3\n2\n1",
        f"{HEADS}\nDeltagare\n9\n5\n\nAvslutade\n3\n2\n1\n\nÖvriga\n1\n1\n0\n\nAnalys",
        f"{HEADS}\nDeltagare\n9\n5\n4\n3\nAvslutade\n3\n2\n1",
        f"{HEADS}\nVi ser att kvinnor kommer oftare.\n\nMän kommer mer sällan.",
        "Män\nKvinnor\nKommentera fördelningen:\n\nVi har 8 kvinnor.",
        "- Antal\n- Kvinnor\n- Män\n\n1. Först\n2. Sedan",
        "Antal\nDeltagare\n9",
        "Antal\nAntal\nKvinnor\nDeltagare\n9\n5\n4",
        "Antal; kvinnor; män räknas.\nDeltagare; 9; 5; 4",
        "Vi mötte kvinnor; män\nDeltagare;9",
    ],
)
def test_what_cannot_be_told_stays_text(text: str) -> None:
    assert tables(text) == []


@pytest.mark.parametrize("end", ["", ";"])
def test_semicolons(end: str) -> None:
    lines = [";Antal;Kvinnor;Män", "Deltagare under våren;9;5;4", "Avslutade;3;;3", '"Övriga";x;;']
    text = "\n".join(f"{line}{end}" for line in lines)
    assert tables(f"Resultat\n\n{text}\n\nAnalys; så här.\n") == [
        [
            ["", "Antal", "Kvinnor", "Män"],
            ["Deltagare under våren", "9", "5", "4"],
            ["Avslutade", "3", "", "3"],
            ["Övriga", "x", "", ""],
        ]
    ]


def test_one_column_of_blank_cells_is_a_table() -> None:
    assert tables("Resultat\n\n\tAntal\nDeltagare\t\nAvslutade\t\n\nAnalys\n") == [
        [["", "Antal"], ["Deltagare", ""], ["Avslutade", ""]]
    ]


def test_time_grows_with_the_number_of_lines() -> None:
    started = time.process_time()
    for unit in (
        f"{HEADS}\nDeltagare\n9\n5\n",
        f"{HEADS}\n",
        "Deltagare\n9\n\n",
        ";Antal;Män\n",
        "Antal\nMän\nA\n\n\n",
    ):
        document_of_text(unit * 4000, "prov.txt")
    assert time.process_time() - started < 20
