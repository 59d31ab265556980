"""A document that cannot be read aloud cannot be built."""

import pytest

from stegvis.documents.nodes import Chart, ChartKind, Document, Heading, ListBlock, Note, NoteKind, Table, TableCell


def table() -> Table:
    return Table((TableCell("Insats"), TableCell("Antal")), ((TableCell("Backbruket"), TableCell("3")),))


def test_table_needs_a_heading_for_every_column():
    with pytest.raises(ValueError, match="heading"):
        Table((TableCell("Insats"), TableCell(" ")), ())
    with pytest.raises(ValueError, match="column headings"):
        Table((), ())


def test_only_the_corner_may_be_empty():
    assert Table((TableCell(""), TableCell("Antal")), ()).header[0].text == ""
    with pytest.raises(ValueError, match="heading"):
        Table((TableCell(""),), ())


def test_rows_have_as_many_cells_as_columns():
    with pytest.raises(ValueError, match="Row 1 has 1 cells"):
        Table((TableCell("Insats"), TableCell("Antal")), ((TableCell("Backbruket"),),))


@pytest.mark.parametrize("missing", ["title", "alternative", "value_title"])
def test_chart_needs_words(missing: str):
    words = {"title": "Deltagare", "alternative": "Backbruket har 3.", "value_title": "Antal"} | {missing: " "}
    with pytest.raises(ValueError, match="alternative text"):
        Chart(ChartKind.BARS, data=table(), **words)


def test_chart_needs_data():
    empty = Table((TableCell("Insats"), TableCell("Antal")), ())
    with pytest.raises(ValueError, match="data table"):
        Chart(ChartKind.BARS, "Deltagare", "Inget.", empty, "Antal")


def test_heading_levels_and_texts():
    with pytest.raises(ValueError, match="level"):
        Heading(7, "För djupt")
    with pytest.raises(ValueError, match="text"):
        Heading(1, " ")


def test_list_note_and_document_need_content():
    with pytest.raises(ValueError, match="item"):
        ListBlock(())
    with pytest.raises(ValueError, match="label"):
        Note(NoteKind.INFO, "", "text")
    with pytest.raises(ValueError, match="title"):
        Document(" ", ())
