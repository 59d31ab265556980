"""Reports as they stand: what is owed and not begun, what is being written or looked at, and what is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeAlias, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import DueChange, Edition, Intervention, ReportDue
from stegvis.store.organisation.owed import reports_owed
from stegvis.store.organisation.report_calendar import IN_A_SERIES, numbers_of
from stegvis.store.organisation.terms import spans_by_intervention
from stegvis.store.reports.calendar.due_changes import DayChange, told
from stegvis.store.reports.editions import Editions
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForScopes
from stegvis.vocabulary import Period
from stegvis.vocabulary.report_life import ReportState

AT_MOST = 100
"""So many that were handed over are told."""
FIRST = 25
"""So many of each of the other kinds, when nobody asks for more."""
FIRST_DONE = 12
"""So many that are done, when nobody has chosen what to see."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody wants to see. Nothing chosen: what is under way, what is soon owed, and what was done last."""

    intervention: int | None = None
    state: ReportState | None = None
    year: int | None = None

    @property
    def is_any(self) -> bool:
        return any(one is not None for one in (self.intervention, self.state, self.year))


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report. `due` and `edition` are the numbers of the rows, None when there is none that the reader may see.

    `number`: which of how many, as in (2, 4). `correction`: 0 for the first edition. `is_outside`: handed in, and
    not written here.
    """

    intervention: Intervention
    form_id: str
    period: Period
    state: ReportState
    due: int | None
    edition: int | None
    correction: int
    number: tuple[int, int] | None
    due_on: date | None
    handed_in_on: date | None
    changes: tuple[DayChange, ...]

    @property
    def is_outside(self) -> bool:
        return self.edition is None and self.handed_in_on is not None

    @property
    def is_done(self) -> bool:
        return self.state is ReportState.PUBLISHED or self.is_outside


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that is owed, and the latest edition of it that somebody sees; None while nobody has begun."""

    due: ReportDue
    edition: int | None
    state: ReportState


Row = TypeVar("Row", bound=Model)
_Changes: TypeAlias = Mapping[int | None, tuple[DayChange, ...]]


@dataclass(frozen=True, slots=True)
class _First(Generic[Row]):
    rows: list[Row]
    is_more: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The lines by the day they are due, done ones last with the latest first; `is_more`: some are left out."""

    lines: tuple[ReportLine, ...]
    is_more: bool


def overview_of(
    reached: Interventions, editions: Editions, chosen: Chosen, horizon: date, at_most: int = FIRST
) -> Overview:
    """The reports of the interventions, as far as somebody sees `editions`, `at_most` of each kind."""
    scopes, done_at_most = (reached, editions), at_most if chosen.is_any else FIRST_DONE
    opened = _first(_OPENED.of(scopes, chosen, at_most + 1), at_most)
    planned = _first(_PLANNED.of(scopes, chosen, None if chosen.is_any else horizon, at_most + 1), at_most)
    finished = _first(_FINISHED.of(scopes, chosen, done_at_most + 1), done_at_most)
    brought = _first(_BROUGHT.of(scopes, chosen, done_at_most + 1), done_at_most)
    lines = _lines([*opened.rows, *finished.rows], [*planned.rows, *brought.rows])
    # Of what is done, the last is all that is told when nobody has chosen.
    kinds = (opened, planned, finished, brought) if chosen.is_any else (opened, planned)
    return Overview(tuple(sorted(lines, key=_place)), any(kind.is_more for kind in kinds))


def handed_over(editions: Editions) -> tuple[ReportLine, ...]:
    """Those of the editions that one side has handed to the other, and corrections that were begun; not done ones.

    By the day they are due. What became of those days is not told here.
    """
    return tuple(_of_edition(one, {}) for one in _ON_THEIR_WAY.of([editions]))


def _on_their_way(editions: Editions) -> Editions:
    is_done_or_new = Q(state=ReportState.PUBLISHED) | Q(state=ReportState.DRAFT, corrects=None)
    rows = _latest(editions).exclude(is_done_or_new).select_related("due")
    return rows.order_by("due__due_on", "period_end", "pk")[:AT_MOST]


_ON_THEIR_WAY = CompiledForScopes[Edition](_on_their_way)


def years_of(reached: Interventions) -> tuple[int, ...]:
    """The calendar years in which periods of reports end, latest first."""
    return tuple(sorted({day.year for (day,) in _ENDS.values([reached])}, reverse=True))


def names_of(reached: Interventions) -> Mapping[int, str]:
    """The interventions' names by number, in the order of the names."""
    return {row[0]: row[1] for row in _NAMES.values([reached])}


