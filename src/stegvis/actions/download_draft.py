"""A draft as a Word file, to write in."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.documents.writers.docx import write_docx
from stegvis.store.reports.remarks.looking_over import figures_now
from stegvis.store.reports.writing.word_round_trip import word_document
from stegvis.vocabulary.wording import Language


def download_draft(*, by: Actor, edition: int, language: Language = "sv") -> bytes:
    """The file. Raises NotPermitted, and BadInput when the form is gone or has another version now."""
    found = edition_for(by, "download_draft", edition)
    return write_docx(word_document(found, figures_now(found), by=by, language=language))
