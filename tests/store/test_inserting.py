"""Many rows at once: what stands in the table, and that the ids of each row cost no work of their own."""

import pytest
from django.db.models import ForeignKey

from stegvis.store.models import Operator
from stegvis.store.tables.inserting import insert_rows, take_numbers

pytestmark = pytest.mark.django_db


def test_ids_are_stored_as_they_are_without_work_for_each_row(cast, monkeypatch):
    prepared = []
    as_before = ForeignKey.get_db_prep_save

    def counted(field, value, connection):
        prepared.append(value)
        return as_before(field, value, connection)

    monkeypatch.setattr(ForeignKey, "get_db_prep_save", counted)
    numbers = list(take_numbers(Operator, 3))
    association = cast.association.pk
    insert_rows(
        Operator,
        ("id", "association_id", "name", "name_key"),
        [(number, association, f"Påhittad {number}", f"påhittad {number}") for number in numbers],
    )
    made = Operator.objects.filter(pk__in=numbers).order_by("pk")
    assert list(made.values_list("pk", "association")) == [(number, association) for number in numbers]
    assert association not in prepared
