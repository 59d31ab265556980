"""Nobody logs in to a demonstration, and a real store can never be shown as one."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import intervention, operator

from stegvis.actions.access import actor_of
from stegvis.store.clock import today
from stegvis.store.demonstration import CHARACTERS, MARK, add_people, live_on_its_day
from stegvis.store.models import Account, Association, Intervention
from stegvis.vocabulary.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_DEMO", "1")
    monkeypatch.delenv("STEGVIS_DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def association(folder: Path) -> Association:
    made = Association.objects.create(name="Påhittade förbundet", name_key="påhittade förbundet")
    intervention(made, operator(made, "Påhittade kommunen"), "Linden")
    intervention(made, operator(made, "Påhittade regionen"), "Eken")
    add_people()
    return made


def text(client: Client, address: str = "/finns-inte/") -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(address).content.decode()))


def test_a_visitor_is_the_office_and_becomes_anybody(association: Association):
    client = Client()
    assert "Du ser Stegvis som Frida, förbundets kansli (påhittad)" in text(client)
    for number, one in enumerate(CHARACTERS):
        assert client.post(reverse("become_person"), {"person": number}).headers["Location"] == "/"
        assert f"Du ser Stegvis som {one.name}, {one.what.sv} (påhittad)" in text(client)
        assert {one.role} == actor_of(Account.objects.get(email=one.email)).roles


def test_there_are_as_many_people_as_roles_and_they_work_where_there_is_something(association: Association):
    assert {one.role for one in CHARACTERS} == set(Role)
    held = {one.name: actor_of(Account.objects.get(email=one.email)).held for one in CHARACTERS}
    assert [one.operator is not None for one in held["Amina"]] == [True]
    assert [one.operator is not None for one in held["Maja"]] == [True, True]
    chaired = held["Carl"][0]
    assert Intervention.objects.get(pk=chaired.intervention).provider_id == held["Amina"][0].operator


def test_an_empty_demonstration_has_people_too(folder: Path):
    add_people()
    assert Account.objects.count() == len(CHARACTERS)


@pytest.mark.parametrize("chosen", ["", "9", "-1", "x", "²"])
def test_nobody_becomes_somebody_who_is_not_there(association: Association, chosen: str):
    assert Client().post(reverse("become_person"), {"person": chosen}).status_code == 404


def test_a_store_without_the_mark_is_no_demonstration(association: Association, folder: Path):
    (folder / MARK).unlink()
    assert Client().get(reverse("start")).headers["Location"].startswith(reverse("account_login"))
    assert Client().post(reverse("become_person"), {"person": "0"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "value"), [("STEGVIS_DEMO", "0"), ("STEGVIS_DATABASE_URL", "postgresql://x:y@localhost/real")]
)
def test_the_mark_alone_shows_nothing(association: Association, monkeypatch, name: str, value: str):
    monkeypatch.setenv(name, value)
    assert Client().get(reverse("start")).headers["Location"].startswith(reverse("account_login"))


def test_a_command_beside_the_pages_lives_on_the_day_that_is_shown(association: Association, folder: Path, monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2023-08-25")
    (folder / MARK).write_text("2023-08-25", "utf-8")
    monkeypatch.delenv("STEGVIS_TODAY")
    live_on_its_day()
    assert today() == date(2023, 8, 25)
    monkeypatch.setenv("STEGVIS_TODAY", "2024-01-02")
    live_on_its_day()
    assert today() == date(2024, 1, 2)


def test_no_real_store_has_a_day_of_its_own(association: Association, folder: Path, monkeypatch):
    monkeypatch.delenv("STEGVIS_TODAY", raising=False)
    (folder / MARK).unlink()
    live_on_its_day()
    assert "STEGVIS_TODAY" not in os.environ


def test_a_mark_left_beside_a_real_store_sets_no_day(folder: Path, monkeypatch):
    monkeypatch.delenv("STEGVIS_TODAY", raising=False)
    (folder / MARK).write_text("2023-08-25", "utf-8")
    live_on_its_day()
    Account.objects.create_user("eva@kommun.example", name="Eva (påhittad)")
    live_on_its_day()
    assert "STEGVIS_TODAY" not in os.environ


def test_a_mark_that_holds_no_day_sets_none(association: Association, folder: Path, monkeypatch):
    monkeypatch.delenv("STEGVIS_TODAY", raising=False)
    for content in (b"", b"yesterday", b"20230825", b"\xff"):
        (folder / MARK).write_bytes(content)
        live_on_its_day()
        assert "STEGVIS_TODAY" not in os.environ
