"""What is due today and this week for whoever is logged in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.actions.access import Actor, held_for, may, permit
from stegvis.actions.access.open_edition import editions_for
from stegvis.actions.list_editions import (
    ListedReport,
    MovedReport,
    ReportWay,
    reports_moved,
    reports_waiting,
    ways_with,
)
from stegvis.actions.questionnaire_words import wording_of
from stegvis.catalogue import load_forms
from stegvis.instruments import Occasion, Questionnaire
from stegvis.store.access.assignments import interventions_reached
from stegvis.store.clock import today
from stegvis.store.questionnaires.wanted import wanted_questionnaires
from stegvis.store.register.due import (
    FIRST,
    Due,
    DueKind,
    DueList,
    due_about_participants,
    in_order,
)
from stegvis.store.reports.calendar.overview import OwedReport, owed_until
from stegvis.store.trail.readings import record_listing
from stegvis.vocabulary import Wording
from stegvis.vocabulary.roles import Role

__all__ = ["FIRST", "Due", "DueKind", "MyDay", "show_my_day"]

WEEK = timedelta(days=6)
REPORT_DAYS = timedelta(days=30)
"""A report is told of so long ahead."""
REPORTERS = frozenset({Role.ASSOCIATION_ADMINISTRATOR, Role.INTERVENTION_MANAGER, Role.PARTICIPANT_REGISTRAR})


@dataclass(frozen=True, slots=True)
class MyDay:
    """What is due before `today`, on it, and in the six days after; reports up to a month ahead.

    `is_more` is due than stands here: of each kind the earliest do.
    `waiting` are the reports that somebody has handed over and that are now theirs to go on with, `moved` the signed
    ones that would be others today.
    `sees_participants`: the one who asks works with participants. `forms` has the titles of the reports' forms,
    `questionnaires` those of the questionnaires that are wanted, with their occasions, by label,
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
    questionnaires: Mapping[str, Wording]
    ways: Mapping[int, ReportWay]


def show_my_day(*, by: Actor, at_most: int = FIRST) -> MyDay:
    """The day of the one who asks, over all assignments, `at_most` of each kind. Raises NotPermitted."""
    permit(by, "show_my_day")
    day = today()
    held = tuple(held_for(by, "show_my_day"))
    # What concerns a person is for registrars only, whatever else somebody may be.
    registrar = [one for one in held if one.role is Role.PARTICIPANT_REGISTRAR]
    found, wanted = DueList(), DueList()
    told: Mapping[str, Questionnaire] = {}
    if registrar:
        reached = interventions_reached(registrar)
        found = due_about_participants(reached, day + WEEK, at_most)
        wanted, told = wanted_questionnaires(reached, day + WEEK, at_most)
    due = sorted((*found.first, *wanted.first), key=in_order)
    if due:
        listed = len({one.participant for one in due})
        record_listing(by=by, action="show_my_day", subject="Min dag", participants=listed)
    reporting = interventions_reached(one for one in held if one.role in REPORTERS)
    owed = owed_until(reporting, editions_for(by, "list_editions"), day + REPORT_DAYS, at_most + 1)
    reports = owed[:at_most]
    return MyDay(
        today=day,
        late=tuple(one for one in due if one.due_on < day),
        due_today=tuple(one for one in due if one.due_on == day),
        this_week=tuple(one for one in due if one.due_on > day),
        waiting=reports_waiting(by=by) if may(by, "list_editions") else (),
        moved=reports_moved(by=by),
        reports=tuple(map(_report, reports)),
        is_more=found.is_more or wanted.is_more or len(owed) > at_most,
        sees_participants=bool(registrar),
        forms={form.id: form.title for form in load_forms()},
        questionnaires={label: _told(label, one) for label, one in told.items()},
        ways=ways_with(by, reports),
    )


def _report(one: OwedReport) -> Due:
    due, place = one.due, one.due.intervention
    return Due(
        DueKind.REPORT,
        due.pk,
        due.due_on,
        due.form_id,
        place.pk,
        place.name,
        period_start=due.period_start,
        period_end=due.period_end,
    )


def _told(label: str, questionnaire: Questionnaire) -> Wording:
    title, occasion = wording_of(questionnaire.title), Occasion(label.partition(":")[2]).label
    return Wording(f"{title.sv}, {occasion.sv}", f"{title.en}, {occasion.en}")
