"""A package with a measure that this installation does not know: taken, told of once, and named as unknown."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
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
from stegvis.forms.package.signing import key_from_seed, public_hex
from stegvis.store.models import Edition, EditionPackage
from stegvis.store.reports.border.receiving import ReceivedPackage, receive
from stegvis.store.reports.border.trusted_keys import trust_key
from stegvis.vocabulary import BadInput, Gender, Number
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.released import ReleasedFigure
from stegvis.vocabulary.report_life import ReportState

pytestmark = pytest.mark.django_db
THEIRS = key_from_seed(b"t" * 32)
OFFICE = Actor(0, "Frida Påhittad")
FORM = next(form for form in load_forms() if form.id == "skaraborg_interim")


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEGVIS_TODAY", "2026-10-01")


@pytest.fixture
def came(cast: Cast) -> ReceivedPackage:
    return sent_with(cast, Number(0.5))


def sent_with(cast: Cast, joy: Number) -> ReceivedPackage:
    trust_key(public_hex(THEIRS), operator=cast.municipality, note="Ringde.", by=OFFICE)
    report = invented(association="Påhittade förbundet")
    joys = tuple(
        ReleasedFigure("joy_share", gender, report.period, joy, report.intervention)
        for gender in (Gender.ALL, Gender.WOMEN)
    )
    report = replace(report, figures=(*report.figures, *joys))
    pdf = write_document(package_document(report, FORM), "pdf")
    return receive(write_package(report, pdf, THEIRS), by=OFFICE)


@pytest.mark.parametrize("few", [Number(2), Number(0.5, answered=2)])
def test_a_number_of_few_is_refused_whatever_it_counts(cast: Cast, few: Number) -> None:
    with pytest.raises(BadInput, match="Joy share"):
        sent_with(cast, few)
    assert not EditionPackage.objects.exists()


def seen(edition: Edition) -> dict[str, int]:
    """The edition as somebody sees it now."""
    edition.refresh_from_db()
    return {"edition": edition.pk, "version": edition.version}


def test_it_is_told_of_once_with_what_to_do(came: ReceivedPackage) -> None:
    assert [one.sv for one in came.warnings] == [
        "Rapporten har siffror för mått som inte finns i den här installationen: joy_share. De visas i rapporten under "
        "Fler siffror. Uppdatera Stegvis, eller fråga avsändaren vad de mäter."
    ]


def test_the_office_sees_that_the_figure_is_of_an_unknown_measure(cast: Cast, came: ReceivedPackage) -> None:
    client = Client()
    client.force_login(cast.accounts["frida"])
    shown = client.get(f"/rapporter/{came.edition.pk}/").content.decode()
    assert "Okänt mått (joy share)" in shown
    assert "joy_share" not in shown


def test_it_is_published_with_its_own_print(cast: Cast, came: ReceivedPackage) -> None:
    edition, frida, carl = came.edition, cast.actor("frida"), cast.actor("carl")
    receive_report(by=frida, arrival=Arrival("2026/17", date(2026, 9, 30)), **seen(edition))
    assess_report(by=carl, text="Styrgruppen ser att arbetet följer planen.", **seen(edition))
    sign_report(by=carl, has_read=True, **seen(edition))
    accept_report(by=frida, **seen(edition))
    publish_report(by=frida, **seen(edition))
    edition.refresh_from_db()
    assert edition.state == ReportState.PUBLISHED
