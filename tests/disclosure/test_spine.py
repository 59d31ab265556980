"""The spine in one go: invented facts are counted, released, filled into a form, written as files, and read back."""

from pathlib import Path

import pytest
from tests.disclosure.invented_releases import YEAR, figures_of, released

from stegvis.catalogue import load_forms
from stegvis.catalogue.measures import load_measures
from stegvis.disclosure.release import Nesting, Release, ReleaseRequest, TableRequest
from stegvis.disclosure.release.from_measures import measured
from stegvis.disclosure.rendered import audit_files
from stegvis.documents.nodes import Block, Document, Heading
from stegvis.documents.writers import write_document
from stegvis.forms.fill import fill
from stegvis.forms.reading import ReportReading
from stegvis.measures.engines.opening import open_engine
from stegvis.measures.invented_facts import generate_facts
from stegvis.vocabulary import Number, Place, Withheld
from stegvis.vocabulary.released import ReleasedTable, TableShape

MEASURES = ("participants", "exits", "exits_positive", "exits_unclear", "exits_other", "feels_better", "more_active")
FORM = next(form for form in load_forms() if form.id == "skaraborg_annual")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("facts")
    generate_facts(folder, participations=260, seed=11, items=())
    shelf = load_measures()
    engine = open_engine("duckdb", folder)
    try:
        tables = engine.measure([shelf[one].measure for one in MEASURES], (YEAR,), ("intervention", "gender"))
    finally:
        engine.close()
    classes = Nesting("exits", ("exits_positive", "exits_unclear", "exits_other"))
    ready = measured(tables, catalogue=[one.measure for one in shelf.values()], nestings=(classes,))
    interventions = dict.fromkeys(one.intervention for one in ready.counts)
    lines = tuple(ready.count_line(one) for one in MEASURES)
    asked = tuple(TableRequest(one, TableShape.REPORT, YEAR, lines, one) for one in interventions)
    request = ReleaseRequest("årsredovisning", asked, ready.counts, ready.structure)
    return released(request, tmp_path_factory.mktemp("ledger"), time_limit_s=120)


@pytest.fixture(scope="module")
def document(release: Release) -> Document:
    return Document("Påhittad årsredovisning", tuple(block for table in release.tables for block in chapter(table)))


def chapter(table: ReleasedTable) -> tuple[Block, ...]:
    report = ReportReading(table.id, Place(), period=YEAR, figures=figures_of(table))
    return (Heading(1, table.id), *fill(FORM, report, level=2))


def test_some_is_shown_and_some_is_withheld(release: Release) -> None:
    kinds = {type(row.cell) for table in release.tables for row in table.rows}
    assert {Number, Withheld} <= kinds
    small = [row for table in release.tables for row in table.rows if isinstance(row.cell, Number)]
    assert not [row for row in small if 0 < row.cell.value < 5]


@pytest.mark.parametrize("file_format", ["pdf", "docx", "html", "xlsx"])
def test_the_files_say_what_was_released_and_no_more(document: Document, file_format: str, tmp_path: Path) -> None:
    file = tmp_path / f"redovisning.{file_format}"
    file.write_bytes(write_document(document, file_format))
    assert audit_files(document, [file]) == ()
