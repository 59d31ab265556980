"""A signed report that would be another today says so in My day and in the list, to those alone who write it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.invented_editions import draft_edition, hand_in
from tests.invented_participations import USUAL, take_part

from stegvis.actions.list_editions import Chosen, list_editions, reports_moved
from stegvis.store.models import Edition, EnteredCount, Intervention, KeptFigures, Participation
from stegvis.store.reports.figures.counting import report_counts
from stegvis.store.reports.figures.drafted import draft_figures, tables_of_all
from stegvis.store.reports.form_in_use import form_of, measures_of
from stegvis.store.reports.life.changed_facts import affected_by_facts, moved_among, moved_signed
from stegvis.vocabulary import Period
from stegvis.vocabulary.report_life import ReportState

TOLD = "Underlaget har ändrats sedan rapporten signerades"


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-15")


def signed_edition(place: Intervention, state: ReportState = ReportState.SIGNED, **more: object) -> Edition:
    """A report that was handed in with the figures of the register as they are."""
    made = draft_edition(place, **more)
    kept: dict[str, dict[str, tuple[int | None, int | None]]] = {}
    for one in draft_figures(made).cells():
        kept.setdefault(one.measure, {})[one.gender.value] = (one.number, one.counted.of)
    KeptFigures.objects.create(package=hand_in(made), figures=kept, facts_digest="0" * 64)
    Edition.objects.filter(pk=made.pk).update(state=state)
    return Edition.objects.select_related("intervention").get(pk=made.pk)


def move(place: Intervention) -> None:
    """One who left had not left."""
    one = Participation.objects.filter(intervention=place, exited_on__isnull=False).earliest("pk")
    Participation.objects.filter(pk=one.pk).update(exited_on=None, exit_code=None)


def pages(client: Client) -> list[str]:
    return [client.get(reverse(name)).content.decode() for name in ("my_day", "reports")]


@pytest.fixture
def signed(cast: Cast) -> Edition:
    take_part(cast.linden)
    return signed_edition(cast.linden)


@pytest.mark.parametrize("name", ["maja", "amina"])
def test_both_pages_tell_those_who_write_with_a_way_there(cast: Cast, signed: Edition, name: str):
    client = Client()
    client.force_login(cast.accounts[name])
    address = reverse("changed_facts", args=[signed.pk])
    assert all(address not in page for page in pages(client))
    move(cast.linden)
    day, reports = pages(client)
    assert address in day
    assert "Signerade rapporter vars underlag har ändrats" in day
    assert address in reports
    assert TOLD in reports


@pytest.mark.parametrize("name", ["frida", "carl", "britta", "reidar", "bosse", "stranger"])
def test_the_association_and_others_are_told_nothing(cast: Cast, signed: Edition, name: str):
    move(cast.linden)
    actor = cast.actor(name)
    assert reports_moved(by=actor) == ()
    assert not any(one.has_moved for one in list_editions(by=actor, chosen=Chosen()).reports)
    client = Client()
    client.force_login(cast.accounts[name])
    assert all(reverse("changed_facts", args=[signed.pk]) not in page and TOLD not in page for page in pages(client))


def test_it_says_the_same_as_the_report_itself(cast: Cast):
    take_part(cast.linden)
    take_part(cast.eken, USUAL[:3])
    editions = [signed_edition(cast.linden), signed_edition(cast.eken), signed_edition(cast.asken)]
    move(cast.linden)
    cell = EnteredCount(
        intervention=cast.asken,
        period_start=date(2026, 1, 1),
        period_end=date(2026, 8, 31),
        measure="participants",
        gender="all",
        value=31,
    )
    cell.save()
    alone = {one.pk for one in editions if affected_by_facts(one)}
    assert moved_among(Intervention.objects.all(), [one.pk for one in editions]) == alone
    assert alone == {editions[0].pk, editions[2].pk}
    assert {one.pk for one in moved_signed(Intervention.objects.all(), 25)} == alone


def test_read_at_once_or_alone_the_figures_are_the_same(cast: Cast):
    take_part(cast.linden)
    take_part(cast.eken, USUAL[:5])
    editions = [draft_edition(place) for place in (cast.linden, cast.eken, cast.asken)]
    for edition, tables in tables_of_all(editions):
        period = Period(edition.period_start, edition.period_end)
        alone = report_counts(edition.intervention, period, measures_of(form_of(edition)))
        cells = [cell for table in tables for row in table.rows for cell in row.cells]
        assert [one.counted for one in cells] == [alone.cell(one.measure, one.gender) for one in cells]


def test_a_correction_that_is_begun_ends_the_mark(cast: Cast, signed: Edition):
    move(cast.linden)
    Edition.objects.create(
        intervention=cast.linden,
        form_id=signed.form_id,
        form_version=signed.form_version,
        period_start=signed.period_start,
        period_end=signed.period_end,
        number=2,
        corrects=signed,
        state=ReportState.DRAFT,
    )
    assert moved_signed(Intervention.objects.all(), 25) == ()
    assert moved_among(Intervention.objects.all(), [signed.pk]) == frozenset()


def test_as_many_queries_for_many_as_for_few(cast: Cast, signed: Edition, django_assert_max_num_queries):
    places = [
        Intervention.objects.create(
            association=cast.association, name=f"Plats {at}", name_key=f"plats {at}", provider=cast.linden.provider,
            method=cast.linden.method,
        )
        for at in range(12)
    ]  # fmt: skip
    numbers = [signed.pk, *(signed_edition(place).pk for place in places)]
    moved_among(Intervention.objects.all(), numbers)
    with django_assert_max_num_queries(9):
        assert moved_among(Intervention.objects.all(), numbers) == frozenset()
    with django_assert_max_num_queries(9):
        assert moved_signed(Intervention.objects.all(), 25) == ()
    with django_assert_max_num_queries(0):
        assert moved_among(Intervention.objects.all(), []) == frozenset()
