"""A released account holds what was accepted: nothing that is on its way, and nothing that was taken or sent back."""

from dataclasses import replace

import pytest
from tests.cast import Cast
from tests.invented_editions import PERIOD, draft_edition, hand_in, handed_in_edition
from tests.store.invented import reading, report

from stegvis.actions.compile_account import compile_account
from stegvis.actions.list_accounts import AccountKey
from stegvis.actions.list_findings import Selection, list_findings
from stegvis.actions.show_account import show_account
from stegvis.documents.nodes import Table
from stegvis.store.accounts import revisions_of, stored_account, stored_accounts
from stegvis.store.models import Edition, Revision
from stegvis.store.organisation.associations import interventions_of
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.read_reports.loading import with_sources
from stegvis.store.reports.accounts.material import account_material
from stegvis.store.reports.accounts.releases import revisions_to_release
from stegvis.vocabulary import Finding, Gender, Number, Severity, Wording
from stegvis.vocabulary.report_life import ReportState

ACCEPTED = {ReportState.ACCEPTED, ReportState.PUBLISHED}
pytestmark = pytest.mark.django_db


def released(cast: Cast) -> set[int]:
    key = AccountKey(cast.association.pk, PERIOD)
    return set(revisions_to_release(key, interventions_of(cast.association.pk)).values_list("pk", flat=True))


def revision(edition: Edition) -> int:
    return edition.packages.latest("submission").revision_id


@pytest.mark.parametrize("state", [one for one in ReportState if one is not ReportState.PLANNED])
def test_only_what_was_accepted_is_released(cast: Cast, state: ReportState):
    eken = handed_in_edition(cast.eken, ReportState.PUBLISHED)
    linden = handed_in_edition(cast.linden, state)
    assert released(cast) == {revision(eken), *([revision(linden)] if state in ACCEPTED else [])}


def test_while_a_correction_is_on_its_way_what_was_accepted_stands(cast: Cast):
    first = handed_in_edition(cast.linden, ReportState.ACCEPTED)
    made = draft_edition(cast.linden, number=2, corrects=first, correction_reason="Fel.")
    hand_in(made)
    assert Revision.objects.get(is_current=True).pk == revision(made)
    assert released(cast) == {revision(first)}
    Edition.objects.filter(pk=made.pk).update(state=ReportState.ACCEPTED)
    assert released(cast) == {revision(made)}


def read_and_signed(cast: Cast) -> None:
    """Linden is read from a file, with a finding, and signed; Eken is read only, in the same file."""
    read = [replace(report(name), period=PERIOD) for name in ("Linden", "Eken")]
    wrong = [finding("gender_sum", Severity.ERROR, "Linden"), finding("gender_sum", Severity.WARNING, "Eken")]
    save_reading(replace(reading(*read), issuer=cast.association.name), wrong, digest="a", by="Office")
    handed_in_edition(cast.linden, ReportState.ACCEPTED)


def finding(rule: str, severity: Severity, name: str) -> Finding:
    return Finding(rule, severity, name, None, None, None, Wording("Fel.", "Wrong."))


def test_a_report_that_was_read_and_signed_stands_once_and_the_signed_one_counts(cast: Cast):
    read_and_signed(cast)
    key, ours = AccountKey(cast.association.pk, PERIOD), interventions_of(cast.association.pk)
    material = account_material(key, with_sources(revisions_of(key, ours)), ours)
    assert sorted(one.intervention for one in material.reports) == ["Eken", "Linden"]
    (linden,) = [one for one in material.reports if one.intervention == "Linden"]
    assert linden.value("participants") == 40
    (told,) = [one for one in material.findings if one.rule == "read_and_signed"]
    assert told.report == "Linden"
    tables = [one for one in compile_account(material).document.blocks if isinstance(one, Table)]
    (figures,) = [one for one in tables if one.caption == "Siffror per insats"]
    assert sorted(row[0].text for row in figures.rows) == ["Eken", "Linden"]


def test_the_list_of_accounts_counts_what_the_account_has(cast: Cast):
    read_and_signed(cast)
    ours = interventions_of(cast.association.pk)
    (account,) = stored_accounts(ours)
    assert account.reports == 2
    assert stored_account(account.key, ours) == account


def test_the_title_of_an_account_is_in_the_language_of_the_page(cast: Cast):
    handed_in_edition(cast.linden, ReportState.ACCEPTED)
    ours = interventions_of(cast.association.pk)
    (account,) = stored_accounts(ours)
    assert (account.called("sv"), account.called("en")) == ("Projektredovisning delår", "Interim project report")
    material = account_material(account.key, with_sources(revisions_of(account.key, ours)), ours)
    assert compile_account(material, language="en").document.title == "Compiled account: Interim project report"
    handed_in_edition(cast.eken, ReportState.ACCEPTED, form="skaraborg_final")
    (account,) = stored_accounts(ours)
    assert account.called("en") == cast.association.name


def test_the_account_s_pages_tell_the_same_as_its_documents(cast: Cast):
    read_and_signed(cast)
    key, frida = AccountKey(cast.association.pk, PERIOD), cast.actor("frida")
    shown = show_account(key, by=frida)
    assert shown is not None
    rows = {row.name: row for group in shown.groups for row in group.rows}
    assert (shown.interventions, sorted(rows)) == (2, ["Eken", "Linden"])
    linden = rows["Linden"].cells["participants", Gender.ALL]
    assert isinstance(linden, Number) and linden.value == 40
    listed = list_findings(key, Selection(), by=frida)
    told = [(one.finding.rule, one.finding.severity, one.finding.report) for one in listed.findings]
    assert ("read_and_signed", Severity.NOTE, "Linden") in told
    assert ("gender_sum", Severity.WARNING, "Eken") in told
    assert ("gender_sum", Severity.ERROR, "Linden") not in told, "Of the file nothing is told."
    assert listed.total == sum(shown.findings.values()) == len(told)
    assert rows["Linden"].findings[Severity.NOTE] == sum(one[1:] == (Severity.NOTE, "Linden") for one in told)
    (only,) = list_findings(key, Selection(rule="read_and_signed"), by=frida).findings
    assert only.report == rows["Linden"].report
    ours = interventions_of(cast.association.pk)
    material = account_material(key, with_sources(revisions_of(key, ours)), ours)
    assert sorted(one.rule for one in material.findings) == sorted(one[0] for one in told)
