"""What stands around every page is kept, and yet each reader meets their own."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from tests.cast import Cast

from stegvis.store.clock import today
from stegvis.store.models import Account, Assignment

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def test_two_readers_with_the_same_menu_meet_their_own_name_and_address(cast: Cast):
    names = ["{token} <b>Ett</b>", "Två & co"]
    pages = []
    for name in names:
        account = Account.objects.create_user(f"{len(pages)}@exempel.invalid", name=name)
        client = Client()
        client.force_login(account)
        pages.append(shown(client, f"/?sida={len(pages)}"))
    assert "{token} &lt;b&gt;Ett&lt;/b&gt;" in pages[0] and "Två &amp; co" in pages[1]
    assert [re.findall(r'name="next" value="([^"]+)"', page) for page in pages] == [["/?sida=0"], ["/?sida=1"]]
    tokens = [set(re.findall(r'name="csrfmiddlewaretoken" value="(\w{64})"', page)) for page in pages]
    assert all(tokens) and not tokens[0] & tokens[1]


def test_the_menu_tells_where_one_is_whoever_looked_before(cast: Cast):
    client = Client()
    client.force_login(cast.accounts["frida"])
    for address in ("/rapporter/", "/insatser/", "/rapporter/"):
        here = re.findall(r'href="([^"]+)" aria-current="page"', shown(client, address))
        assert here == [address, address], "once in each of the two menus"


def test_a_role_that_is_taken_away_is_gone_from_the_next_page(cast: Cast):
    client = Client()
    client.force_login(cast.accounts["frida"])
    assert "/personer/" in shown(client)
    Assignment.objects.filter(account=cast.accounts["frida"]).update(to_on=today() - timedelta(days=1))
    assert "/personer/" not in shown(client)
    assert client.get("/personer/").status_code == 403


def test_a_session_ends_when_its_time_is_over_or_its_account_is_closed(cast: Cast):
    client = Client()
    client.force_login(cast.accounts["frida"])
    assert client.get("/personer/").status_code == 200
    Account.objects.filter(pk=cast.accounts["frida"].pk).update(is_active=False)
    assert client.get("/personer/").status_code == 302
    Account.objects.filter(pk=cast.accounts["frida"].pk).update(is_active=True)
    assert client.get("/personer/").status_code == 200
    Session.objects.update(expire_date=timezone.now())
    assert client.get("/personer/").status_code == 302


def test_every_answer_carries_the_policy(client: Client):
    for address in ("/", "/finns-inte/"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy
