"""The trail is append-only in the database itself, and a broken link is found."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction

from stegvis.actions.access import Actor
from stegvis.store.models import AuditEvent
from stegvis.store.tables.append_only import append_only_lifted
from stegvis.store.trail.check import has_event, verify_trail
from stegvis.store.trail.events import record

pytestmark = pytest.mark.django_db
AMINA = Actor(1, "Amina Påhittad")
TABLE = "store_auditevent"


def run(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def events() -> list[AuditEvent]:
    return [record(f"thing_{number}_done", by=AMINA, subject="Åsa 1", details={"å": (1, 2)}) for number in range(4)]


@pytest.fixture
def behind_the_database() -> Iterator[None]:
    with append_only_lifted(connection, TABLE):
        yield


def test_events_are_chained_from_the_first_on(events):
    assert events[0].previous_digest == ""
    for before, after in pairwise(events):
        assert after.previous_digest == before.digest
    assert verify_trail().holds
    assert verify_trail().events == 4
    assert verify_trail().head == events[-1].digest
    assert has_event(events[1].digest)
    assert not has_event("0" * 64)


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET subject = 'annat'",
        f"DELETE FROM {TABLE}",
        f"INSERT INTO {TABLE} SELECT * FROM {TABLE}",
        f"TRUNCATE {TABLE}",
        f"REPLACE INTO {TABLE} SELECT * FROM {TABLE}",
    ],
)
def test_the_database_refuses(events, statement):
    # What a database has no word for, it refuses anyway.
    with pytest.raises(DatabaseError):
        run(statement)
    assert AuditEvent.objects.count() == 4
    assert verify_trail().holds


def test_django_refuses_too(events):
    with pytest.raises(TypeError):
        events[0].save()
    with pytest.raises(TypeError):
        events[0].delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.filter(pk=events[0].pk).update(subject="annat")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.all().delete()


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (f"UPDATE {TABLE} SET subject = 'annat' WHERE event = 'thing_2_done'", 2),
        (f"UPDATE {TABLE} SET account = 9 WHERE event = 'thing_0_done'", 0),
        (f"UPDATE {TABLE} SET participant = 9 WHERE event = 'thing_3_done'", 3),
        (f"UPDATE {TABLE} SET digest = '' WHERE event = 'thing_1_done'", 1),
        (f"DELETE FROM {TABLE} WHERE event = 'thing_1_done'", 2),
        (f"DELETE FROM {TABLE} WHERE event = 'thing_0_done'", 1),
    ],
)
def test_the_first_broken_link_is_found(events, behind_the_database, change, broken):
    run(change)
    check = verify_trail()
    assert not check.holds
    assert check.broken_at == events[broken].pk


def test_what_is_cut_off_the_end_is_seen_by_whoever_wrote_down_the_last_digest(events, behind_the_database):
    noted = verify_trail().head
    run(f"DELETE FROM {TABLE} WHERE event = 'thing_3_done'")
    assert verify_trail().holds
    assert not has_event(noted)


def test_after_all_migrations_the_triggers_are_there():
    sqlite = f"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{TABLE}'"
    postgresql = f"SELECT count(*) FROM pg_trigger WHERE tgrelid = '{TABLE}'::regclass"
    with connection.cursor() as cursor:
        cursor.execute(postgresql if connection.vendor == "postgresql" else sqlite)
        assert cursor.fetchone()[0] == (1 if connection.vendor == "postgresql" else 3)
