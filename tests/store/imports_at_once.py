"""Imports while others register; run on PostgreSQL (`test_postgresql.py`): SQLite lets one write at a time."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from time import monotonic, sleep

import pytest
from django.db import connection, transaction
from tests.cast import Cast

from stegvis.actions.import_participations import import_participations
from stegvis.actions.start_import import start_import
from stegvis.actions.undo_import import undo_import
from stegvis.store.models import AuditEvent, Consent, Operator, Participation
from stegvis.store.models.audit import CHAIN_LOCK
from stegvis.store.register import starts
from stegvis.store.register.entries import Start
from stegvis.vocabulary import InvalidFields

pytestmark = pytest.mark.django_db(transaction=True)
EARLIER, LATER = date(2030, 2, 1), date(2030, 6, 1)
LIST = "Löpnr;Kön;Födelseår;Startdatum;Slutdatum;Avslutsorsak;Samtycke\n"
SOON = 20


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2031-03-10")


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(3) as threads:
        yield threads


def begin(pool: ThreadPoolExecutor, work: Callable[[], object]) -> Future[object]:
    """The work, in a thread with a connection of its own; its fault is its result."""

    def done() -> object:
        try:
            return work()
        except InvalidFields as invalid:
            return invalid
        finally:
            connection.close()

    return pool.submit(done)


def until_waiting(how_many: int) -> None:
    """Comes back when so many connections wait for another one's lock."""
    late = monotonic() + SOON
    while monotonic() < late:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() == (how_many,):
                return
        sleep(0.02)
    pytest.fail(f"{how_many} connections should wait.")


@contextmanager
def nobody_may_write_to_the_trail() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
        yield


def known(cast: Cast) -> Participation:
    """Somebody who took part and left."""
    return import_of(cast, f"1;K;1985;{EARLIER};2030-03-01;Arbete;ja")


def import_of(cast: Cast, row: str) -> Participation:
    bring_in(cast, upload(cast, row))
    return Participation.objects.latest("pk")


def upload(cast: Cast, row: str) -> int:
    content = f"{LIST}{row}".encode()
    return start_import(by=cast.actor("amina"), intervention=cast.linden.pk, name="lista.csv", content=content)


def bring_in(cast: Cast, number: int) -> int:
    return import_participations(by=cast.actor("amina"), upload=number)


def start_anew(cast: Cast, participation: Participation) -> Participation:
    start = Start("women", 1985, LATER)
    return starts.add_start(cast.linden, start, by=cast.actor("amina"), participant=participation.participant)


def test_a_start_of_somebody_else_during_an_import_is_no_part_of_it(cast: Cast, pool: ThreadPoolExecutor):
    person = known(cast)
    number = upload(cast, f"1;K;1985;{LATER};;;ja")
    with transaction.atomic():
        # The import has to wait for the operator.
        Operator.objects.select_for_update().get(pk=cast.municipality.pk)
        importing = begin(pool, lambda: bring_in(cast, number))
        until_waiting(1)
        starting = begin(pool, lambda: start_anew(cast, person))
        sleep(0.2)
    done = importing.result(SOON)
    mine = starting.result(SOON)
    begun = Participation.objects.filter(started_on=LATER)
    assert begun.count() == 1
    undo_import(by=cast.actor("amina"), number=int(str(done)))
    if isinstance(mine, Participation):
        assert begun.get() == mine
        assert Consent.objects.filter(participant=person.participant, given_on=LATER).count() == 1
    else:
        assert isinstance(mine, InvalidFields) and not begun.exists()


def test_a_start_waits_for_the_import_and_is_told_what_it_brought(cast: Cast, pool: ThreadPoolExecutor):
    person = known(cast)
    number = upload(cast, f"1;K;1985;{LATER};;;ja")
    with nobody_may_write_to_the_trail():
        importing = begin(pool, lambda: bring_in(cast, number))
        until_waiting(1)
        starting = begin(pool, lambda: start_anew(cast, person))
        until_waiting(2)
    assert importing.result(SOON)
    told = starting.result(SOON)
    assert isinstance(told, InvalidFields) and "deltar redan" in told.fields["started_on"].sv
    assert Participation.objects.filter(started_on=LATER).count() == 1


def test_a_change_waits_for_the_undoing_and_nothing_half_is_left(cast: Cast, pool: ThreadPoolExecutor):
    number = bring_in(cast, upload(cast, f"1;K;1985;{LATER};;;ja"))
    (begun,) = Participation.objects.all()
    start = Start("women", 1985, LATER, hours_before=10)
    with nobody_may_write_to_the_trail():
        undoing = begin(pool, lambda: undo_import(by=cast.actor("amina"), number=number))
        until_waiting(1)
        changing = begin(pool, lambda: starts.start_referred(begun, start, by=cast.actor("amina")))
        until_waiting(2)
    assert undoing.result(SOON) is None
    told = changing.result(SOON)
    assert isinstance(told, InvalidFields) and "tagits bort" in told.fields[""].sv
    assert not Participation.objects.exists()
    assert AuditEvent.objects.filter(event="participation_import_undone").count() == 1
