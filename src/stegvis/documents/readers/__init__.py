"""Readers: text, DOCX and PDF files become a Document whose every node knows its place."""

from pathlib import Path

from stegvis.documents.nodes import Document
from stegvis.documents.readers.guard import read_guarded
from stegvis.documents.readers.sniff import Kind, sniff
from stegvis.documents.readers.text import document_of_text, read_text

__all__ = ["document_of_text", "read_document"]


def read_document(path: Path, name: str | None = None) -> Document:
    """The Document in the file at `path`, whatever kind of file its contents are.

    `name` is what messages and the Document call the file: its own name when not given.
    Raises BadInput when the file cannot be read: missing, empty, of another kind, damaged, too large.
    """
    name = path.name or str(path) if name is None else name
    kind = sniff(path, name)
    if kind is Kind.TEXT:
        return read_text(path, name)
    return read_guarded(kind.value, path, name)
