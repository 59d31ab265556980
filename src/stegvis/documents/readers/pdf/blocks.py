"""What the passes hand each other: tables, headings, list items and texts, still with their printed lines."""

from dataclasses import dataclass, field

from stegvis.documents.readers.pdf.hyphens import Mender
from stegvis.documents.readers.pdf.print import PrintedLine, Word, words_text
from stegvis.documents.readers.text_lines import SourceLine
from stegvis.vocabulary import Place


@dataclass(slots=True)
class RawCell:
    """A cell's printed lines (each a list of words, top to bottom), where the first stands, and how far they reach."""

    lines: list[list[Word]] = field(default_factory=list)
    place: Place = field(default_factory=Place)
    heads: bool = False
    right: float = 0.0

    def text(self, mender: Mender) -> str:
        """The lines joined, words that the cell was too narrow for made whole."""
        texts: list[str] = []
        for at, line in enumerate(self.lines):
            text = words_text(line)
            above = self.lines[at - 1] if at else []
            if len(above) == 1 and _full(above[0], self.right) and mender.cut(above[0].text, line[0].text):
                texts[-1] += text
            else:
                texts.append(text)
        return mender.joined(texts)

    @property
    def blank(self) -> bool:
        """True when nothing is printed in it."""
        return not self.lines

    def extend(self, other: "RawCell") -> None:
        """Takes over the lines of a cell that continues this one."""
        if self.blank:
            self.place = other.place
        self.lines.extend(other.lines)


@dataclass(slots=True)
class RawTable:
    """Rows of cells; the first `headers` rows head the columns. `xs` are the column borders when they are known.

    `source` is "tags", "rules" or "columns". `first` and `last` are its pages, `top` and `bottom` its ends there.
    """

    rows: list[list[RawCell]]
    headers: int
    source: str
    first: int
    last: int
    xs: tuple[float, ...] = ()
    caption: str | None = None

    def __post_init__(self) -> None:
        for row in self.rows:
            place = next((cell.place for cell in row if not cell.blank), None)
            for cell in row:
                if cell.blank and place is not None:
                    cell.place = place
        for at in range(len(self.rows[0])):
            right = self._right(at)
            for row in self.rows:
                row[at].right = max(row[at].right, right)

    def _right(self, column: int) -> float:
        """Where words of a column end at the most: as far from its right border as they start from its left one."""
        words = [word for row in self.rows for line in row[column].lines for word in line]
        if not words:
            return 0.0
        if not self.xs:
            return max(word.x1 for word in words)
        return self.xs[column + 1] - (min(word.x0 for word in words) - self.xs[column])


@dataclass(slots=True)
class RawHeading:
    """A heading; `level` counts from 1."""

    level: int
    lines: list[PrintedLine]


@dataclass(slots=True)
class RawText:
    """Printed lines that make one paragraph. `breaks` are the indexes of lines that start after a forced break.

    `marker` is the bullet or number of a list item.
    """

    lines: list[PrintedLine]
    breaks: frozenset[int] = frozenset()
    marker: str | None = None


@dataclass(slots=True)
class RawTyped:
    """Lines with tabs, as they were typed: the text reader makes tables of them."""

    lines: list[SourceLine]


RawBlock = RawTable | RawHeading | RawText | RawTyped


def _full(word: Word, right: float) -> bool:
    """True when a word alone on its line leaves no room for a letter more."""
    return right > 0 and word.x1 > right - 0.6 * word.size
