"""A request that fails before its page is made is answered in plain words: what was wrong, and what to do."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory
from tests.cast import Cast

from stegvis.web.slow_bodies import _busy

pytestmark = pytest.mark.django_db
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


def sent(cast: Cast, language: str = "sv", accepted: str = BROWSER, size: int = 3 * 2**20):
    client = Client()
    client.force_login(cast.accounts["amina"])
    client.cookies["stegvis_language"] = language
    return client.post("/utkast/", {"_page": "/", "word": "x" * size}, headers={"accept": accepted})


def test_what_is_too_large_is_told_so_with_the_limit_and_what_to_do(cast: Cast):
    answer = sent(cast)
    shown = answer.content.decode()
    assert answer.status_code == 413
    assert '<html lang="sv">' in shown and "<h1>Det som skickades är för stort</h1>" in shown
    assert "högst 2,5 MB text från en sida och filer på högst 20 MB" in shown and "korta texten" in shown
    assert '<div class="sv-failed__again" lang="en">\n<h2>What was sent is too large</h2>' in shown


def test_an_english_reader_meets_english_first(cast: Cast):
    shown = sent(cast, "en").content.decode()
    assert '<html lang="en">' in shown and "<h1>What was sent is too large</h1>" in shown
    assert "at most 2.5 MB" in shown and 'lang="sv">\n<h2>Det som skickades är för stort</h2>' in shown


def test_a_script_that_saves_a_draft_is_told_in_one_sentence(cast: Cast):
    answer = sent(cast, accepted="*/*")
    assert answer.status_code == 413 and answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().startswith("Det som skickades är för stort. Stegvis tar emot högst 2,5 MB")


HEADINGS = {
    400: ("Stegvis förstod inte det som skickades", "Stegvis did not understand what was sent"),
    403: ("Det gick inte att skicka", "It could not be sent"),
    500: ("Något gick fel hos oss", "Something went wrong on our side"),
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("status", list(HEADINGS))
def test_the_heading_is_in_the_readers_language_and_the_other_one_stands_below(
    cast: Cast, status: int, language: str, monkeypatch: pytest.MonkeyPatch
):
    def fails(*_, **__):
        raise ImproperlyConfigured("anything")

    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(cast.accounts["frida"])
    client.cookies["stegvis_language"] = language
    if status == 400:
        answer = client.get("/", headers={"host": "evil.example"})
    elif status == 403:
        answer = client.post("/utkast/", {"_page": "/"})
    else:
        monkeypatch.setattr("stegvis.web.pages.people.list_people", fails)
        answer = client.get("/personer/")
    shown, (first, second) = answer.content.decode(), HEADINGS[status][:: 1 if language == "sv" else -1]
    other = "en" if language == "sv" else "sv"
    assert answer.status_code == status
    assert f'<html lang="{language}">' in shown and f"<h1>{first}</h1>" in shown and f"<title>{first} – " in shown
    assert f'lang="{other}">\n<h2>{second}</h2>' in shown


def test_who_sends_while_many_do_meets_a_page_in_their_language_and_no_database(
    django_assert_num_queries, rf: RequestFactory
):
    environ = rf.post("/utkast/", headers={"accept": BROWSER, "cookie": "stegvis_language=en"}).environ
    told: dict[str, str] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        told.update(headers, status=status)

    with django_assert_num_queries(0):
        shown = b"".join(_busy(environ, start)).decode()
    assert told["status"] == "503 Service Unavailable" and told["Retry-After"] == "5"
    assert told["Content-Type"] == "text/html; charset=utf-8" and told["Content-Language"] == "en"
    assert "default-src 'none'" in told["Content-Security-Policy"] and told["Cache-Control"] == "no-store"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert "<h1>Many are sending something right now</h1>" in shown
    assert 'lang="sv">\n<h2>Just nu skickar många något samtidigt</h2>' in shown
