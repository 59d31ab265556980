"""Who may open each address. An address that nobody has thought about fails this test."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

ANYONE_ON_THIS_MACHINE = "anyone on this machine"
"""There are no users yet: the server answers this machine only, and holds no person's data."""

ACCESS = {
    "start": ANYONE_ON_THIS_MACHINE,
    "account": ANYONE_ON_THIS_MACHINE,
    "findings": ANYONE_ON_THIS_MACHINE,
    "exposure": ANYONE_ON_THIS_MACHINE,
    "download": ANYONE_ON_THIS_MACHINE,
    "report": ANYONE_ON_THIS_MACHINE,
    "set_language": ANYONE_ON_THIS_MACHINE,
}


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str | None]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern.name


def test_every_route_says_who_may_open_it():
    assert set(routes(get_resolver().url_patterns)) == set(ACCESS)


def test_what_anyone_may_open_is_served_to_this_machine_only(settings):
    from stegvis.actions.serve_pages import HOST

    assert HOST == "127.0.0.1"
    assert {host for host in settings.ALLOWED_HOSTS if host != "testserver"} == {"localhost", "127.0.0.1", "[::1]"}
    assert settings.DEBUG is False
