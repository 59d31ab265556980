"""What is due today and this week for whoever is logged in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.actions.access import Actor, held_for, may, permit
from stegvis.actions.list_editions import (
    ListedReport,
    MovedReport,
    ReportWay,
    report_ways,
    reports_moved,
    reports_waiting,
)
from stegvis.catalogue import load_forms
from stegvis.store.access.assignments import interventions_reached
from stegvis.store.clock import today
from stegvis.store.register.due import FIRST, Due, DueKind, DueList, due_about_participants, due_from_interventions
from stegvis.store.trail.readings import record_listing
from stegvis.vocabulary import Wording
from stegvis.vocabulary.roles import Role

__all__ = ["FIRST", "Due", "DueKind", "MyDay", "show_my_day"]

WEEK = timedelta(days=6)
REPORTERS = frozenset({Role.ASSOCIATION_ADMINISTRATOR, Role.INTERVENTION_MANAGER, Role.PARTICIPANT_REGISTRAR})


@dataclass(frozen=True, slots=True)
class MyDay:
    """What is due before `today`, on it, and in the six days after; reports up to a month ahead.

    `is_more` is due than stands here: of each kind the earliest do.
    `waiting` are the reports that somebody has handed over and that are now theirs to go on with, `moved` the signed
    ones that would be others today.
    `sees_participants`: the one who asks works with participants. `forms` has the titles of the reports' forms,
    `ways` how the one who asks comes on with each report.
    """

    today: date
    late: tuple[Due, ...]
    due_today: tuple[Due, ...]
    this_week: tuple[Due, ...]
    waiting: tuple[ListedReport, ...]
    moved: tuple[MovedReport, ...]
    reports: tuple[Due, ...]
    is_more: bool
    sees_participants: bool
    forms: Mapping[str, Wording]
    ways: Mapping[int, ReportWay]


def show_my_day(*, by: Actor, at_most: int = FIRST) -> MyDay:
    """The day of the one who asks, over all assignments, `at_most` of each kind. Raises NotPermitted."""
    permit(by, "show_my_day")
    day = today()
    held = tuple(held_for(by, "show_my_day"))
    # What concerns a person is for registrars only, whatever else somebody may be.
    registrar = [one for one in held if one.role is Role.PARTICIPANT_REGISTRAR]
    found = due_about_participants(interventions_reached(registrar), day + WEEK, at_most) if registrar else DueList()
    due = found.first
    if due:
        listed = len({one.participant for one in due})
        record_listing(by=by, action="show_my_day", subject="Min dag", participants=listed)
    reporting = interventions_reached(one for one in held if one.role in REPORTERS)
    reports = due_from_interventions(reporting, day, at_most)
    return MyDay(
        today=day,
        late=tuple(one for one in due if one.due_on < day),
        due_today=tuple(one for one in due if one.due_on == day),
        this_week=tuple(one for one in due if one.due_on > day),
        waiting=reports_waiting(by=by) if may(by, "list_editions") else (),
        moved=reports_moved(by=by),
        reports=reports.first,
        is_more=found.is_more or reports.is_more,
        sees_participants=bool(registrar),
        forms={form.id: form.title for form in load_forms()},
        ways=report_ways(by=by, dues=[one.number for one in reports.first]),
    )
