"""Readers: text, DOCX and PDF files become a Document whose every node knows its place."""

import re
from pathlib import Path

from stegvis.documents.nodes import Document
from stegvis.documents.readers.guard import read_guarded
from stegvis.documents.readers.length import MAX_LINES, require_an_end
from stegvis.documents.readers.sniff import Kind, sniff
from stegvis.documents.readers.text import document_of_text, read_text

__all__ = ["MAX_LINES", "document_of_text", "read_document"]

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def read_document(path: Path, name: str | None = None) -> Document:
    """The Document in the file at `path`, whatever kind of file its contents are.

    `name` is what messages and the Document call the file: its own name when not given.
    Raises BadInput when the file cannot be read: missing, empty, of another kind, damaged, too large.
    """
    name = printable_name(path.name or str(path)) if name is None else name
    kind = sniff(path, name)
    document = read_text(path, name) if kind is Kind.TEXT else read_guarded(kind.value, path, name)
    require_an_end(document, name)
    return document


def printable_name(name: str) -> str:
    """A file's name as it can be shown, stored and sent: what is no letter in any alphabet becomes a question mark."""
    return _UNPRINTABLE.sub("\ufffd", name)
