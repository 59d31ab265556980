"""After its time nothing names a participant; the numbers stay as they were."""

from datetime import date

import pytest
from django.db import transaction
from tests.store.filled_tables import SECRET, fill, stored_texts, tables_about_persons

from stegvis.store.handling.table import REMOVED_AFTER_EXIT, handling_of
from stegvis.store.keeping.disposal import WAYS, dispose, overdue
from stegvis.store.models import AuditEvent, Draft, ExitCode, Meeting, Participant, Participation, StoredAnswer


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2026-11-22")


def person(cast, number, *spans, name=b"sealed") -> Participant:
    one = Participant.objects.create(controller=cast.municipality, local_number=number, gender="men", sealed_name=name)
    for start, end in spans:
        reason = ExitCode.objects.first() if end else None
        Participation.objects.create(
            participant=one, intervention=cast.linden, started_on=start, exited_on=end, exit_code=reason
        )
    return one


def numbers(months=24) -> list[int]:
    return [one.local_number for one in overdue(Participant.objects.all(), months)]


def test_every_table_with_something_to_remove_has_a_way_to_its_participant():
    holds = {model for model in tables_about_persons() if handling_of(model).of(*REMOVED_AFTER_EXIT)}
    assert holds == {*WAYS, Draft}


def test_who_is_overdue(cast):
    person(cast, 1, (date(2024, 1, 1), date(2024, 11, 22)))
    person(cast, 2, (date(2024, 1, 1), date(2024, 11, 23)))
    person(cast, 3, (date(2020, 1, 1), date(2020, 6, 1)), (date(2026, 1, 1), None))
    person(cast, 4, (date(2020, 1, 1), date(2020, 6, 1)), (None, None))
    person(cast, 5, (date(2020, 1, 1), date(2020, 6, 1)), name=b"")
    person(cast, 6, (date(2020, 1, 1), date(2020, 6, 1)))
    assert numbers() == [6, 1]
    assert numbers(months=12) == [6, 1, 2]


def test_who_never_started_is_counted_from_the_decision(cast):
    declined = person(cast, 1)
    Participation.objects.create(
        participant=declined, intervention=cast.linden, decision="declined", decided_on=date(2024, 1, 1)
    )
    waiting = person(cast, 2)
    Participation.objects.create(
        participant=waiting, intervention=cast.linden, decision="waiting", referred_on=date(2024, 1, 1)
    )
    Participant.objects.update(created_at="2024-01-01T12:00Z")
    assert numbers() == [1]


def test_nothing_names_the_person_and_the_numbers_stay(cast):
    mine = person(cast, 7, name=SECRET.encode())
    fill(mine)
    Participation.objects.update(started_on=date(2024, 1, 1), exited_on=date(2024, 2, 1), hours_after=12)
    StoredAnswer.objects.update(value=3, item="mood", respondent="participant")
    others = person(cast, 8, (date(2026, 1, 1), None))
    assert numbers() == [7]
    with transaction.atomic():
        dispose(Participant.objects.filter(pk=mine.pk), by=cast.actor("amina"))
    assert numbers() == []
    for model in WAYS:
        removed = handling_of(model).of(*REMOVED_AFTER_EXIT)
        for row in model.objects.exclude(pk=others.pk if model is Participant else None).values(*removed):
            assert not any(row.values()), model
    assert SECRET not in stored_texts([Participant, Participation, Meeting, StoredAnswer])
    assert Participation.objects.filter(participant=mine).get().hours_after == 12
    assert StoredAnswer.objects.get().value == 3
    assert not Draft.objects.exists()
    assert Participant.objects.get(pk=others.pk).sealed_name == b"sealed"
    (event,) = AuditEvent.objects.all()
    assert (event.event, event.participant) == ("participant_pseudonymised", mine.pk)
