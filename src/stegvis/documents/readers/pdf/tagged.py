"""Blocks of a tagged document: the structure tree says what they are, the print gives their words."""

from collections.abc import Iterator, Sequence

from stegvis.documents.readers.pdf.blocks import RawBlock, RawCell, RawHeading, RawTable, RawText
from stegvis.documents.readers.pdf.flow import marker_of, without_marker
from stegvis.documents.readers.pdf.layout import Layout
from stegvis.documents.readers.pdf.print import (
    ARTIFACT,
    PagePrint,
    PrintedLine,
    Word,
    baselines,
    printed_lines,
    segments,
    words_text,
)
from stegvis.documents.readers.pdf.printed import stretch_blocks
from stegvis.documents.readers.pdf.structure import Tag, TaggedBlock, TaggedCell, TaggedFigure, TaggedTable, TaggedText
from stegvis.vocabulary import Place

LEAST_TAGGED = 0.9  # of the words that are no artifacts


class TaggedPrint:
    """The words of each piece of marked content, and the number of the line that each word stands on."""

    def __init__(self, pages: Sequence[PagePrint], spaced: bool) -> None:
        self.spaced = spaced
        self._words: dict[Tag, list[Word]] = {}
        self._numbers: dict[int, int] = {}
        for page in pages:
            shown = [word for word in page.words if word.tag != ARTIFACT]
            for word in shown:
                self._words.setdefault((page.number - 1, word.tag), []).append(word)
            for line in printed_lines(page.number, shown, spaced):
                self._numbers.update((id(word), line.number) for word in line.words)

    def covered(self, blocks: Sequence[TaggedBlock]) -> float:
        """The share of all words that the blocks hold."""
        total = sum(map(len, self._words.values()))
        held = {tag for block in blocks for tag in _all_tags(block)}
        return sum(len(self._words.get(tag, ())) for tag in held) / total if total else 0.0

    def lines(self, tags: Sequence[Tag], starts: bool = True) -> list[PrintedLine]:
        """The printed lines of a block, page by page; the first starts it."""
        lines: list[PrintedLine] = []
        for page, words in self._by_page(tags):
            for group in baselines(words):
                number = self._numbers[id(group[0])]
                first = starts and not lines
                lines.append(PrintedLine(page + 1, number, segments(group, self.spaced), first))
        return lines

    def cell(self, cell: TaggedCell) -> RawCell:
        """The cell. A heading cell repeated on a later page is taken once."""
        pages = self._by_page(cell.tags)
        for page, words in pages[:1]:
            lines = baselines(words)
            place = Place(page=page + 1, line=self._numbers[id(lines[0][0])])
            raw = RawCell(lines, place, cell.heads)
            for _, more in pages[1:]:
                following = baselines(more)
                if [words_text(line) for line in following] != [words_text(line) for line in lines]:
                    raw.lines.extend(following)
            return raw
        return RawCell(heads=cell.heads)

    def _by_page(self, tags: Sequence[Tag]) -> list[tuple[int, list[Word]]]:
        found: dict[int, list[Word]] = {}
        for tag in tags:
            words = self._words.get(tag)
            if words:
                found.setdefault(tag[0], []).extend(words)
        return list(found.items())


def _all_tags(block: TaggedBlock) -> Iterator[Tag]:
    if isinstance(block, TaggedFigure):
        yield from block.tags
    elif isinstance(block, TaggedText):
        yield from block.tags
        yield from block.marker
    else:
        yield from block.caption
        for row in block.rows:
            for cell in row:
                yield from cell.tags


def raw_blocks(blocks: Sequence[TaggedBlock], shown: TaggedPrint) -> list[RawBlock]:
    """Tables, headings and texts in the order of the tree. Tables that are only tagged as paragraphs are found too."""
    made = [(block, _lines(block, shown)) for block in blocks]
    headings = any(isinstance(block, TaggedText) and block.level for block in blocks)
    layout = Layout([line for _, lines in made for line in lines], headings)
    return list(_raw(made, shown, layout))


def _lines(block: TaggedBlock, shown: TaggedPrint) -> list[PrintedLine]:
    return shown.lines(block.tags) if isinstance(block, TaggedText) else []


