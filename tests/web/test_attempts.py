"""What is counted against guessing and replaying: codes that opened, attempts of many at once, requests a minute."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from stegvis.actions.access.code_secrets import seal_secret
from stegvis.api import packages
from stegvis.web.login.attempts import Attempts
from stegvis.web.settings import CACHES

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "fyra korta ord här"


@pytest.fixture
def attempts(tmp_path: Path) -> Attempts:
    return Attempts(str(tmp_path), {"OPTIONS": CACHES["default"]["OPTIONS"]})


def test_of_many_who_add_the_same_key_at_once_one_is_first_and_every_count_is_counted(attempts: Attempts):
    with ThreadPoolExecutor(8) as pool:
        for key in map(str, range(40)):
            assert sum(pool.map(lambda _: attempts.add(key, 0, 60), range(8))) == 1  # noqa: B023
        list(pool.map(lambda _: attempts.incr("0"), range(80)))
    assert attempts.get("0") == 80


def test_many_other_attempts_make_none_forgotten(attempts: Attempts):
    attempts.set("hers", 5, 300)
    for number in range(700):
        attempts.set(f"others-{number}", 1, 300)
    assert attempts.get("hers") == 5


def test_what_has_run_out_is_forgotten_first(tmp_path: Path):
    attempts = Attempts(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": 10}})
    for number in range(9):
        attempts.set(f"old-{number}", 1, -1 if number else 300)
    attempts.set("hers", 5, 300)
    attempts.set("new", 1, 300)
    assert (attempts.get("old-0"), attempts.get("hers"), attempts.get("new")) == (1, 5, 1)
    assert len(list(tmp_path.glob("*.djcache"))) == 3
    for number in range(100):
        attempts.set(f"more-{number}", 1, 300)
    assert len(list(tmp_path.glob("*.djcache"))) <= 10


def test_a_minute_of_requests_ends_after_a_minute(monkeypatch: pytest.MonkeyPatch, settings, db):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    monkeypatch.setattr(packages, "REQUESTS", 2)
    now = 1_800_000_000.0
    monkeypatch.setattr(packages.time, "time", lambda: now)
    asked = [Client().post("/api/paket/", b"x", content_type="application/zip").status_code for _ in range(3)]
    now += 61
    asked.append(Client().post("/api/paket/", b"x", content_type="application/zip").status_code)
    assert asked == [422, 422, 429, 422]
    cache.clear()


def test_a_code_opens_once_though_the_next_one_is_not_shown_yet(cast: Cast, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    amina = cast.accounts["amina"]
    amina.set_password(PASSWORD)
    amina.save()
    amina.authenticator_set.update(data={"secret": seal_secret(SECRET)})
    _, now, later = yield_hotp_counters_from_time()
    code, next_code = (format_hotp_value(hotp_value(SECRET, step)) for step in (now, later))
    came_in = []
    for typed in (code, code, f"{code[:3]} {code[3:]}", next_code):
        # As if 30 seconds had gone by: so long allauth itself remembers a code.
        cache.clear()
        client = Client()
        client.post(reverse("account_login"), {"login": amina.email, "password": PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": typed})
        came_in.append("_auth_user_id" in client.session)
    assert came_in == [True, False, False, True]
    assert amina.authenticator_set.get().data["last_counter"] == later
