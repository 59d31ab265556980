"""An invented report to print, and what to compare when it is read back."""

import os
import shutil

import pytest

from stegvis.documents.nodes import Document, Heading, Paragraph, Table

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
