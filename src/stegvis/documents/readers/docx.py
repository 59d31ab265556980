"""Read DOCX: the body in its true order, tables, lists, notes and text boxes included, headers and footers not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from stegvis.documents.nodes import OWN_MARK, Document, Heading, Line, ListBlock, Note, NoteKind, Paragraph, Run
from stegvis.documents.readers.docx_package import MC, Package, W, damaged
from stegvis.documents.readers.docx_styles import Style, numbering_of, outline_level, read_styles, value_of
from stegvis.documents.readers.docx_tables import grid, source_rows
from stegvis.documents.readers.docx_text import TextReader, lines_of
from stegvis.documents.readers.text import document_of_lines, no_text, too_many_columns
from stegvis.documents.readers.text_blocks import build_blocks
from stegvis.documents.readers.text_lines import Item, SourceLine
from stegvis.documents.readers.text_rows import MAX_COLUMNS, TooManyColumns
from stegvis.documents.readers.title import title_of
from stegvis.vocabulary import BadInput, Place

_NUMBER = "{stegvis}paragraph"
_TRANSPARENT = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "txbxContent")
)


def read_docx(path: Path, name: str) -> Document:
    """The document in a DOCX file; places give the number of the paragraph in the body, those in tables counted.

    Raises BadInput when the file is damaged, locked, hostile, no DOCX or without text. Meant to be called through
    `guard.read_guarded`.
    """
    try:
        with Package(path, name) as package:
            return _read(package)
    except TooManyColumns as many:
        raise BadInput(name, too_many_columns(many)) from many


def _read(package: Package) -> Document:
    reader, name = _BodyReader(package), package.name
    items = reader.items()
    if reader.is_plain_text:
        lines = [SourceLine(item.text, item.place) for item in items if isinstance(item, SourceLine)]
        return document_of_lines(lines, name)
    blocks = (*build_blocks(items, markup=False), *reader.notes())
    if not blocks:
        raise BadInput(name, no_text())
    return Document(reader.title() or title_of(blocks, name), blocks, name=name)


@dataclass(frozen=True, slots=True)
class _ListItem:
    """An item of a list, until its neighbours are known. `label` is what Word prints before a numbered one."""

    paragraph: Paragraph
    ordered: bool
    number: int
    label: str


class _BodyReader:
    """Walks the body once, in order."""

    def __init__(self, package: Package) -> None:
        self.package = package
        root = package.part(package.main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise BadInput(package.name, damaged())
        self.body = body
        self.styles = read_styles(package)
        self.text = TextReader(self.styles, package.links())
        self.note_ids: dict[str, Place] = {}
        self.structured = False
        self.plain_lines = self.lines = self.blanks = 0

    def items(self) -> list[Item]:
        """Everything in the body, in order. To be called once."""
        for element in list(self.body.iter(MC + "AlternateContent")):
            _keep_one_branch(element)
        for number, paragraph in enumerate(self.body.iter(W + "p"), start=1):
            paragraph.set(_NUMBER, str(number))
        return _gather_lists(self._walk(self.body))

    @property
    def is_plain_text(self) -> bool:
        """True when an office program saved a text file: every line a paragraph, no styles, blank lines between."""
        if self.structured or not self.lines:
            return False
        return self.plain_lines * 2 > self.lines or self.blanks * 2 >= self.lines

    def title(self) -> str | None:
        """The title among the document's properties."""
        core = self.package.part("docProps/core.xml")
        found = None if core is None else core.find("{http://purl.org/dc/elements/1.1/}title")
        return (found.text or "").strip() or None if found is not None else None

    def notes(self) -> Iterator[Note]:
        """The footnotes and endnotes that the body points to, each with the place of its reference."""
        roots = {kind: self.package.beside_main(f"{kind}.xml") for kind in ("footnotes", "endnotes")}
        for count, (key, place) in enumerate(self.note_ids.items(), start=1):
            kind, _, note_id = key.partition(":")
            root = roots[kind]
            note = next((n for n in root if n.get(W + "id") == note_id), None) if root is not None else None
            text = "" if note is None else self._flat_text(note)
            if text:
                yield Note(NoteKind.INFO, f"Fotnot {count}", text, place)

    def _walk(self, element: etree._Element) -> Iterator[Item | _ListItem]:
        for child in element:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag in _TRANSPARENT or child.tag.startswith(MC):
                yield from self._walk(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Item | _ListItem]:
        properties = element.find(W + "pPr")
        style = self.styles.of(value_of(properties, "pStyle"))
        text = self.text.read(element, style)
        place = _place(element)
        for note in text.notes:
            self.note_ids.setdefault(note, place)
        if any(run.text.strip() for run in text.runs):
            yield from self._filled(element, style, text.runs, place)
        else:
            self.blanks += 1
            yield SourceLine("", place)
        for box in text.boxes:
            self.structured = True
            yield from self._walk(box)

    def _filled(
        self, element: etree._Element, style: Style, runs: list[Run], place: Place
    ) -> Iterator[Item | _ListItem]:
        properties = element.find(W + "pPr")
        anchor = _own_mark(element)
        # What we wrote as a heading is one, whatever became of its style.
        level = outline_level(properties) or style.level or (2 if anchor else None)
        item = None if level else self._list_item(properties, style)
        if level:
            self.structured = True
            yield Heading(level, " ".join("".join(run.text for run in runs).split()), place, anchor)
        elif item:
            self.structured = True
            ordered, number, label = item
            yield _ListItem(_paragraph(runs, place), ordered=ordered, number=number, label=label)
        else:
            yield from self._lines(style, runs, place)

    def _lines(self, style: Style, runs: list[Run], place: Place) -> Iterator[SourceLine]:
        plain = style.is_plain_text
        self.plain_lines += plain
        self.lines += 1
        self.structured |= any(run.strong or run.emphasis for run in runs)
        for index, line in enumerate(lines_of(runs)):
            text = "".join(run.text for run in line)
            yield SourceLine(text, place, None if plain else line, soft=plain or index > 0)

    def _list_item(self, properties: etree._Element | None, style: Style) -> tuple[bool, int, str] | None:
        numbering = numbering_of(properties) or style.numbering
        if numbering:
            return self.styles.number(*numbering)
        return None if style.list_kind is None else (style.list_kind, 0, "")

    def _table(self, element: etree._Element) -> Iterator[Item | _ListItem]:
        self.structured = True
        rows = grid(element)
        first = next(element.iter(W + "p"), None)
        place = Place() if first is None else _place(first)
        width = max((len(row.cells) for row in rows), default=0)
        if width > MAX_COLUMNS:
            raise TooManyColumns(SourceLine("", place), width)
        if width == 1 and not any(row.header for row in rows):
            for row in rows:
                cell = row.cells[0].element
                yield from self._walk(cell) if cell is not None else ()
            return
        caption, sources = source_rows(rows, self._cell, place)
        if caption:
            yield SourceLine(caption, place, (Run(caption, strong=True),), soft=False)
        yield from sources
        yield from self._nested(element)

    def _cell(self, cell: etree._Element) -> tuple[str, Place]:
        first = next(cell.iter(W + "p"), None)
        return self._flat_text(cell), Place() if first is None else _place(first)

    def _flat_text(self, element: etree._Element) -> str:
        """The text of a cell or note on one line; nested tables and text boxes come after the table."""
        parts: list[str] = []
        for child in element:
            if child.tag == W + "p":
                style = self.styles.of(value_of(child.find(W + "pPr"), "pStyle"))
                text = self.text.read(child, style)
                for note in text.notes:
                    self.note_ids.setdefault(note, _place(child))
                parts.extend("".join(run.text for run in text.runs).split())
            elif child.tag in _TRANSPARENT:
                parts.append(self._flat_text(child))
        return " ".join(filter(None, parts))

    def _nested(self, table: etree._Element) -> Iterator[Item | _ListItem]:
        """Tables and text boxes that stand inside the cells of `table`, one level down."""
        for cell in table.iter(W + "tc"):
            if next(cell.iterancestors(W + "tbl"), None) is not table:
                continue
            for inner in cell.iter(W + "tbl", W + "txbxContent"):
                if next(inner.iterancestors(W + "tc", W + "txbxContent"), None) is cell:
                    yield SourceLine("", Place())
                    yield from self._table(inner) if inner.tag == W + "tbl" else self._walk(inner)


