"""A document as one flat stream of lines and grids, whatever its blocks, layout and file format were."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from stegvis.documents.nodes import (
    Block,
    Document,
    Heading,
    Line,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Table,
    TableCell,
)
from stegvis.forms.recognise.grid_shapes import line_cells
from stegvis.forms.recognise.layouts import lines_of_layout
from stegvis.forms.recognise.words import WORD, plain
from stegvis.vocabulary import Place

_RUNNING = re.compile(
    r"^\s*(?:\d{1,4}\s+)?(?:sid(?:an?)?|page)\.?\s*\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4}|of\s+\d{1,4})", re.I
)
_RUNNING_INSIDE = re.compile(r"\s\d{1,3}\s+Sid(?:a|an)?\.?\s+\d{1,3}\s*\(\s*\d{1,3}\s*\)(?=\s)")
_GIVEN = re.compile(r"(?:Kolumn|Column) \d+")
_GIVEN_ROW = re.compile(r"(?:Kolumn 1(?:\s+Kolumn \d+)+|Column 1(?:\s+Column \d+)+)")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]?\s*|[a-zA-Z][.)]\s+)$")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells; its heading row, if any, is among the rows."""

    rows: tuple[tuple[TableCell, ...], ...]
    place: Place
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class StreamLine:
    """One line of text, or a grid. `block` numbers the source block; `level` is a heading's."""

    text: str
    place: Place
    block: int
    level: int | None = None
    starts: bool = True
    grid: Grid | None = None


@dataclass(slots=True)
class Stream:
    """The lines, all their text in one string, and its words with their places.

    `offsets[i]` is where line i begins in `text`; word i is `words[i]` at `text[starts[i]:ends[i]]`.
    """

    lines: list[StreamLine]
    blocks: Sequence[Block]
    text: str = ""
    offsets: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    positions: dict[str, list[int]] = field(default_factory=dict)
    openers: dict[str, list[int]] = field(default_factory=dict)
    first_words: dict[int, int] = field(default_factory=dict)

    def line_at(self, offset: int) -> int:
        """The number of the line in which the character at `offset` stands."""
        return max(bisect_right(self.offsets, offset) - 1, 0)

    def place_at(self, offset: int) -> Place:
        """Where in the file the character at `offset` stands."""
        return self.lines[self.line_at(offset)].place if self.lines else Place()

    def line_end(self, line: int) -> int:
        """The offset after the last character of a line."""
        return self.offsets[line] + len(self.lines[line].text)

    def word_from(self, offset: int) -> int:
        """The number of the first word that begins at or after `offset`."""
        return bisect_right(self.starts, offset - 1)


def build_stream(document: Document, labels: Collection[str] = frozenset()) -> Stream:
    """The stream of a document, in time proportional to its length.

    `labels` are the forms' printed questions, folded, so that answers set out under them in a table are theirs.
    """
    lines = [one for line in _lines(document.blocks) for one in _laid_out(line, labels)]
    stream = Stream(lines, document.blocks)
    offset = 0
    for line in stream.lines:
        stream.offsets.append(offset)
        offset += len(line.text) + 1
    stream.text = "\n".join(line.text for line in stream.lines)
    _add_words(stream)
    _add_openers(stream)
    return stream


def _add_words(stream: Stream) -> None:
    text = stream.text
    folded = text.casefold()
    same = len(folded) == len(text)
    words, starts, ends = stream.words, stream.starts, stream.ends
    for match in WORD.finditer(text):
        start, end = match.span()
        word = folded[start:end] if same else match[0].casefold()
        if ends and text[ends[-1]] == "-" and _is_hyphenated(text, ends[-1], start):
            words[-1] += word
            ends[-1] = end
            continue
        words.append(word)
        starts.append(start)
        ends.append(end)
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        positions[word].append(number)
    stream.positions = dict(positions)


