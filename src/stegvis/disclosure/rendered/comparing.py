"""Comparing a rendered file with what was released: every number in it must have been released, every table whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stegvis.disclosure.rendered.guarded import said_guarded
from stegvis.disclosure.rendered.said import Said, said_in
from stegvis.disclosure.rendered.tables import rows_in_sheets, rows_with_cells, tables_in
from stegvis.documents.nodes import Chart, Contents, Document, Heading, ListBlock, Note, PageBreak, Paragraph, Table
from stegvis.vocabulary import Wording

NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")
DIGEST = re.compile(r"(?<!\w)(?=[\d ]*[a-f])(?:[0-9a-f]{8} ?){7}[0-9a-f]{8}(?!\w)")
"""A SHA-256 digest, in one or in groups of eight: what looks like numbers in it tells nothing of anyone."""
LINK = "/Contents"
"""What a link on a PDF page is called when it is read aloud: in a table of contents, the heading and its page."""
PAGE_NUMBERS = re.compile(r"(?m)^[ \t]*\d{1,4}[ \t]*$|(?:\.[ .]*|\s)\d{1,4}[ \t]*$|\d+\s*(?:\(|av|of)\s*\d+\)?[ \t]*$")
"""Numbers that end a line may be page numbers, of the page or in the contents."""


@dataclass(frozen=True, slots=True)
class FileLeak:
    """Something that a file says and the release does not: `text` stands at `where` in `file`."""

    file: str
    where: str
    text: str
    reason: Wording


def audit_files(released: Document, files: Sequence[Path]) -> tuple[FileLeak, ...]:
    """What the files say beyond the released document; empty when they say nothing more.

    Looks at every text with its hidden places (properties, alternative texts, comments, hidden sheets), and at the
    tables: the same tables, rows and cells in the same order, so that neither their number nor order tells anything.
    """
    return tuple(leak for file in files for leak in (*_numbers(released, file), *_tables(released, file)))


def hidden_numbers(released: Document, file: Path) -> tuple[FileLeak, ...]:
    """The numbers in a PDF's hidden places that stand neither in the released document nor on the PDF's pages.

    Properties, metadata, alternative texts, bookmarks, fields, attachments, what was there before it was saved again.
    The pages are compared elsewhere. The file may be anybody's: it is read in a process of its own. Raises BadInput for
    a file that cannot be read.
    """
    said = [replace(one, text=_without_digests(one.text, _digests(released))) for one in said_guarded(file)]
    allowed = _allowed(released) | {one for text in said if not text.hidden for one in _digits(text.text)}
    return tuple(
        FileLeak(file.name, one.where, number, NOT_RELEASED)
        for one in said
        if one.hidden
        for number in dict.fromkeys(_digits(one.text))
        if number not in allowed
    )


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _digests(released: Document) -> frozenset[str]:
    """The digests that the document tells, without spaces."""
    return frozenset(found[0].replace(" ", "") for text in _texts(released) for found in DIGEST.finditer(text))


def _without_digests(text: str, digests: frozenset[str]) -> str:
    """The text without these digests, broken over lines or not."""
    for digest in digests:
        text = re.sub(r"[\s\u00ad-]*".join(digest), "", text)
    return text


def _without_page_numbers(text: str, pages: frozenset[str]) -> str:
    """The text without the page numbers that end a line."""

    def ending(found: re.Match[str]) -> str:
        return re.sub(r"\d+", lambda number: "" if number[0] in pages else number[0], found[0])

    return PAGE_NUMBERS.sub(ending, text.replace("\r\n", "\n"))


def _allowed(released: Document) -> set[str]:
    texts = [DIGEST.sub("", text) for text in _texts(released)]
    allowed = {number for text in texts for number in (*numbers_in(text), *_digits(text))}
    return allowed | {str(total) for total in _chart_totals(released)}


def _numbers(released: Document, file: Path) -> Iterator[FileLeak]:
    allowed, digests = _allowed(released), _digests(released)
    pages = _pages(file)
    for said in said_in(file):
        if said.text == "hidden sheet":
            yield FileLeak(file.name, said.where, said.text, HIDDEN_SHEET)
        text = _without_digests(said.text, digests)
        if not said.hidden or said.where == LINK:
            text = _without_page_numbers(text, pages)
        # How a spreadsheet keeps a text among numbers.
        extra = frozenset({"0"} if said.where.startswith("xl/charts/") else ())
        # On a PDF page neighbouring cells run together like thousands: there the groups of digits are compared.
        found = _digits(text) if said.where.startswith("page ") else numbers_in(text)
        for number in found:
            if number not in allowed and number not in extra:
                yield FileLeak(file.name, said.where, number, NOT_RELEASED)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a text as they compare: no spaces between thousands, a point before decimals."""
    return tuple(re.sub(r"\s", "", number).replace(",", ".") for number in NUMBER.findall(text))


