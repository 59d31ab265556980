"""A query about now few and now many rows is made once for each doubling, and answers about those asked for only."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stegvis.store.models import Intervention
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForNumbers

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers(cast) -> list[int]:
    """A copy of each intervention of the cast beside it, so that there are some."""
    for one in list(Intervention.objects.all()):
        one.pk, one.name_key = None, f"{one.name_key} 2"
        one.name += " 2"
        one.save()
    return list(Intervention.objects.order_by("pk").values_list("pk", flat=True))


def test_few_and_many_each_get_their_own_rows_and_a_change_is_seen_at_once(numbers):
    made = []

    def named(of, order):
        made.append((len(of), order))
        return Intervention.objects.filter(pk__in=of).order_by(order).values_list("pk", "name")

    compiled = CompiledForMany(named)
    for count in range(1, len(numbers) + 1):
        assert [one for one, _ in compiled.values(numbers[-count:], "pk")] == numbers[-count:]
    assert [one for one, _ in compiled.values(numbers, "-pk")] == numbers[::-1]
    doublings = [count for count in (1, 2, 4, 8, 16, 32) if count < 2 * len(numbers)]
    assert made == [*((count, "pk") for count in doublings), (doublings[-1], "-pk")]
    Intervention.objects.filter(pk=numbers[0]).update(name="Ett annat namn")
    assert list(compiled.values(numbers[:1], "pk")) == [(numbers[0], "Ett annat namn")]


def test_more_than_a_database_takes_at_once_are_asked_about_in_turns_each_once(numbers):
    compiled = CompiledForMany(lambda of: Intervention.objects.filter(pk__in=of).order_by("-pk").values_list("pk"))
    beyond = range(10**6, 10**6 + 2 * CompiledForMany.AT_ONCE)
    with CaptureQueriesContext(connection) as asked:
        found = [one for (one,) in compiled.values([numbers[0], *beyond, *numbers])]
    assert (found, len(asked)) == ([numbers[0], *numbers[:0:-1]], 3)


def test_nothing_is_asked_about_nobody(numbers):
    compiled = CompiledForMany(lambda of: Intervention.objects.filter(pk__in=of).values_list("pk"))
    with CaptureQueriesContext(connection) as asked:
        assert list(compiled.values([])) == []
    assert not asked


def test_a_number_that_its_column_holds_in_32_bits_is_found(cast):
    """Of a stand-in that the column cannot hold Django would ask nothing, for ever."""
    Intervention.objects.update(version=7)
    compiled = CompiledForNumbers(lambda of: Intervention.objects.filter(version=of[0]).values_list("version"), 1)
    assert set(compiled.values([7])) == {(7,)}
