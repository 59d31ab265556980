"""What the association's office writes in the account."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

BOARD_LENGTH = 900
"""Characters that the board's page has room for."""


@dataclass(frozen=True, slots=True)
class AccountTexts:
    """The office's own words: plain, an empty line between paragraphs.

    `intro` opens the account, `board` stands on the board's page, `leads` before a report's chapter. `order` puts
    chapters first, in its order; the others follow in the order of their documents. Both know reports by number.
    """

    intro: str = ""
    board: str = ""
    order: tuple[int, ...] = ()
    leads: Mapping[int, str] = field(default_factory=dict)

    def all(self) -> Iterator[tuple[str, str]]:
        """Every text with where it stands: "intro", "board" or "lead:7"."""
        yield from (("intro", self.intro), ("board", self.board))
        yield from ((f"lead:{number}", text) for number, text in self.leads.items())
