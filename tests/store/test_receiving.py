"""Packages from other installations: whose are taken, in which order, and what is refused with which reason."""

from dataclasses import replace
from datetime import date

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, PERIOD, REPORT, invented

from stegvis.actions.show_edition import show_edition
from stegvis.catalogue import form_files
from stegvis.forms.package.file import content_digest, write_package
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.signing import key_from_seed, public_hex
from stegvis.store.models import AuditEvent, Edition, EditionPackage, Revision, SourceDocument, TrustedKey
from stegvis.store.reports.border.receiving import receive
from stegvis.store.reports.border.trusted_keys import end_key, trust_key
from stegvis.store.reports.form_in_use import find_form
from stegvis.store.reports.stepping import take_step
from stegvis.vocabulary import BadInput, Gender, InvalidFields, Number, Period, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.released import ReleasedFigure
from stegvis.vocabulary.report_life import ReportState

pytestmark = pytest.mark.django_db
THEIRS, OTHERS = key_from_seed(b"t" * 32), key_from_seed(b"o" * 32)
OFFICE = Actor(0, "Frida Påhittad")


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("border.receiving", "border.trusted_keys"):
        monkeypatch.setattr(f"stegvis.store.reports.{place}.today", lambda: date(2026, 10, 1))


@pytest.fixture
def trusting(cast: Cast) -> Cast:
    """The cast, with their key trusted for all that the municipality runs (Linden and Asken, not Eken)."""
    trust_key(public_hex(THEIRS), operator=cast.municipality, note="Ringde och jämförde.", by=OFFICE)
    return cast


def packed(**changes: object) -> PackedReport:
    return invented(association="Påhittade förbundet", **changes)


def sent(key=THEIRS, **changes: object) -> bytes:
    return write_package(packed(**changes), PDF, key)


def everything() -> tuple[int, ...]:
    tables = (Edition, EditionPackage, Revision, SourceDocument, AuditEvent)
    return tuple(table.objects.count() for table in tables)


def refused(data: bytes, words: str) -> None:
    """The package is refused with these words, and nothing at all was written."""
    before = everything()
    with pytest.raises(BadInput, match=words):
        receive(data, by=OFFICE)
    assert everything() == before


def test_a_package_becomes_an_edition_and_the_revision_in_force(trusting: Cast) -> None:
    came = receive(sent(), by=OFFICE)
    assert not came.is_known
    assert came.warnings == ()
    assert came.edition.state == ReportState.SUBMITTED
    assert came.edition.intervention == trusting.linden
    kept = came.edition.packages.get()
    assert kept.digest == came.digest == content_digest(packed())
    assert kept.revision is not None
    assert kept.revision.is_current
    event = AuditEvent.objects.get(event="package_received")
    assert event.by == OFFICE.name


def test_the_same_package_again_changes_nothing(trusting: Cast) -> None:
    first = receive(sent(), by=OFFICE)
    before = everything()
    again = receive(sent(), by=OFFICE)
    assert again.is_known
    assert again.edition == first.edition
    assert everything() == before


def test_a_strangers_package_is_refused_and_learns_nothing(trusting: Cast) -> None:
    refused(sent(OTHERS), "inte är betrodd")
    refused(sent(intervention="Eken"), "inte är betrodd")
    refused(sent(intervention="Finns inte"), "inte är betrodd")
    receive(sent(intervention="Asken"), by=OFFICE)


def test_a_key_of_one_intervention_tells_of_no_other(cast: Cast) -> None:
    trust_key(public_hex(THEIRS), intervention=cast.eken, by=OFFICE)
    refused(sent(), "inte är betrodd")
    receive(sent(intervention="Eken"), by=OFFICE)


def test_an_ended_key_is_trusted_no_more_and_can_be_trusted_again(trusting: Cast) -> None:
    key = TrustedKey.objects.get()
    with pytest.raises(InvalidFields):
        trust_key(public_hex(THEIRS), operator=trusting.municipality, by=OFFICE)
    end_key(key.pk, by=OFFICE)
    refused(sent(), "inte är betrodd")
    trust_key(public_hex(THEIRS), operator=trusting.municipality, by=OFFICE)
    receive(sent(), by=OFFICE)


@pytest.mark.parametrize("text", ["", "nyckel", "g" * 64, "ab" * 31, "ab" * 33])
def test_what_is_no_key_is_never_trusted(cast: Cast, text: str) -> None:
    with pytest.raises(InvalidFields):
        trust_key(text, operator=cast.municipality, by=OFFICE)


def test_an_unknown_form_or_version_is_refused(trusting: Cast) -> None:
    refused(sent(form_id="finns_inte"), "finns_inte")
    refused(sent(form_version="1999"), "1999")


