"""A reading as JSON: what the contract says of cells."""

import pytest

from stegvis.forms.reading_json import cell_kind, figure_json
from stegvis.vocabulary import Blank, Figure, Gender, NotAnswered, NotAsked, NotNumeric, Number, Withheld

KINDS = {
    "number": Number(0),
    "blank": Blank(),
    "not_numeric": NotNumeric("x"),
    "withheld": Withheld(),
    "not_asked": NotAsked(),
    "not_answered": NotAnswered(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_cell_keeps_its_name(kind: str):
    assert cell_kind(KINDS[kind]) == kind


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_number_has_a_value(kind: str):
    shown = figure_json(Figure("exits", Gender.ALL, KINDS[kind], "raw"))
    assert (shown["value"] is not None) == (kind == "number")
