"""Natural groups: those that a reader gets by taking one number from another, published or not.

Four ways of taking away are known: the part from its whole (exits − feels better), the genders told from all, the
earlier period from the longer one, what was told before a correction from what is told after it; and their
combinations. Which sets there are is data (`Structure`); none is named here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stegvis.disclosure.family import Group
from stegvis.disclosure.release.atoms import Atoms, signed
from stegvis.disclosure.release.classes import SMALLEST_PROVABLE, ZERO_PROTECTED
from stegvis.disclosure.release.counting import ADDING_UP, Structure, apart, covers
from stegvis.disclosure.release.stated import Counts, Who, place_name
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Gender, Period, Wording

Versions = Mapping[tuple[str, Gender], int]


@dataclass(frozen=True)
class Publication:
    """One publication of the family: its counts, and how many corrections had changed each place before it."""

    id: str
    counts: Counts
    versions: Versions
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A number added (1) or taken away (−1): in which publication, and whom it counts."""

    sign: int
    publication: int
    who: Who


@dataclass(frozen=True, slots=True)
class Pattern:
    """A set, or what a part leaves of its whole: (sign, set) each. `of`: what it lies inside, nearest first."""

    label: str
    sets: tuple[tuple[int, str], ...]
    of: tuple[str, ...] = ()


Recipe = tuple[Taken, ...]


class NaturalGroups:
    """All natural groups of the publications that are at risk under `k`, as sums of `atoms`.

    Raises BadInput when one of them would hold fewer than nobody: then the figures contradict each other.
    """

    def __init__(
        self,
        publications: Sequence[Publication],
        structure: Structure,
        atoms: Atoms,
        k: Mapping[PrivacyClass, int],
    ) -> None:
        self.publications = publications
        self.structure = structure
        self.atoms = atoms
        self.k = k
        told = (SMALLEST_PROVABLE[one.privacy] for one in structure.sets if one.id in atoms.counted)
        # Of nothing at all, nobody is told.
        self.least_k = min(told, default=min(SMALLEST_PROVABLE.values()))

    def at_risk(self) -> tuple[Group, ...]:
        """Every group whose size is below its k (none at all only where the class protects that)."""
        found = (self._group(*one) for one in self._recipes())
        # Two groups of one name stop the release (Family takes each name once): none may stand in another's place.
        return tuple(dict.fromkeys(group for group in found if group is not None))

    def _recipes(self) -> Iterator[tuple[str, Pattern, Recipe, tuple[Recipe, ...]]]:
        """(what it is called, its pattern, how it is taken, how each set that it lies inside is taken)."""
        for number, publication in enumerate(self.publications):
            for pattern in _patterns(self.structure):
                for period in publication.counts.periods:
                    for unit, gender_label, genders in self._units(publication.counts, pattern, period):
                        for time_label, times in self._times(number, pattern, period):
                            label = f"{pattern.label}/{unit[0]}/{gender_label}/{period.start}..{period.end}{time_label}"
                            yield (
                                f"{publication.id}: {label}",
                                pattern,
                                _recipe(pattern.sets, unit[1], genders, times),
                                tuple(_recipe(((1, whole),), unit[1], genders, times) for whole in pattern.of),
                            )

    def _units(
        self, counts: Counts, pattern: Pattern, period: Period
    ) -> Iterator[tuple[tuple[str, tuple[str, ...]], str, tuple[tuple[int, Gender], ...]]]:
        """Each intervention that tells of the pattern and all of them together, with each gender and the rest."""
        telling = [counts.telling(name, period) for _, name in pattern.sets]
        every = tuple(one for one in telling[0] if all(one in others for others in telling))
        units: list[tuple[str, tuple[str, ...]]] = [(place_name((one,)), (one,)) for one in every]
        if len(every) > 1:
            units.append((place_name(every), every))
        for unit in units:
            named = self._named(counts, pattern, unit[1], period)
            yield unit, "all", ((1, Gender.ALL),)
            for gender in named:
                yield unit, gender.value, ((1, gender),)
            if named:
                yield unit, f"not {' or '.join(named)}", ((1, Gender.ALL), *((-1, gender) for gender in named))

    def _named(
        self, counts: Counts, pattern: Pattern, interventions: Iterable[str], period: Period
    ) -> tuple[Gender, ...]:
        given = [counts.genders(name, one, period) for _, name in pattern.sets for one in interventions]
        return tuple(gender for gender in given[0] if all(gender in others for others in given))

    def _times(
        self, number: int, pattern: Pattern, period: Period
    ) -> Iterator[tuple[str, tuple[tuple[int, int, Period], ...]]]:
        """The period itself; with an earlier one taken away; with what it was before a correction taken away."""
        now = (1, number, period)
        yield "", (now,)
        timings = {self.structure.by_id[name].timing for _, name in pattern.sets}
        inner: dict[Period, int] = {}
        for other, publication in enumerate(self.publications):
            for earlier in publication.counts.periods:
                if len(timings) == 1 and all(covers(timing, earlier, period) for timing in timings):
                    yield f" since {publication.id} {earlier.end}", (now, (-1, other, earlier))
                    inner[earlier] = other
                if earlier == period and self.publications[number].corrects == publication.id:
                    yield f" corrected from {publication.id}", (now, (-1, other, earlier))
        if timings <= ADDING_UP:
            separate = apart(inner)
            if len(separate) > 1:
                yield " beside the rest", (now, *((-1, inner[one], one) for one in separate))

    def _group(self, name: str, pattern: Pattern, recipe: Recipe, wholes: tuple[Recipe, ...]) -> Group | None:
        size = self._size(recipe)
        if size is None:
            return None
        k, protect_zero = self._threshold(pattern, wholes)
        if not (size < k and (size != 0 or protect_zero)):
            return None
        terms = signed((one.sign, self._terms(one)) for one in recipe)
        if not terms:
            return None
        if size < 0:
            if any(times < 0 for _, times in terms):
                # A correction that takes away: the same difference, seen from the other side.
                size, terms = -size, tuple((atom, -times) for atom, times in terms)
                return Group(name, terms, size, k) if size < k else None
            raise BadInput(self.publications[recipe[0].publication].id, _contradiction(recipe, self.publications))
        return Group(name, terms, size, k, protect_zero)

    def _terms(self, one: Taken) -> Mapping[str, int]:
        return self.atoms.terms(one.who, self.publications[one.publication].versions)

    def _size(self, recipe: Recipe) -> int | None:
        values = [(one.sign, self.publications[one.publication].counts.of(one.who)) for one in recipe]
        known = [sign * value for sign, value in values if value is not None]
        return sum(known) if len(known) == len(values) else None

    def _threshold(self, pattern: Pattern, wholes: tuple[Recipe, ...]) -> tuple[int, bool]:
        """k, and whether none at all is protected too.

        A part cannot be hidden better than what it lies inside: where a smaller whole may be shown under the whole's
        own class, a reader must at least not be able to tell that the part is not all of it. In nobody, nobody is
        hidden.
        """
        privacy = [self.structure.by_id[name].privacy for _, name in pattern.sets]
        k = max(self.k[one] for one in privacy)
        sizes = [(name, self._size(whole)) for name, whole in zip(pattern.of, wholes, strict=True)]
        known = [(name, size) for name, size in sizes if size is not None]
        zero = any(one in ZERO_PROTECTED for one in privacy) and not any(size == 0 for _, size in known)
        shown = [size for name, size in known if size >= self.k[self.structure.by_id[name].privacy]]
        return max(self.least_k, min(k, *shown, k)), zero


