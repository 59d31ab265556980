"""Searching in reports: who sees what, narrowed as one likes, and nothing that was not let through."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, pack
from tests.store.invented import reading, report

from stegvis.documents.nodes import Paragraph
from stegvis.forms.package.nodes import PackedSection
from stegvis.forms.reading import SectionReading
from stegvis.store.models import Edition
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.reports.border.packages import keep_package
from stegvis.vocabulary import Period, Place
from stegvis.vocabulary.report_life import ReportState

pytestmark = pytest.mark.django_db
LEARNED = "Täta möten med arbetsgivaren var en framgångsfaktor. <b>Hinder</b> fanns också."


def handed_in(cast: Cast, place: str, text: str, state: ReportState, section: str = "analysis") -> Edition:
    edition = make_edition(cast, place)
    keep_package(edition, pack(edition, sections=(PackedSection(section, "Analys", text),)), PDF)
    edition.state = state
    edition.save()
    return edition


def page(cast: Cast, name: str, **asked: str) -> str:
    client = Client()
    client.force_login(cast.accounts[name])
    response = client.get(reverse("search"), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_what_one_intervention_learned_is_found_by_the_next(cast):
    handed_in(cast, "eken", LEARNED, ReportState.ACCEPTED)
    for name in ("maja", "amina", "bosse", "frida", "britta", "reidar", "carl"):
        shown = page(cast, name, fraga="framgångsfaktorer arbetsgivare")
        assert "<mark>framgångsfaktor</mark>" in shown, name
        assert "<mark>arbetsgivaren</mark>" in shown, name


def test_what_was_only_handed_in_is_seen_by_its_own_and_the_association(cast):
    handed_in(cast, "eken", LEARNED, ReportState.SUBMITTED)
    assert {name: "<mark>" in page(cast, name, fraga="möten") for name in ("bosse", "frida", "amina", "maja")} == {
        "bosse": True,
        "frida": True,
        "amina": False,
        "maja": False,
    }


def test_a_draft_is_found_by_nobody(cast):
    make_edition(cast, "linden", texts={"analysis": "Ett hemligt utkast om Kim Påhittad."})
    for name in ("maja", "amina", "frida", "carl"):
        assert "<mark>" not in page(cast, name, fraga="hemligt")


def test_read_in_reports_are_the_associations(cast):
    told = SectionReading("analysis", "Analys", LEARNED, (Paragraph.of(LEARNED),), Place(line=1))
    file = reading(replace(report("Linden"), sections=(told,)))
    save_reading(replace(file, issuer=cast.association.name), (), digest="a", by="Office")
    assert "<mark>" in page(cast, "frida", fraga="möten")
    assert "<mark>" in page(cast, "maja", fraga="möten")
    assert "<mark>" not in page(cast, "bosse", fraga="möten")


def test_text_of_reports_is_never_taken_for_markup(cast):
    handed_in(cast, "eken", LEARNED, ReportState.PUBLISHED)
    shown = page(cast, "frida", fraga="hinder")
    assert "&lt;b&gt;<mark>Hinder</mark>&lt;/b&gt;" in shown
    assert "<b>" not in shown
    assert "<script>" not in page(cast, "frida", fraga="<script>alert(1)</script>")


def test_the_search_is_narrowed_by_every_choice(cast):
    handed_in(cast, "eken", LEARNED, ReportState.ACCEPTED)
    handed_in(cast, "linden", "Inga möten alls.", ReportState.ACCEPTED, section="result")
    period = Period(date(2026, 1, 1), date(2026, 8, 31))
    address = f"{period.start}--{period.end}"

    def hits(**asked: str) -> int:
        return page(cast, "frida", fraga="möten", **asked).count('class="sv-hit"')

    assert hits() == 2
    assert hits(insats=str(cast.eken.pk)) == 1
    assert hits(avsnitt="result") == 1
    assert hits(inriktning="individual") == 2
    assert hits(inriktning="structural") == 0
    assert hits(period=address) == 2
    assert hits(period="2020-01-01--2020-12-31") == 0
    assert hits(forbund=str(cast.association.pk)) == 2
    assert hits(forbund="99999", insats="x", period="inte", sida="-1") == 0


def test_nothing_found_gives_a_way_on(cast):
    handed_in(cast, "eken", LEARNED, ReportState.ACCEPTED)
    assert "Prova färre ord" in page(cast, "frida", fraga="ubåt")
    assert "Några ord att börja med" in page(cast, "frida")


def test_many_hits_are_divided_and_cost_no_more_questions(cast, django_assert_max_num_queries):
    text = "Möten i rummet."
    told = tuple(SectionReading("analysis", "Analys", text, (Paragraph.of(text),), Place(line=1)) for _ in range(45))
    file = replace(reading(replace(report("Linden"), sections=told)), issuer=cast.association.name)
    save_reading(file, (), digest="a", by="Office")
    client = Client()
    client.force_login(cast.accounts["frida"])
    with django_assert_max_num_queries(10):
        shown = client.get(reverse("search"), {"fraga": "möten", "sida": "2"}).content.decode()
    assert shown.count('class="sv-hit"') == 20
    assert "Sida 2 av 3" in shown


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_no_question_is_an_error(cast, query):
    page(cast, "frida", fraga=query, avsnitt=query, insats=query, period=query, sida=query)