def _pages(file: Path) -> frozenset[str]:
    if file.suffix.lower() != ".pdf":
        return frozenset()
    import pypdfium2

    with pypdfium2.PdfDocument(file) as pages:
        return frozenset(str(number) for number in range(1, len(pages) + 1))


def _tables(released: Document, file: Path) -> Iterator[FileLeak]:
    """Tables in number and order, then rows, then cells; a spreadsheet's rows in order, since it marks no tables."""
    expected = [_words(table) for table in _document_tables(released)]
    found = tables_in(file)
    if file.suffix.lower() == ".xlsx":
        expected, found = [rows_with_cells(row for table in expected for row in table)], [rows_in_sheets(file)]
    if found is None:
        return
    if len(found) != len(expected):
        yield FileLeak(file.name, "tables", f"{len(found)} / {len(expected)}", OTHER_TABLES)
        return
    for at, (ours, theirs) in enumerate(zip(expected, found, strict=True), start=1):
        if [len(row) for row in ours] != [len(row) for row in theirs]:
            yield FileLeak(file.name, f"table {at}", f"{len(theirs)} / {len(ours)}", OTHER_TABLES)
            continue
        for line, (row, read) in enumerate(zip(ours, theirs, strict=True)):
            for column, (cell, text) in enumerate(zip(row, read, strict=True), start=1):
                if numbers_in(cell) != numbers_in(text):
                    yield FileLeak(file.name, f"table {at}, row {line}, column {column}", text, NOT_RELEASED)


def _document_tables(document: Document) -> Iterator[Table]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Chart):
            yield block.data


def _words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


def _chart_totals(document: Document) -> Iterator[int]:
    """What a stacked chart writes beside a bar: the sum of the parts that are shown."""
    for block in document.blocks:
        if isinstance(block, Chart):
            for row in block.data.rows:
                shown = [cell.text for cell in row[1 : len(block.drawn)] if numbers_in(cell.text)]
                yield sum(int(float(numbers_in(text)[0])) for text in shown)


def _texts(document: Document) -> Iterator[str]:
    yield from (text for text in (document.title, document.author, document.subject) if text)
    for block in document.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text) | Contents(title=text):
                yield text
            case ListBlock(items=items):
                yield from (item.text for item in items)
                yield from (str(number) for number in range(1, len(items) + 1) if block.ordered)
            case Note(label=label, text=text):
                yield from (label, text)
            case Table():
                yield from _table_texts(block)
            case Chart(title=title, alternative=alternative, value_title=value_title, data=data):
                yield from (title, alternative, value_title, *_table_texts(data))
            case PageBreak():
                pass


def _table_texts(table: Table) -> Iterator[str]:
    yield from (cell.text for row in (table.header, *table.rows) for cell in row)
    if table.caption:
        yield table.caption


NOT_RELEASED = Wording(
    "talet står i filen men inte bland de kontrollerade siffrorna; skriv filen på nytt ur dem.",
    "the number stands in the file and was not released; write the file again from what was released.",
)
OTHER_TABLES = Wording(
    "filen har andra tabeller eller rader än de kontrollerade siffrorna; skriv filen på nytt.",
    "the file has other tables or rows than what was released; write the file again.",
)
HIDDEN_SHEET = Wording(
    "filen har ett dolt blad; ta bort det.",
    "the file has a hidden sheet; remove it.",
)

__all__ = ["FileLeak", "Said", "audit_files", "hidden_numbers", "numbers_in"]
