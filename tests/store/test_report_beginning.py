"""Beginning a report: once, on a form that exists, while the agreement lasts; and what goes into it from before."""

from datetime import date

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.store.invented import reading, report

from stegvis.actions.access import NotPermitted
from stegvis.actions.begin_report import begin_report
from stegvis.actions.renew_form import renew_form
from stegvis.store.models import (
    Agreement,
    AgreementTerm,
    AuditEvent,
    Edition,
    Intervention,
    ReportDue,
)
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.reports.earlier import earlier_texts, fixed_parts
from stegvis.store.reports.form_in_use import form_of
from stegvis.vocabulary import BadInput, Period
from stegvis.vocabulary.report_life import ReportState


def owed(intervention: Intervention, form: str = "rar_status", month: int = 1) -> ReportDue:
    return ReportDue.objects.create(
        intervention=intervention,
        form_id=form,
        period_start=date(2026, month, 1),
        period_end=date(2026, month + 5, 30),
        due_on=date(2026, 9, 30),
    )


def agree(intervention: Intervention, start: date, end: date) -> None:
    agreement = Agreement.objects.create(intervention=intervention, start=start)
    AgreementTerm.objects.create(agreement=agreement, end=end, stated_on=start)


def test_a_report_owed_becomes_a_draft_with_its_number(cast: Cast):
    owed(cast.linden)
    due = owed(cast.linden, month=7)
    begun = Edition.objects.get(pk=begin_report(by=cast.actor("maja"), due=due.pk))
    assert ReportState(begun.state) is ReportState.DRAFT
    assert (begun.report_number, begun.report_number_of) == (2, 2)
    assert (begun.form_version, begun.due, begun.number) == ("2021", due, 1)
    assert [one.action for one in begun.steps.all()] == ["begin_report"]
    assert AuditEvent.objects.filter(event="report_begun").count() == 1


def test_who_begins_a_second_time_meets_the_same_draft(cast: Cast):
    due = owed(cast.linden)
    first = begin_report(by=cast.actor("maja"), due=due.pk)
    assert begin_report(by=cast.actor("amina"), due=due.pk) == first
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("name", ["bosse", "frida", "carl", "stranger"])
def test_only_those_who_run_it_begin(cast: Cast, name: str):
    with pytest.raises(NotPermitted):
        begin_report(by=cast.actor(name), due=owed(cast.linden).pk)


def test_a_form_that_is_gone_is_told_and_nothing_is_begun(cast: Cast):
    with pytest.raises(BadInput, match="formuläret finns inte längre"):
        begin_report(by=cast.actor("maja"), due=owed(cast.linden, form="bortta").pk)
    assert not Edition.objects.exists()


def test_an_agreement_that_ended_before_the_period_is_told(cast: Cast):
    agree(cast.linden, date(2024, 1, 1), date(2025, 12, 31))
    with pytest.raises(BadInput, match="avtalet tog slut 31 december 2025"):
        begin_report(by=cast.actor("maja"), due=owed(cast.linden).pk)
    assert not Edition.objects.exists()


def test_a_measure_that_is_gone_is_told(cast: Cast, monkeypatch):
    from stegvis.store.reports import form_in_use

    monkeypatch.setattr(form_in_use, "load_measures", dict)
    with pytest.raises(BadInput, match="måttet finns inte längre"):
        begin_report(by=cast.actor("maja"), due=owed(cast.linden).pk)


def test_a_form_changed_meanwhile_is_told_and_can_be_gone_on_in(cast: Cast):
    edition = make_edition(cast, texts={"background": "Vi ses i ängen."})
    Edition.objects.filter(pk=edition.pk).update(form_version="2011")
    edition.refresh_from_db()
    with pytest.raises(BadInput, match="version 2011"):
        form_of(edition)
    renew_form(by=cast.actor("maja"), edition=edition.pk)
    edition.refresh_from_db()
    assert form_of(edition).version == "2023"
    assert edition.texts.get().text == "Vi ses i ängen."


def test_what_was_handed_in_keeps_its_form_version(cast: Cast):
    edition = make_edition(cast, state=ReportState.SUBMITTED)
    with pytest.raises(BadInput, match="inte längre ett utkast"):
        renew_form(by=cast.actor("maja"), edition=edition.pk)


def earlier_report(cast: Cast) -> Edition:
    """A new report on Linden, where one on January to August 2031 was read in."""
    save_reading(reading(report("Linden")), (), digest="earlier", by="Office")
    cast.linden.refresh_from_db()
    found = Intervention.objects.get(name="Linden", association__name="Samordningsförbundet Ingenstans")
    edition = make_edition(cast, period=Period(date(2031, 1, 1), date(2031, 12, 31)), form="skaraborg_annual")
    edition.intervention = found
    return edition


def test_the_last_report_is_at_hand(cast: Cast):
    edition = earlier_report(cast)
    before = earlier_texts(edition)["background"]
    assert before.text.startswith("Vi träffas i ängen.")
    assert before.period == Period(date(2031, 1, 1), date(2031, 8, 31))


def test_parts_that_stand_with_the_intervention(cast: Cast):
    agree(cast.linden, date(2026, 1, 1), date(2027, 12, 31))
    cast.linden.parties.set([cast.municipality, cast.region])
    found = fixed_parts(make_edition(cast))
    assert found.parties == ("Påhittade kommunen", "Påhittade regionen")
    assert found.agreement == Period(date(2026, 1, 1), date(2027, 12, 31))
    assert found.orientation == "individual"
