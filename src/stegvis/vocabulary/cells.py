"""What stands in a cell: zero, hidden, empty and unanswered are different things, everywhere."""

from dataclasses import dataclass

WITHHELD_SIGN = "‥"


@dataclass(frozen=True, slots=True)
class Number:
    """A stated number. `answered` is the number of answers behind it ("21 (26 svar)"), when given."""

    value: int | float
    answered: int | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A number that exists and is not shown. All withheld cells look the same."""

    reason: str = "protected"


@dataclass(frozen=True, slots=True)
class Blank:
    """The cell is there and nothing stands in it."""


@dataclass(frozen=True, slots=True)
class NotAsked:
    """The question was not asked of this group."""


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """The question was asked and nobody answered."""


@dataclass(frozen=True, slots=True)
class NotNumeric:
    """Something stands in the cell that is no number: "x", "-" or text."""

    text: str


Cell = Number | Withheld | Blank | NotAsked | NotAnswered | NotNumeric
