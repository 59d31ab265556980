"""What somebody can send by hand: numbers that no row has, other people's rows, drafts about whoever was removed."""

import io
import logging

import pytest
from django.db import IntegrityError
from django.test import Client
from tests.addresses import World, make_world
from tests.cast import FROM

from stegvis.actions.protect_identity import protect_identity
from stegvis.store.access.invitations import Promised, invite
from stegvis.store.models import Draft
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Role

HUGE = "9" * 5000
"""More digits than Python turns into a number."""


@pytest.fixture
def world(db) -> World:
    return make_world()


def visitor(world: World, name: str = "amina") -> Client:
    client = Client()
    client.force_login(world.cast.accounts[name])
    return client


def exit_page(world: World, place: str = "linden") -> str:
    return f"/deltagande/{world.participations[place].pk}/avslut/"


@pytest.mark.parametrize("number", [HUGE, "9" * 30, "²", "٣", "-1", "\0"])
def test_a_number_that_no_row_has_is_no_server_error(world, number):
    client = visitor(world)
    exit_ = {"exited_on": "2020-05-05", "exit_code": "1", "_version": number}
    assert client.post(exit_page(world), exit_).status_code in {303, 409, 422}
    assert client.post("/utkast/", {"_page": exit_page(world), "_about": number}).status_code == 410
    for address in ("start", "remiss"):
        answer = client.get(f"/insats/{world.cast.linden.pk}/{address}/", {"deltagare": number}, follow=True)
        assert answer.status_code == 200
    card = f"/deltagande/{world.participations['linden'].pk}/flytta/"
    assert client.post(card, {"till": number, "insats": number}).status_code == 302


def test_no_null_character_reaches_the_database(world):
    client = visitor(world)
    assert client.post("/utkast/", {"_page": "/a\0b", "word": "x"}).status_code == 200
    assert Draft.objects.get().page == "/ab"
    assert client.post("/utkast/kasta/", {"_page": "/a\0b"}).headers["Location"] == "/ab"
    assert not Draft.objects.exists()
    checked = visitor(world, "reidar").get("/spar/", {"kontrollera": "1", "summa": "\0"})
    assert checked.status_code == 200 and checked.context["noted"] == ""


def test_a_link_that_still_opens_is_not_in_the_log(world):
    promised = Promised(Held(Role.BOARD_READER, association=world.cast.association.pk), FROM, None)
    _, secret = invite("ny@exempel.invalid", "Påhittad", promised, "Frida")
    handler = next(one for one in logging.getLogger("django").handlers if one.filters)
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    before = handler.setStream(written)
    try:
        assert (
            Client().post(f"/inbjudan/{secret}/", {"password": "kort", "again": "kort"}, follow=True).status_code == 422
        )
        assert Client(enforce_csrf_checks=True).post(f"/inbjudan/{secret}/").status_code == 403
        Client().get(f"/konto/losenord/nytt/1-{'a' * 32}-{secret}/")
        visitor(world).get("/insats/9999/ko/")
    finally:
        handler.setStream(before)
    assert secret not in written.getvalue() and "a" * 32 not in written.getvalue()
    assert "Unprocessable Entity: /inbjudan/…/" in written.getvalue()
    assert "Not Found: /insats/9999/ko/" in written.getvalue()


def test_what_an_error_says_is_not_in_the_log_but_where_it_arose(world, monkeypatch):
    said = "Failing row contains (Anna Påhittad, 19640823-3234)"

    def fails(*_, **__):
        try:
            int(said)
        except ValueError as error:
            raise IntegrityError(said) from error

    monkeypatch.setattr("stegvis.web.pages.people.list_people", fails)
    handler = next(one for one in logging.getLogger("django").handlers if one.filters)
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    before = handler.setStream(written)
    client = visitor(world, "frida")
    client.raise_request_exception = False
    try:
        answer = client.get("/personer/")
    finally:
        handler.setStream(before)
    assert answer.status_code == 500 and "Anna" not in answer.content.decode()
    assert "Anna" not in written.getvalue() and "3234" not in written.getvalue()
    kinds = [line for line in written.getvalue().splitlines() if line in {"ValueError", "IntegrityError"}]
    assert kinds == ["ValueError", "IntegrityError"] and "in fails" in written.getvalue()


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "2023-13", "0000-00", "\0"])
def test_a_month_at_the_ends_of_the_calendar_is_this_month(world, month):
    assert visitor(world, "reidar").get("/spar/", {"manad": month}).status_code == 200


@pytest.mark.parametrize("page", ["//annan.example", "/\\annan.example", "javascript:alert(1)", "%5Cannan", "", "x"])
def test_a_draft_that_is_thrown_away_leads_nowhere_else(world, page):
    assert visitor(world).post("/utkast/kasta/", {"_page": page}).headers["Location"] == "/"


def test_what_is_no_address_is_no_page_of_a_draft(world):
    client = visitor(world, "frida")
    for page in ("frageformular:1:eget", "x", ""):
        assert client.post("/utkast/", {"_page": page, "word": "x"}).status_code == 410
    assert not Draft.objects.exists()
    Draft.objects.create(account=world.cast.accounts["frida"], page="frageformular:1:eget", sealed_fields=b"x")
    client.post("/utkast/kasta/", {"_page": "frageformular:1:eget"})
    assert Draft.objects.exists()


def draft_about(world: World, client: Client, participant: int) -> int:
    data = {"_page": exit_page(world), "_token": "a" * 16, "_about": participant, "reason": "något påhittat"}
    return client.post("/utkast/", data).status_code


def test_a_form_that_is_still_open_keeps_nothing_of_somebody_who_was_removed(world):
    amina, somebody = visitor(world), world.participations["linden"].participant_id
    assert draft_about(world, amina, somebody) == 200
    assert Draft.objects.get().participant_id == somebody
    protect_identity(by=world.cast.actor("amina"), participant=somebody, is_understood=True)
    assert not Draft.objects.exists()
    assert draft_about(world, amina, somebody) == 410
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("name", "place"), [("amina", "eken"), ("frida", "linden"), ("stranger", "linden")])
def test_nobody_keeps_a_draft_about_a_participant_out_of_reach(world, name, place):
    answer = draft_about(world, visitor(world, name), world.participations[place].participant_id)
    assert answer in {403, 410}
    assert not Draft.objects.exists()
