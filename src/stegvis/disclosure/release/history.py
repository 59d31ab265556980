"""What has been decided before, and what a new publication adds to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stegvis.disclosure.release.counting import Structure
from stegvis.disclosure.release.entries import Entry, LedgerCell
from stegvis.disclosure.release.groups import Publication, Versions
from stegvis.disclosure.release.stated import Count, Counts, Who
from stegvis.vocabulary import BadInput, Gender, Wording
from stegvis.vocabulary.gender import PARTS

Told = tuple[Who, tuple[int, ...]]
"""Whom a number counts, and how often its places had been corrected when it was told."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A cell that is decided: in which publication, and how often its places had been corrected then."""

    publication: str
    cell: LedgerCell
    versions: Versions


@dataclass(frozen=True)
class History:
    """The publications of a family, oldest first, the new one last; and every cell that is decided.

    `unmoved` are the numbers that a correction tells as before, of places in which others moved, and that were shown:
    they are decided anew (see `decoys`). Those that were hidden stay hidden.
    """

    publications: tuple[Publication, ...]
    structure: Structure
    decided: Mapping[Told, Decided]
    unmoved: tuple[Who, ...] = ()

    @property
    def new(self) -> Publication:
        """The publication that is being decided."""
        return self.publications[-1]

    def told(self, publication: Publication, who: Who) -> Told:
        """The number as a reader knows it: the same number told twice is one."""
        genders = PARTS if who.gender is Gender.ALL else (who.gender,)
        places = ((where, gender) for where in who.interventions for gender in genders)
        return who, tuple(publication.versions.get(place, 0) for place in places)

    @property
    def whos(self) -> tuple[Who, ...]:
        """All whom any count or cell of the family counts, what is told in bands left out."""
        counted = (who for one in self.publications for who in one.counts.by_who if who.counted in self.structure.by_id)
        return tuple(dict.fromkeys((*counted, *(who for who, _ in self.decided))))

    @property
    def occurring(self) -> dict[str, frozenset[Gender]]:
        """The genders met in each intervention; what is told of no gender by name is unknown gender."""
        met: dict[str, set[Gender]] = {}
        for publication in self.publications:
            for who, value in publication.counts.by_who.items():
                where = met.setdefault(who.interventions[0], set())
                if who.gender is not Gender.ALL and value:
                    where.add(who.gender)
                elif value > _named(publication.counts, who):
                    where.add(Gender.UNKNOWN)
        return {intervention: frozenset(genders) for intervention, genders in met.items()}


def _named(counts: Counts, every: Who) -> int:
    named = (Who(every.counted, every.interventions, part, every.period) for part in PARTS)
    return sum(counts.by_who.get(who, 0) for who in named)


def history(entries: Sequence[Entry], new: Publication, structure: Structure) -> History:
    """All publications with their versions, and what is decided.

    Raises BadInput when the new one corrects what was never published, or describes whom it counts otherwise.
    """
    past = [
        Publication(entry.publication, Counts(entry.counts, entry.publication), {}, entry.corrects) for entry in entries
    ]
    publications = _versioned((*past, new))
    for entry in entries:
        structure = _merged(entry.structure, structure, new.id)
    structure = structure.without_bands()
    result = History(publications, structure, {})
    decided: dict[Told, Decided] = {}
    for entry, publication in zip(entries, publications, strict=False):
        for cell in entry.cells:
            told = result.told(publication, cell.who)
            decided.setdefault(told, Decided(entry.publication, cell, publication.versions))
    unmoved = [
        cell
        for entry in entries
        for cell in entry.cells
        if entry.publication == new.corrects
        and new.counts.of(cell.who) == cell.value
        and result.told(result.new, cell.who) not in decided
    ]
    for cell in unmoved:
        if not cell.visible:
            # A reader takes it to be the same people.
            decided[result.told(result.new, cell.who)] = Decided(
                f"{new.corrects} as corrected", cell, result.new.versions
            )
    return History(publications, structure, decided, tuple(cell.who for cell in unmoved if cell.visible))


def _merged(earlier: Structure, later: Structure, name: str) -> Structure:
    try:
        return earlier.merged(later)
    except ValueError as error:
        raise BadInput(name, _described_otherwise(str(error))) from error


def _versioned(publications: Sequence[Publication]) -> tuple[Publication, ...]:
    """Each publication with how many corrections had changed each place when it came."""
    versions: dict[tuple[str, Gender], int] = {}
    found: dict[str, Publication] = {}
    for one in publications:
        if one.corrects is not None:
            if one.corrects not in found:
                raise BadInput(one.id, _never_published(one.corrects))
            for place in _changed(found[one.corrects].counts, one.counts):
                versions[place] = versions.get(place, 0) + 1
        found[one.id] = Publication(one.id, one.counts, dict(versions), one.corrects)
    return tuple(found.values())


def _changed(before: Counts, after: Counts) -> set[tuple[str, Gender]]:
    """The places in which a correction tells another number."""
    changed: set[tuple[str, Gender]] = set()
    for every in {who for who in (*before.by_who, *after.by_who) if who.gender is Gender.ALL}:
        changed.update(_changed_parts(every, before, after))
    return changed


def _changed_parts(every: Who, before: Counts, after: Counts) -> Iterable[tuple[str, Gender]]:
    intervention = every.interventions[0]
    named = dict.fromkeys(
        (
            *before.genders(every.counted, intervention, every.period),
            *after.genders(every.counted, intervention, every.period),
        )
    )
    for gender in named:
        who = Who(every.counted, every.interventions, gender, every.period)
        if before.by_who.get(who) != after.by_who.get(who):
            yield intervention, gender
    rest = [counts.by_who.get(every, 0) - _named(counts, every) for counts in (before, after)]
    if rest[0] != rest[1]:
        yield from ((intervention, part) for part in PARTS if part not in named)


def require_same_measures(measures: Iterable[tuple[str, str]], entries: Sequence[Entry], name: str) -> None:
    """Raises BadInput for a measure that an earlier publication defined otherwise: it counts other people now."""
    before = {measure: digest for entry in entries for measure, digest in entry.measures if digest}
    for measure, digest in measures:
        if digest and before.get(measure, digest) != digest:
            raise BadInput(name, _described_otherwise(measure))


def uncorrected(name: str, counts: Iterable[Count], corrects: str | None) -> Publication:
    """A publication, before corrections are counted."""
    return Publication(name, Counts(counts, name), {}, corrects)


def _never_published(name: str) -> Wording:
    return Wording(
        f"{name} ska rättas men har aldrig publicerats; ange den publicering som rättas.",
        f"{name} is to be corrected but was never published; name the publication that is corrected.",
    )


def _described_otherwise(detail: str) -> Wording:
    return Wording(
        f"mått beskrivs på ett annat sätt än i tidigare publiceringar ({detail}); ge det nya måttet ett eget namn.",
        f"measures are described otherwise than in earlier publications ({detail}); give the new one its own name.",
    )
