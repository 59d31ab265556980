"""What the text and DOCX readers have in common before blocks are built: lines and table rows in order."""

from dataclasses import dataclass
from enum import Enum, auto

from stegvis.documents.nodes import Block, Run
from stegvis.vocabulary import Place


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as it stands in the file, tabs kept; blank lines too.

    `runs` holds the styles a DOCX knows; None means that styles may be marked up inside `text`.
    `soft` is true when the line may belong to the same paragraph as the line before it.
    """

    text: str
    place: Place
    runs: tuple[Run, ...] | None = None
    soft: bool = True

    @property
    def is_blank(self) -> bool:
        """True when nothing is printed on the line."""
        return not self.text or self.text.isspace()


class Origin(Enum):
    """How the cells of a row were told apart. GRID: a real table of the file."""

    TABS = auto()
    PIPES = auto()
    SPACES = auto()
    GRID = auto()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A line, or a row of a real table, cut into cells.

    `header`: the file says that it heads the columns. `starts`: first row of a real table.
    `continues`: a cell of an earlier row reaches down into it, so its missing label is no accident.
    `line` is what the row falls back to when it turns out not to be part of a table.
    """

    cells: tuple[str, ...]
    places: tuple[Place, ...]
    origin: Origin
    header: bool = False
    starts: bool = False
    continues: bool = False
    line: SourceLine | None = None


Item = SourceLine | SourceRow | Block
"""What the readers hand to `text_blocks.build_blocks`: a finished block is passed on as it is."""
