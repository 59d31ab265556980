"""Parts of tables that stand as text: empty rows and heading rows of tables that were set out with spaces."""

from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import TableCell
from stegvis.forms.recognise.content import Content, show_hits
from stegvis.forms.recognise.form_marks import show_marks
from stegvis.forms.recognise.grid_shapes import gender_of
from stegvis.forms.recognise.hits import Finder
from stegvis.forms.recognise.stream import Grid, Stream

_LONG = 300
_HEADING_WORDS = 9
_CORNERS = {"mått", "measure"}


@dataclass(frozen=True, slots=True)
class TornRow:
    """A row of a table as a grid of its own, and where its text stands."""

    grid: Grid
    span: tuple[int, int]


def torn_rows(finder: Finder, contents: Sequence[Content]) -> dict[int, TornRow]:
    """The torn rows of the sections that ask for figures, by the number of their line.

    A row label counts when it is all that its lines hold; a heading row when it names two genders or more.
    """
    found: dict[int, TornRow] = {}
    for content in contents:
        ends = _label_ends(finder, content)
        if not ends:
            continue
        for number, end in ends.items():
            label = _label(finder.stream, number, end, ends)
            if label is not None:
                found[number] = label
        first, last = (finder.stream.line_at(offset) for offset in (content.span.start, content.span.end - 1))
        for number in range(first, last + 1):
            heading = _heading(finder.stream, number)
            if heading is not None:
                found[number] = heading
    return found


def _label_ends(finder: Finder, content: Content) -> dict[int, int]:
    """The lines that begin with a row label, and where its words end."""
    stream, ends = finder.stream, dict[int, int]()
    for section in (content.span.section, *content.span.absent):
        for show in section.shows():
            for mark in show_marks(show):
                for hit in show_hits(finder, mark, content.span.start, content.span.end):
                    number = stream.line_at(hit.start)
                    if hit.start == stream.offsets[number]:
                        ends[number] = max(hit.end, ends.get(number, 0))
    return ends


def _label(stream: Stream, number: int, end: int, others: dict[int, int]) -> TornRow | None:
    last = stream.line_at(end - 1)
    while last + 1 < len(stream.lines) and _continues(stream, last + 1) and last + 1 not in others:
        last += 1
    start, close = stream.offsets[number], stream.line_end(last)
    rest = stream.text[end:close].strip(" ?:*_\n")
    if close - start > _LONG or any(map(str.isdigit, rest)):
        return None
    if rest and not rest.startswith("(") and not stream.text[end:close].rstrip(" *_").endswith(("?", ")")):
        return None
    place = stream.lines[number].place
    text = " ".join(stream.text[start:close].split())
    return TornRow(Grid(((TableCell(text, place=place),),), place), (start, close))


def _continues(stream: Stream, number: int) -> bool:
    line = stream.lines[number]
    return bool(line.text) and not line.starts


def _heading(stream: Stream, number: int) -> TornRow | None:
    line = stream.lines[number]
    words = line.text.replace("|", " ").split()
    if line.grid is not None or not 2 <= len(words) <= _HEADING_WORDS:
        return None
    corner = words[0].casefold() in _CORNERS
    words = words[corner:]
    cells = _headings(words, (1, 2, 3))
    if len({gender_of(cell) for cell in cells}) < len(cells):
        cells = _headings(words, (3, 2, 1))
    if len({gender_of(cell) for cell in cells}) < 2 - corner:
        return None
    row = tuple(TableCell(text, place=line.place) for text in ("", *cells))
    return TornRow(Grid((row,), line.place), (stream.offsets[number], stream.line_end(number)))


def _headings(words: list[str], lengths: tuple[int, ...]) -> list[str]:
    """The words as column headings, each naming a gender; empty when some word belongs to none."""
    cells: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in lengths if at + n <= len(words) and gender_of(" ".join(words[at : at + n]))), 0)
        if not length:
            return []
        cells.append(" ".join(words[at : at + length]))
        at += length
    return cells
