"""Questions that are put into SQL once answer everybody of the cast by their own role and place, in whatever order.

Each is asked with all caches warm of the others' questions, and an assignment that ends is felt at once.
"""

from datetime import timedelta
from itertools import permutations

import pytest
from tests.cast import Cast

from stegvis.actions.access import (
    NotPermitted,
    account_numbered,
    actor_of,
    interventions_for,
    open_participant,
    participants_for,
)
from stegvis.store.clock import now, today
from stegvis.store.models import Account, Assignment, Participant, Participation
from stegvis.store.register.reached import participation_reached
from stegvis.store.register.told import told_of

ACTION = "show_consents"
EVERYBODY = ("amina", "bosse", "maja", "frida", "carl", "britta", "reidar", "stranger")
REACHED = {"amina": {"Linden", "Asken"}, "bosse": {"Eken"}}
"""Whose participations each reaches; nobody else reaches any."""


@pytest.fixture
def times(cast: Cast) -> dict[str, Participation]:
    """A participant in each intervention."""
    found = {}
    for number, place in enumerate((cast.linden, cast.eken, cast.asken), 1):
        person = Participant.objects.create(controller=place.provider, local_number=number, gender="women")
        found[place.name] = Participation.objects.create(participant=person, intervention=place)
    return found


def reached(cast: Cast, who: str, times: dict[str, Participation]) -> set[str]:
    by = cast.actor(who)
    scopes = interventions_for(by, ACTION), participants_for(by, ACTION)
    return {name for name, time in times.items() if participation_reached(*scopes, time.pk) is not None}


def opened(cast: Cast, who: str, times: dict[str, Participation]) -> set[str]:
    found = set()
    for name, time in times.items():
        try:
            assert open_participant(cast.actor(who), ACTION, time.participant_id).pk == time.participant_id
        except NotPermitted:
            continue
        found.add(name)
    return found


@pytest.mark.parametrize("ask", [reached, opened])
def test_nobody_is_answered_by_the_scope_of_whoever_asked_before(cast, times, ask):
    for first, then in permutations(EVERYBODY, 2):
        ask(cast, first, times)
        assert ask(cast, then, times) == REACHED.get(then, set()), f"{then} after {first}"


@pytest.mark.parametrize("ask", [reached, opened])
def test_an_assignment_that_ends_or_moves_is_felt_at_once(cast, times, ask):
    assert ask(cast, "amina", times) == {"Linden", "Asken"}
    assignment = cast.accounts["amina"].assignments.get()
    assignment.operator, assignment.intervention = None, cast.linden
    assignment.save()
    assert ask(cast, "amina", times) == {"Linden"}
    assignment.ended_at = now()
    assignment.save()
    assert ask(cast, "amina", times) == set()


def test_a_participants_times_elsewhere_are_told_to_those_alone_who_reach_them(cast, times):
    person = times["Linden"].participant
    elsewhere = Participation.objects.create(participant=person, intervention=cast.eken)
    told = {}
    for who in ("amina", "bosse", "stranger", "amina", "bosse"):
        found = told_of(person, interventions_for(cast.actor(who), ACTION), today())
        told[who] = [one.pk for one in found.participations]
        assert set(found.consents) == set(told[who])
    assert told == {"amina": [times["Linden"].pk], "bosse": [elsewhere.pk], "stranger": []}


def test_who_is_removed_is_not_found_by_a_question_that_is_made_already(cast, times):
    time = times["Linden"]
    assert reached(cast, "amina", times) == opened(cast, "amina", times) == {"Linden", "Asken"}
    person = time.participant_id
    time.delete()
    Participant.objects.filter(pk=person).delete()
    time.pk, time.participant_id = 1_000_000, person
    assert reached(cast, "amina", times) == opened(cast, "amina", times) == {"Asken"}


def test_an_account_read_with_its_assignments_is_who_it_is_when_they_are_asked_for_alone(
    cast: Cast, django_assert_num_queries
):
    for who in EVERYBODY:
        number = cast.accounts[who].pk
        with django_assert_num_queries(1):
            account = account_numbered(number)
            assert account is not None
            actor = actor_of(account)
        assert actor == actor_of(Account.objects.get(pk=number)), who
        assert (account.email, account.password) == (cast.accounts[who].email, cast.accounts[who].password)
    assert not cast.actor("stranger").held
    number = cast.accounts["amina"].pk
    Assignment.objects.filter(account=number).update(to_on=today() - timedelta(days=1))
    assert actor_of(account_numbered(number)).held == ()
    Account.objects.filter(pk=number).delete()
    assert account_numbered(number) is None
