"""A new report begins with what lasts from the one before: marked until somebody has read it, judged all along."""

from dataclasses import replace
from datetime import date

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.store.invented import reading, report

from stegvis.actions.access import NotPermitted
from stegvis.actions.begin_report import begin_report
from stegvis.actions.confirm_texts import confirm_texts
from stegvis.catalogue import load_forms
from stegvis.store.models import AuditEvent, Edition, ReportDue
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.reports.editions import texts_of
from stegvis.store.reports.remarks import looking_over
from stegvis.store.reports.remarks.looking_over import look_over, open_remarks
from stegvis.store.reports.remarks.remark import TAKEN_OVER
from stegvis.store.reports.writing.texts import save_section
from stegvis.vocabulary import BadInput
from stegvis.vocabulary.report_life import ReportState

LASTING = {"background", "purpose", "method", "working_method"}


@pytest.fixture(autouse=True)
def no_preview(monkeypatch):
    monkeypatch.setattr(looking_over, "preview_of", lambda *_, **__: None)


def begun(cast: Cast, *, after_a_report: bool = True) -> Edition:
    """A report that Maja has just begun on Linden."""
    if after_a_report:
        save_reading(
            replace(reading(report("Linden")), issuer=cast.association.name), (), digest="earlier", by="Office"
        )
    due = ReportDue.objects.create(
        intervention=cast.linden,
        form_id="skaraborg_annual",
        period_start=date(2031, 1, 1),
        period_end=date(2031, 12, 31),
        due_on=date(2032, 2, 1),
    )
    return Edition.objects.get(pk=begin_report(by=cast.actor("maja"), due=due.pk))


def unread(edition: Edition, texts: dict[str, str] | None = None) -> list[str]:
    return [one.section for one in look_over(edition, texts) if one.rule == TAKEN_OVER]


def test_what_lasts_stands_there_and_is_to_be_read(cast: Cast):
    edition = begun(cast)
    standing = texts_of(edition)
    assert standing["background"].text.startswith("Vi träffas i ängen.")
    assert standing.keys() <= LASTING
    assert "background" in unread(edition)
    assert "background" in [one.section for one in open_remarks(edition)]


def test_whoever_begins_twice_takes_over_once(cast: Cast):
    edition = begun(cast)
    save_section(edition, "background", "", seen=1, by=cast.actor("maja"))
    begin_report(by=cast.actor("maja"), due=edition.due_id)
    assert texts_of(edition)["background"].text == ""


def test_a_text_that_somebody_changed_has_been_read(cast: Cast):
    edition = begun(cast)
    assert "background" not in unread(edition, {"background": "Nu träffas vi i skogen."})
    save_section(edition, "background", "Nu träffas vi i skogen.", seen=1, by=cast.actor("amina"))
    assert "background" not in unread(edition)


def test_one_press_says_that_it_holds(cast: Cast):
    edition = begun(cast)
    before = texts_of(edition)["background"].text
    assert confirm_texts(by=cast.actor("maja"), edition=edition.pk, section="background") == 1
    assert confirm_texts(by=cast.actor("maja"), edition=edition.pk, section="background") == 0
    assert "background" not in unread(edition)
    assert texts_of(edition)["background"].text == before
    assert AuditEvent.objects.filter(event="texts_confirmed").count() == 1


def test_one_press_reads_them_all(cast: Cast):
    edition = begun(cast)
    assert confirm_texts(by=cast.actor("amina"), edition=edition.pk) == len(texts_of(edition))
    assert unread(edition) == []


def test_a_first_report_begins_with_whom_the_intervention_is_for(cast: Cast):
    cast.linden.target_group = "Unga vuxna som behöver stöd från flera håll."
    cast.linden.save()
    edition = begun(cast, after_a_report=False)
    texts = {section: one.text for section, one in texts_of(edition).items()}
    assert texts == {"purpose": "Målgrupp: Unga vuxna som behöver stöd från flera håll."}
    assert unread(edition) == ["purpose"]


def test_a_first_report_without_settings_begins_empty(cast: Cast):
    assert texts_of(begun(cast, after_a_report=False)) == {}


def test_the_gate_judges_what_is_taken_over(cast: Cast):
    cast.linden.target_group = "En kvinna i Hjo slutade i förtid."
    cast.linden.save()
    edition = begun(cast, after_a_report=False)
    confirm_texts(by=cast.actor("maja"), edition=edition.pk)
    assert [one.section for one in open_remarks(edition) if one.rule.startswith("gate")] == ["purpose"]


@pytest.mark.parametrize("name", ["bosse", "frida", "carl", "stranger"])
def test_only_those_who_write_confirm(cast: Cast, name: str):
    edition = begun(cast)
    with pytest.raises(NotPermitted):
        confirm_texts(by=cast.actor(name), edition=edition.pk)


def test_what_is_handed_in_is_not_confirmed(cast: Cast):
    edition = make_edition(cast, state=ReportState.SUBMITTED)
    with pytest.raises(BadInput, match="inlämnad"):
        confirm_texts(by=cast.actor("maja"), edition=edition.pk)


def test_the_forms_say_which_sections_last():
    marked = {section.id for form in load_forms() for section in form.sections if section.lasting}
    assert marked == LASTING
