"""The errata page alone, from two packages."""

import pytest
from tests.invented_packages import PERIOD, invented

from stegvis.catalogue.form_files import load_forms
from stegvis.documents.nodes import Document
from stegvis.forms.errata import errata, errata_document
from stegvis.vocabulary import Gender, Number, Withheld
from stegvis.vocabulary.released import ReleasedCell, ReleasedFigure

FORM = next(one for one in load_forms() if one.id == "skaraborg_interim")


def page(cell: ReleasedCell) -> Document:
    """The page when 40 participants become what the cell says."""
    figure = ReleasedFigure("participants", Gender.ALL, PERIOD, cell, "Linden")
    before = invented()
    after = invented(figures=(figure, *before.figures[1:]), edition=2, corrects="a" * 64, correction_reason="Sent.")
    return errata_document(errata(before, after), after, FORM)


@pytest.mark.parametrize(("cell", "is_told"), [(Withheld(), True), (Number(41), False)])
def test_the_sign_of_a_withheld_number_is_explained_where_it_stands(cell: ReleasedCell, is_told: bool):
    assert ("är ett tal som inte visas" in repr(page(cell))) is is_told
