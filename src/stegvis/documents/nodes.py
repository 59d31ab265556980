"""The Document tree: what a document is made of, whatever file it came from or goes to.

A tree that cannot be read aloud cannot be built: a table without header cells, a chart without
alternative text and its data table, a skipped heading text or a document without title raise
ValueError when constructed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from stegvis.vocabulary import Cell, Place

OWN_MARK = "stegvis_"
"""How the anchors begin that say which heading of ours one is, also when the file comes back from an office program."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. `link` is an address or, after "#", an anchor in the document."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a read paragraph as it stood in the file, with its own place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6. `anchor` lets links point at it."""

    level: int
    text: str
    place: Place = field(default_factory=Place)
    anchor: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise ValueError(f"A heading has level 1 to 6, not {self.level}.")
        if not self.text.strip():
            raise ValueError("A heading needs a text.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lines` keeps the lines of the file it was read from; empty when we wrote it."""

    runs: tuple[Run, ...]
    place: Place = field(default_factory=Place)
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph without styles; line breaks of the source are kept as newlines."""
        return "".join(run.text for run in self.runs)

    @classmethod
    def of(cls, text: str, place: Place | None = None) -> "Paragraph":
        """A paragraph of plain text."""
        return cls((Run(text),), place or Place())


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a paragraph."""

    items: tuple[Paragraph, ...]
    ordered: bool = False
    place: Place = field(default_factory=Place)

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError("A list needs at least one item.")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: the text shown and, when it holds a figure, the figure's cell."""

    text: str
    cell: Cell | None = None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `header` heads the columns, the first cell of each row heads the row.

    Shape: every row has len(header) cells. Only the corner may be an empty header.
    """

    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    caption: str | None = None
    place: Place = field(default_factory=Place)

    def __post_init__(self) -> None:
        if not self.header:
            raise ValueError("A table needs column headings.")
        if any(not cell.text.strip() for cell in self.header[1:]):
            raise ValueError("Every column of a table needs a heading; only the corner may be empty.")
        if len(self.header) == 1 and not self.header[0].text.strip():
            raise ValueError("A table needs a column heading.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.header):
                raise ValueError(f"Row {number} has {len(row)} cells where the table has {len(self.header)} columns.")


class ChartKind(StrEnum):
    """BARS: one bar a category. STACKED: the columns of the data table stacked in each bar. GROUPED: side by side."""

    BARS = "bars"
    STACKED = "stacked"
    GROUPED = "grouped"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of `data`: rows are categories, columns after the first are series.

    `alternative` says in a sentence what the chart shows. Writers show the data table beside the chart, whose last
    `only_told` columns are no series.
    """

    kind: ChartKind
    title: str
    alternative: str
    data: Table
    value_title: str
    place: Place = field(default_factory=Place)
    only_told: int = 0

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.alternative.strip() or not self.value_title.strip():
            raise ValueError("A chart needs a title, a value title and an alternative text.")
        if len(self.drawn) < 2 or not self.data.rows:
            raise ValueError("A chart needs a data table with at least one series and one category.")

    @property
    def drawn(self) -> tuple[TableCell, ...]:
        """The headings of the columns that are drawn: the categories, then the series."""
        return self.data.header[: len(self.data.header) - self.only_told]


class NoteKind(StrEnum):
    """How grave a note is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Note:
    """A boxed remark; its kind is said in words too (`label`), never by colour alone."""

    kind: NoteKind
    label: str
    text: str
    place: Place = field(default_factory=Place)

    def __post_init__(self) -> None:
        if not self.label.strip() or not self.text.strip():
            raise ValueError("A note needs a label and a text.")


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents over the headings down to `depth`; writers fill it in."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a new page (paged formats) or section."""


Block = Heading | Paragraph | ListBlock | Table | Chart | Note | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `language` is a BCP 47 tag; `name` is the file it was read from, if any."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "sv"
    author: str | None = None
    subject: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A document needs a title.")

    def headings(self) -> Iterator[Heading]:
        """The headings in order."""
        return (block for block in self.blocks if isinstance(block, Heading))
