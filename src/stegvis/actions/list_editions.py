"""Every report that is owed, written or looked at, as far as somebody may see: whose turn it is, and what is late."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from stegvis.actions.access import PERMISSIONS, Actor, editions_for, interventions_for, may, may_here
from stegvis.catalogue import load_forms
from stegvis.store.clock import today
from stegvis.store.models import Intervention
from stegvis.store.reports.calendar.due_changes import DayChange
from stegvis.store.reports.calendar.overview import (
    FIRST,
    Chosen,
    OwedReport,
    ReportLine,
    handed_over,
    names_of,
    overview_of,
    owed_with,
    years_of,
)
from stegvis.store.reports.life.changed_facts import moved_among, moved_signed
from stegvis.vocabulary import Period, Wording
from stegvis.vocabulary.report_life import ReportState, Transition, next_step

__all__ = [
    "FIRST",
    "Chosen",
    "DayChange",
    "ListedReport",
    "MovedReport",
    "ReportList",
    "ReportWay",
    "Standing",
    "list_editions",
    "report_ways",
    "reports_moved",
    "reports_waiting",
    "ways_with",
]

HORIZON = timedelta(days=60)
"""What is due later than this is shown to those who ask for it."""

AWAITED = frozenset({ReportState.PLANNED, ReportState.DRAFT})
"""Not handed in: late when its day has passed."""


class Standing(StrEnum):
    """Where a report stands to the one who looks, in the order in which it is shown."""

    MINE = "mine"
    LATE = "late"
    SOON = "soon"
    WITH_OTHERS = "with_others"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ReportWay:
    """How somebody comes on with a report: to its `edition`, or by beginning it (`due`); neither when not theirs.

    `step`: what is theirs to do next, None when it is somebody else's turn.
    """

    due: int | None
    edition: int | None
    step: Transition | None


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report. `number`: which of how many. `correction`: 0 for the first edition. `days_late`: 0 unless not in.

    `has_moved`: it was handed in and would be another today, told to those alone who write it.
    """

    standing: Standing
    intervention: int
    intervention_name: str
    form: Wording
    period: Period
    state: ReportState
    number: tuple[int, int] | None
    correction: int
    due_on: date | None
    handed_in_on: date | None
    days_late: int
    changes: tuple[DayChange, ...]
    way: ReportWay
    may_grant: bool
    has_moved: bool


@dataclass(frozen=True, slots=True)
class MovedReport:
    """A signed report with that number whose figures the register has otherwise by now."""

    number: int
    intervention: int
    intervention_name: str
    form: Wording
    period: Period


@dataclass(frozen=True, slots=True)
class ReportList:
    """The reports, and what there is to choose from. `is_more`: not all are shown. `may_write`: somewhere."""

    today: date
    reports: tuple[ListedReport, ...]
    is_more: bool
    interventions: Mapping[int, str]
    years: tuple[int, ...]
    may_write: bool


def list_editions(*, by: Actor, chosen: Chosen, at_most: int = FIRST) -> ReportList:
    """The reports of all interventions that the one who asks has an assignment at, `at_most` of each kind."""
    reached, day = interventions_for(by, "list_editions"), today()
    found = overview_of(reached, editions_for(by, "list_editions"), chosen, day + HORIZON, at_most)
    titles = {form.id: form.title for form in load_forms()}
    moved = _moved(by, found.lines)
    return ReportList(
        today=day,
        reports=tuple(_listed(one, by, titles, day, moved) for one in found.lines),
        is_more=found.is_more,
        interventions=names_of(reached),
        years=years_of(reached),
        may_write=may(by, "begin_report"),
    )


def report_ways(*, by: Actor, dues: Iterable[int]) -> Mapping[int, ReportWay]:
    """How the one who asks comes on with each of the reports owed, by its number."""
    asked = tuple(dues)
    if not asked:
        return {}
    return ways_with(by, owed_with(interventions_for(by, "list_editions"), editions_for(by, "list_editions"), asked))


def ways_with(by: Actor, owed: Iterable[OwedReport]) -> Mapping[int, ReportWay]:
    """The same of reports that are read already."""
    return {
        one.due.pk: ReportWay(one.due.pk, one.edition, _own_step(by, one.state, one.due.intervention)) for one in owed
    }


def reports_waiting(*, by: Actor) -> tuple[ListedReport, ...]:
    """The reports that were handed over and wait for the one who asks: to be received, signed, written on …"""
    titles, day = {form.id: form.title for form in load_forms()}, today()
    lines = handed_over(editions_for(by, "list_editions"))
    listed = (_listed(one, by, titles, day, frozenset()) for one in lines)
    return tuple(one for one in listed if one.standing is Standing.MINE)


def reports_moved(*, by: Actor) -> tuple[MovedReport, ...]:
    """The latest signed reports that would be others today, where the one who asks writes reports."""
    if not may(by, "show_changed_facts"):
        return ()
    titles = {form.id: form.title for form in load_forms()}
    found = moved_signed(interventions_for(by, "show_changed_facts"), FIRST)
    return tuple(
        MovedReport(
            one.pk,
            one.intervention_id,
            one.intervention.name,
            titles.get(one.form_id, Wording(one.form_id, one.form_id)),
            Period(one.period_start, one.period_end),
        )
        for one in found
    )


def _moved(by: Actor, lines: Iterable[ReportLine]) -> frozenset[int]:
    numbers = [one.edition for one in lines if one.edition is not None and one.state not in AWAITED]
    if not may(by, "show_changed_facts"):
        return frozenset()
    return moved_among(interventions_for(by, "show_changed_facts"), numbers)


def _listed(
    line: ReportLine, by: Actor, titles: Mapping[str, Wording], day: date, moved: Collection[int]
) -> ListedReport:
    step = None if line.is_outside else _own_step(by, line.state, line.intervention)
    is_awaited = line.handed_in_on is None and line.state in AWAITED
    days_late = (day - line.due_on).days if is_awaited and line.due_on is not None else 0
    return ListedReport(
        standing=_standing(line, step, days_late, day),
        intervention=line.intervention.pk,
        intervention_name=line.intervention.name,
        form=titles.get(line.form_id, Wording(line.form_id, line.form_id)),
        period=line.period,
        state=line.state,
        number=line.number,
        correction=line.correction,
        due_on=line.due_on,
        handed_in_on=line.handed_in_on,
        days_late=max(days_late, 0),
        changes=line.changes,
        way=ReportWay(line.due, line.edition, step),
        may_grant=is_awaited and line.due is not None and may_here(by, "grant_more_time", line.intervention),
        has_moved=line.edition in moved,
    )


def _standing(line: ReportLine, step: Transition | None, days_late: int, day: date) -> Standing:
    """A report that nobody has begun waits for its writer when its period is over; before that it is soon time."""
    if line.is_done:
        return Standing.DONE
    if step is not None and (line.state is not ReportState.PLANNED or line.period.end < day or days_late > 0):
        return Standing.MINE
    if days_late > 0:
        return Standing.LATE
    return Standing.SOON if line.state is ReportState.PLANNED else Standing.WITH_OTHERS


def _own_step(by: Actor, state: ReportState, intervention: Intervention) -> Transition | None:
    """The step that leads on, when it is for the one who asks to take."""
    step = next_step(state)
    return step if step is not None and step.action in PERMISSIONS and may_here(by, step.action, intervention) else None
