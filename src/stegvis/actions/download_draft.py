"""A draft as a Word file, to write in."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.show_draft_figures import figures_view
from stegvis.documents.writers.docx import write_docx
from stegvis.forms.word_draft import COUNTS_DISAGREE
from stegvis.store.reports.writing.word_round_trip import word_document
from stegvis.vocabulary.wording import Language


def download_draft(*, by: Actor, edition: int, language: Language = "sv") -> bytes:
    """The file; of a report that could not be released it says why, and names no number of people in the reason.

    Raises NotPermitted, and BadInput when the form is gone or has another version now.
    """
    found = edition_for(by, "download_draft", edition)
    view = figures_view(found)
    refusal = COUNTS_DISAGREE if view.names_counts else view.refusal
    return write_docx(word_document(found, view.figures, by=by, refusal=refusal, language=language))
