"""Atoms: the finest division that any publication of the family can tell apart, and what is counted as sums of them.

An atom is an intervention, a gender, a class of moments (which of the family's periods count someone who started
and ended then) and a part of whatever divides those counted. Two divisions of one whole, such as the class of an exit
and whether one feels better, are not crossed: each has its own atoms, and a tie says that both add up to the same
whole. For sums of one division at a time this is the same as crossing them (a table with given margins always exists),
and it grows with the number of questions and not with the product of their answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

from stegvis.disclosure.family import PublishedCell, Terms
from stegvis.disclosure.release.counting import Structure, Timing
from stegvis.disclosure.release.stated import Who
from stegvis.vocabulary import Gender, Period
from stegvis.vocabulary.gender import PARTS

Sum = Mapping[str, int]
"""How many times each atom counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """An intervention, a gender, and how many corrections have changed its figures so far."""

    intervention: str
    gender: Gender
    version: int = 0


Moment = frozenset[tuple[Timing, Period]]
"""Which periods count someone, and how: all that a reader can tell about when someone started and ended."""


class Atoms:
    """The atoms of a family: `whos` are all that its publications count, `occurring` the genders met in each place."""

    def __init__(self, structure: Structure, whos: Iterable[Who], occurring: Mapping[str, frozenset[Gender]]) -> None:
        self.structure = structure
        self.whos = tuple(dict.fromkeys(whos))
        self.occurring = occurring
        self._sum_of_set = cache(self._expand)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The sets that are counted, with all that they lie inside."""
        found: set[str] = set()
        left = [who.counted for who in self.whos]
        while left:
            name = left.pop()
            if name not in found:
                found.add(name)
                left += self.structure.wholes_of(name)
        return frozenset(found)

    @cached_property
    def moments(self) -> Mapping[str, tuple[Moment, ...]]:
        """The classes of moments of each population."""
        asked: dict[str, set[tuple[Timing, Period]]] = {}
        for who in self.whos:
            one = self.structure.by_id[who.counted]
            asked.setdefault(one.population, set()).add((one.timing, who.period))
        return {population: _moments(pairs) for population, pairs in asked.items()}

    def terms(self, who: Who, versions: Mapping[tuple[str, Gender], int]) -> Sum:
        """Whom a number counts, as atoms; `versions` where corrections have changed figures before it."""
        one = self.structure.by_id[who.counted]
        picked = (one.timing, who.period)
        total: dict[str, int] = {}
        for intervention in who.interventions:
            for gender in PARTS if who.gender is Gender.ALL else (who.gender,):
                if gender not in self.occurring.get(intervention, frozenset()):
                    continue
                place = Place(intervention, gender, versions.get((intervention, gender), 0))
                for number, moment in enumerate(self.moments[one.population]):
                    if picked in moment:
                        total.update(dict.fromkeys(self._at(who.counted, place, number), 1))
        return total

    def _at(self, counted: str, place: Place, moment: int) -> Iterator[str]:
        population = self.structure.by_id[counted].population
        for leaf in self._sum_of_set(self._rows_or_part(counted), population, moment):
            yield _atom(place, moment, leaf)

    def _rows_or_part(self, counted: str) -> str | None:
        """A set that the period alone picks is all rows of the moment (None); any other is a part of them."""
        return None if self.structure.is_timed(counted) else counted

    def _divisions(self, counted: str | None, population: str, moment: int) -> list[tuple[str, tuple[str, ...], bool]]:
        """How a set, or all rows of a moment, is divided: (name of what is left over, parts, whether complete)."""
        ended = any(timing is Timing.ENDED for timing, _ in self.moments[population][moment])
        if counted is None:
            wholes = [
                one.id
                for one in self.structure.sets
                if one.population == population
                and self.structure.is_timed(one.id)
                and (ended or one.timing is not Timing.ENDED)
            ]
        else:
            wholes = [counted]
        found = []
        for whole in wholes:
            for number, nesting in enumerate(self.structure.inside(whole)):
                parts = tuple(part for part in nesting.parts if not self.structure.is_timed(part))
                used = tuple(part for part in parts if part in self.counted)
                if used:
                    complete = nesting.complete and used == nesting.parts
                    found.append((f"{whole} beside {number + 1}", used, complete))
        return found

    def _expand(self, counted: str | None, population: str, moment: int) -> tuple[str, ...]:
        divisions = self._divisions(counted, population, moment)
        if not divisions:
            return (counted or population,)
        return self._divided(divisions[0], population, moment)

    def _divided(self, division: tuple[str, tuple[str, ...], bool], population: str, moment: int) -> tuple[str, ...]:
        beside, parts, complete = division
        leaves = [leaf for part in parts for leaf in self._sum_of_set(part, population, moment)]
        return tuple(leaves if complete else [*leaves, beside])

    def ties(self, places: Iterable[Place]) -> Iterator[PublishedCell]:
        """What every reader knows: the divisions of one whole add up to the same."""
        found = [
            (moment, tie)
            for population, moments in self.moments.items()
            for moment in range(len(moments))
            for tie in self._ties_at(population, moment)
        ]
        for place, (moment, (name, tie)) in product(tuple(places), found):
            terms = tuple((_atom(place, moment, leaf), times) for leaf, times in tie.items())
            yield PublishedCell(f"tie {_atom(place, moment, name)}", terms, 0, identity=True)

    def _ties_at(self, population: str, moment: int) -> Iterator[tuple[str, Sum]]:
        for counted in (None, *(one for one in sorted(self.counted) if not self.structure.is_timed(one))):
            if counted is not None and self.structure.by_id[counted].population != population:
                continue
            whole = self._sum_of_set(counted, population, moment)
            for division in self._divisions(counted, population, moment)[1:]:
                tie = dict.fromkeys(whole, 1)
                for leaf in self._divided(division, population, moment):
                    tie[leaf] = tie.get(leaf, 0) - 1
                kept = {leaf: times for leaf, times in tie.items() if times}
                if kept:
                    yield division[0], kept


def signed(parts: Iterable[tuple[int, Sum]]) -> Terms:
    """Sums added and taken away: what is left of the atoms."""
    total: dict[str, int] = {}
    for sign, one in parts:
        for atom, times in one.items():
            total[atom] = total.get(atom, 0) + sign * times
    return tuple((atom, times) for atom, times in total.items() if times)


def _atom(place: Place, moment: int, leaf: str) -> str:
    version = f" (corrected {place.version})" if place.version else ""
    return f"{place.intervention}|{place.gender.value}{version}|{moment + 1}|{leaf}"


def _moments(asked: Iterable[tuple[Timing, Period]]) -> tuple[Moment, ...]:
    """Every class of (started, ended) that the periods asked for tell apart."""
    pairs = sorted(asked, key=lambda pair: (pair[1], pair[0].value))
    edges = sorted({day for _, period in pairs for day in (period.start.toordinal(), period.end.toordinal() + 1)})
    spots = [edges[0] - 1, *edges] if edges else []
    found: dict[Moment, None] = {}
    for started, ended in product(spots, spots):
        if started > ended:
            continue
        moment = frozenset(pair for pair in pairs if _counts(*pair, started, ended))
        if moment:
            found.setdefault(moment)
    return tuple(found)


def _counts(timing: Timing, period: Period, started: int, ended: int) -> bool:
    """Whether a period counts a row of these days (as ordinals). The last edge stands for "not yet"."""
    first, last = period.start.toordinal(), period.end.toordinal()
    match timing:
        case Timing.OPEN:
            return started <= last and ended >= first
        case Timing.STARTED:
            return first <= started <= last
        case Timing.STARTED_BY:
            return started <= last
        case Timing.ENDED:
            return first <= ended <= last
        case Timing.OPEN_AT_END:
            return started <= last < ended
        case Timing.DATED:
            return started == ended and first <= started <= last
