"""Writers: one Document, many formats. Each writer knows every node; none drops a detail in silence."""

from importlib import import_module

from stegvis.documents.nodes import Document

FORMATS = ("pdf", "docx", "html", "xlsx", "text", "markdown")


def write_document(document: Document, file_format: str) -> bytes:
    """The document as a file of `file_format`, one of FORMATS. The same document gives the same bytes.

    A writer is imported when it is first used, so that reading a text does not wait for a PDF engine.
    """
    if file_format not in FORMATS:
        raise ValueError(f"There is no writer for {file_format!r}; choose one of {', '.join(FORMATS)}.")
    writer = import_module(f"{__name__}.{file_format}")
    content: bytes = getattr(writer, f"write_{file_format}")(document)
    return content
