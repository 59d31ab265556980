"""An auditor sees how much happened and whether the trail is whole, and no person."""

from datetime import date

import pytest
from django.db import connection

from stegvis.actions.access import NotPermitted
from stegvis.actions.count_only import count_only
from stegvis.actions.show_queue import show_queue
from stegvis.actions.show_trail import check_trail, show_trail
from stegvis.store.clock import today
from stegvis.store.models import AuditEvent, Participant
from stegvis.store.register.starts import start_counted_only
from stegvis.store.tables.append_only import append_only_lifted
from stegvis.store.trail.events import record
from stegvis.vocabulary import Number, Withheld


@pytest.fixture
def events(cast):
    mine = Participant.objects.create(controller=cast.municipality, local_number=7, gender="women")
    amina = cast.actor("amina")
    for name, number in (("participant_read", 13), ("consent_withdrawn", 4), ("consent_registered", 5)):
        for _ in range(number):
            record(name, by=amina, subject="Deltagare 7", participant=mine, is_reading=name == "participant_read")
    for _ in range(2):
        record("person_invited", by=cast.actor("frida"), subject="x")
    record("person_invited", by=cast.actor("stranger"), subject="elsewhere")


def test_numbers_by_kind_without_small_ones_about_persons(cast, events, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        overview = show_trail(by=cast.actor("reidar"))
    found = {one.event: one.number for one in overview.kinds}
    assert found == {
        "participant_read": Number(15),
        "consent_withdrawn": Withheld(),
        "consent_registered": Number(5),
        "person_invited": Number(2),
    }
    assert overview.after is None
    assert "Deltagare" not in repr(overview)
    assert show_trail(by=cast.actor("reidar"), month=date(2020, 2, 29)).kinds == ()


def test_who_is_only_counted_is_no_exact_number(cast):
    amina = cast.actor("amina")
    for _ in range(2):
        count_only(by=amina, intervention=cast.linden.pk, year=today().year, gender="women")
    start_counted_only(cast.linden, "men", today(), by=amina)
    show_queue(by=amina, intervention=cast.linden.pk)
    kinds = show_trail(by=cast.actor("reidar")).kinds
    assert {one.event for one in kinds} == {"counted_only", "start_counted_only", "participants_listed"}
    assert all(one.number == Withheld() for one in kinds)


def test_the_check_finds_what_was_changed_or_cut_off(cast, events):
    reidar = cast.actor("reidar")
    head = check_trail(by=reidar).head
    assert check_trail(by=reidar, noted=head).holds
    assert not check_trail(by=reidar, noted="0" * 64).holds
    last = AuditEvent.objects.latest("id").pk
    with append_only_lifted(connection, "store_auditevent"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_auditevent WHERE id = %s", [last])
    assert check_trail(by=reidar).holds
    assert not check_trail(by=reidar, noted=head).holds
    with append_only_lifted(connection, "store_auditevent"), connection.cursor() as cursor:
        cursor.execute("UPDATE store_auditevent SET subject = 'annat' WHERE id = %s", [last - 3])
    assert check_trail(by=reidar).broken_at == last - 3


@pytest.mark.parametrize("who", ["amina", "maja", "carl", "britta", "stranger"])
def test_nobody_else_sees_it(cast, who):
    for act in (show_trail, check_trail):
        with pytest.raises(NotPermitted):
            act(by=cast.actor(who))
