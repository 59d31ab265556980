"""What the association's office writes in the account."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stegvis.documents.nodes import Paragraph
from stegvis.vocabulary.written import flat

BOARD_LENGTH = 900
"""Characters that the board's page has room for."""


@dataclass(frozen=True, slots=True)
class AccountTexts:
    """The office's own words: plain, an empty line between paragraphs.

    `intro` opens the account, `board` stands on the board's page, `leads` before an intervention's chapter. `order`
    puts chapters first in their group, in its order; the others follow in the order of their documents. Both call an
    intervention by its name.
    """

    intro: str = ""
    board: str = ""
    order: tuple[str, ...] = ()
    leads: Mapping[str, str] = field(default_factory=dict)

    def all(self) -> Iterator[tuple[str, str]]:
        """Every text that somebody wrote, with where it stands: "intro", "board" or an intervention's name."""
        places = (("intro", self.intro), ("board", self.board), *self.leads.items())
        yield from ((place, text) for place, text in places if text.strip())


def paragraphs_of(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a plain text."""
    yield from (Paragraph.of(flat(part)) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
