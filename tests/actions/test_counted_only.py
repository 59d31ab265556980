"""Counting somebody of whom nothing is stored, and who sees the numbers."""

import pytest

from stegvis.actions.access import NotPermitted
from stegvis.actions.count_only import count_only, uncount_only
from stegvis.actions.show_counted_only import show_counted_only
from stegvis.store.models import AuditEvent
from stegvis.vocabulary import InvalidFields


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2026-11-22")


def test_one_more_and_one_less(cast):
    amina = cast.actor("amina")
    for _ in range(2):
        count_only(by=amina, intervention=cast.linden.pk, year=2026, gender="nonbinary")
    uncount_only(by=amina, intervention=cast.linden.pk, year=2026, gender="nonbinary")
    view = show_counted_only(by=amina, intervention=cast.linden.pk)
    assert view.counts[2026, "nonbinary"] == 1
    assert view.counts[2026, "women"] == 0
    assert view.can_count
    assert [one.details for one in AuditEvent.objects.all()] == [{"intervention": cast.linden.pk}] * 3


@pytest.mark.parametrize(
    ("year", "gender", "field"), [(2027, "men", "year"), (2020, "men", "year"), (2026, "x", "gender")]
)
def test_what_does_not_hold(cast, year, gender, field):
    with pytest.raises(InvalidFields) as caught:
        count_only(by=cast.actor("amina"), intervention=cast.linden.pk, year=year, gender=gender)
    assert list(caught.value.fields) == [field]
    with pytest.raises(InvalidFields):
        uncount_only(by=cast.actor("amina"), intervention=cast.linden.pk, year=2026, gender="men")


def test_those_who_work_there_see_the_numbers_and_the_association_none(cast):
    count_only(by=cast.actor("amina"), intervention=cast.linden.pk, year=2026, gender="women")
    maja = show_counted_only(by=cast.actor("maja"), intervention=cast.linden.pk)
    assert maja.counts[2026, "women"] == 1
    assert not maja.can_count
    for who in ("frida", "bosse", "carl", "britta", "reidar", "stranger"):
        with pytest.raises(NotPermitted):
            show_counted_only(by=cast.actor(who), intervention=cast.linden.pk)
    for who in ("maja", "frida", "bosse"):
        with pytest.raises(NotPermitted):
            count_only(by=cast.actor(who), intervention=cast.linden.pk, year=2026, gender="men")
