"""The structure tree of a tagged PDF: headings, paragraphs, list items and tables as lists of marked content.

The tags are those of ISO 32000-1, 14.8.4.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf

Tag = tuple[int, int]  # page from 0, marked content on it

DEEPEST = 100
MOST_LOOKS = 400_000
MOST_SPAN = 200
HEADINGS = {"Title": 1, "H": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
SKIPPED = {"Figure", "Artifact"}
TEXTS = {"P", "Note", "Code", "Caption", "TOCI", "BibEntry", "Formula", "FENote"}
BLOCKS = {
    *HEADINGS, *TEXTS, "L", "LI", "LBody", "Table", "TOC", "Document", "Part", "Sect", "Div", "Art", "BlockQuote",
    "Index", "Aside", "DocumentFragment",
}  # fmt: skip


@dataclass(slots=True)
class TaggedText:
    """A heading (`level` from 1), a paragraph or a caption (0), or a list item (0, with the tags of its marker)."""

    tags: list[Tag]
    level: int = 0
    item: bool = False
    marker: list[Tag] = field(default_factory=list)
    caption: bool = False


@dataclass(slots=True)
class TaggedCell:
    """A cell; `heads` when tagged as a header cell."""

    tags: list[Tag]
    heads: bool
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class TaggedTable:
    """Rows of cells, the number of rows that head the columns, and the tags of the caption."""

    rows: list[list[TaggedCell]]
    headers: int
    caption: list[Tag]


@dataclass(slots=True)
class TaggedFigure:
    """What stands in a picture or chart: no text of the document."""

    tags: list[Tag]


TaggedBlock = TaggedText | TaggedTable | TaggedFigure


def tagged_blocks(pdf: pikepdf.Pdf) -> list[TaggedBlock]:
    """The blocks of the structure tree in reading order; empty when there is no tree, or one that never ends."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return []
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    tree = _Tree(pages, _roles(root))
    try:
        blocks = _captioned(list(tree.blocks(root, None, 0)))
    except _Endless:
        return []
    return [*blocks, TaggedFigure(tree.figures)] if blocks else []


def _captioned(blocks: list[TaggedBlock]) -> list[TaggedBlock]:
    """Captions that stand beside their table, as Typst prints them when a page break is near, put into it."""
    kept: list[TaggedBlock] = []
    waiting: TaggedText | None = None
    for block in blocks:
        last = kept[-1] if kept else None
        if isinstance(block, TaggedTable) and waiting is not None and not block.caption:
            block.caption.extend(waiting.tags)
        elif waiting is not None:
            kept.append(waiting)
        waiting = None
        if not isinstance(block, TaggedText) or not block.caption:
            kept.append(block)
        elif isinstance(last, TaggedTable) and not last.caption:
            last.caption.extend(block.tags)
        else:
            waiting = block
    return [*kept, waiting] if waiting is not None else kept


def _roles(root: pikepdf.Object) -> dict[str, str]:
    found = root.get("/RoleMap")
    if not isinstance(found, pikepdf.Dictionary):
        return {}
    return {key[1:]: str(value)[1:] for key, value in found.items()}


@dataclass(frozen=True, slots=True)
class _Child:
    """A child of an element: an element with its role, or a tag."""

    element: pikepdf.Object | None
    role: str
    tag: Tag | None
    page: int | None


class _Endless(Exception):
    """The tree goes in circles, or branches without end."""


