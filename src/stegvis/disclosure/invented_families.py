"""Invented families: report families with the skew of small interventions, and odd little ones that try every corner.

Everything is made up from a seed; the same seed gives the same family. For tests, measurements and demonstrations.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stegvis.disclosure.family import Cell, Family, Group, PublishedCell, Terms

GENDERS = ("women", "men", "nonbinary")
EXIT_CLASSES = ("positive", "unclear", "other")
SHOWN_GENDERS: Mapping[str, tuple[str, ...]] = {"all": GENDERS, "women": ("women",), "men": ("men",)}
EXITS_BEFORE_OUTCOMES = 8
"""Fewer exits than this, and a form leaves the outcomes blank."""


@dataclass(frozen=True, slots=True)
class Person:
    """The atom of a report family: everyone in one intervention who is alike in all that is counted."""

    intervention: str
    gender: str
    entered: int
    exited: int | None = None
    exit_class: str = ""
    better: bool = False
    more_active: bool = False

    def __str__(self) -> str:
        parts = [self.intervention, self.gender, f"in {self.entered + 1}"]
        if self.exited is not None:
            parts += [f"out {self.exited + 1}", self.exit_class]
            parts += [
                "better" if self.better else "not better",
                "more active" if self.more_active else "not more active",
            ]
        return "|".join(parts)


class _Counted:
    """The people of a report family by all that a publication counts: sums of atoms, and what they are."""

    def __init__(self, counts: Mapping[Person, int]) -> None:
        self.terms = {person: (str(person), 1) for person in counts}
        self.counts = counts

    def sum(self, people: Iterable[Person]) -> tuple[Terms, int]:
        chosen = tuple(people)
        return tuple(self.terms[person] for person in chosen), sum(self.counts[person] for person in chosen)


MEASURES = ("participants", "exits", *EXIT_CLASSES, "feels better", "more active")
OUTCOMES = frozenset({"feels better", "more active"})
OFTEN_BLANK = ("unclear", "other", "feels better", "more active")
ASKED = 0.6
"""How likely an intervention is to tell of a measure that is often left blank."""

COMPLEMENTS = {
    "still there": ("participants", "exits"),
    "not positive": ("exits", "positive"),
    "not better": ("exits", "feels better"),
    "not more active": ("exits", "more active"),
}


def counts_in(measure: str, person: Person, publication: int) -> bool:
    """Whether a person counts in a measure of a publication: all that happened up to and including its period."""
    if measure == "participants":
        return person.entered <= publication
    if person.exited is None or person.exited > publication:
        return False
    if measure in EXIT_CLASSES:
        return person.exit_class == measure
    return measure == "exits" or (person.better if measure == "feels better" else person.more_active)


def report_family(
    interventions: int, periods: int = 1, seed: int = 1, *, k: int = 5, published: int = 0, longest_stay: int = 1
) -> Family:
    """The reports of one association: `periods` publications, each telling of everything up to its period's end.

    A publication shows, for each intervention and for all together, participants, exits, the three classes of exit
    (positive, unclear, other), who feels better and who is more active: everyone, women and men. Outcomes are
    blank below eight exits, and a gender without participants is blank. The groups are the complements (still
    there, not positive, not better, not more active), what women and men leave over, and the differences between
    one publication and the one before. An atom is an intervention, a gender, the periods of entry and exit (at most
    `longest_stay` periods apart), the class of the exit, feels better and more active.
    15 interventions in one period: about 250 cells, about 130 groups at risk. The first `published` publications
    are already out: they stand in the ledger, all visible.
    """
    chance = random.Random(f"report {seed}")  # noqa: S311
    counts = dict(_people(interventions, periods, longest_stay, chance))
    counted = _Counted(counts)
    cells: list[Cell] = []
    groups: list[Group] = []
    for unit in _units(counts, chance):
        for publication in range(periods):
            cells += _cells(unit, publication, counted)
            groups += _groups(unit, publication, counted)
    early = {f"period {publication + 1}" for publication in range(published)}
    return Family(
        k=k,
        atoms=tuple(str(person) for person in counts),
        cells=tuple(cell for cell in cells if cell.publication not in early),
        groups=tuple(groups),
        ledger=tuple(PublishedCell(cell.id, cell.terms, cell.value) for cell in cells if cell.publication in early),
        seed=f"invented {seed}",
    )


def invented_people(interventions: int, periods: int = 1, seed: int = 1, *, longest_stay: int = 1) -> dict[Person, int]:
    """Every atom of `report_family` with the same arguments, and how many people it counts."""
    chance = random.Random(f"report {seed}")  # noqa: S311
    return dict(_people(interventions, periods, longest_stay, chance))


@dataclass(frozen=True, slots=True)
class _Unit:
    """An intervention, or all together, and for each measure those it tells of (nobody where it is left blank)."""

    name: str
    people: Mapping[str, tuple[Person, ...]]

    def counted_in(self, measure: str, publication: int, genders: Sequence[str], told: str = "") -> list[Person]:
        """Those who count in `measure`, among those of whom the measure `told` (or itself) is told."""
        people = self.people[told or measure]
        return [one for one in people if one.gender in genders and counts_in(measure, one, publication)]


def _units(people: Iterable[Person], chance: random.Random) -> list[_Unit]:
    """Every intervention with what it tells of, and the total: the sum of what the interventions tell of."""
    by_intervention: dict[str, list[Person]] = {}
    for person in people:
        by_intervention.setdefault(person.intervention, []).append(person)
    total: dict[str, list[Person]] = {}
    units = []
    for name, own in by_intervention.items():
        told = [measure for measure in MEASURES if measure not in OFTEN_BLANK or chance.random() < ASKED]
        units.append(_Unit(name, dict.fromkeys(told, tuple(own))))
        for measure in told:
            total.setdefault(measure, []).extend(own)
    return [*units, _Unit("total", {measure: tuple(all_of_them) for measure, all_of_them in total.items()})]


def _people(interventions: int, periods: int, longest_stay: int, chance: random.Random) -> Iterator[tuple[Person, int]]:
    """Every atom with its count. Sizes are skewed: most interventions are small, a few large; most people are women."""
    for number in range(interventions):
        name = f"intervention {number + 1}"
        kinds = [
            person
            for gender in GENDERS
            for entered in range(periods)
            for person in _kinds(name, gender, entered, min(periods, entered + longest_stay + 1))
        ]
        size = max(4, round(chance.lognormvariate(3.7, 0.9) * (1 + 0.4 * (periods - 1))))
        drawn = chance.choices(kinds, _likelihoods(kinds, chance), k=size)
        tally = dict.fromkeys(kinds, 0)
        for person in drawn:
            tally[person] += 1
        yield from tally.items()


def _kinds(intervention: str, gender: str, entered: int, periods_end: int) -> Iterator[Person]:
    yield Person(intervention, gender, entered)
    for exited in range(entered, periods_end):
        for exit_class in EXIT_CLASSES:
            for better in (True, False):
                for more_active in (True, False):
                    yield Person(intervention, gender, entered, exited, exit_class, better, more_active)


def _likelihoods(kinds: Sequence[Person], chance: random.Random) -> list[float]:
    """How common each kind is in one intervention: every intervention has its own mix."""
    women, gone, well = chance.uniform(0.45, 0.85), chance.uniform(0.3, 0.7), chance.uniform(0.5, 0.9)
    genders = {"women": women, "men": 1 - women, "nonbinary": 0.02}
    classes = {"positive": 0.6, "unclear": 0.15, "other": 0.25}
    exits = max(sum(kind.exited is not None and kind.gender == "women" for kind in kinds) // 12, 1)
    stays = max(sum(kind.exited is None and kind.gender == "women" for kind in kinds), 1)

    def likelihood(kind: Person) -> float:
        if kind.exited is None:
            return genders[kind.gender] * (1 - gone) / stays
        felt = (well if kind.better else 1 - well) * (well if kind.more_active else 1 - well)
        return genders[kind.gender] * gone * classes[kind.exit_class] * felt / exits

    return [likelihood(kind) for kind in kinds]


def _cells(unit: _Unit, publication: int, counted: _Counted) -> Iterator[Cell]:
    name = f"period {publication + 1}"
    _, exits = counted.sum(unit.counted_in("exits", publication, GENDERS))
    for shown, genders in SHOWN_GENDERS.items():
        if not counted.sum(unit.counted_in("participants", publication, genders))[1]:
            continue
        for measure in unit.people:
            if measure in OUTCOMES and exits < EXITS_BEFORE_OUTCOMES:
                continue
            terms, value = counted.sum(unit.counted_in(measure, publication, genders))
            yield Cell(f"{name}/{unit.name}/{measure}/{shown}", terms, value, name, 2 if shown == "all" else 1)


def _groups(unit: _Unit, publication: int, counted: _Counted) -> Iterator[Group]:
    name = f"period {publication + 1}/{unit.name}"

    def group(what: str, people: Iterable[Person]) -> Iterator[Group]:
        terms, value = counted.sum(people)
        if terms:
            yield Group(f"{name}/{what}", terms, value)

    for shown, genders in SHOWN_GENDERS.items():
        for what, (whole, part) in COMPLEMENTS.items():
            if part in unit.people:
                inside = unit.counted_in(whole, publication, genders, told=part)
                yield from group(f"{what}/{shown}", (one for one in inside if not counts_in(part, one, publication)))
        for measure in unit.people if publication else ():
            now = unit.counted_in(measure, publication, genders)
            since = (one for one in now if not counts_in(measure, one, publication - 1))
            yield from group(f"{measure} since period {publication}/{shown}", since)
    for measure in unit.people:
        yield from group(f"{measure}/nonbinary", unit.counted_in(measure, publication, ("nonbinary",)))


def random_family(seed: int, *, most_atoms: int = 12) -> Family:
    """A small odd family: a table with totals, arbitrary sums, subtractions, a ledger, zeros protected or not.

    Its data are consistent: every value is the sum of one invented world. The k, the share of hidden ledger cells
    and the weights vary too.
    """
    chance = random.Random(f"odd {seed}")  # noqa: S311
    rows, columns = chance.randint(1, 4), chance.randint(1, 3)
    atoms = [f"r{row}|c{column}" for row in range(rows) for column in range(columns)][:most_atoms]
    world = {atom: chance.choice((0, 0, 1, 2, 3, 4, 6, 9, 15)) for atom in atoms}
    sums = dict.fromkeys(_table_sums(atoms, chance))
    sums.update(dict.fromkeys(_odd_sums(atoms, chance) for _ in range(chance.randint(0, 5))))
    values = {terms: sum(world[atom] * times for atom, times in terms) for terms in sums}
    drawn = chance.sample(list(values), len(values))
    cut, ledger_end = chance.randint(0, len(drawn) // 3), chance.randint(0, len(drawn) // 3)
    outside, early, late = drawn[:cut], drawn[cut : cut + ledger_end], drawn[cut + ledger_end :]
    shown_early = chance.choice((1.0, 0.5))
    return Family(
        k=chance.choice((2, 3, 5, 5, 8)),
        atoms=tuple(atoms),
        cells=tuple(
            Cell(f"cell {number}", terms, values[terms], f"period {number % 2 + 1}", chance.randint(1, 4))
            for number, terms in enumerate(late)
        ),
        groups=tuple(Group(f"group {number}", terms, values[terms]) for number, terms in enumerate(outside)),
        ledger=tuple(
            # An earlier small number is out only where somebody erred; then it stays provable, whatever is hidden.
            PublishedCell(f"earlier {number}", terms, values[terms], chance.random() < shown_early)
            for number, terms in enumerate(early)
        ),
        protect_zero=chance.random() < 0.3,
        seed=f"odd {seed}",
    )


def _table_sums(atoms: Sequence[str], chance: random.Random) -> Iterator[Terms]:
    """The cells of a table, its row and column totals and the grand total; some of them left out."""
    rows: dict[str, list[str]] = {}
    for atom in atoms:
        for part in atom.split("|"):
            rows.setdefault(part, []).append(atom)
    for members in ([atom] for atom in atoms), rows.values(), [list(atoms)]:
        for sum_of in members:
            if chance.random() < 0.85:
                yield tuple((atom, 1) for atom in sum_of)


def _odd_sums(atoms: Sequence[str], chance: random.Random) -> Terms:
    """Some atoms, now and then subtracted or counted twice."""
    chosen = chance.sample(atoms, chance.randint(1, len(atoms)))
    return tuple((atom, chance.choice((1, 1, 1, 1, -1, 2))) for atom in sorted(chosen))
