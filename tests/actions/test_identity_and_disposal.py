"""Showing an identity number is in the trail; what has had its time is listed first and removed then."""

from datetime import date

import pytest

from stegvis.actions.access import NotPermitted
from stegvis.actions.pseudonymise_participants import list_overdue, pseudonymise_participants
from stegvis.actions.reveal_identity import reveal_identity
from stegvis.store.models import AuditEvent, ExitCode, Participant, Participation
from stegvis.store.sealing.participants import seal_into


@pytest.fixture
def person(cast, monkeypatch) -> Participant:
    monkeypatch.setenv("STEGVIS_TODAY", "2026-11-22")
    one = Participant(controller=cast.municipality, local_number=7, gender="women")
    seal_into(one, "sealed_identity", "196408233234")
    one.save()
    Participation.objects.create(
        participant=one,
        intervention=cast.linden,
        started_on=date(2023, 1, 1),
        exited_on=date(2023, 6, 1),
        exit_code=ExitCode.objects.first(),
    )
    return one


def test_showing_a_number_is_in_the_trail_without_the_number(cast, person):
    assert reveal_identity(by=cast.actor("amina"), participant=person.pk) == "19640823-3234"
    (event,) = AuditEvent.objects.all()
    assert (event.event, event.is_reading) == ("identity_revealed", True)
    assert "3234" not in f"{event.details}{event.subject}"
    with pytest.raises(NotPermitted):
        reveal_identity(by=cast.actor("bosse"), participant=person.pk)


def test_it_is_listed_first_and_removed_then_at_the_own_operator_only(cast, person):
    amina = cast.actor("amina")
    assert [one.local_number for one in list_overdue(by=amina)] == [7]
    assert list_overdue(by=cast.actor("bosse")) == ()
    assert pseudonymise_participants(by=cast.actor("bosse")) == 0
    assert bytes(Participant.objects.get().sealed_identity)
    assert pseudonymise_participants(by=amina) == 1
    assert bytes(Participant.objects.get().sealed_identity) == b""
    assert list_overdue(by=amina) == ()
    with pytest.raises(ValueError, match="twelve"):
        list_overdue(by=amina, months=11)