def _own_mark(paragraph: etree._Element) -> str | None:
    """The mark that we set on a heading when we wrote the file, if it is still there."""
    names = (mark.get(W + "name") or "" for mark in paragraph.iter(W + "bookmarkStart"))
    return next((name for name in names if name.startswith(OWN_MARK)), None)


def _keep_one_branch(element: etree._Element) -> None:
    """Of a thing that is stored in several ways for several programs, keep the first that holds text."""
    branches = list(element)
    kept = next((branch for branch in branches if next(branch.iter(W + "t"), None) is not None), None)
    for branch in branches:
        if branch is not kept:
            element.remove(branch)


def _place(paragraph: etree._Element) -> Place:
    return Place(paragraph=int(paragraph.get(_NUMBER) or 0) or None)


def _paragraph(runs: list[Run], place: Place, label: str = "") -> Paragraph:
    """A paragraph of its own, not to be joined with others."""
    shown = [Run(f"{label} "), *runs] if label else runs
    lines = tuple(Line("".join(run.text for run in line).strip(), place) for line in lines_of(shown))
    return Paragraph(tuple(shown), place, lines)


def _gather_lists(items: Iterator[Item | _ListItem]) -> list[Item]:
    result: list[Item] = []
    waiting: list[_ListItem] = []
    for item in items:
        if waiting and not (isinstance(item, _ListItem) and _goes_on(waiting[-1], item)):
            result.extend(_listed(waiting))
            waiting = []
        if isinstance(item, _ListItem):
            waiting.append(item)
        else:
            result.append(item)
    return [*result, *(_listed(waiting) if waiting else ())]


def _goes_on(last: _ListItem, item: _ListItem) -> bool:
    """True when the item belongs to the list of the one before it: of the same kind, and not counted from 1 again."""
    return last.ordered == item.ordered and not (item.ordered and item.number == 1)


def _listed(items: list[_ListItem]) -> list[Item]:
    """One list, or paragraphs with their numbers where a list of our own would print other numbers."""
    ordered = items[0].ordered
    if ordered and not _runs_from_one(items):
        return [_paragraph(list(item.paragraph.runs), item.paragraph.place, item.label) for item in items]
    paragraphs = tuple(item.paragraph for item in items)
    return [ListBlock(paragraphs, ordered=ordered, place=paragraphs[0].place)]


def _runs_from_one(items: list[_ListItem]) -> bool:
    """True when the numbers of the file are those that a list of our own would print. 0: not known."""
    numbers = [item.number for item in items]
    return len(items) > 1 and (not any(numbers) or numbers == list(range(1, len(items) + 1)))
