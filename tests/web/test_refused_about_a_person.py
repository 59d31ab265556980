"""What was typed about a participant in a refused form is sealed, its writer's alone, and goes with the person."""

import pytest
from django.forms import CharField
from django.test import Client
from django.urls import reverse

from stegvis.store.keeping.counting_only import only_count
from stegvis.store.models import Draft, Participant, Participation

TYPED = {"gender": "women", "birth_year": "inget år", "name": "Påhittad Person", "identity_number": "19640823-3234"}


@pytest.fixture
def person(cast) -> Participant:
    one = Participant.objects.create(controller=cast.municipality, local_number=7, gender="women", birth_year=1964)
    Participation.objects.create(participant=one, intervention=cast.linden)
    return one


@pytest.fixture
def client(cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["amina"])
    return client


def test_it_is_sealed_and_shown_to_nobody_else_in_the_same_browser_and_gone_with_the_person(cast, client, person):
    address = client.get(reverse("change_participant", args=[person.pk]))["Location"]
    assert client.post(address, TYPED)["Location"] == address
    (draft,) = Draft.objects.all()
    assert draft.participant_id == person.pk
    assert b"3234" not in bytes(draft.sealed_fields) and b"Person" not in bytes(draft.sealed_fields)
    assert "Påhittad Person" in client.get(address).content.decode()
    for other in ("bosse", "maja", "frida", "stranger"):
        client.force_login(cast.accounts[other])
        answer = client.get(address)
        assert answer.status_code in {403, 404} and "Påhittad Person" not in answer.content.decode(), other
    client.force_login(cast.accounts["amina"])
    only_count(person, by=cast.actor("amina"))
    assert not Draft.objects.exists()
    assert client.post(address, TYPED).status_code == client.get(address).status_code == 404
    assert not Draft.objects.exists()


def test_it_is_not_shown_after_the_assignment_has_ended(cast, client, person):
    address = client.get(reverse("change_participant", args=[person.pk]))["Location"]
    client.post(address, TYPED)
    cast.accounts["amina"].assignments.update(operator=cast.region)
    answer = client.get(address)
    assert answer.status_code == 404 and "Påhittad Person" not in answer.content.decode()


def test_forms_about_somebody_new_ask_for_nothing_that_names(cast, client):
    """What is kept of such a form belongs to no participant yet, so that nothing takes it away with one."""
    for place in ("start", "remiss"):
        page = client.get(f"/insats/{cast.linden.pk}/{place}/", follow=True)
        assert page.status_code == 200
        assert {"gender", "birth_year"} <= set(page.context["form"].fields)
        assert not {"name", "identity_number", "phone", "email"} & set(page.context["form"].fields)
        assert not [name for name, one in page.context["form"].fields.items() if isinstance(one, CharField)]
