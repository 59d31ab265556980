"""A figure: one number of a report, with what it counts, whom, and where it stands."""

from dataclasses import dataclass, field

from stegvis.vocabulary.cells import Cell, Number
from stegvis.vocabulary.gender import Gender
from stegvis.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a report: `measure` for `gender`, as printed (`raw`) and as understood (`cell`).

    `confidence` is 1.0 for a form's table and lower for a number found in prose.
    """

    measure: str
    gender: Gender
    cell: Cell
    raw: str
    place: Place = field(default_factory=Place)
    confidence: float = 1.0

    @property
    def value(self) -> int | float | None:
        """The number, or None when the cell holds none."""
        return self.cell.value if isinstance(self.cell, Number) else None
