"""From a publication and its history to a family: the only thing that the solver and the auditor see."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from stegvis.disclosure.attack import Attacker
from stegvis.disclosure.family import Cell, Family, Group, PublishedCell
from stegvis.disclosure.highs import Deadline
from stegvis.disclosure.known import known_from_cells
from stegvis.disclosure.protection_outcome import Protection
from stegvis.disclosure.release.atoms import Atoms, Place
from stegvis.disclosure.release.cells import Asked, asked_for, who_is_told
from stegvis.disclosure.release.classes import WITH_AN_EXTRA_HIDDEN, ZERO_PROTECTED
from stegvis.disclosure.release.decoys import decoys
from stegvis.disclosure.release.entries import LedgerCell
from stegvis.disclosure.release.groups import NaturalGroups
from stegvis.disclosure.release.history import History
from stegvis.disclosure.release.keyed import keyed
from stegvis.disclosure.release.ledger import canonical
from stegvis.disclosure.release.request import Kind, Line, ReleaseRequest, TableRequest
from stegvis.disclosure.release.stated import Who
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Gender, Wording

TOTAL_WEIGHT, ALL_WEIGHT = 2, 2
"""A number for all together, or for all genders, is read by more: hiding it costs twice as much."""


@dataclass(frozen=True)
class Draft:
    """A publication on its way: what it tells, what is decided already, and the family of what is not.

    All of it, from the first question to the last, is to be done by `deadline`.
    """

    request: ReleaseRequest
    history: History
    k: Mapping[PrivacyClass, int]
    secret: bytes
    time_limit_s: float
    deadline: Deadline = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "deadline", Deadline.after(self.time_limit_s))

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Every number that the publication tells."""
        return asked_for(self.request, self.history.new.counts)

    @cached_property
    def atoms(self) -> Atoms:
        """The atoms of the whole family."""
        whos = (*self.history.whos, *(one.who for one in self.asked))
        return Atoms(self.history.structure, whos, self.history.occurring)

    def decided(self, who: Who) -> LedgerCell | None:
        """What an earlier publication decided about this very number.

        Raises BadInput when it told another value: that takes a correction.
        """
        found = self.history.decided.get(self.history.told(self.history.new, who))
        if found is None:
            return None
        if found.cell.value != self.history.new.counts.of(who):
            raise BadInput(self.request.publication, _told_otherwise(who, found.publication))
        return found.cell

    @cached_property
    def cells(self) -> Mapping[str, Who]:
        """The numbers that are to be decided now, by the id of their cell."""
        return {
            self._name(one.who): one.who
            for one in self.asked
            if one.may_be_told and self.decided(one.who) is None and self.has_atoms(one.who)
        }

    def _name(self, who: Who) -> str:
        return f"{self.request.publication}: {who}"

    def has_atoms(self, who: Who) -> bool:
        """False when nobody of that gender was ever met there."""
        return bool(self._terms(who))

    def _is_no_secret(self, asked: Asked) -> bool:
        """Nobody where nobody can be; but of what protects zeros too, not even that is told."""
        privacy = self.history.structure.by_id[asked.who.counted].privacy
        return asked.may_be_told and not self.has_atoms(asked.who) and privacy not in ZERO_PROTECTED

    def told(self, shown: Collection[str]) -> frozenset[Who]:
        """Whom the publication tells of when the cells named in `shown` are shown, and nothing that stands outside.

        As decided before; else as decided now; where nobody can be, nobody is no secret; last, of nobody nobody.
        """
        now = {self.cells[cell] for cell in shown}
        told = {one.who for one in self.asked if self._is_told(one, now)}
        new = (one.who for one in self.asked if self.decided(one.who) is None)
        return frozenset(told | {who for who in new if self.says_no_more(who, told)})

    def _is_told(self, one: Asked, now: Collection[Who]) -> bool:
        decided = self.decided(one.who)
        if decided is not None:
            return decided.visible
        return one.who in now or self._is_no_secret(one)

    def as_published(self, told: Collection[Who]) -> tuple[Family, frozenset[str]]:
        """The family as its reader has it, and the cells that are visible then: what an audit must be asked of.

        A number that the pattern hides, or that none was to decide, may be told all the same: of nobody nobody.
        """
        ids = {self._name(who) for who in told}
        ledger = tuple(replace(one, visible=True) if one.id in ids else one for one in self.family.ledger)
        return replace(self.family, ledger=ledger), frozenset(ids & self.cells.keys())

    def says_no_more(self, who: Who, shown: Collection[Who]) -> bool:
        """Nobody among whom the publication shows to be nobody: whoever reads the one has read the other.

        Only by what is shown, so that nothing follows from it; a whole that is hidden tells nothing of its parts.
        """
        structure = self.history.structure
        if structure.by_id[who.counted].privacy in ZERO_PROTECTED:
            return False
        wholes = (replace(who, counted=name) for name in structure.above(who.counted))
        return any(whole in shown and self.history.new.counts.of(whole) == 0 for whole in wholes)

    def _terms(self, who: Who) -> Mapping[str, int]:
        return self.atoms.terms(who, self.history.new.versions)

    @cached_property
    def _groups(self) -> NaturalGroups:
        return NaturalGroups(self.history.publications, self.history.structure, self.atoms, self.k)

    @cached_property
    def family(self) -> Family:
        """The family, with a seed of its own that only whoever has the secret can tell, and the time that is left.

        Raises SolverStopped when time is over, NothingFits when what was published before contradicts itself.
        """
        ledger = (*self._ties(), *self._earlier(), *self._never_told())
        cells = tuple(self._cell(cell_id, who) for cell_id, who in self.cells.items())
        hidden_moves = decoys(self.history, self.atoms, self.k, self.secret)
        wanted = (*self._groups.at_risk(), *self._own_k(), *self._extremes(), *hidden_moves)
        groups = self._as_far_as_possible(wanted, ledger)
        terms = (*(one.terms for one in ledger), *(one.terms for one in cells), *(one.terms for one in groups))
        family = Family(
            k=self._groups.least_k,
            atoms=tuple(dict.fromkeys(atom for one in terms for atom, _ in one)),
            cells=cells,
            groups=groups,
            ledger=ledger,
        )
        # The same request gives the same pattern, however fast the machine is: the seed does not depend on time.
        seed = keyed(self.secret, "family", canonical(repr(family)))
        self.deadline.check()
        return replace(family, seed=seed, time_limit_s=self.deadline.left_s())

    @cached_property
    def notes(self) -> tuple[Wording, ...]:
        """Where the k of a class may not hold in full: for the classes above the least k of the family.

        Told of every such publication, whether a group was capped or not: that one was would itself tell of it.
        """
        counted = {self.history.structure.by_id[name].privacy for name in self.atoms.counted}
        above = sorted((one.value, self.k[one]) for one in counted if self.k[one] > self._groups.least_k)
        return (_capped_k(", ".join(f"{privacy} ({k})" for privacy, k in above)),) if above else ()

    def _cell(self, cell_id: str, who: Who) -> Cell:
        weight = (TOTAL_WEIGHT if len(who.interventions) > 1 else 1) * (ALL_WEIGHT if who.gender is Gender.ALL else 1)
        value = self.history.new.counts.of(who)
        return Cell(cell_id, tuple(self._terms(who).items()), value or 0, self.request.publication, weight)

    def _ties(self) -> Iterator[PublishedCell]:
        versions = {
            (*place, version)
            for publication in self.history.publications
            for place, version in publication.versions.items()
        }
        plain = {(where, gender, 0) for where, genders in self.history.occurring.items() for gender in genders}
        occurring = {(where, gender) for where, gender, _ in plain}
        places = [Place(*one) for one in sorted(versions | plain) if one[:2] in occurring]
        return self.atoms.ties(places)

    def _earlier(self) -> Iterator[PublishedCell]:
        for (who, _), one in self.history.decided.items():
            terms = self.atoms.terms(who, one.versions)
            if terms:
                yield PublishedCell(f"{one.publication}: {who}", tuple(terms.items()), one.cell.value, one.cell.visible)

    def _never_told(self) -> Iterator[PublishedCell]:
        for one in self.asked:
            if not one.may_be_told and self.decided(one.who) is None and self.has_atoms(one.who):
                yield PublishedCell(self._name(one.who), tuple(self._terms(one.who).items()), one.value, visible=False)

    def _own_k(self) -> Iterator[Group]:
        """Each cell under the k of its class, also where no natural group is the same."""
        for cell_id, who in self.cells.items():
            value = self.history.new.counts.of(who) or 0
            k = self.k[self.history.structure.by_id[who.counted].privacy]
            if 0 < value < k:
                yield Group(f"{cell_id} itself", tuple(self._terms(who).items()), value, k)

    def _as_far_as_possible(self, groups: Iterable[Group], ledger: Sequence[PublishedCell]) -> tuple[Group, ...]:
        """What earlier publications, under a lower k, have told of a group cannot be taken back: no more is told.

        The family's own k is never given up: below it the solver refuses.
        """
        wanted = tuple(groups)
        strict = [group for group in wanted if group.k is not None and group.k > self._groups.least_k]
        if not strict or not any(one.cell.visible for one in self.history.decided.values()):
            return wanted
        reader = Attacker(known_from_cells((), ledger), [group.terms for group in strict], self.deadline)
        told = {group.id: reader.largest(group.terms) for group in strict}
        return tuple(self._capped(group, told.get(group.id)) for group in wanted)

    def _capped(self, group: Group, largest: int | None) -> Group:
        if largest is None or group.k is None or group.k <= largest:
            return group
        return replace(group, k=max(self._groups.least_k, largest))

    def _extremes(self) -> Iterator[Group]:
        """A mean at the end of its scale tells what everyone answered: nobody may be able to work it out.

        Whoever can work out a mean from others can work out the number of answers from theirs in the same way;
        so it is enough that the number of answers cannot be proven to be what it is.
        """
        for table, line, gender in self._means():
            mean = line.mean(table.intervention, gender, table.period)
            for who in who_is_told(table, line, self.history.new.counts, gender):
                size = self.history.new.counts.of(who)
                if size and mean is not None and line.scale is not None and mean in line.scale:
                    name = f"{self.request.publication}: extreme {line.measure} {who}"
                    yield Group(name, tuple(self._terms(who).items()), size, max(size + 1, self._groups.least_k))

    def _means(self) -> Iterator[tuple[TableRequest, Line, Gender]]:
        for table in self.request.tables:
            for line in table.lines:
                if line.kind is Kind.MEAN:
                    yield from ((table, line, gender) for gender in table.columns)

    def shown(self, protection: Protection) -> frozenset[str]:
        """The cells to show: the pattern's, less one outcome chosen with the secret, where an outcome is hidden."""
        visible = frozenset(protection.visible)
        if not any(self._has_an_extra(cell) for cell in protection.hidden):
            return visible
        seed = self.family.seed
        told = {self.cells[cell] for cell in visible}
        chosen_of = (cell for cell in visible if self._has_an_extra(cell))
        unclear = [cell for cell in chosen_of if not self.says_no_more(self.cells[cell], told)]
        choice = sorted(unclear, key=lambda cell: keyed(self.secret, seed, cell.encode()))
        return visible - frozenset(choice[:1])

    def _has_an_extra(self, cell: str) -> bool:
        return self.history.structure.by_id[self.cells[cell].counted].privacy in WITH_AN_EXTRA_HIDDEN


def _capped_k(classes: str) -> Wording:
    return Wording(
        f"Minsta grupp i klass {classes} gäller det som är nytt här. Det som tidigare publiceringar har visat tas "
        "inte tillbaka, och en del av en mindre grupp som visas kan bara skyddas från att vara hela den gruppen.",
        f"The smallest group of class {classes} holds for what is new here. What earlier publications have shown is "
        "not taken back, and a part of a smaller group that is shown can only be kept from being all of that group.",
    )


def _told_otherwise(who: Who, publication: str) -> Wording:
    return Wording(
        f"{who} har ett annat värde än i {publication}; publicera en rättelse av {publication} i stället.",
        f"{who} has another value than in {publication}; publish a correction of {publication} instead.",
    )