_ENDS = CompiledForScopes[ReportDue](
    lambda reached: ReportDue.objects.filter(intervention__in=reached).order_by().values_list("period_end").distinct()
)
_NAMES = CompiledForScopes[Intervention](lambda reached: reached.order_by("name").values_list("pk", "name"))


def dues_with(reached: Interventions, numbers: Iterable[int]) -> Sequence[ReportDue]:
    """The reports owed with those numbers by the interventions."""
    found = ReportDue.objects.filter(pk__in=list(numbers), intervention__in=reached)
    return list(found.select_related("intervention"))


def owed_with(reached: Interventions, editions: Editions, numbers: Iterable[int]) -> Sequence[OwedReport]:
    """The reports owed with those numbers by the interventions, as far as somebody sees `editions`. One query."""
    return [_told_of(one) for one in _OWED.of([reached, editions], numbers=list(numbers))]


def owed_until(reached: Interventions, editions: Editions, until: date, at_most: int) -> Sequence[OwedReport]:
    """The first reports that the interventions owe by the day, as `owed_with`. One query."""
    return [_told_of(one) for one in _OWED_UNTIL.of([reached, editions], until, at_most)]


def _told_of(one: Any) -> OwedReport:
    return OwedReport(one, one.seen, ReportState(one.stands) if one.seen else ReportState.PLANNED)


def _with_editions(owed: QuerySet[ReportDue], reached: Interventions, editions: Editions) -> QuerySet[Any]:
    """`seen` and `stands`: the latest edition that somebody sees of it and its state, None for both."""
    latest = editions.filter(due=OuterRef("pk")).order_by("-number")
    found = owed.filter(intervention__in=reached).select_related("intervention")
    return found.annotate(seen=Subquery(latest.values("pk")[:1]), stands=Subquery(latest.values("state")[:1]))


_OWED = CompiledForScopes[Any](
    lambda reached, editions, numbers: _with_editions(ReportDue.objects.filter(pk__in=numbers), reached, editions)
)
_OWED_UNTIL = CompiledForScopes[Any](
    lambda reached, editions, until, at_most: _with_editions(
        reports_owed().filter(due_on__lte=until), reached, editions
    ).order_by("due_on")[:at_most]
)


def _latest(editions: Editions) -> Editions:
    """Without those that a later one corrects."""
    same = {name: OuterRef(name) for name in ("intervention", "form_id", "period_start", "period_end")}
    return editions.filter(~Exists(editions.filter(**same, number__gt=OuterRef("number"))))


def _unwritten(dues: QuerySet[ReportDue], reached: Interventions, editions: Editions) -> QuerySet[ReportDue]:
    """Those of the interventions of which somebody sees no edition."""
    written = editions.filter(due__isnull=False).values("due")
    return dues.filter(intervention__in=reached).exclude(pk__in=written)


def _wanted(chosen: Chosen) -> Q:
    wanted = Q()
    if chosen.intervention is not None:
        wanted &= Q(intervention=chosen.intervention)
    if chosen.year is not None:
        wanted &= Q(period_end__year=chosen.year)
    return wanted


def _opened(_: Interventions, editions: Editions, chosen: Chosen, number: int) -> Editions:
    rows = _written(editions, chosen).exclude(state=ReportState.PUBLISHED)
    return rows.order_by("due__due_on", "period_end", "pk")[:number]


def _finished(_: Interventions, editions: Editions, chosen: Chosen, number: int) -> Editions:
    rows = _written(editions, chosen).filter(state=ReportState.PUBLISHED)
    return rows.order_by("-period_end", "pk")[:number]


def _written(editions: Editions, chosen: Chosen) -> Editions:
    rows = _latest(editions).filter(_wanted(chosen)).select_related("due")
    return rows if chosen.state is None else rows.filter(state=chosen.state)


