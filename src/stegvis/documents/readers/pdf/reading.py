"""The whole way from a PDF file to a Document."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from stegvis.documents.nodes import Block, Document
from stegvis.documents.readers.pdf.blocks import RawBlock
from stegvis.documents.readers.pdf.glyphs import page_print
from stegvis.documents.readers.pdf.hyphens import Mender
from stegvis.documents.readers.pdf.joining import joined_tables
from stegvis.documents.readers.pdf.layout import prints_spaces
from stegvis.documents.readers.pdf.opening import (
    NO_LETTERS,
    NO_TEXT,
    checked,
    damaged,
    opened,
    opened_structure,
)
from stegvis.documents.readers.pdf.print import PagePrint
from stegvis.documents.readers.pdf.printed import printed_blocks
from stegvis.documents.readers.pdf.structure import tagged_blocks
from stegvis.documents.readers.pdf.tagged import LEAST_TAGGED, TaggedPrint, raw_blocks
from stegvis.documents.readers.pdf.tree import nodes
from stegvis.documents.readers.pdf.typed import is_typed, typed_blocks
from stegvis.documents.readers.text import too_many_columns
from stegvis.documents.readers.text_rows import TooManyColumns
from stegvis.documents.readers.title import title_of
from stegvis.vocabulary import BadInput


def read_pdf(path: Path, name: str) -> Document:
    """The document in the PDF file at `path`; every node's place has its page and its line on that page.

    `name` is the file as the user knows it. Raises BadInput when the file is no PDF, is cut off, damaged, locked
    with a password, or has no text layer.
    """
    checked(path, name)
    with opened_structure(path, name) as pdf:
        title, language = _title(pdf), _language(pdf)
        pages = _pages(path, name)
        _check_text(pages, name)
        try:
            made = typed_blocks(pages, prints_spaces(pages)) if is_typed(pages) else _nodes(pdf, pages)
        except TooManyColumns as many:
            raise BadInput(name, too_many_columns(many)) from many
    if not made:
        raise BadInput(name, NO_TEXT)
    return Document(title or title_of(made, name), tuple(made), language, name=name)


def _nodes(pdf: pikepdf.Pdf, pages: Sequence[PagePrint]) -> list[Block]:
    mender = Mender(_words_inside_lines(pages), _divides_words(pages))
    return nodes(joined_tables(_blocks(pdf, pages), mender), mender)


def _divides_words(pages: Sequence[PagePrint]) -> bool:
    """False for a long document where hardly a line ends in a hyphen: those that do are part of their words."""
    ends = hyphens = 0
    for page in pages:
        for word, after in pairwise(page.words):
            if after.base - word.base > 0.5 * word.size:
                ends += 1
                hyphens += len(word.text) > 2 and word.text.endswith("-")
    return ends < 100 or hyphens >= 0.015 * ends


def _words_inside_lines(pages: Sequence[PagePrint]) -> Iterator[str]:
    """The words that stand after another on their line: surely whole, unless a hyphen ends them."""
    for page in pages:
        for left, right in pairwise(page.words):
            if right.spaces and abs(left.base - right.base) < 1 and right.x0 > left.x1:
                yield right.text


def _blocks(pdf: pikepdf.Pdf, pages: Sequence[PagePrint]) -> list[RawBlock]:
    """From the structure tree when it holds the text, else from the print."""
    spaced = prints_spaces(pages)
    tagged = tagged_blocks(pdf)
    if tagged:
        shown = TaggedPrint(pages, spaced)
        if shown.covered(tagged) >= LEAST_TAGGED:
            return raw_blocks(tagged, shown)
    return printed_blocks(pages, spaced)


def _pages(path: Path, name: str) -> list[PagePrint]:
    document = opened(path, name)
    try:
        pages = []
        for index in range(len(document)):
            try:
                pages.append(page_print(document, index))
            except pdfium.PdfiumError as error:
                raise BadInput(name, damaged(index + 1)) from error
        return pages
    finally:
        document.close()


def _check_text(pages: Sequence[PagePrint], name: str) -> None:
    letters = unknown = 0
    for page in pages:
        for word in page.words:
            letters += sum(map(str.isalnum, word.text))
            unknown += sum(character == "\ufffd" or not character.isprintable() for character in word.text)
    if letters == 0 and unknown == 0:
        raise BadInput(name, NO_TEXT)
    if unknown > letters:
        raise BadInput(name, NO_LETTERS)


def _title(pdf: pikepdf.Pdf) -> str | None:
    title = pdf.docinfo.get("/Title") if pdf.trailer.get("/Info") is not None else None
    text = str(title).strip() if title is not None else ""
    return text or None


def _language(pdf: pikepdf.Pdf) -> str:
    language = pdf.Root.get("/Lang")
    return (str(language).strip() if language is not None else "") or "sv"
