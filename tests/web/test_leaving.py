"""Logging out clears what pages keep in the browser; a session that grew old does not."""

import time

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from stegvis.web.login.sessions import CAME, IDLE_S, SEEN


@pytest.fixture
def maja(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["maja"])
    return client


def been_away(client: Client, seconds: float) -> None:
    session = client.session
    session[CAME] = session[SEEN] = time.time() - seconds
    session.save()


@pytest.mark.parametrize("away", [0, 90])
def test_logging_out_clears_the_browser(maja: Client, away: float):
    been_away(maja, away)
    assert maja.post(reverse("account_logout")).headers["Clear-Site-Data"] == '"storage"'


def test_being_logged_out_by_the_clock_does_not(maja: Client):
    been_away(maja, IDLE_S + 1)
    answer = maja.get(reverse("start"))
    assert answer.status_code == 302
    assert "Clear-Site-Data" not in answer.headers


def test_staying_does_not(maja: Client):
    assert "Clear-Site-Data" not in maja.get(reverse("start")).headers
