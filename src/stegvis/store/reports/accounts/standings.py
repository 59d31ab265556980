"""How an association's interventions stand by the reports that were handed in: released figures, goals and money.

Nothing here comes from a register or from files that were read in: only packages, and of each report the last one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from stegvis.forms.account import GoalRow, MoneyRow
from stegvis.measures.goal_sentences import goal_sentence
from stegvis.store.access.assignments import Interventions
from stegvis.store.clock import today
from stegvis.store.models import Edition, EditionPackage, ReportDue, StoredFigure
from stegvis.store.organisation.goals import measured_goals_of
from stegvis.store.organisation.money import money_in
from stegvis.store.read_reports.cells import CELL, CellRow, cell_of
from stegvis.store.reports.figures.judged_goals import judged_goal
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForScopes
from stegvis.vocabulary import Cell, Gender, Period
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.report_life import ReportState

AT_THE_ASSOCIATION = (
    ReportState.SUBMITTED,
    ReportState.RECEIVED,
    ReportState.ASSESSED,
    ReportState.SIGNED,
    ReportState.ACCEPTED,
    ReportState.PUBLISHED,
)
"""Handed in, and neither taken nor sent back."""
PUBLISHED = (ReportState.PUBLISHED,)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A report's last package. `revision` holds what it says."""

    association: int
    association_name: str
    intervention: int
    name: str
    orientation: Orientation | None
    form: str
    period: Period
    edition: int
    submission: int
    state: ReportState
    revision: int


def handed_in(
    among: Interventions, states: Collection[ReportState], period: Period | None = None
) -> tuple[HandedIn, ...]:
    """Of every report of those interventions, or on that period alone, the last edition in one of the states.

    One query.
    """
    last: dict[tuple[int, str, Period], HandedIn] = {}
    for row in _PACKAGES.values([among], frozenset(states), period):
        association, of, number, name, orientation, form, start, end, edition, submission, state, revision = row
        of_period = Period(start, end)
        last[number, form, of_period] = HandedIn(
            association,
            of,
            number,
            name,
            Orientation(orientation) if orientation else None,
            form,
            of_period,
            edition,
            submission,
            ReportState(state),
            revision,
        )
    return tuple(sorted(last.values(), key=lambda one: (one.name.casefold(), one.period, one.form)))


def _packages(
    among: Interventions, states: Collection[ReportState], period: Period | None
) -> QuerySet[EditionPackage, tuple[Any, ...]]:
    packages = EditionPackage.objects.filter(
        edition__intervention__in=among, edition__state__in=sorted(states), revision__isnull=False
    ).order_by("edition__number", "submission")
    if period is not None:
        packages = packages.filter(edition__period_start=period.start, edition__period_end=period.end)
    return packages.values_list(
        "edition__intervention__association",
        "edition__intervention__association__name",
        "edition__intervention",
        "edition__intervention__name",
        "edition__intervention__orientation",
        "edition__form_id",
        "edition__period_start",
        "edition__period_end",
        "edition",
        "submission",
        "edition__state",
        "revision",
    )


_PACKAGES = CompiledForScopes[EditionPackage](_packages)


def one_each(reports: Iterable[HandedIn]) -> tuple[HandedIn, ...]:
    """One report on each intervention and period: two forms tell of the same people."""
    found: dict[tuple[int, Period], HandedIn] = {}
    for one in reports:
        found.setdefault((one.intervention, one.period), one)
    return tuple(found.values())


def figures_of(
    reports: Iterable[HandedIn], measures: Sequence[str] | None = None
) -> Mapping[int, Mapping[tuple[str, Gender], Cell]]:
    """What each report shows, by its revision; of all measures or those named. One query."""
    found: dict[int, dict[tuple[str, Gender], Cell]] = {one.revision: {} for one in reports}
    wanted = None if measures is None else tuple(measures)
    for revision, measure, gender, *columns in _FIGURES.values(list(found), wanted):
        found[revision].setdefault((measure, _GENDERS[gender]), cell_of(CellRow._make(columns)))
    return found


def _figures(revisions: Sequence[int], measures: Sequence[str] | None) -> QuerySet[StoredFigure, tuple[Any, ...]]:
    figures = StoredFigure.objects.filter(revision__in=revisions).order_by("position")
    if measures is not None:
        figures = figures.filter(measure__in=measures)
    return figures.values_list("revision", "measure", "gender", *CELL)


_FIGURES = CompiledForMany(_figures)
_GENDERS = {gender.value: gender for gender in Gender}


def goals_of(
    reports: Iterable[HandedIn], figures: Mapping[int, Mapping[tuple[str, Gender], Cell]]
) -> tuple[GoalRow, ...]:
    """The goals of the interventions, each judged by what its report shows. One query."""
    reports = tuple(reports)
    goals = measured_goals_of(one.intervention for one in reports)
    rows = []
    for one in reports:
        for goal in goals.get(one.intervention, ()):
            for text, judged in judged_goal(goal, one.period, figures[one.revision]):
                told = (judged.verdict, goal_sentence(judged)) if judged else (None, None)
                rows.append(GoalRow(one.name, text, *told))
    return tuple(rows)


def money_of(reports: Iterable[HandedIn], period: Period) -> tuple[MoneyRow, ...]:
    """Budget and outcome of the interventions in the period. One query."""
    named = {one.intervention: one.name for one in reports}
    rows = money_in(named, period)
    return tuple(
        MoneyRow(name, rows[number].budget, rows[number].outcome, rows[number].own_cost)
        for number, name in named.items()
        if number in rows
    )


def missing_from(among: Interventions, reports: Iterable[HandedIn], period: Period) -> tuple[str, ...]:
    """The interventions whose report on this very period is overdue, and that have handed in none. One query.

    A report that is noted as handed in and was never written here came on paper or as a file; it is not missing.
    """
    come = {one.intervention for one in reports}
    names = _OVERDUE.values([among], period, today())
    return tuple(dict.fromkeys(name for number, name, _ in names if number not in come))


def _overdue(among: Interventions, period: Period, day: date) -> QuerySet[ReportDue, tuple[Any, ...]]:
    written = Edition.objects.filter(
        intervention=OuterRef("intervention"), form_id=OuterRef("form_id"), period_start=OuterRef("period_start")
    )
    owed = ReportDue.objects.filter(
        Q(handed_in_on=None) | Exists(written),
        intervention__in=among,
        period_start=period.start,
        period_end=period.end,
        due_on__lt=day,
    ).order_by("intervention__name_key")
    # The name's key is among the columns because distinct rows are ordered by it.
    return owed.values_list("intervention", "intervention__name", "intervention__name_key").distinct()


_OVERDUE = CompiledForScopes[ReportDue](_overdue)
