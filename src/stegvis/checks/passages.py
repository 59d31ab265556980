"""The text of a reading, line by line and sentence by sentence, each with its section and its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stegvis.documents.nodes import Block, Heading, ListBlock, Note, Paragraph, Table
from stegvis.forms.reading import Reading, ReportReading, Statement
from stegvis.vocabulary import Place
from stegvis.vocabulary.swedish.sentences import sentences
from stegvis.vocabulary.written import flat


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a report's text; `section` is the id of the section it stands in."""

    section: str
    text: str
    place: Place


def passages(report: ReportReading) -> Iterator[Passage]:
    """The report's prose, a paragraph (or list item) at a time; tables are left out."""
    for section in report.sections:
        blocks = [block for block in section.blocks if not isinstance(block, Table)]
        if not section.blocks and section.text.strip():
            yield Passage(section.id, section.text, section.place)
        for block in blocks:
            for text, place in _texts(block):
                yield Passage(section.id, text, place)


def _texts(block: Block) -> Iterator[tuple[str, Place]]:
    if isinstance(block, Paragraph):
        yield block.text, block.place
    elif isinstance(block, ListBlock):
        yield from ((item.text, item.place) for item in block.items)
    elif isinstance(block, Heading | Note):
        yield block.text, block.place


def split(passage: Passage) -> Iterator[Passage]:
    """The passage's sentences."""
    for start, end in _spans(passage.text):
        yield Passage(passage.section, passage.text[start:end], passage.place)


# Several rules read the same sentences one after the other.
_spans = lru_cache(maxsize=2048)(sentences)


def lines(reading: Reading) -> Iterator[tuple[str, Place]]:
    """Every line of the whole document outside tables, as it stood in the file."""
    for block in reading.document.blocks:
        if isinstance(block, Paragraph) and block.lines:
            yield from ((line.text, line.place) for line in block.lines)
        else:
            yield from _texts(block)


def section_of(report: ReportReading, statement: Statement) -> str | None:
    """The id of the section that a statement stands in: the last that begins before it."""
    where = statement.place.position
    if where is not None:
        before = [one for one in report.sections if (start := one.place.position) is not None and start <= where]
        if before:
            return before[-1].id
    sentence = flat(statement.sentence)
    return next((one.id for one in report.sections if sentence in flat(one.text)), None)


def cells(reading: Reading) -> Iterator[tuple[str, Place]]:
    """The text of every table cell of the document, headings included."""
    for block in reading.document.blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from ((cell.text, cell.place) for cell in row if cell.text.strip())
