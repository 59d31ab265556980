"""From counted measures to what a release needs: the sets behind them, how these lie inside each other, the counts.

Much is read off the definitions: the same rows are the same set whatever measure they stand in; a narrower condition
picks a part; the parts of a split are all of it. What no definition tells (the classes of an exit are all exits) the
caller adds as nestings. Names must be the same in every publication of a ledger: they come from the catalogue, and
from the condition itself where no measure of the catalogue counts those rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stegvis.disclosure.release.conditions import Conjuncts, all_meet, described, same_rows
from stegvis.disclosure.release.counting import CountedSet, Nesting, Structure, Timing
from stegvis.disclosure.release.request import Kind, Line, Mean
from stegvis.disclosure.release.stated import EVERYWHERE, Count
from stegvis.measures.canonical import measure_hash
from stegvis.measures.expressions import Both, IsOneOf
from stegvis.measures.nodes import (
    DatedBy,
    DatedIn,
    Measure,
    OpenAtEnd,
    OpenDuring,
    PrivacyClass,
    Statistic,
    Total,
    Unit,
    When,
)
from stegvis.measures.result import MeasureRow, MeasureTable
from stegvis.vocabulary import BadInput, Gender, Period, Wording
from stegvis.vocabulary.gender import PARTS

SCALES: Mapping[Unit, tuple[float | None, float | None]] = {
    Unit.DAYS: (0, None),
    Unit.HOURS: (0, None),
    Unit.KRONOR: (None, None),
    Unit.RATIO: (None, None),
}
"""The ends of scales that follow from the unit. Points have none: without their scale they are withheld."""
Rows = tuple[Total, Conjuncts]
"""Which rows a total counts."""
Number = Callable[[MeasureRow], int]
ENDS = {"exited_on": "started_on"}
"""A date that ends a span, and the date that begins it: both place the same row in time."""


@dataclass(frozen=True)
class Measured:
    """Counted measures, ready for a request. `lines` by measure; `part_lines` the parts of each split measure."""

    structure: Structure
    counts: tuple[Count, ...]
    lines: Mapping[str, Line]
    part_lines: Mapping[str, tuple[Line, ...]]

    def count_line(self, measure: str) -> Line:
        """How many a share's numerator is, as forms ask for it: no share, just the number."""
        return replace(self.lines[measure], kind=Kind.COUNT, of=None)


def measured(
    tables: Sequence[MeasureTable],
    *,
    catalogue: Iterable[Measure],
    nestings: Iterable[Nesting] = (),
    scales: Mapping[str, tuple[float | None, float | None]] | None = None,
) -> Measured:
    """What the tables, each by intervention and gender, give to a release.

    A set is called as the first measure of `catalogue` whose numerator it is: so typed counts and counted ones speak
    of the same. Means of all together and of all genders come from tables by less (by gender, by intervention, by
    nothing); `scales` are the ends of what a mean can be. Raises BadInput for a measure that does not count rows, and
    for a table that would be of no use: by something else, or by less where its measure is no mean.
    """
    reading = _Reading(_named(catalogue), tuple(nestings), scales or {})
    counting = [table for table in tables if _counts_people(table)]
    for table in counting:
        reading.add_counts(table)
    for table in tables:
        if table not in counting and not reading.is_mean(table):
            raise BadInput(table.measure.id, _cannot_be_used(table))
        reading.add_means(table)
    return reading.result()


def _counts_people(table: MeasureTable) -> bool:
    """True for a table that tells whom a measure counts: by intervention, where it has one, and gender."""
    places = {"intervention"} & set(table.measure.groupings)
    return len(table.by) == len(set(table.by)) and set(table.by) == {*places, "gender"}


def _named(catalogue: Iterable[Measure]) -> dict[Rows, tuple[str | None, PrivacyClass]]:
    """What rows are called and how they are protected: as the measure that counts them, or the first that has them."""
    measures = [measure for measure in catalogue if measure.numerator.value is None and not measure.split]
    measures.sort(key=lambda measure: measure.statistic is not Statistic.COUNT)
    named: dict[Rows, tuple[str | None, PrivacyClass]] = {}
    for measure in measures:
        named.setdefault(same_rows(measure.numerator), (measure.id, measure.privacy))
    for measure in measures:
        if measure.denominator is not None and measure.denominator.value is None:
            named.setdefault(same_rows(measure.denominator), (None, measure.privacy))
    return named


