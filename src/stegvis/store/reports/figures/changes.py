"""What has changed since the last report: figures, what was handed in and no longer holds, goals, the agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from stegvis.store.models import AuditEvent, Edition, EditionPackage, Participation, Revision, StoredFigure
from stegvis.store.organisation.goals import goals_of
from stegvis.store.organisation.terms import spans_of
from stegvis.store.reports.earlier import earlier_revisions
from stegvis.store.reports.figures.counting import PLACES_FREE, ReportCounts, counts_of_several
from stegvis.store.reports.form_in_use import form_of, tables_of
from stegvis.store.tables.compiled_query import CompiledForMany
from stegvis.vocabulary import Gender, Period, Wording


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of all genders: in the period compared with and in this one, both as the facts are now."""

    measure: str
    label: Wording
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A figure that was handed in and that the facts no longer give."""

    measure: str
    label: Wording
    gender: Gender
    told: int
    now: int


@dataclass(frozen=True, slots=True)
class GoalChange:
    """A goal as it reads now, and as it read before; `before` is "" for a new one."""

    before: str
    now: str
    stated_on: date


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What has changed since the report on `period`; all of it empty when there is no earlier report.

    `figures` are compared with those of `compared`: the latest period as long as this one that was reported on; None
    when there is none, since a month and a year cannot be compared. `agreement_end` is the day that the agreement is
    extended to (or cut to), None when it stands as it was told.
    """

    period: Period | None = None
    figures: tuple[FigureChange, ...] = ()
    moved: tuple[MovedFigure, ...] = ()
    exits_undone: int = 0
    goals: tuple[GoalChange, ...] = ()
    agreement_end: date | None = None
    compared: Period | None = None


UNCHANGED = ChangedSince()


def changed_since(edition: Edition, now: ReportCounts) -> ChangedSince:
    """The changes up to `now`, the edition's own numbers. Raises BadInput as `form_of`."""
    earlier = earlier_revisions(edition)
    last = next(iter(earlier), None)
    period = _period(last) if last else None
    if last is None or period is None:
        return UNCHANGED
    labels = {row.measure: row.label for table in tables_of(form_of(edition)) for row in table.rows}
    # Free places and queues are of today, not of a day that has been.
    names = tuple(name for name in labels if name != PLACES_FREE)
    compared = next((one for one in map(_period, earlier) if one and one.length == now.period.length), None)
    asked = [(one, names) for one in (period, compared) if one is not None]
    then, *as_long = counts_of_several(edition.intervention, asked)
    return ChangedSince(
        period,
        tuple(change for counts in as_long for change in _figures(labels, counts, now)),
        tuple(_moved(labels, then, last)),
        _exits_undone(edition, last, period),
        tuple(_goals(edition, period)),
        _agreement_end(edition, last, period),
        compared,
    )


def _period(revision: Revision) -> Period | None:
    return Period.of(revision.report.period_start, revision.report.period_end)


def _figures(labels: dict[str, Wording], then: ReportCounts, now: ReportCounts) -> Iterator[FigureChange]:
    for measure, label in labels.items():
        before, after = then.cell(measure).number, now.cell(measure).number
        if before is not None and after is not None and before != after:
            yield FigureChange(measure, label, before, after)


def _moved(labels: dict[str, Wording], then: ReportCounts, last: Revision) -> Iterator[MovedFigure]:
    for measure, gender, told in _TOLD.values([last.pk]):
        number = then.cell(measure, Gender(gender)).number
        if measure in labels and number is not None and told != number:
            yield MovedFigure(measure, labels[measure], Gender(gender), int(told or 0), number)


def _exits_undone(edition: Edition, last: Revision, period: Period) -> int:
    made_at = max((made_at for (made_at,) in _MADE.values([last.pk])), default=None)
    undone = [at for at, of in _UNDONE.values([edition.intervention_id]) if of == edition.intervention_id]
    return sum(at > made_at if made_at else localdate(at) > period.end for at in undone)


_TOLD = CompiledForMany(
    lambda revisions: (
        StoredFigure.objects.filter(revision__in=revisions, kind="number", confidence=1.0)
        .order_by("position")
        .values_list("measure", "gender", "value")
    )
)
_MADE = CompiledForMany(
    lambda revisions: EditionPackage.objects.filter(revision__in=revisions).order_by().values_list("made_at")
)


def _undone(interventions: Sequence[int]) -> QuerySet[AuditEvent, tuple[Any, ...]]:
    # By those who have taken part: all else that the trail tells is many times more.
    there = Participation.objects.filter(intervention__in=interventions).order_by().values("participant")
    rows = AuditEvent.objects.filter(event="exit_undone", participant__in=there)
    return rows.order_by().values_list("at", "details__intervention")


_UNDONE = CompiledForMany(_undone)


def _goals(edition: Edition, period: Period) -> Iterator[GoalChange]:
    for goal in goals_of(edition.intervention):
        before = next((one.text for one in goal.wordings if one.stated_on <= period.end), "")
        if goal.now.stated_on > period.end and goal.now.text != before:
            yield GoalChange(before, goal.now.text, goal.now.stated_on)


def _agreement_end(edition: Edition, last: Revision, period: Period) -> date | None:
    """The last day of the agreement that the period lay in, when the last report told of another."""
    ends = [span.end for span in spans_of(edition.intervention) if span.overlaps(period)]
    if not ends or last.agreement_end is None or ends[-1] == last.agreement_end:
        return None
    return ends[-1]
