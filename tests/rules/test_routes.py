"""Who may open each address: everybody goes everywhere. An address that says nothing fails these tests."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.addresses import ADDRESSES, CANNOT_LOG_IN, INSIDE, ROLES, Visit, World, anywhere, make_world

from stegvis.actions.access import PERMISSIONS
from stegvis.web.menu import MENU
from stegvis.web.routes import ANYONE, LOGGED_IN

NEEDS_NO_ACCOUNT = {
    *("set_language", "invitation", "become_person", "answer", "screening"),
    *("public_list", "public", "public_report", "public_account", "public_data", "robots"),
}
OF_OTHER_INSTALLATIONS = {"api_take_package", "api_package_state"}
"""Need a signature instead: tests/api."""
NEEDS_NO_ACCOUNT |= OF_OTHER_INSTALLATIONS
OF_THE_LOGIN = ("account_", "mfa_", "openid_connect_", "socialaccount_")
"""The login's own pages, which check for themselves who is there."""


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern


ROUTES = [one for one in routes(get_resolver().url_patterns) if not (one.name or "").startswith(OF_THE_LOGIN)]
GUARDED = [one for one in ROUTES if one.name not in NEEDS_NO_ACCOUNT]
each_guarded = pytest.mark.parametrize("route", GUARDED, ids=lambda route: str(route.name))


def opens(route: URLPattern) -> str:
    return getattr(route.callback, "opens", ANYONE)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: str(route.name))
def test_every_route_names_the_action_that_opens_it(route: URLPattern):
    assert (opens(route) == ANYONE) == (route.name in NEEDS_NO_ACCOUNT)
    assert opens(route) in {ANYONE, LOGGED_IN} | PERMISSIONS.keys()


def test_no_two_routes_have_the_same_name():
    names = [route.name for route in ROUTES]
    assert len(names) == len(set(names))


@each_guarded
def test_every_route_says_how_to_get_there(route: URLPattern):
    has_arguments = bool(route.pattern.converters)
    assert route.name in ADDRESSES or not has_arguments, f"Say in tests/addresses where {route.name} leads."


ONLY_THE_GUARD = {"login", "not for the role"}
"""Is answered before anybody looks at the place: one place of each page will do."""


def expected(name: str, action: str, place: str) -> str:
    """What should meet `name` at a page of `action` in `place`."""
    if name in CANNOT_LOG_IN:
        return "login"
    if action == LOGGED_IN:
        return "opened"
    if ROLES[name] not in PERMISSIONS[action]:
        return "not for the role"
    return "opened" if name in INSIDE[place] else "does not exist"


def met(response: HttpResponse, right: str) -> str:
    """What did meet the visitor. A page that takes no such request says so before it looks at the place."""
    if response.status_code == 302 and response.headers["Location"].startswith(reverse("account_login")):
        return "login"
    if response.status_code == 405 and right == "does not exist":
        return right
    known = {403: "not for the role", 404: "does not exist"}
    assert response.status_code < 500
    return known.get(response.status_code, "opened")


def sent(client: Client, visit: Visit, address: str) -> HttpResponse:
    """The answer to a form; what it changed is taken back."""
    with transaction.atomic():
        response = client.post(address, visit.sent)
        transaction.set_rollback(True)
    return response


@pytest.fixture
def world(db, monkeypatch) -> World:
    from stegvis.web.pages import exposure

    monkeypatch.setattr(exposure, "PATIENCE_S", 0.0)
    return make_world()


def visitor(world: World, name: str) -> Client:
    client = Client()
    if name != "nobody":
        client.force_login(world.cast.accounts[name])
    if name == "gunnar":
        world.cast.accounts[name].is_active = False
        world.cast.accounts[name].save()
    return client


@each_guarded
def test_everybody_meets_what_their_role_and_place_say(route: URLPattern, world: World):
    visits = [(one, reverse(route.name, kwargs=one.arguments)) for one in ADDRESSES.get(route.name, anywhere)(world)]
    wrong = []
    for name in (*ROLES, *CANNOT_LOG_IN):
        client = visitor(world, name)
        for visit, address in visits:
            right = expected(name, opens(route), visit.place)
            if right in ONLY_THE_GUARD and visit is not visits[0][0]:
                continue
            answers = {"GET": met(client.get(address), right), "POST": met(sent(client, visit, address), right)}
            wrong += [f"{how} {address} by {name}: {got}, not {right}" for how, got in answers.items() if got != right]
    assert not wrong, "\n".join(wrong)


def test_whoever_sees_participants_needs_one_time_codes_first(world: World):
    amina = world.cast.accounts["amina"]
    amina.authenticator_set.all().delete()
    client = visitor(world, "amina")
    assert client.get(reverse("start")).headers["Location"] == reverse("mfa_activate_totp")
    for route in GUARDED:
        if ROLES["amina"] in PERMISSIONS.get(opens(route), ()):
            with transaction.atomic():
                for visit in ADDRESSES.get(route.name, anywhere)(world):
                    address = reverse(route.name, kwargs=visit.arguments)
                    assert client.get(address).headers["Location"] == reverse("mfa_activate_totp"), address
                # Several routes lead to the same report, which each of them makes anew.
                transaction.set_rollback(True)


def test_the_menu_names_actions_that_exist():
    by_name = {route.name: opens(route) for route in ROUTES}
    for entry in MENU:
        assert entry.page not in by_name or by_name[entry.page] == entry.action


def test_the_pages_are_served_to_this_machine_only(settings):
    from stegvis.actions.serve_pages import HOST

    assert HOST == "127.0.0.1"
    assert {host for host in settings.ALLOWED_HOSTS if host != "testserver"} == {"localhost", "127.0.0.1", "[::1]"}
    assert settings.DEBUG is False
