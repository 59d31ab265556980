"""Writers: one Document, many formats. Each writer knows every node; none drops a detail in silence."""

from collections.abc import Callable, Mapping

from stegvis.documents.nodes import Document
from stegvis.documents.writers.docx import write_docx
from stegvis.documents.writers.html import write_html
from stegvis.documents.writers.markdown import write_markdown
from stegvis.documents.writers.pdf import write_pdf
from stegvis.documents.writers.text import write_text
from stegvis.documents.writers.xlsx import write_xlsx

WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "pdf": write_pdf,
    "docx": write_docx,
    "html": write_html,
    "xlsx": write_xlsx,
    "text": write_text,
    "markdown": write_markdown,
}
FORMATS = tuple(WRITERS)


def write_document(document: Document, file_format: str) -> bytes:
    """The document as a file of `file_format`, one of FORMATS. The same document gives the same bytes."""
    return WRITERS[file_format](document)
