"""A request that fails before its page is made is answered in plain words: what was wrong, and what to do."""

import pytest
from django.test import Client
from tests.cast import Cast

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
    assert answer.status_code == 413 and answer.headers["Content-Type"] == "text/plain"
    assert answer.content.decode().startswith("Det som skickades är för stort. Stegvis tar emot högst 2,5 MB")


def test_what_cannot_be_read_is_told_so(client: Client):
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "<h1>Stegvis förstod inte det som skickades</h1>" in answer.content.decode()
