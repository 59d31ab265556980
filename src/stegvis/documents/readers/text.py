"""Read plain text: UTF-8, UTF-16 or Latin-1, with the tables, lists and emphasis that reports use."""

import re
import unicodedata
from pathlib import Path

from stegvis.documents.nodes import Document
from stegvis.documents.readers.text_blocks import build_blocks
from stegvis.documents.readers.text_lines import SourceLine
from stegvis.documents.readers.text_rows import MAX_COLUMNS, TooManyColumns
from stegvis.documents.readers.title import title_of
from stegvis.vocabulary import BadInput, Place, Wording

MAX_TEXT_BYTES = 12 * 1024 * 1024

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SWEDISH_UTF8 = re.compile(rb"\xc3[\xa4\xa5\xb6\x84\x85\x96\xa9]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_ODD_SPACE = re.compile("[\v\x85\u2028\u2029\x1c-\x1e]")
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_text(path: Path, name: str) -> Document:
    """The document in a text file; places give the line, and the page when the file has form feeds.

    Raises BadInput when the file is too large, no text, or holds a table with more than MAX_COLUMNS columns.
    """
    data = path.read_bytes()
    if len(data) > MAX_TEXT_BYTES:
        raise BadInput(name, _too_large(len(data)))
    return document_of_text(decode(data, name), name)


def document_of_text(text: str, name: str) -> Document:
    """The document that `text` makes. Raises BadInput as `read_text` does."""
    lines = source_lines(text)
    return document_of_lines(lines, name)


def document_of_lines(lines: list[SourceLine], name: str) -> Document:
    """The document that lines of plain text make. Raises BadInput when they hold no text."""
    try:
        blocks = build_blocks(lines, markup=True)
    except TooManyColumns as many:
        raise BadInput(name, too_many_columns(many)) from many
    if not blocks:
        raise BadInput(name, no_text())
    return Document(title_of(blocks, name), blocks, name=name)


def decode(data: bytes, name: str) -> str:
    """The text in `data`. Raises BadInput for bytes that are no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, errors="replace")
            break
    else:
        text = _without_bom(data)
    if "\x00" in text:
        raise BadInput(name, _nul_bytes(text))
    if len(_CONTROL.findall(text)) > 2 + len(text) // 200:
        raise BadInput(name, not_text())
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _without_bom(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")
    if _SWEDISH_UTF8.search(data):
        return data.decode("utf-8", errors="replace")
    return data.decode("cp1252", errors="replace")


def source_lines(text: str) -> list[SourceLine]:
    """The lines with their places, counted from 1; pages are counted when there are form feeds."""
    paged = "\f" in text
    page = 1 if paged else None
    lines: list[SourceLine] = []
    for number, raw in enumerate(_LINE_END.split(_ODD_SPACE.sub(" ", text)), start=1):
        for index, part in enumerate(raw.split("\f")):
            if index and page is not None:
                page += 1
                lines.append(SourceLine("", Place(page=page, line=number)))
            lines.append(SourceLine(part, Place(page=page, line=number)))
    return lines


def no_text() -> Wording:
    """For a file in which no text is found."""
    return Wording(
        "filen innehåller ingen text. Kontrollera att det är rätt fil.",
        "the file holds no text. Check that it is the right file.",
    )


def not_text() -> Wording:
    """For a file whose bytes are of no kind that we read."""
    return Wording(
        "filen är varken text, Word (.docx) eller PDF. Spara rapporten i något av de formaten och försök igen.",
        "the file is neither text, Word (.docx) nor PDF. Save the report as one of those and try again.",
    )


def too_many_columns(many: TooManyColumns) -> Wording:
    """For a table wider than any report's."""
    place = many.line.place
    sv = f"rad {place.line}" if place.line else f"stycke {place.paragraph}"
    en = f"line {place.line}" if place.line else f"paragraph {place.paragraph}"
    return Wording(
        f"{sv}: tabellen har {many.count} kolumner, och högst {MAX_COLUMNS} kan läsas. Dela upp tabellen.",
        f"{en}: the table has {many.count} columns, and at most {MAX_COLUMNS} can be read. Split the table.",
    )


def _nul_bytes(text: str) -> Wording:
    line = text.count("\n", 0, text.index("\x00")) + 1
    return Wording(
        f"rad {line}: filen innehåller noll-tecken och är ingen textfil. Spara den som text (UTF-8), Word eller PDF.",
        f"line {line}: the file holds NUL characters and is no plain text. Save it as text (UTF-8), Word or PDF.",
    )


def _too_large(size: int) -> Wording:
    megabytes = size // (1024 * 1024)
    limit = MAX_TEXT_BYTES // (1024 * 1024)
    return Wording(
        f"textfilen är {megabytes} MB, och högst {limit} MB kan läsas. Dela upp den i flera filer.",
        f"the text file is {megabytes} MB, and at most {limit} MB can be read. Split it into several files.",
    )
