"""What a living number is, and what is found when it is looked at again."""

from dataclasses import dataclass
from enum import StrEnum

from stegvis.vocabulary import Gender


@dataclass(frozen=True, slots=True)
class Bound:
    """A number in a text that follows a figure: `phrase` stands at `start`, in characters from 0.

    `of_measure` is what it is a share of, None for a count. A share of a measure in itself ("54 % av deltagarna är
    kvinnor") is of all its genders together.
    """

    start: int
    phrase: str
    measure: str
    of_measure: str | None
    gender: Gender

    @property
    def end(self) -> int:
        """Where the phrase ends."""
        return self.start + len(self.phrase)


class Standing(StrEnum):
    """FRESH: the text says what the figures say. MOVED: the figures have changed since it was written. GONE: the
    number does not stand in the text any more."""

    FRESH = "fresh"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Looked:
    """A living number as the text has it now; one that is gone keeps its old place.

    `phrase` is what a moved one should say, in the form it was written; None when no number can be written there,
    since the report has no such figure any more.
    """

    bound: Bound
    standing: Standing
    phrase: str | None = None


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A text whose moved numbers were written anew, with the numbers that live in it."""

    text: str
    bound: tuple[Bound, ...]
