"""Why a figure is what it is: as much of it as each role may know."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.invented_editions import draft_edition, hand_in, handed_in_edition
from tests.invented_participations import leavers, take_part

from stegvis.actions.access import NotPermitted
from stegvis.actions.explain_figure import explain_figure
from stegvis.actions.list_counted import list_counted
from stegvis.actions.show_draft_figures import show_draft_figures
from stegvis.store.models import AuditEvent
from stegvis.vocabulary import Gender, Number, Period, Withheld
from stegvis.vocabulary.released import ReleasedFigure


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("stegvis.web.pages.reports.why.PATIENCE_S", 0.0)


def test_a_writer_sees_the_number_and_what_stands_around_it(cast: Cast):
    take_part(cast.linden)
    edition = draft_edition(cast.linden)
    found = explain_figure(by=cast.actor("maja"), edition=edition.pk, measure="feels_better", gender=Gender.ALL)
    assert found.raw is not None and found.raw.number == 15
    assert (found.raw.answered, found.raw.not_answered, found.raw.not_asked) == (27, 0, 0)
    assert found.around is not None and found.around.taking_part == 44
    assert len(found.rule.definition) == 64
    assert found.threshold == 8


def test_those_behind_a_figure_are_as_many_as_it_says_and_the_looking_is_logged(cast: Cast):
    take_part(cast.linden)
    edition = draft_edition(cast.linden)
    for cell in show_draft_figures(by=cast.actor("amina"), edition=edition.pk).figures.cells():
        listed = list_counted(by=cast.actor("amina"), edition=edition.pk, measure=cell.measure, gender=cell.gender)
        assert listed is not None
        assert sum(one.is_counted for one in listed.rows) == cell.number
    looked = AuditEvent.objects.filter(event="participants_listed", details__action="list_counted")
    assert looked.count() == 21


@pytest.mark.parametrize("name", ["maja", "frida", "carl", "britta", "bosse", "stranger"])
def test_nobody_but_its_registrars_sees_those_behind_a_figure(cast: Cast, name: str):
    edition = handed_in_edition(cast.linden)
    with pytest.raises(NotPermitted):
        list_counted(by=cast.actor(name), edition=edition.pk, measure="exits", gender=Gender.ALL)


def test_of_a_draft_the_association_learns_nothing(cast: Cast):
    edition = draft_edition(cast.linden)
    with pytest.raises(NotPermitted):
        explain_figure(by=cast.actor("frida"), edition=edition.pk, measure="exits", gender=Gender.ALL)
    with pytest.raises(NotPermitted):
        show_draft_figures(by=cast.actor("frida"), edition=edition.pk)


def test_what_was_handed_in_is_all_that_the_association_sees(cast: Cast):
    take_part(cast.linden)
    edition = handed_in_edition(cast.linden)
    found = explain_figure(by=cast.actor("frida"), edition=edition.pk, measure="exits", gender=Gender.WOMEN)
    assert found.told == Number(7)
    assert (found.raw, found.around) == (None, None)
    with pytest.raises(NotPermitted):
        explain_figure(by=cast.actor("frida"), edition=edition.pk, measure="feels_better", gender=Gender.WOMEN)


def test_a_withheld_figure_has_the_same_page_whatever_lies_behind_it(cast: Cast):
    edition = draft_edition(cast.linden)
    period = Period(edition.period_start, edition.period_end)
    hand_in(edition, figures=(ReleasedFigure("exits", Gender.WOMEN, period, Withheld(), "Linden"),))
    client = Client()
    client.force_login(cast.accounts["frida"])
    pages = set()
    for leaving in (1, 40):
        take_part(cast.linden, tuple(leavers("women", leaving)))
        page = client.get(reverse("why", args=[edition.pk, "exits", "women"])).content.decode()
        pages.add(page[page.index("<main") :])
    assert len(pages) == 1
    assert "‥" in pages.pop()


def test_the_pages_open_for_those_who_write(cast: Cast, django_assert_max_num_queries):
    take_part(cast.linden)
    edition = draft_edition(cast.linden)
    client = Client()
    client.force_login(cast.accounts["amina"])
    with django_assert_max_num_queries(25):
        figures = client.get(reverse("draft_figures", args=[edition.pk])).content.decode()
    assert reverse("why", args=[edition.pk, "exits", "men"]) in figures
    with django_assert_max_num_queries(25):
        why = client.get(reverse("why", args=[edition.pk, "exits", "all"])).content.decode()
    assert "27" in why and "<dd>Alla</dd>" in why
    assert why.count("<tr class") == 27
    assert client.get(reverse("why", args=[edition.pk, "exits", "hen"])).status_code == 404
    assert client.get(reverse("why", args=[edition.pk, "hittepa", "men"])).status_code == 404
