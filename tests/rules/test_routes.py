"""Who may open each address. An address that says nothing fails this test."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from stegvis.actions.access import PERMISSIONS
from stegvis.web.routes import ANYONE

NEEDS_NO_ACCOUNT = {"set_language"}
OF_THE_LOGIN = ("account_", "mfa_")
"""The login's own pages, which check for themselves who is there."""


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern


ROUTES = [one for one in routes(get_resolver().url_patterns) if not (one.name or "").startswith(OF_THE_LOGIN)]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: str(route.name))
def test_every_route_names_the_action_that_opens_it(route: URLPattern):
    opens = getattr(route.callback, "opens", ANYONE)
    assert (opens == ANYONE) == (route.name in NEEDS_NO_ACCOUNT)
    assert opens == ANYONE or opens in PERMISSIONS


def test_the_pages_are_served_to_this_machine_only(settings):
    from stegvis.actions.serve_pages import HOST

    assert HOST == "127.0.0.1"
    assert {host for host in settings.ALLOWED_HOSTS if host != "testserver"} == {"localhost", "127.0.0.1", "[::1]"}
    assert settings.DEBUG is False
