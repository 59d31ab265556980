"""A query that is made once for each scope answers everybody by their own."""

import pytest
from django.db import connection
from django.db.models import Count, F
from django.test.utils import CaptureQueriesContext

from stegvis.store.models import Intervention
from stegvis.store.tables.compiled_query import CompiledForScopes, KeptScopes

pytestmark = pytest.mark.django_db


def test_each_scope_gets_its_own_rows_and_a_new_row_is_there_at_once(cast):
    made = []

    def named(scope, order):
        made.append(order)
        return scope.order_by(order)

    compiled = CompiledForScopes[Intervention](named)
    numbers = list(Intervention.objects.order_by("pk").values_list("pk", flat=True))
    first, rest = Intervention.objects.filter(pk=numbers[0]), Intervention.objects.filter(pk__in=numbers[1:])
    assert [one.pk for one in compiled.of([first], "pk")] == numbers[:1]
    assert [one.pk for one in compiled.of([rest], "pk")] == numbers[1:]
    assert [one.pk for one in compiled.of([rest], "-pk")] == numbers[:0:-1]
    Intervention.objects.filter(pk=numbers[0]).update(name="Ett annat namn")
    assert [one.name for one in compiled.of([Intervention.objects.filter(pk=numbers[0])], "pk")] == ["Ett annat namn"]
    assert made == ["pk", "pk", "-pk"]


def test_nothing_is_asked_for_who_sees_nothing(cast):
    compiled = CompiledForScopes[Intervention](lambda scope: scope.values_list("pk"))
    with CaptureQueriesContext(connection) as asked:
        assert list(compiled.values([Intervention.objects.none()])) == []
    assert not asked
    assert list(compiled.values([Intervention.objects.all()]))


def test_a_scope_that_stands_ready_holds_no_rows_and_is_made_once_for_the_same_parts(cast):
    made = []

    def within(scope, order):
        made.append(order)
        return Intervention.objects.filter(pk__in=scope).order_by(order)

    kept = KeptScopes(within)
    number, other = Intervention.objects.order_by("pk").values_list("pk", flat=True)[:2]
    assert [one.pk for one in kept.of(Intervention.objects.filter(pk=number), "pk")] == [number]
    Intervention.objects.filter(pk=number).update(name="Ett annat namn")
    assert [one.name for one in kept.of(Intervention.objects.filter(pk=number), "pk")] == ["Ett annat namn"]
    assert [one.pk for one in kept.of(Intervention.objects.filter(pk=other), "pk")] == [other]
    assert not kept.of(Intervention.objects.none(), "pk")
    assert made == ["pk", "pk", "pk"]


def test_one_scope_answers_about_another_row_each_time(cast):
    made = []

    def numbered(scope, order, numbers):
        made.append(order)
        return scope.filter(pk__in=numbers).order_by(order)

    compiled = CompiledForScopes[Intervention](numbered)
    numbers = list(Intervention.objects.order_by("pk").values_list("pk", flat=True))
    rest = Intervention.objects.exclude(pk=numbers[0])
    assert [[one.pk for one in compiled.of([rest], "pk", numbers=[number])] for number in numbers] == [
        [],
        *([number] for number in numbers[1:]),
    ]
    everything = Intervention.objects.all()
    assert [one.pk for one in compiled.of([everything], "pk", numbers=numbers[:1])] == numbers[:1]
    assert made == ["pk", "pk"]


def test_what_is_annotated_stands_on_the_rows_and_not_on_those_joined_to_them(cast):
    def counted(scope):
        told = scope.annotate(dues=Count("reports_due"), called=F("association__name"))
        return told.select_related("association").order_by("pk")

    everything = Intervention.objects.all()
    asked = {one.pk: (one.dues, one.called) for one in counted(everything)}
    found = CompiledForScopes[Intervention](counted).of([everything])
    assert {one.pk: (one.dues, one.called) for one in found} == asked
    assert not any(hasattr(one.association, "called") for one in found)