class _Reading:
    def __init__(
        self,
        named: Mapping[Rows, tuple[str | None, PrivacyClass]],
        nestings: tuple[Nesting, ...],
        scales: Mapping[str, tuple[float | None, float | None]],
    ) -> None:
        self.named = named
        self.nestings = list(nestings)
        self.scales = scales
        self.rows: dict[str, Rows] = {}
        self.sets: dict[str, CountedSet] = {}
        self.counts: dict[tuple[str, str, Gender, Period], int] = {}
        self.places: dict[str, None] = {}
        self.periods: dict[str, set[Period]] = {}
        self.lines: dict[str, Line] = {}
        self.part_lines: dict[str, tuple[Line, ...]] = {}

    def add_counts(self, table: MeasureTable) -> None:
        """The sets of one measure, and how many they hold."""
        measure = table.measure
        digest = measure_hash(measure)
        if measure.split:
            self._add_split(table, digest)
        elif measure.statistic is Statistic.COUNT:
            counted = self._tell(table, measure.numerator, _numerator)
            self.lines[measure.id] = Line(measure.id, counted, digest=digest)
        elif measure.denominator is None:
            raise BadInput(measure.id, _COUNTS_NO_ROWS)
        elif measure.unit is Unit.SHARE:
            whole = self._tell(table, measure.denominator, _denominator)
            part = self._tell(table, measure.numerator, _numerator)
            self.lines[measure.id] = Line(measure.id, part, Kind.SHARE, whole, digest)
        else:
            answered = self._tell(table, measure.denominator, _denominator)
            scale = self.scales.get(measure.id, SCALES.get(measure.unit))
            self.lines[measure.id] = Line(measure.id, answered, Kind.MEAN, digest=digest, scale=scale)

    def _add_split(self, table: MeasureTable, digest: str) -> None:
        """Each part is a set of its own; the whole is all of them."""
        measure = table.measure
        whole = self._set(measure.numerator, measure)
        parts = {row.split: self._set(_part(measure, row.split), measure) for row in table.rows}
        for split, name in parts.items():
            self._add(name, (row for row in table.rows if row.split == split), _numerator)
        for row in table.rows:
            place = (*_place(row), row.period)
            self.counts[whole, *place] = sum(self.counts.get((part, *place), 0) for part in parts.values())
            self.periods.setdefault(whole, set()).add(row.period)
        self.nestings.append(Nesting(whole, tuple(parts.values()), complete=True))
        lines = (Line(measure.id, name, digest=digest, split=split) for split, name in parts.items())
        self.part_lines[measure.id] = tuple(lines)

    def _set(self, total: Total, measure: Measure) -> str:
        """The name of the set that a total counts."""
        if total.value is not None:
            raise BadInput(measure.id, _COUNTS_NO_ROWS)
        timing, population = timing_of(total.when)
        rows = same_rows(total)
        called, privacy = self.named.get(rows, (None, measure.privacy))
        name = called or described(self._everyone(total), rows[1])
        if name not in self.sets:
            self.rows[name] = rows
            self.sets[name] = CountedSet(name, privacy, timing, population)
            if total.where is not None:
                self._set(replace(total, where=None), measure)
        return name

    def _everyone(self, total: Total) -> str:
        """The name of all rows that the period picks: a condition tells a part of them."""
        timing, population = timing_of(total.when)
        called, _ = self.named.get(same_rows(replace(total, where=None)), (None, None))
        return called or f"{population} {timing.value}"

    def _tell(self, table: MeasureTable, total: Total, number: Number) -> str:
        name = self._set(total, table.measure)
        self._add(name, table.rows, number)
        return name

    def _add(self, name: str, rows: Iterable[MeasureRow], number: Number) -> None:
        for row in rows:
            intervention, gender = _place(row)
            self.places.setdefault(intervention)
            self.periods.setdefault(name, set()).add(row.period)
            self.counts[name, intervention, gender, row.period] = number(row)

    def add_means(self, table: MeasureTable) -> None:
        """The values of a mean, whatever the table is by."""
        if self.is_mean(table):
            line = self.lines[table.measure.id]
            self.lines[table.measure.id] = replace(line, means=(*line.means, *_means(table.rows)))

    def is_mean(self, table: MeasureTable) -> bool:
        """True for a table of means whose measure was counted too, by no more than intervention and gender."""
        line = self.lines.get(table.measure.id)
        return line is not None and line.kind is Kind.MEAN and set(table.by) <= {"intervention", "gender"}

    def result(self) -> Measured:
        """Everything read, with zero where a gender was never met."""
        counts = tuple(
            Count(name, place, gender, period, self.counts.get((name, place, gender, period), 0))
            for name, periods in self.periods.items()
            for period in sorted(periods)
            for place in self.places
            for gender in PARTS
        )
        sets = tuple(self.sets.values())
        structure = Structure(sets, tuple(dict.fromkeys((*self.nestings, *self._by_condition(), *self._by_time()))))
        return Measured(structure, counts, self.lines, self.part_lines)

    def _by_condition(self) -> Iterator[Nesting]:
        """Whoever meets a narrower condition is a part of those who meet a wider one: of the nearest of them."""
        known = {part for nesting in self.nestings for part in nesting.parts}
        for part, (everyone, condition) in self.rows.items():
            wider = [
                whole
                for whole, (same, other) in self.rows.items()
                if whole != part and same == everyone and all_meet(condition, other)
            ]
            for whole in wider:
                nearer = (one for one in wider if one != whole)
                if not any(all_meet(self.rows[one][1], self.rows[whole][1]) for one in nearer) and part not in known:
                    yield Nesting(whole, (part,))

    def _by_time(self) -> Iterator[Nesting]:
        """Those who end or start in a period are among those who take part in it."""
        timed = [self.sets[name] for name, (_, condition) in self.rows.items() if not condition]
        inside = {Timing.ENDED, Timing.STARTED, Timing.OPEN_AT_END}
        for whole in timed:
            for part in timed:
                if whole.population == part.population and whole.timing is Timing.OPEN and part.timing in inside:
                    yield Nesting(whole.id, (part.id,))


