"""Who looks at a participant is in the trail before anything is shown."""

import pytest
from django.db import DatabaseError, connection, transaction

from stegvis.actions.access import NotPermitted, open_participant, participant_to_change, participants_for
from stegvis.store.models import AuditEvent, Participant, Participation

ACTION = "show_consents"


@pytest.fixture
def person(cast):
    one = Participant.objects.create(controller=cast.municipality, local_number=7, gender="women")
    Participation.objects.create(participant=one, intervention=cast.linden)
    return one


def test_a_reading_is_in_the_trail(cast, person):
    assert open_participant(cast.actor("amina"), ACTION, person.pk) == person
    (event,) = AuditEvent.objects.all()
    assert (event.event, event.subject, event.participant) == ("participant_read", "Deltagare 7", person.pk)
    assert (event.account, event.is_reading, event.details) == (cast.accounts["amina"].pk, True, {"action": ACTION})


@pytest.mark.parametrize("who", ["bosse", "maja", "frida", "carl", "britta", "reidar", "stranger"])
def test_nobody_else_opens_a_participant_or_learns_that_there_is_one(cast, person, who):
    for number in (person.pk, person.pk + 1):
        with pytest.raises(NotPermitted):
            open_participant(cast.actor(who), ACTION, number)
        with pytest.raises(NotPermitted), transaction.atomic():
            participant_to_change(cast.actor(who), ACTION, number)
    assert not participants_for(cast.actor(who), ACTION).exists()
    assert not AuditEvent.objects.exists()


def test_a_registrar_of_one_intervention_reaches_those_who_take_part_in_it(cast, person):
    other = Participant.objects.create(controller=cast.municipality, local_number=8, gender="men")
    assignment = cast.accounts["amina"].assignments.get()
    assignment.operator, assignment.intervention = None, cast.linden
    assignment.save()
    assert [one.pk for one in participants_for(cast.actor("amina"), ACTION)] == [person.pk]
    with pytest.raises(NotPermitted):
        open_participant(cast.actor("amina"), ACTION, other.pk)


def test_what_cannot_be_logged_is_not_read(cast, person):
    if connection.vendor != "sqlite":
        pytest.skip("The trigger of this test is SQLite's.")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER full BEFORE INSERT ON store_auditevent BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    with pytest.raises(DatabaseError, match="disk full"), transaction.atomic():
        open_participant(cast.actor("amina"), ACTION, person.pk)