def _above(structure: Structure, name: str) -> tuple[str, ...]:
    """All that a set lies inside, the nearest first."""
    found: dict[str, None] = {}
    left = [*structure.wholes_of(name)]
    while left:
        whole = left.pop(0)
        found.setdefault(whole)
        left += structure.wholes_of(whole)
    return tuple(found)


def _patterns(structure: Structure) -> Iterator[Pattern]:
    for one in structure.sets:
        above = _above(structure, one.id)
        yield Pattern(one.id, ((1, one.id),), above)
        for nesting in structure.inside(one.id):
            for part in nesting.parts:
                yield Pattern(f"{one.id} − {part}", ((1, one.id), (-1, part)), (one.id, *above))
            if len(nesting.parts) > 1 and not nesting.complete:
                parts = tuple((-1, part) for part in nesting.parts)
                yield Pattern(f"{one.id} − {' − '.join(nesting.parts)}", ((1, one.id), *parts), (one.id, *above))


def _recipe(
    sets: Iterable[tuple[int, str]],
    interventions: tuple[str, ...],
    genders: Sequence[tuple[int, Gender]],
    times: Sequence[tuple[int, int, Period]],
) -> Recipe:
    return tuple(
        Taken(set_sign * gender_sign * time_sign, publication, Who(name, interventions, gender, period))
        for set_sign, name in sets
        for gender_sign, gender in genders
        for time_sign, publication, period in times
    )


def _contradiction(recipe: Recipe, publications: Sequence[Publication]) -> Wording:
    """The figures that cannot all be right, named."""
    told = [f"{one.who} = {publications[one.publication].counts.of(one.who)}" for one in recipe]
    earlier = next(
        (publications[one.publication].id for one in recipe if one.publication != recipe[0].publication), None
    )
    advice = (
        (f" Rätta först {earlier} med en rättelse.", f" First publish a correction of {earlier}.")
        if earlier
        else (" Rätta underlaget.", " Mend the figures.")
    )
    return Wording(
        f"delarna blir fler än det hela: {', '.join(told)}.{advice[0]}",
        f"the parts come to more than the whole: {', '.join(told)}.{advice[1]}",
    )