def timing_of(when: When) -> tuple[Timing, str]:
    """How a period picks rows, and the population that they belong to: rows that the same dates place in time."""
    match when:
        case OpenDuring(begin, end, days_later):
            return Timing.OPEN, _population(begin.table, begin.name, end.name, days_later)
        case OpenAtEnd(begin, end):
            return Timing.OPEN_AT_END, _population(begin.table, begin.name, end.name)
        case DatedIn(date, months_later) if date.name in ENDS and not months_later:
            return Timing.ENDED, _population(date.table, ENDS[date.name], date.name)
        case DatedIn(date, months_later) if date.name in ENDS.values() and not months_later:
            return Timing.STARTED, _population(date.table, date.name, _end_of(date.name))
        case DatedBy(date) if date.name in ENDS.values():
            return Timing.STARTED_BY, _population(date.table, date.name, _end_of(date.name))
        case DatedIn(date, months_later):
            return Timing.DATED, f"{date.table} {date.name} {months_later}"
        case DatedBy(date):
            return Timing.STARTED_BY, f"{date.table} by {date.name}"


def _population(table: str, begin: str, end: str, days_later: int = 0) -> str:
    name = table if ENDS.get(end) == begin else f"{table} {begin} {end}"
    return f"{name} {days_later}" if days_later else name


def _end_of(begin: str) -> str:
    return next(end for end, start in ENDS.items() if start == begin)


def _numerator(row: MeasureRow) -> int:
    return row.numerator


def _denominator(row: MeasureRow) -> int:
    return row.denominator or 0


def _place(row: MeasureRow) -> tuple[str, Gender]:
    group = dict(row.group)
    return group.get("intervention", EVERYWHERE), Gender(group["gender"])


def _part(measure: Measure, split: tuple[str, ...]) -> Total:
    """The rows of one part of a split."""
    total = measure.numerator
    for column, word in zip(measure.split, split, strict=True):
        this = IsOneOf(column, (word,))
        total = replace(total, where=Both(total.where, this) if total.where else this)
    return total


def _means(rows: Iterable[MeasureRow]) -> Iterator[Mean]:
    for row in rows:
        group = dict(row.group)
        if row.value is not None:
            yield Mean(group.get("intervention"), Gender(group.get("gender", "all")), row.period, row.value)


_COUNTS_NO_ROWS = Wording(
    "måttet räknar inga deltaganden och kan inte lämnas ut på det här sättet.",
    "the measure counts no participations and cannot be released in this way.",
)


def _cannot_be_used(table: MeasureTable) -> Wording:
    by = ", ".join(table.by)
    needed = ", ".join(one for one in ("intervention", "gender") if one in (*table.measure.groupings, "gender"))
    return Wording(
        f"tabellen är uppdelad på {by or 'ingenting'} och kan inte lämnas ut så; räkna måttet uppdelat på {needed}.",
        f"the table is by {by or 'nothing'} and cannot be released so; count the measure by {needed}.",
    )
