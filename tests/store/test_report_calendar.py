"""The calendar of reports follows the agreement, keeps what was begun or put off, and numbers what is owed."""

from datetime import date, timedelta

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition

from stegvis.actions.extend_agreement import extend_agreement
from stegvis.actions.set_report_calendar import ReportCycle, ReportRuleRow, set_report_calendar
from stegvis.actions.show_intervention_settings import show_intervention_settings
from stegvis.store.models import DueChange, ReportDue
from stegvis.store.organisation.report_calendar import due_number, mark_handed_in, unmark_handed_in
from stegvis.vocabulary import Period

TODAY = date(2031, 5, 2)
START, END = date(2031, 1, 1), date(2031, 9, 30)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", TODAY.isoformat())


def agree(cast: Cast, end: date, start: date = START) -> None:
    extend_agreement(by=cast.actor("frida"), intervention=cast.linden.pk, start=start, end=end)


def rule(cast: Cast, *rules: ReportRuleRow) -> None:
    version = show_intervention_settings(by=cast.actor("frida"), intervention=cast.linden.pk).version
    set_report_calendar(by=cast.actor("frida"), intervention=cast.linden.pk, version=version, rules=rules)


def put_off(due: ReportDue, days: int) -> date:
    was = due.due_on
    due.due_on += timedelta(days=days)
    due.save()
    DueChange.objects.create(due=due, was_due_on=was, due_on=due.due_on, granted_on=TODAY, by="Frida")
    return due.due_on


def owed(form: str = "rar_status") -> list[tuple[date, date, date]]:
    rows = ReportDue.objects.filter(form_id=form).order_by("period_start")
    return [(one.period_start, one.period_end, one.due_on) for one in rows]


HALF_YEARS = ReportRuleRow("rar_status", ReportCycle.HALF_YEARLY, 30)


def test_what_is_begun_stays_and_the_rest_of_a_longer_period_is_owed(cast: Cast):
    agree(cast, END)
    rule(cast, HALF_YEARS)
    second = ReportDue.objects.get(period_start=date(2031, 7, 1))
    period = Period(second.period_start, second.period_end)
    edition = make_edition(cast, form="rar_status", period=period, due=second)
    agree(cast, date(2031, 12, 31))
    assert [one[:2] for one in owed()] == [
        (START, date(2031, 6, 30)),
        (date(2031, 7, 1), END),
        (date(2031, 10, 1), date(2031, 12, 31)),
    ]
    edition.refresh_from_db()
    assert edition.due_id == second.pk


def test_what_is_put_off_keeps_its_day_and_its_history(cast: Cast):
    agree(cast, END)
    rule(cast, HALF_YEARS)
    first = ReportDue.objects.get(period_start=START)
    day = put_off(first, 10)
    agree(cast, date(2031, 12, 31))
    first.refresh_from_db()
    assert (first.due_on, first.changes.count()) == (day, 1)


def test_a_period_that_is_put_off_grows_with_the_agreement_and_is_not_due_before_its_own_day(cast: Cast):
    agree(cast, END)
    rule(cast, HALF_YEARS)
    second = ReportDue.objects.get(period_start=date(2031, 7, 1))
    put_off(second, 10)
    agree(cast, date(2031, 12, 31))
    second.refresh_from_db()
    assert (second.period_end, second.due_on) == (date(2031, 12, 31), date(2032, 1, 30))
    assert len(owed()) == 2 and second.changes.count() == 1


def test_a_report_keeps_its_row_when_the_agreement_is_extended(cast: Cast):
    agree(cast, END)
    rule(cast, HALF_YEARS)
    before = set(ReportDue.objects.values_list("pk", flat=True))
    agree(cast, date(2032, 6, 30))
    assert before < set(ReportDue.objects.values_list("pk", flat=True))
    assert [one[1] for one in owed()] == [date(2031, 6, 30), date(2031, 12, 31), date(2032, 6, 30)]
    agree(cast, date(2031, 3, 31))
    assert owed() == [(START, date(2031, 3, 31), date(2031, 4, 30))]


def test_a_granted_day_stays_told_when_the_agreement_ends_before_the_period(cast: Cast):
    agree(cast, date(2031, 12, 31))
    rule(cast, HALF_YEARS)
    second = ReportDue.objects.latest("period_start")
    put_off(second, 10)
    agree(cast, date(2031, 6, 30))
    assert ReportDue.objects.filter(pk=second.pk).exists()


def test_what_is_put_off_goes_with_its_rule(cast: Cast):
    agree(cast, END)
    rule(cast, HALF_YEARS)
    put_off(ReportDue.objects.get(period_start=START), 10)
    rule(cast, ReportRuleRow("rar_final", ReportCycle.FINAL, 60))
    assert not owed() and len(owed("rar_final")) == 1


def test_number_x_of_y_is_counted_by_form_within_the_agreement(cast: Cast):
    agree(cast, date(2030, 12, 31), start=date(2030, 1, 1))
    agree(cast, date(2032, 12, 31))
    rule(cast, HALF_YEARS, ReportRuleRow("rar_final", ReportCycle.FINAL, 60))
    rows = ReportDue.objects.filter(form_id="rar_status").order_by("period_start")
    assert [due_number(one) for one in rows] == [(1, 2), (2, 2), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert due_number(ReportDue.objects.filter(form_id="rar_final").latest("period_start")) == (1, 1)
    agree(cast, date(2033, 6, 30))
    assert due_number(rows[2]) == (1, 5)


def test_handing_in_is_marked_once_and_taken_back(cast: Cast):
    agree(cast, END)
    rule(cast, HALF_YEARS)
    due = ReportDue.objects.earliest("period_start")
    mark_handed_in(due, TODAY)
    mark_handed_in(due, TODAY + timedelta(days=9))
    assert due.handed_in_on == TODAY
    unmark_handed_in(due)
    due.refresh_from_db()
    assert due.handed_in_on is None
