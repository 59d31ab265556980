"""The API itself: what it answers, to whom, and that its description and its addresses agree."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from django.urls import get_resolver
from tests.cast import Cast
from tests.invented_packages import PDF, invented

from stegvis.actions.package_post import SIGNATURE_HEADER
from stegvis.api import packages
from stegvis.api.urls import urlpatterns
from stegvis.forms.package.file import write_package
from stegvis.forms.package.signing import key_from_seed, public_hex, sign, state_question
from stegvis.store.models import Edition
from stegvis.store.reports.border.trusted_keys import trust_key
from stegvis.vocabulary.actor import Actor

pytestmark = pytest.mark.django_db
KEY, OTHER = key_from_seed(b"t" * 32), key_from_seed(b"o" * 32)
DESCRIPTION = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _without_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "REQUESTS", 1_000_000)


@pytest.fixture
def data(cast: Cast) -> bytes:
    trust_key(public_hex(KEY), operator=cast.municipality, by=Actor(0, "Frida"))
    return write_package(invented(association=cast.association.name), PDF, KEY)


def post(data: bytes, client: Client | None = None):
    return (client or Client(enforce_csrf_checks=True)).post("/api/paket/", data, content_type="application/zip")


def test_a_package_is_taken_without_cookie_and_once(data: bytes) -> None:
    first, again = post(data), post(data)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["state"] == "submitted"
    assert first.json() | {"known": True} == again.json()
    assert not first.cookies
    assert Edition.objects.count() == 1


def test_a_stranger_is_refused_in_both_languages(data: bytes) -> None:
    forged = write_package(invented(association="Påhittade förbundet"), PDF, OTHER)
    answer = post(forged)
    assert answer.status_code == 422
    assert set(answer.json()["reason"]) == {"sv", "en"}
    assert not Edition.objects.exists()


def test_only_the_signer_is_told_the_state(data: bytes) -> None:
    digest = post(data).json()["digest"]
    address = f"/api/paket/{digest}/"
    right = sign(state_question(digest), KEY)
    assert Client().get(address, headers={SIGNATURE_HEADER: right}).json()["state"] == "submitted"
    for wrong in ("", "x", sign(state_question(digest), OTHER), sign(digest.encode(), KEY)):
        assert Client().get(address, headers={SIGNATURE_HEADER: wrong}).status_code == 404
    other = write_package(invented(association="Påhittade förbundet", submission=2), PDF, KEY)
    assert post(other).status_code == 201
    assert Client().get(address, headers={SIGNATURE_HEADER: right}).json() == {"state": "replaced"}


def test_what_is_too_large_is_not_read(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_BYTES", len(data) - 1)
    assert post(data).status_code == 413


def test_a_network_of_ipv6_is_counted_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """One operator has more addresses than there are requests; two networks are two."""
    monkeypatch.setattr(packages, "REQUESTS", 1)
    monkeypatch.setattr(packages, "time", SimpleNamespace(time=lambda: 1_000_000_000.0))
    monkeypatch.setattr(packages, "cache", LocMemCache("a network is one", {}))

    def asked(address: str) -> int:
        return Client(REMOTE_ADDR=address).get(f"/api/paket/{'0' * 64}/").status_code

    assert [asked(f"2001:db8:7:7::{at}") for at in (1, 2, 3)] == [404, 429, 429]
    assert asked("2001:db8:7:8::1") == 404
    assert [asked(one) for one in ("192.0.2.1", "192.0.2.2", "::ffff:192.0.2.1", "::ffff:192.0.2.3")] == [
        *(404, 404),
        *(429, 404),
    ]


def test_too_many_requests_are_told_to_wait(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "REQUESTS", 0)
    assert post(data).status_code == 429
    assert not Edition.objects.exists()


def test_the_description_names_every_address_and_every_answer(data: bytes) -> None:
    told = {path: set(one) for path, one in DESCRIPTION["paths"].items()}
    assert told == {"/api/paket/": {"post"}, "/api/paket/{digest}/": {"get"}}
    assert len(urlpatterns) == len(told)
    assert any(str(one.pattern) == "api/" for one in get_resolver().url_patterns)
    seen = {str(post(data).status_code), str(post(data).status_code), str(post(b"x").status_code)}
    assert seen <= set(DESCRIPTION["paths"]["/api/paket/"]["post"]["responses"])
    assert Client().get("/api/paket/").status_code == 405
    assert Client().post(f"/api/paket/{'0' * 64}/").status_code == 405
