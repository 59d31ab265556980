"""What a release shows and hides, as far as the gate needs it."""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.vocabulary import Gender

WHOLE = {
    "exits": "participants",
    "exits_positive": "exits",
    "exits_unclear": "exits",
    "exits_other": "exits",
    "feels_better": "exits",
    "more_active": "exits",
    "consents": "participants",
    "completed": "exits",
    "dropouts": "participants",
    "answered": "participants",
}
"""The measure that a measure is a part of: together with it a number tells the rest too."""


def with_wholes(measures: Iterable[str]) -> set[str]:
    """The measures and everything that they are a part of; nothing when none is named, which asks for all."""
    found, of = set(measures), set(measures)
    while of:
        of = {WHOLE[measure] for measure in of if measure in WHOLE} - found
        found |= of
    return found


UNTOLD = -1
"""In place of a withheld number that is not known here, so that no refusal can tell that a guess was right."""


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A cell of the release: its measure, gender, true value (or UNTOLD), and whether the reader sees it."""

    measure: str
    gender: Gender
    value: int
    visible: bool
    intervention: str = ""


@dataclass(frozen=True, slots=True)
class KnownFigures:
    """The cells of a release that the prose belongs to.

    `names` are names that may stand in the prose: of the intervention, its parties, whoever signs the report.
    """

    figures: tuple[KnownFigure, ...]
    names: frozenset[str] = frozenset()

    def of(self, measures: Iterable[str], gender: Gender) -> tuple[KnownFigure, ...]:
        """The cells of these measures and this gender; of any measure when none is named."""
        asked = frozenset(measures)
        return tuple(one for one in self.figures if one.gender is gender and (not asked or one.measure in asked))

    def tells_of_all(self, measures: Iterable[str], gender: Gender, *, none: bool) -> bool:
        """True when shown cells say that it was so of nobody (`none`) or of everybody: a measure equals its whole."""
        for measure in measures:
            shown = {cell.value for cell in self.of((measure,), gender) if cell.visible}
            wholes = self.of((WHOLE.get(measure, measure),), gender)
            if shown & ({0} if none else {cell.value for cell in wholes if cell.visible}):
                return True
        return False

    def near(self, text: str) -> "KnownFigures":
        """The cells of the interventions that the text names; all of them when it names none."""
        lowered = text.lower()
        named = {one.intervention for one in self.figures if one.intervention and one.intervention.lower() in lowered}
        if not named:
            return self
        return KnownFigures(tuple(one for one in self.figures if one.intervention in named), self.names)
