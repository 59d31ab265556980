"""The words of a document in reading order, each with where it stands and the number that it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stegvis.documents.nodes import Block, Chart, Contents, Document, Heading, ListBlock, Note, PageBreak, Paragraph
from stegvis.documents.nodes import Table as TableBlock
from stegvis.vocabulary.swedish.number_words import word_value

WORD = re.compile(r"(?:[0-9a-f]{8}\s+){7}[0-9a-f]{8}|[^\W_]+|‥|(?<![\w–-])[-−](?=\d)")
"""A checksum in its groups, a word or number, what stands for a withheld number, a minus."""

ARTICLES = frozenset({"en", "ett", "ena"})
"""They are numbers too seldom to be held for one."""
AROUND = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading or a cell: under which heading, in which row ("" outside tables), on which page."""

    text: str
    heading: str
    row: str = ""
    page: int | None = None

    @property
    def where(self) -> str:
        """The heading and the row."""
        return ", ".join(one for one in (self.heading, self.row) if one and one != self.text)


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word as it compares and as written; `number` is "" for what is none: "tjugo" and "20" are the same number."""

    text: str
    written: str
    number: str
    piece: Piece
    start: int

    @property
    def passage(self) -> str:
        """The word with what stands around it, on one line."""
        text, start = self.piece.text, max(0, self.start - AROUND)
        end = self.start + len(self.written) + AROUND
        shown = " ".join(text[start:end].split())
        return ("… " if start else "") + shown + (" …" if end < len(text) else "")


def words_of(document: Document) -> tuple[PrintedWord, ...]:
    """Every word of the document's blocks, in reading order."""
    return tuple(word for piece in _pieces(document) for word in _words(piece))


def words_to_print(document: Document) -> tuple[PrintedWord, ...]:
    """Every word that a PDF of the document prints: over its blocks stand its title, its subject and its author."""
    front = (document.title, document.subject, document.author)
    return (*(word for text in front if text for word in _words(Piece(text, ""))), *words_of(document))


def _words(piece: Piece) -> Iterator[PrintedWord]:
    for match in WORD.finditer(piece.text):
        written = "".join(match[0].split())
        number = _number(written.lower())
        yield PrintedWord(number or written.lower(), written, number, piece, match.start())


@lru_cache(maxsize=10_000)
def _number(word: str) -> str:
    if any(sign.isdigit() for sign in word) or word in {"-", "−"}:
        return word.replace("−", "-")
    value = None if word in ARTICLES else word_value(word)
    return "" if value is None else str(value)


def _pieces(document: Document) -> Iterator[Piece]:
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text
        yield from _of_block(block, heading)


def _of_block(block: Block, heading: str) -> Iterator[Piece]:
    match block:
        case Heading(text=text, place=place) | Paragraph(text=text, place=place):
            yield Piece(text, heading, page=place.page)
        case ListBlock(items=items, place=place):
            yield from (Piece(item.text, heading, page=item.place.page or place.page) for item in items)
        case Note(label=label, text=text, place=place):
            yield Piece(f"{label} {text}", heading, page=place.page)
        case TableBlock():
            yield from _of_table(block, heading)
        case Chart(data=data):
            yield from _of_table(data, heading)
        case Contents() | PageBreak():
            pass


def _of_table(table: TableBlock, heading: str) -> Iterator[Piece]:
    for row in (table.header, *table.rows):
        label = row[0].text if row else ""
        yield from (Piece(cell.text, heading, label, cell.place.page or table.place.page) for cell in row)
