"""Readers: text, DOCX and PDF files become a Document whose every node knows its place."""

import re
from pathlib import Path

from stegvis.documents.nodes import Block, Document, ListBlock, Paragraph, Table
from stegvis.documents.readers.guard import read_guarded
from stegvis.documents.readers.sniff import Kind, sniff
from stegvis.documents.readers.text import document_of_text, read_text
from stegvis.vocabulary import BadInput, Wording

__all__ = ["document_of_text", "read_document"]

MAX_LINES = 250_000
"""Lines and table rows in a document: more than twice the 2,000 pages that somebody might really write."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def read_document(path: Path, name: str | None = None) -> Document:
    """The Document in the file at `path`, whatever kind of file its contents are.

    `name` is what messages and the Document call the file: its own name when not given.
    Raises BadInput when the file cannot be read: missing, empty, of another kind, damaged, too large.
    """
    name = printable_name(path.name or str(path)) if name is None else name
    kind = sniff(path, name)
    document = read_text(path, name) if kind is Kind.TEXT else read_guarded(kind.value, path, name)
    lines = sum(map(_lines, document.blocks))
    if lines > MAX_LINES:
        raise BadInput(name, _endless(lines))
    return document


def printable_name(name: str) -> str:
    """A file's name as it can be shown, stored and sent: what is no letter in any alphabet becomes a question mark."""
    return _UNPRINTABLE.sub("\ufffd", name)


def _lines(block: Block) -> int:
    match block:
        case Paragraph(lines=lines):
            return max(1, len(lines))
        case ListBlock(items=items):
            return sum(map(_lines, items))
        case Table(rows=rows):
            return len(rows)
        case _:
            return 1


def _endless(lines: int) -> Wording:
    return Wording(
        f"filen har {lines} rader, och högst {MAX_LINES} kan läsas. Dela upp den i flera filer.",
        f"the file has {lines} lines, and at most {MAX_LINES} can be read. Split it into several files.",
    )