class _Tree:
    """Walks the elements. Elements deeper than DEEPEST are left out: such a tree is no document's.

    Raises _Endless after MOST_LOOKS looks at elements; an element is looked at a few times.
    """

    def __init__(self, pages: Mapping[tuple[int, int], int], roles: Mapping[str, str]) -> None:
        self.pages = pages
        self.roles = roles
        self.figures: list[Tag] = []
        self.looks = 0

    def role(self, element: pikepdf.Object) -> str:
        """The standard role of an element."""
        role = str(element.get("/S", "/"))[1:]
        for _ in range(10):
            if role in BLOCKS or role not in self.roles:
                break
            role = self.roles[role]
        return role

    def children(self, element: pikepdf.Object, page: int | None) -> Iterator[_Child]:
        """The children in order; `page` is the page that an ancestor names."""
        self.looks += 1
        if self.looks > MOST_LOOKS:
            raise _Endless
        own = element.get("/Pg")
        if isinstance(own, pikepdf.Dictionary):
            page = self.pages.get(own.objgen, page)
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                yield from self._child(kid, page)
            elif page is not None and (number := _whole(kid)) is not None:
                yield _Child(None, "", (page, number), page)

    def _child(self, kid: pikepdf.Object, page: int | None) -> Iterator[_Child]:
        if "/MCID" in kid:
            own = kid.get("/Pg")
            at = self.pages.get(own.objgen, page) if isinstance(own, pikepdf.Dictionary) else page
            number = _whole(kid.get("/MCID"))
            if at is not None and number is not None:
                yield _Child(None, "", (at, number), at)
        elif kid.get("/Type") != "/OBJR":
            yield _Child(kid, self.role(kid), None, page)

    def blocks(self, element: pikepdf.Object, page: int | None, depth: int) -> Iterator[TaggedBlock]:
        """The blocks inside an element; loose text between them is a paragraph."""
        loose: list[Tag] = []
        for child in self.children(element, page):
            if child.tag is not None:
                loose.append(child.tag)
                continue
            if child.element is None or depth > DEEPEST:
                continue
            if child.role in SKIPPED:
                self.figures.extend(self.tags(child.element, child.page, depth + 1))
                continue
            if self._is_inline(child, depth):
                loose.extend(self.tags(child.element, child.page, depth + 1))
                continue
            if loose:
                yield TaggedText(loose)
                loose = []
            yield from self._block(child.element, child.role, child.page, depth + 1)
        if loose:
            yield TaggedText(loose)

    def _is_inline(self, child: _Child, depth: int) -> bool:
        return child.role not in BLOCKS and not self._has_blocks(child.element, child.page, depth)

    def _has_blocks(self, element: pikepdf.Object | None, page: int | None, depth: int) -> bool:
        if element is None or depth > DEEPEST:
            return False
        return any(
            child.element is not None
            and (child.role in BLOCKS or self._has_blocks(child.element, child.page, depth + 1))
            for child in self.children(element, page)
        )

    def _block(self, element: pikepdf.Object, role: str, page: int | None, depth: int) -> Iterator[TaggedBlock]:
        if role in HEADINGS:
            yield TaggedText(self.tags(element, page, depth), HEADINGS[role])
        elif role == "Table":
            yield self._table(element, page, depth)
        elif role == "L":
            yield from self._list(element, page, depth)
        elif role in TEXTS and not self._has_blocks(element, page, depth):
            yield TaggedText(self.tags(element, page, depth), caption=role == "Caption")
        else:
            yield from self.blocks(element, page, depth)

    def _list(self, element: pikepdf.Object, page: int | None, depth: int) -> Iterator[TaggedBlock]:
        for child in self.children(element, page):
            if child.element is None:
                continue
            if child.role == "LI":
                yield from self._item(child.element, child.page, depth + 1)
            elif child.role not in SKIPPED and depth <= DEEPEST:
                yield from self._block(child.element, child.role, child.page, depth + 1)

    def _item(self, element: pikepdf.Object, page: int | None, depth: int) -> Iterator[TaggedBlock]:
        """The item's own text first, then the lists and tables inside it."""
        marker: list[Tag] = []
        inner: list[TaggedBlock] = []
        for child in self.children(element, page):
            if child.role == "Lbl" and child.element is not None:
                marker.extend(self.tags(child.element, child.page, depth))
            elif child.tag is not None:
                inner.append(TaggedText([child.tag]))
            elif child.element is not None and child.role not in SKIPPED and depth <= DEEPEST:
                if child.role in {"L", "Table"}:
                    inner.extend(self._block(child.element, child.role, child.page, depth + 1))
                else:
                    inner.extend(self.blocks(child.element, child.page, depth + 1))
        own: list[Tag] = []
        rest = 0
        for block in inner:
            if not isinstance(block, TaggedText) or block.item or block.level:
                break
            own.extend(block.tags)
            rest += 1
        if own or marker:
            yield TaggedText(own, 0, True, marker)
        yield from inner[rest:]

    def _table(self, element: pikepdf.Object, page: int | None, depth: int) -> TaggedTable:
        rows: list[list[TaggedCell]] = []
        caption: list[Tag] = []
        heading_rows = self._rows(element, page, depth, rows, caption)
        headers = 0
        for row in rows:
            if headers >= heading_rows and not all(cell.heads for cell in row):
                break
            headers += 1
        return TaggedTable(rows, headers, caption)

    def _rows(
        self, element: pikepdf.Object, page: int | None, depth: int, rows: list[list[TaggedCell]], caption: list[Tag]
    ) -> int:
        """Collects the rows and the caption; returns how many leading rows stand in a THead."""
        heading_rows = 0
        for child in self.children(element, page):
            if child.element is None or depth > DEEPEST:
                continue
            if child.role == "TR":
                rows.append(list(self._cells(child.element, child.page, depth + 1)))
            elif child.role == "Caption":
                caption.extend(self.tags(child.element, child.page, depth + 1))
            elif child.role not in SKIPPED:
                before = len(rows)
                self._rows(child.element, child.page, depth + 1, rows, caption)
                if child.role == "THead" and before == heading_rows:
                    heading_rows = len(rows)
        return heading_rows

    def _cells(self, element: pikepdf.Object, page: int | None, depth: int) -> Iterator[TaggedCell]:
        for child in self.children(element, page):
            if child.element is not None and child.role in {"TH", "TD"}:
                tags = self.tags(child.element, child.page, depth)
                columns, rows = _span(child.element, "/ColSpan"), _span(child.element, "/RowSpan")
                yield TaggedCell(tags, child.role == "TH", columns, rows)

    def tags(self, element: pikepdf.Object, page: int | None, depth: int) -> list[Tag]:
        """All marked content inside an element, figures left out."""
        found: list[Tag] = []
        for child in self.children(element, page):
            if child.tag is not None:
                found.append(child.tag)
            elif child.element is not None and depth <= DEEPEST:
                inside = self.tags(child.element, child.page, depth + 1)
                (self.figures if child.role in SKIPPED else found).extend(inside)
        return found


def _span(element: pikepdf.Object, name: str) -> int:
    attributes = element.get("/A")
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        number = _whole(one.get(name)) if isinstance(one, pikepdf.Dictionary) else None
        if number is not None:
            return min(max(number, 1), MOST_SPAN)
    return 1


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int) else None
