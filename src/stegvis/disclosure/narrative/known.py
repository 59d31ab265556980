"""What a release shows and hides, as far as the gate needs it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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


_Asked = tuple[frozenset[str], Gender]


@dataclass(slots=True)
class _Index:
    """What has been looked up once; `last` is the text that was asked of last, a sentence with all its numbers."""

    interventions: dict[str, str] | None = None
    cells: dict[_Asked, tuple[KnownFigure, ...]] = field(default_factory=dict)
    values: dict[tuple[_Asked, bool], frozenset[int]] = field(default_factory=dict)
    near: dict[frozenset[str], "KnownFigures"] = field(default_factory=dict)
    last: tuple[str, "KnownFigures"] | None = None


@dataclass(frozen=True, slots=True)
class KnownFigures:
    """The cells of a release that the prose belongs to.

    `names` are names that may stand in the prose: of the intervention, its parties, whoever signs the report.
    A text asks the same of them for each of its numbers, so what was asked is kept.
    """

    figures: tuple[KnownFigure, ...]
    names: frozenset[str] = frozenset()
    _index: _Index = field(default_factory=_Index, init=False, repr=False, compare=False)

    def of(self, measures: Iterable[str], gender: Gender) -> tuple[KnownFigure, ...]:
        """The cells of these measures and this gender; of any measure when none is named."""
        key = (frozenset(measures), gender)
        found = self._index.cells.get(key)
        if found is None:
            asked, _ = key
            found = tuple(one for one in self.figures if one.gender is gender and (not asked or one.measure in asked))
            self._index.cells[key] = found
        return found

    def shown(self, measures: Iterable[str], gender: Gender) -> frozenset[int]:
        """The values of those cells (`of`) that the reader sees."""
        return self._values((frozenset(measures), gender), visible=True)

    def hidden(self, measures: Iterable[str], gender: Gender) -> frozenset[int]:
        """The values of those cells (`of`) that the reader does not see; UNTOLD among them."""
        return self._values((frozenset(measures), gender), visible=False)

    def _values(self, asked: _Asked, *, visible: bool) -> frozenset[int]:
        found = self._index.values.get((asked, visible))
        if found is None:
            found = frozenset(one.value for one in self.of(*asked) if one.visible is visible)
            self._index.values[asked, visible] = found
        return found

    def tells_of_all(self, measures: Iterable[str], gender: Gender, *, none: bool) -> bool:
        """True when shown cells say that it was so of nobody (`none`) or of everybody: a measure equals its whole."""
        for measure in measures:
            wholes = {0} if none else self.shown((WHOLE.get(measure, measure),), gender)
            if self.shown((measure,), gender) & wholes:
                return True
        return False

    def near(self, text: str) -> "KnownFigures":
        """The cells of the interventions that the text names; all of them when it names none."""
        last = self._index.last
        if last is None or last[0] != text:
            last = self._index.last = text, self._of_interventions(self._named_in(text.lower()))
        return last[1]

    def _named_in(self, lowered: str) -> frozenset[str]:
        if self._index.interventions is None:
            self._index.interventions = {one.intervention: one.intervention.lower() for one in self.figures}
        names = self._index.interventions.items()
        return frozenset(name for name, in_lower in names if in_lower and in_lower in lowered)

    def _of_interventions(self, named: frozenset[str]) -> "KnownFigures":
        if not named:
            return self
        if named not in self._index.near:
            mine = tuple(one for one in self.figures if one.intervention in named)
            self._index.near[named] = KnownFigures(mine, self.names)
        return self._index.near[named]

    def is_of_one(self) -> bool:
        """True when all cells are of the same intervention."""
        self._named_in("")
        return len(self._index.interventions or ()) == 1
