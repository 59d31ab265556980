"""Whom numbers count: sets of participations, how the period picks them, and how they lie inside each other.

This is data that whoever asks for a release gives; no form and no measure has code of its own here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Period


class Timing(StrEnum):
    """How a period picks those who are counted: by when they started, by when they ended, or by both."""

    OPEN = "open"
    STARTED = "started"
    STARTED_BY = "started_by"
    ENDED = "ended"
    OPEN_AT_END = "open_at_end"
    DATED = "dated"


GROWING = frozenset({Timing.OPEN, Timing.STARTED, Timing.STARTED_BY, Timing.ENDED, Timing.DATED})
"""A longer period counts everyone whom a shorter one inside it counts."""
ADDING_UP = frozenset({Timing.STARTED, Timing.ENDED, Timing.DATED})
"""Periods that follow each other add up: nobody is counted twice."""


@dataclass(frozen=True, slots=True)
class CountedSet:
    """Those whom a number counts. Sets of different populations share nobody, as far as a reader can tell."""

    id: str
    privacy: PrivacyClass
    timing: Timing
    population: str = "participations"


@dataclass(frozen=True, slots=True)
class Nesting:
    """Parts of a whole that share nobody. `complete`: together they are the whole."""

    whole: str
    parts: tuple[str, ...]
    complete: bool = False

    def __post_init__(self) -> None:
        if not self.parts or self.whole in self.parts or len(set(self.parts)) != len(self.parts):
            raise ValueError(f"{self.whole}: a whole needs parts, each once, and is no part of itself.")


@dataclass(frozen=True)
class Structure:
    """All sets that are counted and how they lie inside each other.

    A part is picked by the period as its whole is (feels better among the exits), or in a narrower way from the same
    population (exits among the participants). Raises ValueError when a nesting names no set, joins populations, has
    parts that are picked otherwise than each other, or runs in a circle.
    """

    sets: tuple[CountedSet, ...]
    nestings: tuple[Nesting, ...] = ()

    def __post_init__(self) -> None:
        if len(self.by_id) != len(self.sets):
            raise ValueError("A set that is counted stands twice.")
        for nesting in self.nestings:
            named = [self.by_id.get(name) for name in (nesting.whole, *nesting.parts)]
            if None in named:
                raise ValueError(f"{nesting.whole}: a whole or one of its parts is no set that is counted.")
            if len({one.population for one in named if one}) > 1:
                raise ValueError(f"{nesting.whole}: a whole and its parts belong to one population.")
            whole, *parts = (one.timing for one in named if one)
            if len(set(parts)) > 1 or (whole is not parts[0] and whole is not Timing.OPEN):
                raise ValueError(f"{nesting.whole}: its parts are not picked by the period as it is.")
        timed: set[tuple[str, Timing]] = set()
        for one in self.sets:
            self._require_no_circle(one.id, ())
            if self.is_timed(one.id):
                if (one.population, one.timing) in timed:
                    raise ValueError(f"{one.id}: another set is all that the period picks; say what this is a part of.")
                timed.add((one.population, one.timing))

    def _require_no_circle(self, name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"{name}: it lies inside itself.")
        for nesting in self.inside(name):
            for part in nesting.parts:
                self._require_no_circle(part, (*above, name))

    @cached_property
    def by_id(self) -> Mapping[str, CountedSet]:
        """The sets by name."""
        return {one.id: one for one in self.sets}

    @cached_property
    def _inside(self) -> Mapping[str, tuple[Nesting, ...]]:
        found: dict[str, tuple[Nesting, ...]] = {}
        for nesting in self.nestings:
            found[nesting.whole] = (*found.get(nesting.whole, ()), nesting)
        return found

    @cached_property
    def _wholes(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for nesting in self.nestings:
            for part in nesting.parts:
                found[part] = (*found.get(part, ()), nesting.whole)
        return found

    def inside(self, whole: str) -> tuple[Nesting, ...]:
        """The ways in which a set is divided."""
        return self._inside.get(whole, ())

    def wholes_of(self, part: str) -> tuple[str, ...]:
        """The sets that a set is a part of, directly."""
        return self._wholes.get(part, ())

    def above(self, name: str) -> frozenset[str]:
        """The sets that a set lies inside, directly or through others."""
        wholes = self.wholes_of(name)
        return frozenset(wholes).union(*map(self.above, wholes))

    def is_timed(self, name: str) -> bool:
        """True when the period alone picks the set out of its population: it is no part picked as its whole is."""
        timing = self.by_id[name].timing
        return all(self.by_id[whole].timing is not timing for whole in self.wholes_of(name))

    def without_bands(self) -> "Structure":
        """Without what is told in bands only: the parts of class D, which take no part in sums."""
        kept = {one.id for one in self.sets if not self.in_bands(one.id)}
        nestings = (nesting for nesting in self.nestings if kept >= {nesting.whole, *nesting.parts})
        return Structure(tuple(one for one in self.sets if one.id in kept), tuple(nestings))

    def in_bands(self, name: str) -> bool:
        """True for a part of class D: never told exactly."""
        return self.by_id[name].privacy is PrivacyClass.D and not self.is_timed(name)

    def everyone(self, name: str) -> str:
        """The set that the period alone picks, above this one: the exits, for what is asked at the exit."""
        while not self.is_timed(name):
            name = self.wholes_of(name)[0]
        return name

    def merged(self, other: "Structure") -> "Structure":
        """Both together. Raises ValueError when a set is described in two ways."""
        sets = dict.fromkeys((*self.sets, *other.sets))
        return Structure(tuple(sets), tuple(dict.fromkeys((*self.nestings, *other.nestings))))


def covers(timing: Timing, period: Period, longer: Period) -> bool:
    """True when everyone whom `period` counts is counted in `longer` too."""
    if timing is Timing.STARTED_BY:
        return period.end < longer.end
    return timing in GROWING and period != longer and longer.start <= period.start and period.end <= longer.end


def apart(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Periods that share no day, long ones before short ones."""
    chosen: list[Period] = []
    for period in sorted(periods, key=lambda one: (-one.days, one)):
        if not any(period.overlaps(other) for other in chosen):
            chosen.append(period)
    return tuple(chosen)
