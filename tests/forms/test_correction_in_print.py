"""A correction is called so, and by its number, wherever it is printed; the word is the pages' own."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.invented_packages import invented

from stegvis.catalogue.form_files import load_forms
from stegvis.documents.nodes import Note
from stegvis.documents.writers import write_document
from stegvis.forms.package.as_reading import package_reading
from stegvis.forms.package.document import package_document
from stegvis.forms.word_draft import Hidden, draft_document
from stegvis.vocabulary.wording import Language

FORM = next(one for one in load_forms() if one.id == "skaraborg_interim")
CORRECTION = invented(edition=3, corrects="a" * 64, correction_reason="Ett avslut stod på fel dag.")


@pytest.mark.parametrize(("language", "named"), [("sv", "rättelse 2"), ("en", "correction 2")])
def test_a_correction_is_named_in_its_title_and_its_note(language: Language, named: str):
    document = package_document(CORRECTION, FORM, language=language)
    assert document.title.endswith(f", {named}")
    (note,) = (one for one in document.blocks if isinstance(one, Note))
    assert note.label == named.capitalize() and "Ett avslut stod på fel dag." in note.text
    assert "utgåva" not in note.text and "edition" not in note.text


def test_every_file_has_the_title():
    document = package_document(CORRECTION, FORM)
    assert f"<title>{document.title}</title>" in write_document(document, "html").decode()
    with ZipFile(BytesIO(write_document(document, "docx"))) as file:
        assert document.title in file.read("docProps/core.xml").decode()


def test_what_corrects_nothing_is_called_no_correction():
    document = package_document(invented(), FORM)
    assert "rättelse" not in document.title and not any(isinstance(one, Note) for one in document.blocks)


@pytest.mark.parametrize(("correction", "end"), [(0, ": Linden"), (2, ": Linden, rättelse 2")])
def test_a_draft_in_word_is_named_so_too(correction: int, end: str):
    reading = package_reading(CORRECTION, FORM)
    draft = draft_document(FORM, reading, {}, mark="1_a", hidden=Hidden(None, None), correction=correction)
    assert draft.title.endswith(end)