def _planned(
    reached: Interventions, editions: Editions, chosen: Chosen, horizon: date | None, number: int
) -> QuerySet[ReportDue]:
    rows = _unwritten(reports_owed(), reached, editions).filter(_wanted(chosen)).select_related("intervention")
    if chosen.state not in (None, ReportState.PLANNED):
        rows = rows.none()
    if horizon is not None:
        rows = rows.filter(due_on__lte=horizon)
    return rows.order_by("due_on", "pk")[:number]


def _brought(reached: Interventions, editions: Editions, chosen: Chosen, number: int) -> QuerySet[ReportDue]:
    # What was handed in stands, whatever became of the agreement.
    elsewhere = ReportDue.objects.filter(handed_in_on__isnull=False)
    rows = _unwritten(elsewhere, reached, editions).filter(_wanted(chosen)).select_related("intervention")
    if chosen.state not in (None, ReportState.SUBMITTED):
        rows = rows.none()
    return rows.order_by("-period_end", "pk")[:number]


_OPENED, _FINISHED = CompiledForScopes[Edition](_opened), CompiledForScopes[Edition](_finished)
_PLANNED, _BROUGHT = CompiledForScopes[ReportDue](_planned), CompiledForScopes[ReportDue](_brought)


def _first(found: list[Row], number: int) -> _First[Row]:
    return _First(found[:number], len(found) > number)


def _lines(editions: Sequence[Edition], dues: Sequence[ReportDue]) -> list[ReportLine]:
    changes = _changes([*(one.due_id for one in editions), *(one.pk for one in dues)])
    numbers = _numbers(dues)
    return [
        *(_of_edition(one, changes) for one in editions),
        *(_of_due(one, numbers.get(one.pk), changes) for one in dues),
    ]


def _of_edition(one: Edition, changes: _Changes) -> ReportLine:
    number, number_of, due = one.report_number, one.report_number_of, one.due
    return ReportLine(
        intervention=one.intervention,
        form_id=one.form_id,
        period=Period(one.period_start, one.period_end),
        state=ReportState(one.state),
        due=one.due_id,
        edition=one.pk,
        correction=one.number - 1,
        number=(number, number_of) if number and number_of else None,
        due_on=due.due_on if due else None,
        handed_in_on=due.handed_in_on if due else None,
        changes=changes.get(one.due_id, ()),
    )


def _of_due(one: ReportDue, number: tuple[int, int] | None, changes: _Changes) -> ReportLine:
    return ReportLine(
        intervention=one.intervention,
        form_id=one.form_id,
        period=Period(one.period_start, one.period_end),
        state=ReportState.SUBMITTED if one.handed_in_on else ReportState.PLANNED,
        due=one.pk,
        edition=None,
        correction=0,
        number=number,
        due_on=one.due_on,
        handed_in_on=one.handed_in_on,
        changes=changes.get(one.pk, ()),
    )


def _changes(dues: Iterable[int | None]) -> _Changes:
    rows: dict[int | None, list[DueChange]] = {}
    numbers = tuple({due for due in dues if due is not None})
    for one in _CHANGES.of([], numbers=numbers) if numbers else ():
        rows.setdefault(one.due_id, []).append(one)
    return {due: told(changes) for due, changes in rows.items()}


def _numbers(dues: Sequence[ReportDue]) -> Mapping[int, tuple[int, int]]:
    """Each among all on its form, also those that are not shown."""
    interventions = list({one.intervention_id for one in dues})
    forms = tuple(sorted({one.form_id for one in dues}))
    return numbers_of(map(tuple, _SAME.values(interventions, forms)), spans_by_intervention(interventions))


def _same(interventions: Sequence[int], forms: Sequence[str]) -> QuerySet[ReportDue, tuple[int, int, str, date]]:
    rows = ReportDue.objects.filter(intervention__in=interventions, form_id__in=forms)
    return rows.order_by().values_list(*IN_A_SERIES)


_CHANGES = CompiledForScopes[DueChange](lambda dues: DueChange.objects.filter(due__in=dues))
_SAME = CompiledForMany(_same)


def _place(line: ReportLine) -> tuple[bool, int, str]:
    """What is to be done, by its day; then what is done, the latest first."""
    day = (line.due_on or line.period.end).toordinal()
    return line.is_done, -day if line.is_done else day, line.intervention.name
