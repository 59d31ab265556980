"""Where something stands in a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file, counted from 1: the page of a PDF, the line of a text, the paragraph of a DOCX.

    Each reader fills in what its format knows and leaves the rest as None.
    """

    page: int | None = None
    line: int | None = None
    paragraph: int | None = None

    @property
    def position(self) -> tuple[int, int] | None:
        """Page and line (or paragraph), by which places of one file can be put in order; None when unknown."""
        at = self.line or self.paragraph
        return None if at is None else (self.page or 0, at)
