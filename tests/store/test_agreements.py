"""Agreements with their terms, and the reports that are owed because of them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from tests.cast import Cast

from stegvis.actions.extend_agreement import extend_agreement
from stegvis.actions.set_report_calendar import ReportCycle, ReportRuleRow, set_report_calendar
from stegvis.actions.show_intervention_settings import Settings, show_intervention_settings
from stegvis.store.models import ReportDue
from stegvis.store.organisation.cycles import periods_owed
from stegvis.vocabulary import InvalidFields, Period

TODAY = date(2031, 5, 2)
YEAR = Period(date(2031, 1, 1), date(2031, 12, 31))


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", TODAY.isoformat())


def settings(cast: Cast) -> Settings:
    return show_intervention_settings(by=cast.actor("frida"), intervention=cast.linden.pk)


def days(*texts: str) -> list[Period]:
    return [Period(*(date.fromisoformat(day) for day in one.split("/"))) for one in texts]


def test_an_extension_is_a_new_term_and_the_reports_due_follow(cast: Cast):
    frida = cast.actor("frida")
    extend_agreement(by=frida, intervention=cast.linden.pk, start=date(2030, 3, 1), end=date(2031, 6, 30))
    set_report_calendar(
        by=frida,
        intervention=cast.linden.pk,
        version=settings(cast).version,
        rules=[
            ReportRuleRow("rar_status", ReportCycle.HALF_YEARLY, 30),
            ReportRuleRow("rar_final", ReportCycle.FINAL, 60),
        ],
    )
    owed = [one.period for one in settings(cast).reports_due if one.form_id == "rar_status"]
    assert owed == days("2030-03-01/2030-06-30", "2030-07-01/2030-12-31", "2031-01-01/2031-06-30")
    ReportDue.objects.filter(form_id="rar_status").update(handed_in_on=TODAY)
    extend_agreement(by=frida, intervention=cast.linden.pk, start=date(2030, 3, 1), end=date(2031, 9, 30))
    shown = settings(cast)
    assert [line.end for line in shown.terms] == [date(2031, 6, 30), date(2031, 9, 30)]
    assert shown.agreements == tuple(days("2030-03-01/2031-09-30"))
    due = {one.period: one for one in shown.reports_due if one.handed_in_on is None}
    assert set(due) == set(days("2031-07-01/2031-09-30", "2030-03-01/2031-09-30"))
    assert due[days("2031-07-01/2031-09-30")[0]].due_on == date(2031, 9, 30) + timedelta(days=30)
    assert len([one for one in shown.reports_due if one.handed_in_on]) == 3


def test_of_a_period_handed_in_when_the_agreement_was_shorter_the_rest_is_owed(cast: Cast):
    frida = cast.actor("frida")
    extend_agreement(by=frida, intervention=cast.linden.pk, start=YEAR.start, end=date(2031, 9, 30))
    rule = ReportRuleRow("skaraborg_annual", ReportCycle.FULL_YEAR, 30)
    set_report_calendar(by=frida, intervention=cast.linden.pk, version=settings(cast).version, rules=[rule])
    ReportDue.objects.update(handed_in_on=TODAY)
    extend_agreement(by=frida, intervention=cast.linden.pk, start=YEAR.start, end=YEAR.end)
    (left,) = (one for one in settings(cast).reports_due if one.handed_in_on is None)
    assert left.period == days("2031-10-01/2031-12-31")[0]


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        ("2031-01-01", "2030-12-31", "end"),
        ("2031-01-01", "2031-12-31", "end"),
        ("2031-06-01", "2032-12-31", "start"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(cast: Cast, start, end, field):
    frida = cast.actor("frida")
    extend_agreement(by=frida, intervention=cast.linden.pk, start=YEAR.start, end=YEAR.end)
    with pytest.raises(InvalidFields) as refused:
        extend_agreement(
            by=frida, intervention=cast.linden.pk, start=date.fromisoformat(start), end=date.fromisoformat(end)
        )
    assert set(refused.value.fields) == {field}


@pytest.mark.parametrize(
    ("cycle", "from_start", "expected"),
    [
        (ReportCycle.MONTHLY, False, ["2031-02-10/2031-02-28", "2031-03-01/2031-03-31", "2031-04-01/2031-04-05"]),
        (ReportCycle.QUARTERLY, False, ["2031-02-10/2031-03-31", "2031-04-01/2031-04-05"]),
        (ReportCycle.QUARTERLY, True, ["2031-02-10/2031-04-05"]),
        (ReportCycle.FOUR_MONTHLY, False, ["2031-02-10/2031-04-05"]),
        (ReportCycle.FINAL, False, ["2031-02-10/2031-04-05"]),
    ],
)
def test_periods_follow_the_calendar_or_the_agreement_and_never_leave_it(cycle, from_start, expected):
    agreement = Period(date(2031, 2, 10), date(2031, 4, 5))
    assert periods_owed(cycle, agreement, from_start=from_start) == tuple(days(*expected))


@pytest.mark.parametrize("from_start", [False, True])
@pytest.mark.parametrize("cycle", [one for one in ReportCycle if one is not ReportCycle.JANUARY_AUGUST])
def test_every_day_of_the_agreement_is_reported_once(cycle, from_start):
    agreement = Period(date(2030, 11, 17), date(2033, 2, 3))
    owed = periods_owed(cycle, agreement, from_start=from_start)
    assert sum(one.days for one in owed) == agreement.days
    assert all(a.end + timedelta(days=1) == b.start for a, b in pairwise(owed))


def test_interim_reports_are_about_january_to_august():
    agreement = Period(date(2030, 10, 1), date(2032, 5, 31))
    owed = periods_owed(ReportCycle.JANUARY_AUGUST, agreement)
    assert owed == tuple(days("2031-01-01/2031-08-31", "2032-01-01/2032-05-31"))
