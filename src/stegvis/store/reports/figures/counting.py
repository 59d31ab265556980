"""The numbers behind a report: counted from the register, or as typed in where there is none.

What is protected is said in one place here: `PLAIN` are numbers of no person (plans), so they are shown as they are.
`places_free` is places less those who take part when the period ends: it tells that number, and is told when that is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import repeat

from stegvis.catalogue.measures import find_measure, load_measures
from stegvis.measures.engines.counted import Counted as Columns
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.facts import PARTICIPATIONS, PLANS
from stegvis.store.models import Edition, FollowUpMethod, Intervention
from stegvis.store.organisation.entered_counts import Counts, counts_of
from stegvis.store.register_facts import FactRow
from stegvis.store.register_facts.money import plan_rows_of, plan_values
from stegvis.store.register_facts.participations import counted_only_values, made_counted_only
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.figures.material import Material
from stegvis.store.reports.form_in_use import form_of, measures_of
from stegvis.store.standing_figures import KEPT, counted_anew, fact_rows, standing_in_periods
from stegvis.store.tables.compiled_query import CompiledQuery, Stored
from stegvis.vocabulary import Blank, Gender, NotAsked, Number, Period

PLACES_FREE, PARTICIPANTS_NOW = "places_free", "participants_now"
PLAIN = frozenset({"planned_participants"})
"""Measures that count no person."""
CountedCell = Number | Blank | NotAsked


@dataclass(frozen=True, slots=True)
class Counted:
    """One number as it is known inside. `of` is what it is a part of: those who answered.

    `answered`, `not_answered` and `not_asked` are None for what is no question.
    """

    cell: CountedCell
    of: int | None = None
    answered: int | None = None
    not_answered: int | None = None
    not_asked: int | None = None

    @property
    def number(self) -> int | None:
        """The number, or None where the cell holds none."""
        return int(self.cell.value) if isinstance(self.cell, Number) else None


NOTHING = Counted(Blank())


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """The numbers of a report by measure and gender; `counted` are the measures that are counted from the register.

    `facts` are the rows that were counted; they stay inside the store.
    """

    period: Period
    is_typed: bool
    cells: Mapping[tuple[str, Gender], Counted]
    counted: tuple[str, ...] = ()
    facts: tuple[FactRow, ...] = field(default=(), repr=False, compare=False)

    def cell(self, measure: str, gender: Gender = Gender.ALL) -> Counted:
        """What is known of the measure; blank when nothing is."""
        return self.cells.get((measure, gender), NOTHING)


def is_typed(intervention: Intervention) -> bool:
    """True for an intervention without a register: its numbers are typed in."""
    return bool(intervention.method == FollowUpMethod.COUNTS)


@lru_cache(maxsize=KEPT)
def of_persons(names: tuple[str, ...]) -> tuple[str, ...]:
    """The measures that count participations, each once; what a form needs to know besides goes with them."""
    asked = (PARTICIPANTS_NOW if name == PLACES_FREE else name for name in names)
    return tuple(dict.fromkeys(name for name in asked if name not in PLAIN))


def edition_counts(edition: Edition) -> ReportCounts:
    """The numbers of every measure that the edition's form shows. Raises BadInput as `form_of`."""
    return report_counts(edition.intervention, period_of(edition), measures_of(form_of(edition)))


def report_counts(intervention: Intervention, period: Period, names: tuple[str, ...]) -> ReportCounts:
    """The measures' numbers in the period. Raises BadInput for measures that the catalogue lacks."""
    return counts_of_several(intervention, [(period, names)])[0]


def counts_of_several(
    intervention: Intervention, asked: Sequence[tuple[Period, tuple[str, ...]]], material: Material | None = None
) -> tuple[ReportCounts, ...]:
    """The numbers of several reports on one intervention, in their order, with one reading of the register.

    What was counted before is kept: a changed participation costs that one. `material` is what was read of the
    intervention already (`material_of`).
    """
    if is_typed(intervention):
        return tuple(_typed(intervention, period, names, material) for period, names in asked)
    every = tuple(dict.fromkeys(name for _, names in asked for name in names))
    names = of_persons(every)
    periods = tuple(dict.fromkeys(period for period, _ in asked))
    rows = material.rows if material else tuple(fact_rows(intervention.pk, names))
    numbers = _numbers(standing_in_periods(intervention.pk, names, periods, rows))
    only = material.counted_only if material else _only_counted(intervention.pk)
    if only:
        stored = tuple(map(tuple, only))
        for period in periods:
            _add(numbers, _of_counted_only(names, period, stored))
    cells = {period: {place: _counted(told) for place, told in found.items()} for period, found in numbers.items()}
    for name in PLAIN & set(every):
        for period, found in _planned(intervention, periods, name, material).items():
            cells[period] |= found
    if PLACES_FREE in every:
        for found in cells.values():
            found[PLACES_FREE, Gender.ALL] = _places_free(intervention, found[PARTICIPANTS_NOW, Gender.ALL])
    return tuple(ReportCounts(period, False, cells[period], of_persons(some), rows) for period, some in asked)


@lru_cache(maxsize=KEPT)
def _of_counted_only(names: tuple[str, ...], period: Period, stored: tuple[Stored, ...]) -> "_Numbers":
    """Kept by the numbers themselves, so they are counted again as soon as they differ."""
    return _numbers(counted_anew(names, period, tuple(made_counted_only(stored, period))))