def _raw(
    made: Sequence[tuple[TaggedBlock, list[PrintedLine]]], shown: TaggedPrint, layout: Layout
) -> Iterator[RawBlock]:
    stretch: list[PrintedLine] = []
    for block, lines in made:
        plain = isinstance(block, TaggedText) and not block.level and not block.item
        if plain:
            stretch.extend(lines)
            continue
        yield from stretch_blocks(stretch, layout)
        stretch = []
        if isinstance(block, TaggedTable):
            yield from _table(block, shown)
        elif isinstance(block, TaggedText) and lines and block.level:
            yield RawHeading(block.level, lines)
        elif isinstance(block, TaggedText) and lines:
            yield _item(block, lines, shown)
    yield from stretch_blocks(stretch, layout)


def _item(block: TaggedText, lines: list[PrintedLine], shown: TaggedPrint) -> RawText:
    """A list item without its bullet, which LibreOffice tags as part of the text."""
    label = shown.lines(block.marker)
    if label:
        return RawText(lines, marker=label[0].text.strip())
    marker = marker_of(lines[0])
    return RawText([without_marker(lines[0]), *lines[1:]], marker=marker) if marker else RawText(lines, marker="•")


def _table(block: TaggedTable, shown: TaggedPrint) -> Iterator[RawTable]:
    rows = _square(block, shown)
    kept = [row for row in rows if any(not cell.blank for cell in row)]
    if not kept:
        return
    pages = [cell.place.page for row in kept for cell in row if cell.place.page is not None]
    headers = min(block.headers, len(kept)) or 1
    caption = " ".join(line.text for line in shown.lines(block.caption)) or None
    yield RawTable(kept, headers, "tags", min(pages), max(pages), caption=caption)


def _square(block: TaggedTable, shown: TaggedPrint) -> list[list[RawCell]]:
    """The rows with each cell in its column; a heading that spans columns heads each of them."""
    rows: list[list[RawCell]] = []
    taken: dict[tuple[int, int], bool] = {}
    width = 0
    for at, row in enumerate(block.rows):
        cells: list[RawCell] = []
        for cell in row:
            while taken.pop((at, len(cells)), False):
                cells.append(RawCell())
            raw = shown.cell(cell)
            for below in range(1, cell.rows):
                taken.update(((at + below, len(cells) + beside), True) for beside in range(cell.columns))
            cells.append(raw)
            cells.extend(raw if at < block.headers else RawCell() for _ in range(cell.columns - 1))
        while taken.pop((at, len(cells)), False):
            cells.append(RawCell())
        rows.append(cells)
        width = max(width, len(cells))
    whole = [cells for cells in rows if len(cells) == width]
    return [cells if len(cells) == width else _spread(cells, whole, width) for cells in rows]


def _spread(cells: Sequence[RawCell], whole: Sequence[Sequence[RawCell]], width: int) -> list[RawCell]:
    """A row with fewer cells than columns (Chromium leaves blank ones out): each goes where it is printed."""
    spans = _spans(whole, width)
    spread = [RawCell() for _ in range(width)]
    least = 0
    for number, cell in enumerate(cells):
        room = width - (len(cells) - number)
        if cell.blank:
            least = min(least, room) + 1
            continue
        left, right = _span([cell]) or (0.0, 0.0)
        away = [max(spans[at][0] - right, left - spans[at][1], 0.0) for at in range(width)]
        at = min(range(least, room + 1), key=lambda at: (away[at], abs(sum(spans[at]) - left - right)))
        spread[at] = cell
        least = at + 1
    return spread


def _spans(whole: Sequence[Sequence[RawCell]], width: int) -> list[tuple[float, float]]:
    """From where to where each column's words stand; a column without words fills the room between its neighbours."""
    known = [_span([row[at] for row in whole]) for at in range(width)]
    spans = []
    for at, span in enumerate(known):
        before = max((one[1] for one in known[:at] if one is not None), default=0.0)
        after = min((one[0] for one in known[at + 1 :] if one is not None), default=1e6)
        spans.append(span or (before, after))
    return spans


def _span(cells: Sequence[RawCell]) -> tuple[float, float] | None:
    """From where to where the words of some cells stand; None when they are all blank."""
    words = [word for cell in cells for line in cell.lines for word in line]
    return (min(word.x0 for word in words), max(word.x1 for word in words)) if words else None