def test_a_package_of_an_earlier_form_version_is_taken_and_shown_in_it(
    trusting: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent back, it may come again in the version of today; a package of the earlier one is still what it was."""
    now = find_form("skaraborg_interim")
    background = next(one for one in now.sections if one.id == "background")
    before = replace(background, heading=Wording("Bakgrunden som den hette då", "Background as it was called"))
    sections = tuple(before if one is background else one for one in now.sections)
    monkeypatch.setattr(form_files, "load_earlier_forms", lambda: (replace(now, version="2019", sections=sections),))
    came = receive(sent(form_version="2019"), by=OFFICE)
    shown = show_edition(by=trusting.actor("frida"), edition=came.edition.pk)
    assert before.heading.sv in repr(shown.content.document)
    refused(sent(form_version="2018", submission=2), "2018")
    step(came.edition, "receive_report", "return_report")
    again = receive(sent(form_version="2023", submission=2), by=OFFICE).edition
    assert (again.pk, again.form_version) == (came.edition.pk, "2023")
    assert before.heading.sv not in repr(show_edition(by=trusting.actor("frida"), edition=again.pk).content.document)


def test_days_that_cannot_be_are_refused(trusting: Cast) -> None:
    refused(sent(submitted_on=date(2026, 10, 3)), "klocka")
    refused(sent(period=Period(date(1900, 1, 1), date(1900, 8, 31))), "perioden")
    refused(sent(period=Period(date(2026, 9, 15), date(2026, 12, 31))), "perioden")
    refused(sent(period=Period(date(2000, 1, 1), date(2026, 8, 31))), "perioden")
    receive(sent(submitted_on=date(2026, 10, 2)), by=OFFICE)


def test_an_agreement_that_was_over_is_told_and_stops_nothing(trusting: Cast) -> None:
    came = receive(sent(agreement=Period(date(2024, 1, 1), date(2025, 12, 31))), by=OFFICE)
    assert [one.sv for one in came.warnings] == ["Avtalet tog slut 2025-12-31, innan perioden började."]


def test_two_packages_for_one_period_that_are_no_correction(trusting: Cast) -> None:
    receive(sent(), by=OFFICE)
    refused(sent(correction_reason="Något annat"), "samma insats, formulär och period")
    refused(sent(edition=2), "samma insats, formulär och period")


def test_a_later_submission_replaces_an_earlier_and_never_the_other_way(trusting: Cast) -> None:
    receive(sent(), by=OFFICE)
    later = receive(sent(submission=3), by=OFFICE)
    assert later.edition.state == ReportState.SUBMITTED
    assert [one.submission for one in later.edition.packages.all()] == [1, 3]
    assert [one.is_current for one in Revision.objects.order_by("number")] == [False, True]
    refused(sent(submission=2), "senare inlämning")
    assert receive(sent(), by=OFFICE).is_known
    assert Revision.objects.get(is_current=True).number == 2


def test_a_report_that_the_office_has_is_not_replaced_under_its_hands(trusting: Cast) -> None:
    edition = receive(sent(), by=OFFICE).edition
    step(edition, "receive_report")
    refused(sent(submission=2), "mottagen")
    step(edition, "return_report")
    assert receive(sent(submission=2), by=OFFICE).edition.state == ReportState.SUBMITTED


def step(edition: Edition, *actions: str) -> None:
    edition.refresh_from_db()
    for action in actions:
        take_step(edition, action, by=OFFICE, version=edition.version)


def test_a_correction_comes_after_the_signing_and_names_what_it_corrects(trusting: Cast) -> None:
    first = receive(sent(), by=OFFICE)
    correction = {"edition": 2, "corrects": first.digest, "correction_reason": "Ett avslut var dubbelt."}
    refused(sent(**correction), "inte signerad")
    step(first.edition, "receive_report", "assess_report", "sign_report")
    refused(sent(**correction | {"corrects": "0" * 64}), "annan inlämning")
    refused(sent(**correction | {"edition": 3}), "samma insats")
    second = receive(sent(**correction), by=OFFICE)
    assert second.edition.corrects == first.edition
    assert second.edition.number == 2
    refused(sent(submission=2), "senare inlämning")
    assert receive(sent(), by=OFFICE).is_known
    first.edition.refresh_from_db()
    assert first.edition.state == ReportState.SIGNED


def test_a_correction_of_what_is_not_here_is_refused(trusting: Cast) -> None:
    refused(sent(edition=2, corrects="0" * 64), "finns här|inte finns här")


def test_what_is_being_written_here_is_not_overwritten(trusting: Cast) -> None:
    make_edition(trusting)
    refused(sent(), "skrivs redan")


def test_nothing_is_kept_when_the_last_step_fails(trusting: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise OSError("invented")

    monkeypatch.setattr("stegvis.store.reports.border.receiving.record", broken)
    before = everything()
    with pytest.raises(OSError, match="invented"):
        receive(sent(), by=OFFICE)
    assert everything() == before


def test_the_figures_of_another_package_are_not_mixed_in(trusting: Cast) -> None:
    receive(sent(), by=OFFICE)
    figures = tuple(replace(one, cell=Number(9)) if one.measure == "exits" else one for one in packed().figures)
    receive(sent(submission=2, figures=figures), by=OFFICE)
    current = Revision.objects.get(is_current=True)
    assert {one.value for one in current.figures.filter(measure="exits")} == {9}
    assert REPORT.submission == 1


@pytest.mark.parametrize(
    "cell", [Number(1), Number(4), Number(0.5, answered=4), Number(6, answered=3)], ids=["1", "4", "share", "answers"]
)
def test_a_number_of_so_few_that_no_release_shows_it_is_not_taken(trusting: Cast, cell: Number) -> None:
    """A trusted key is no leave to point people out: what comes in is public as soon as it is published."""
    figure = ReleasedFigure("exits_positive", Gender.WOMEN, PERIOD, cell, "Linden")
    refused(sent(figures=(figure,)), "få personer")


@pytest.mark.parametrize(
    ("measure", "cell"),
    [
        ("exits_positive", Number(0)),
        ("exits_positive", Number(5)),
        ("exits_positive", Number(0.25, answered=8)),
        ("planned_participants", Number(3)),
        ("places_free", Number(2)),
    ],
)
def test_nobody_enough_people_shares_and_plans_are_taken(trusting: Cast, measure: str, cell: Number) -> None:
    figure = ReleasedFigure(measure, Gender.ALL, PERIOD, cell, "Linden")
    assert not receive(sent(figures=(figure,)), by=OFFICE).is_known