def _typed(
    intervention: Intervention, period: Period, names: tuple[str, ...], material: Material | None
) -> ReportCounts:
    entered = Counts(period, material.typed.get(period, {})) if material else counts_of(intervention, period)
    asked = dict.fromkeys((*names, *of_persons(names)))
    cells = {(name, gender): Counted(entered.cell(name, gender)) for name in asked for gender in Gender}
    if PLACES_FREE in names:
        cells[PLACES_FREE, Gender.ALL] = _places_free(intervention, cells[PARTICIPANTS_NOW, Gender.ALL])
    return ReportCounts(period, True, cells)


_Told = tuple[int | None, ...]
"""Counted, of, answered, not answered, not asked; None where the measure has no such number."""
_Numbers = dict[Period, dict[tuple[str, Gender], _Told]]


def _numbers(results: Iterable[Columns]) -> _Numbers:
    """Every gender, met or not, and all together."""
    found: _Numbers = {}
    for one in results:
        columns = (one.numerator, one.denominator, one.answered, one.not_answered, one.not_asked)
        nobody: _Told = tuple(None if column is None else 0 for column in columns)
        for period in one.periods:
            found.setdefault(period, {}).update(dict.fromkeys(_places(one.measure.id), nobody))
        genders = [Gender(word) for (word,) in one.groups]
        listed = [repeat(None) if column is None else column.tolist() for column in columns]
        for period, group, *told in zip(one.period.tolist(), one.group.tolist(), *listed, strict=False):
            places = found[one.periods[period]]
            for gender in (genders[group], Gender.ALL):
                before = places[one.measure.id, gender]
                # Nobody before is the common case: most genders stand in one row.
                places[one.measure.id, gender] = tuple(told) if before is nobody else _added(before, told)
    return found


@cache
def _places(measure: str) -> tuple[tuple[str, Gender], ...]:
    return tuple((measure, gender) for gender in Gender)


def _add(numbers: _Numbers, more: _Numbers) -> None:
    for period, places in more.items():
        for place, told in places.items():
            numbers[period][place] = _added(numbers[period][place], told)


def _added(one: _Told, other: Sequence[int | None]) -> _Told:
    pairs = zip(one, other, strict=True)
    return tuple([None if left is None or right is None else left + right for left, right in pairs])


@lru_cache(maxsize=8192)
def _counted(told: _Told) -> Counted:
    """The number as the released line tells it, also where a question was put to nobody, or answered by nobody: 0.

    "Nobody answered" is not said in the cell, since the release cannot say it: it would tell that someone left and
    was asked, and that nobody felt worse either, where those numbers may be withheld. The draft shows what the reader
    will see, and how many answered stands beside it (`answered`, `not_answered`, `not_asked`), inside.
    """
    number, of, answered, not_answered, not_asked = told
    return Counted(Number(number or 0, of), of, answered, not_answered, not_asked)


def _planned(
    intervention: Intervention, periods: tuple[Period, ...], name: str, material: Material | None
) -> Mapping[Period, Mapping[tuple[str, Gender], Counted]]:
    if material:
        return _planned_from(material.plans, periods, name)
    return _planned_of(intervention.pk, tuple(_plans(intervention.pk).rows()), periods, name)


@lru_cache(maxsize=KEPT)
def _planned_of(
    intervention: int, stored: tuple[Stored, ...], periods: tuple[Period, ...], name: str
) -> Mapping[Period, Mapping[tuple[str, Gender], Counted]]:
    """Kept by the plans themselves, so it is counted again as soon as they differ."""
    return _planned_from(plan_rows_of(_plans(intervention).values(stored)), periods, name)


def _planned_from(
    plans: Sequence[FactRow], periods: tuple[Period, ...], name: str
) -> Mapping[Period, Mapping[tuple[str, Gender], Counted]]:
    measure = find_measure(name).measure
    (table,) = MemoryEngine({PLANS.name: plans}).measure([measure], periods, ("gender",))
    planned = {(period, gender): 0 for period in periods for gender in Gender}
    for row in table.rows:
        for gender in (Gender(dict(row.group)["gender"]), Gender.ALL):
            planned[row.period, gender] += row.numerator
    return {
        period: {(name, gender): Counted(Number(planned[period, gender])) for gender in Gender} for period in periods
    }


@lru_cache(maxsize=KEPT)
def _plans(intervention: int) -> CompiledQuery:
    return CompiledQuery(plan_values(Intervention.objects.filter(pk=intervention)))


@lru_cache(maxsize=KEPT)
def _counted_only(intervention: int) -> CompiledQuery:
    return CompiledQuery(counted_only_values(Intervention.objects.filter(pk=intervention)))


def _only_counted(intervention: int) -> tuple[Sequence[object], ...]:
    query = _counted_only(intervention)
    return tuple(query.values(query.rows()))


def _places_free(intervention: Intervention, now: Counted) -> Counted:
    if intervention.places is None or now.number is None:
        return NOTHING
    return Counted(Number(max(0, intervention.places - now.number)))


@cache
def is_counted(name: str) -> bool:
    """True for a measure of the catalogue over participations."""
    entry = load_measures().get(name)
    return entry is not None and entry.measure.numerator.table == PARTICIPATIONS.name
