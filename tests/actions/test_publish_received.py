"""A report from another installation is published with the PDF that came in it, if that says what was signed."""

from dataclasses import replace
from datetime import date

import pytest
from tests.cast import Cast
from tests.invented_packages import invented

from stegvis.actions.accept_report import accept_report
from stegvis.actions.assess_report import assess_report
from stegvis.actions.publish_report import publish_report
from stegvis.actions.receive_report import Arrival, receive_report
from stegvis.actions.sign_report import sign_report
from stegvis.catalogue import load_forms
from stegvis.documents.writers import write_document
from stegvis.forms.package.document import package_document
from stegvis.forms.package.file import write_package
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.signing import key_from_seed, public_hex
from stegvis.store.models import Edition
from stegvis.store.reports.border.receiving import receive
from stegvis.store.reports.border.trusted_keys import trust_key
from stegvis.vocabulary import BadInput, Number
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import ReportState

pytestmark = pytest.mark.django_db
THEIRS = key_from_seed(b"t" * 32)
OFFICE = Actor(0, "Frida Påhittad")
FORM = next(form for form in load_forms() if form.id == "skaraborg_interim")


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEGVIS_TODAY", "2026-10-01")


def accepted(cast: Cast, printed: PackedReport) -> Edition:
    """A report that came in a package whose PDF shows `printed`, accepted here."""
    trust_key(public_hex(THEIRS), operator=cast.municipality, note="Ringde.", by=OFFICE)
    packed = invented(association="Påhittade förbundet")
    pdf = write_document(package_document(replace(printed, association="Påhittade förbundet"), FORM), "pdf")
    edition = receive(write_package(packed, pdf, THEIRS), by=OFFICE).edition
    frida, carl = cast.actor("frida"), cast.actor("carl")
    arrival, text = Arrival("2026/17", date(2026, 9, 30)), "Styrgruppen ser att arbetet följer planen."
    receive_report(by=frida, arrival=arrival, **seen(edition))
    assess_report(by=carl, text=text, **seen(edition))
    sign_report(by=carl, has_read=True, **seen(edition))
    accept_report(by=frida, **seen(edition))
    return edition


def seen(edition: Edition) -> dict[str, int]:
    """The edition as somebody sees it now."""
    edition.refresh_from_db()
    return {"edition": edition.pk, "version": edition.version}


def test_a_true_print_is_published(cast: Cast) -> None:
    edition = accepted(cast, invented())
    publish_report(by=cast.actor("frida"), **seen(edition))
    assert Edition.objects.get(pk=edition.pk).state == ReportState.PUBLISHED


def test_a_print_with_another_number_stays_in(cast: Cast) -> None:
    figures = tuple(replace(one, cell=Number(47)) if one.cell == Number(40) else one for one in invented().figures)
    edition = accepted(cast, invented(figures=figures))
    with pytest.raises(BadInput, match="47"):
        publish_report(by=cast.actor("frida"), **seen(edition))
    assert Edition.objects.get(pk=edition.pk).state == ReportState.ACCEPTED
