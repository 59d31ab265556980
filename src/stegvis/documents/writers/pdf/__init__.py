"""PDF that everybody can read: tagged (PDF/UA-1) and lasting (PDF/A-2a), set by Typst."""

import json

from stegvis.documents.nodes import Document
from stegvis.documents.writers.pdf.as_data import as_data
from stegvis.documents.writers.pdf.structure import complete_structure
from stegvis.documents.writers.pdf.typesetting import TIMEOUT, TypesettingFailed, typeset
from stegvis.vocabulary import BadInput, Wording

__all__ = ["write_pdf"]


def write_pdf(document: Document, *, timeout: float = TIMEOUT) -> bytes:
    """The document as a PDF. The same document always gives the same bytes.

    Raises BadInput, naming the document, when it cannot be made within `timeout` seconds.
    """
    data = json.dumps(as_data(document), ensure_ascii=False)
    try:
        return complete_structure(typeset(data, timeout=timeout))
    except TypesettingFailed as failed:
        reason = Wording(f"PDF-filen kunde inte göras: {failed}.", f"the PDF could not be made: {failed}.")
        raise BadInput(document.name or document.title, reason) from failed