def _is_hyphenated(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    if "\n" not in between or between.strip() != "-":
        return False
    return text[start].islower() or (text[start].isupper() and text[end - 1].isupper())


def _add_openers(stream: Stream) -> None:
    """For every line the first word that is no numbering, and for every such word its lines."""
    for number, line in enumerate(stream.lines):
        if line.grid is not None or not line.text:
            continue
        begin, end = stream.offsets[number], stream.line_end(number)
        word = stream.word_from(begin)
        while word < len(stream.words) and stream.ends[word] < end and _is_numbering(stream, word):
            word += 1
        if word < len(stream.words) and stream.starts[word] < end:
            stream.first_words[word] = number
            stream.openers.setdefault(stream.words[word], []).append(word)


def _is_numbering(stream: Stream, word: int) -> bool:
    after = stream.text[stream.starts[word] : stream.starts[word + 1]] if word + 1 < len(stream.words) else ""
    return bool(_NUMBERED.match(after))


def _lines(blocks: Iterable[Block]) -> Iterator[StreamLine]:
    for number, block in enumerate(blocks):
        yield from _block_lines(block, number)


def _block_lines(block: Block, number: int) -> Iterator[StreamLine]:
    match block:
        case Heading():
            for index, part in enumerate(block.text.split("\n")):
                yield StreamLine(plain(part).strip(), block.place, number, block.level, starts=index == 0)
        case Paragraph():
            yield from _paragraph_lines(block, number)
        case ListBlock():
            for index, item in enumerate(block.items, start=1):
                yield from _item_lines(item, number, f"{index}. " if block.ordered else "")
        case Table():
            yield from _table_lines(block, number)
        case Note():
            yield StreamLine(plain(f"{block.label} {block.text}"), block.place, number)
        case PageBreak():
            return
        case _:
            # A chart repeats figures that stand elsewhere; a table of contents is written, not read.
            return


def _item_lines(item: Paragraph, number: int, numbering: str) -> Iterator[StreamLine]:
    """The lines of a list item, with its number before the first: questionnaires are told apart by it."""
    for index, line in enumerate(_paragraph_lines(item, number)):
        wanted = bool(numbering) and index == 0 and line.grid is None and not line.text.startswith(numbering)
        yield replace(line, text=numbering + line.text) if wanted else line


def _paragraph_lines(paragraph: Paragraph, number: int) -> Iterator[StreamLine]:
    rows: list[tuple[TableCell, ...]] = []
    starts = True
    for line in _strong_split(paragraph):
        cells = line_cells(line.text)
        if cells is not None:
            rows.append(tuple(TableCell(plain(cell).strip(), place=line.place) for cell in cells))
            continue
        if rows:
            yield _grid_line(tuple(rows), rows[0][0].place, number, None)
            rows, starts = [], True
        text = _without_running(plain(line.text)).strip()
        if text and not _GIVEN_ROW.fullmatch(text):
            yield StreamLine(text, line.place, number, starts=starts)
            starts = False
    if rows:
        yield _grid_line(tuple(rows), rows[0][0].place, number, None)


def _without_running(text: str) -> str:
    running = _RUNNING.match(text)
    text = text[running.end() :] if running else text
    return _RUNNING_INSIDE.sub(" ", text) if "Sid" in text else text


def _strong_split(paragraph: Paragraph) -> Iterator[Line]:
    """The paragraph's lines; a strong beginning ("**Bakgrund** Under våren …") is a line of its own."""
    lines = paragraph.lines or tuple(Line(part, paragraph.place) for part in paragraph.text.split("\n"))
    strong = ""
    for run in paragraph.runs:
        if not run.strong:
            break
        strong += run.text
    opening = strong.strip()
    for index, line in enumerate(lines):
        text = line.text
        if index == 0 and opening and "\n" not in opening:
            bare = plain(text).lstrip()
            rest = bare[len(opening) :] if bare.startswith(opening) else ""
            if rest.strip() and not rest[0].isalnum():
                yield Line(opening, line.place)
                yield Line(rest.lstrip(), line.place)
                continue
        yield line


def _table_lines(table: Table, number: int) -> Iterator[StreamLine]:
    rows = (table.header, *table.rows)
    cleaned = tuple(tuple(TableCell(_cell_text(c.text), c.cell, c.place) for c in row) for row in rows)
    if table.caption:
        yield StreamLine(plain(table.caption).strip(), table.place, number)
    yield _grid_line(cleaned, table.place, number, table)


def _cell_text(text: str) -> str:
    """The cell's text; a heading that a reader gave a column without one is no text of the document."""
    bare = plain(text).strip()
    return "" if _GIVEN.fullmatch(bare) else bare


def _grid_line(rows: tuple[tuple[TableCell, ...], ...], place: Place, number: int, table: Table | None) -> StreamLine:
    return StreamLine("", place, number, grid=Grid(rows, place, table))


def _laid_out(line: StreamLine, labels: Collection[str]) -> Iterator[StreamLine]:
    """The line itself, or the lines of text that its table only sets out."""
    texts = lines_of_layout(line.grid.rows, labels) if line.grid is not None else None
    if texts is None:
        yield line
        return
    for text, place in texts:
        yield StreamLine(text, place if place != Place() else line.place, line.block)
