"""Every stored field says how private it is, what for and how long; the record of processing is made from that."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from tests.store.filled_tables import tables_about_persons

from stegvis.store.handling.record import processing_record
from stegvis.store.handling.table import HANDLING, fields_not_stored, handling_of, unmarked_fields
from stegvis.store.handling.words import Privacy, Purpose, Retention, handled

RECORD = Path(__file__).parents[2] / "docs" / "processing_record.md"
ABOUT_A_PERSON = {Privacy.PERSON, Privacy.FREE_TEXT, Privacy.SENSITIVE, Privacy.IDENTIFYING}
NOT_BY_A_KEY = {"store.AuditEvent", "store.RegisterUpload"}
"""The trail names a participant by number, and stays. An upload is about many, sealed, and gone within an hour."""


def test_every_stored_field_is_marked():
    assert unmarked_fields() == (), "Mark these fields in src/stegvis/store/handling/."


def test_what_is_marked_is_stored():
    assert fields_not_stored() == ()


def test_an_unmarked_field_is_found(monkeypatch):
    without = {table: one for table, one in HANDLING.items() if table != "store.Meeting"}
    monkeypatch.setattr("stegvis.store.handling.table.HANDLING", without)
    assert "store.Meeting.agenda" in unmarked_fields()


def test_whatever_is_about_a_person_goes_with_the_person():
    """A table with such a field is tied to a participant by a foreign key, so `only_count` removes it."""
    labels = {model._meta.label for model in tables_about_persons()}
    marked = {one.table for one in HANDLING.values() if ABOUT_A_PERSON & set(one.fields.values())}
    assert marked - labels == NOT_BY_A_KEY


@pytest.mark.parametrize("model", tables_about_persons(), ids=lambda model: model._meta.label)
def test_a_text_about_a_person_is_marked_as_such(model: type[models.Model]):
    """What somebody types in own words may hold anything; a name is sealed."""
    fields = handling_of(model).fields
    for field in model._meta.concrete_fields:
        if isinstance(field, models.BinaryField):
            assert fields[field.name] in {Privacy.IDENTIFYING, Privacy.FREE_TEXT}, field
        if isinstance(field, models.TextField):
            assert fields[field.name] is Privacy.FREE_TEXT, field


def test_nothing_else_refers_to_a_person_by_a_number():
    for model in apps.get_app_config("store").get_models():
        names = {field.name for field in model._meta.concrete_fields if not field.is_relation}
        if model._meta.label not in NOT_BY_A_KEY:
            assert not names & {"participant", "participation", "participant_number"}, model


def test_a_field_is_marked_once():
    with pytest.raises(ValueError, match="twice"):
        handled("store.X", Purpose.COUNTS, Retention.NEVER, technical="id", person="id")


def test_the_record_of_processing_is_not_stale():
    fresh = "python -m stegvis.store.handling.record > docs/processing_record.md"
    assert RECORD.read_text("utf-8") == processing_record(), fresh
