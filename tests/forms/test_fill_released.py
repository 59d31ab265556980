"""A form filled with released figures: what is withheld stays withheld, in the document and when it is read back."""

from pathlib import Path

import pytest
from tests.disclosure.invented_releases import INTERIM, figures_of, released, report, table
from tests.forms.invented_reports import form

from stegvis.catalogue import load_forms, load_instruments
from stegvis.disclosure.release import Count
from stegvis.documents.nodes import Document, Heading, Note, Table
from stegvis.documents.readers import read_document
from stegvis.documents.writers import write_document
from stegvis.forms.fill import fill
from stegvis.forms.reading import ReportReading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Figure, Gender, Number, Place, Withheld
from stegvis.vocabulary.released import ReleasedTable

FORM = form("skaraborg_interim")
TOLD = {
    ("participants", Gender.ALL): 64,
    ("participants", Gender.WOMEN): 40,
    ("participants", Gender.MEN): 24,
    ("exits", Gender.ALL): 23,
    ("exits", Gender.WOMEN): 20,
    ("exits", Gender.MEN): 3,
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> ReleasedTable:
    counts = tuple(Count(name, "Stigen", gender, INTERIM, value) for (name, gender), value in TOLD.items())
    found = released(report("delår", counts, INTERIM, sets=("participants", "exits")), tmp_path_factory.mktemp("l"))
    return table(found, "delår Stigen")


def test_figures_come_from_the_released_table(shown: ReleasedTable) -> None:
    blocks = fill(FORM, ReportReading("Stigen", Place(), period=INTERIM, figures=figures_of(shown)))
    cells = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
    assert any(cell.text == "‥" and isinstance(cell.cell, Withheld) for cell in cells)
    assert any(cell.text == "64" and cell.cell == Number(64) for cell in cells)
    assert "3" not in [cell.text for cell in cells]


@pytest.mark.parametrize(("file_format", "suffix"), [("text", "txt"), ("docx", "docx")])
def test_withheld_is_read_back_as_withheld(shown: ReleasedTable, file_format: str, suffix: str, tmp_path: Path) -> None:
    blocks = fill(FORM, ReportReading("Stigen", Place(), period=INTERIM, figures=figures_of(shown)), level=3)
    document = Document(FORM.title.sv, (Heading(2, "Stigen"), *blocks))
    path = tmp_path / f"report.{suffix}"
    path.write_bytes(write_document(document, file_format))
    again = recognise(read_document(path), load_forms(), load_instruments()).reports[0]
    for row in shown.rows:
        figure = again.figure(row.measure, row.gender)
        assert figure is not None
        assert figure.cell == row.cell


def test_of_a_withheld_total_not_even_its_side_of_the_threshold_is_told() -> None:
    """Outcomes are asked for from eight exits on; a withheld number of exits is not said to be fewer."""
    outcome = Figure("feels_better", Gender.ALL, Withheld(), "‥")

    def notes(exits: Figure) -> list[Note]:
        report_read = ReportReading("Stigen", Place(), figures=(exits, outcome))
        return [block for block in fill(FORM, report_read) if isinstance(block, Note)]

    assert not notes(Figure("exits", Gender.ALL, Withheld(), "‥"))
    assert notes(Figure("exits", Gender.ALL, Number(6), "6"))
