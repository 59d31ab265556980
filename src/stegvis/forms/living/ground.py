"""The figures that numbers in the text are held against."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from stegvis.forms.living.nodes import Bound
from stegvis.vocabulary import Figure, Gender, Number
from stegvis.vocabulary.measure import EXIT_CLASSES

ANSWERED = "answered"
_LEFT = frozenset({*EXIT_CLASSES, "feels_better", "more_active", "completed"})
_WHOLES = ("exits", "participants", "participants_since_start", ANSWERED)
_TOTALS = ("participants", "participants_since_start")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number says: so many, and of how many when it is a share."""

    part: int
    whole: int | None = None

    @property
    def share(self) -> float:
        """The part of the whole, 0 to 1. Raises TypeError for a count."""
        if self.whole is None:
            raise TypeError("A count is no share.")
        return self.part / self.whole

    @property
    def exact(self) -> Fraction:
        """The part of the whole, not rounded. Raises TypeError for a count."""
        if self.whole is None:
            raise TypeError("A count is no share.")
        return Fraction(self.part, self.whole)


class Ground:
    """The figures of a report, by measure and gender."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = {(one.measure, one.gender): one for one in figures}

    def count(self, measure: str, gender: Gender) -> int | None:
        """The whole number of that cell, None when it holds none."""
        found = self._figures.get((measure, gender))
        return found.value if found and isinstance(found.value, int) else None

    def counted(self, measure: str, of_measure: str | None, gender: Gender) -> Counted | None:
        """What a number on these measures should say; None when the report has no such figures, or shares of none."""
        part = self.count(measure, gender)
        if part is None or of_measure is None:
            return None if part is None else Counted(part)
        whole = self._whole(measure, of_measure, gender)
        return Counted(part, whole) if whole and part <= whole else None

    def of(self, bound: Bound) -> Counted | None:
        """What the living number should say."""
        return self.counted(bound.measure, bound.of_measure, bound.gender)

    def wholes(self, measure: str, named: str | None, gender: Gender) -> Iterator[str]:
        """What a share of the measure may be a share of, the likeliest first; `named` is what the sentence says.

        "Deltagarna" may be those who have left, or answered; those who have left are never all who took part.
        """
        of_itself = measure if gender is not Gender.ALL and measure not in _LEFT else None
        likely = () if named == "exits" else _WHOLES if measure in _LEFT else _TOTALS
        candidates = dict.fromkeys(one for one in (named, of_itself, *likely, ANSWERED) if one)
        yield from (one for one in candidates if one != measure or gender is not Gender.ALL)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every outcome and class of exits that has figures, with each whole that it may be a share of."""
        for measure, gender in self._figures:
            if gender is Gender.ALL and measure in _LEFT:
                yield from ((measure, whole) for whole in self.wholes(measure, None, gender))

    def _whole(self, measure: str, of_measure: str, gender: Gender) -> int | None:
        if of_measure == ANSWERED:
            found = self._figures.get((measure, gender))
            if found and isinstance(found.cell, Number) and found.cell.answered:
                return found.cell.answered
        return self.count(of_measure, Gender.ALL if of_measure == measure else gender)
