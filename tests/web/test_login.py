"""The way in: passwords, one-time codes, when a session ends, a new password, and an organisation's own login."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.cast import Cast

from stegvis.store.models import Account
from stegvis.web.login import sessions
from stegvis.web.login.outside import oidc_apps, oidc_origins
from stegvis.web.login.switch_codes_on import drawn

pytestmark = pytest.mark.django_db
PASSWORD = "fyra korta ord här"


@pytest.fixture(autouse=True)
def quick(settings, tmp_path, monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def maja(cast: Cast) -> Account:
    return with_password(cast.accounts["maja"])


@pytest.fixture
def amina(cast: Cast) -> Account:
    account = with_password(cast.accounts["amina"])
    account.authenticator_set.all().delete()
    return account


@pytest.fixture
def visitor() -> Client:
    return Client()


def with_password(account: Account) -> Account:
    account.set_password(PASSWORD)
    account.save()
    return account


def log_in(visitor: Client, email: str, password: str = PASSWORD):
    return visitor.post(reverse("account_login"), {"login": email, "password": password})


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def code_for(secret: str, step: int = 0) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter + step))


def test_a_page_leads_to_the_login_and_the_login_leads_back(visitor: Client, maja: Account):
    asked = visitor.get("/personer/")
    assert asked.headers["Location"] == "/konto/logga-in/?next=/personer/"
    page = visitor.get(asked.headers["Location"])
    assert "Logga in" in words(page) and "E-postadress" in words(page)
    answer = visitor.post(asked.headers["Location"], {"login": maja.email.upper(), "password": PASSWORD})
    assert answer.headers["Location"] == "/personer/"
    assert visitor.get("/personer/").status_code == 200


def test_logging_out_ends_the_session(visitor: Client, maja: Account):
    log_in(visitor, maja.email)
    assert visitor.get(reverse("people")).status_code == 200
    visitor.post(reverse("account_logout"))
    assert visitor.get(reverse("people")).status_code == 302


def test_an_unknown_address_and_a_wrong_password_are_answered_alike(visitor: Client, maja: Account):
    wrong = words(log_in(visitor, maja.email, "fel lösenord"))
    unknown = words(log_in(visitor, "ingen@exempel.invalid", "fel lösenord"))
    assert "E-postadressen och lösenordet hör inte ihop" in wrong
    assert wrong == unknown


def test_an_account_that_is_switched_off_does_not_open(visitor: Client, maja: Account):
    maja.is_active = False
    maja.save()
    log_in(visitor, maja.email)
    assert visitor.get(reverse("people")).status_code == 302


def test_guessing_is_stopped(visitor: Client, maja: Account):
    for _ in range(5):
        log_in(visitor, maja.email, "gissning")
    assert "För många försök" in words(log_in(visitor, maja.email))


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "socialaccount_connections", "socialaccount_signup"]
)
def test_nobody_signs_up_and_nobody_connects(name: str):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_session_ends_after_an_hour_without_a_page(visitor: Client, maja: Account, monkeypatch):
    now = 1_000_000.0
    monkeypatch.setattr(sessions.time, "time", lambda: now)
    log_in(visitor, maja.email)
    visitor.get(reverse("people"))
    now += 59 * 60
    assert visitor.get(reverse("people")).status_code == 200
    now += 61 * 60
    assert visitor.get(reverse("people")).headers["Location"].startswith("/konto/logga-in/")


def test_a_session_ends_after_eight_hours_of_work(visitor: Client, maja: Account, monkeypatch):
    now = 1_000_000.0
    monkeypatch.setattr(sessions.time, "time", lambda: now)
    log_in(visitor, maja.email)
    for _ in range(16):
        assert visitor.get(reverse("people")).status_code == 200
        now += 30 * 60
    now += 1
    assert visitor.get(reverse("people")).status_code == 302


def test_a_session_is_written_once_a_minute_at_most(visitor: Client, maja: Account, monkeypatch):
    now = 1_000_000.0
    monkeypatch.setattr(sessions.time, "time", lambda: now)
    log_in(visitor, maja.email)
    visitor.get(reverse("people"))
    now += 30
    visitor.get(reverse("people"))
    assert visitor.session[sessions.SEEN] == 1_000_000.0
    now += 31
    visitor.get(reverse("people"))
    assert visitor.session[sessions.SEEN] == 1_000_061.0


def test_a_registrar_switches_codes_on_and_logs_in_by_them(visitor: Client, amina: Account):
    log_in(visitor, amina.email)
    assert visitor.get("/").headers["Location"] == reverse("mfa_activate_totp")
    page = visitor.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert "Du arbetar med deltagare" in words(page) and secret in words(page)
    assert "Koden stämmer inte" in words(visitor.post(reverse("mfa_activate_totp"), {"code": "000000"}))
    done = visitor.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    spare = re.findall(r"<li><code>(\w+)</code>", visitor.get(done.headers["Location"]).content.decode())
    assert len(spare) == 10

    again = Client()
    assert log_in(again, amina.email).headers["Location"] == reverse("mfa_authenticate")
    assert again.get("/").headers["Location"].startswith("/konto/logga-in/")
    assert "Skriv de sex siffror" in words(again.get(reverse("mfa_authenticate")))
    again.post(reverse("mfa_authenticate"), {"code": spare[0]})
    assert again.get("/", follow=True).status_code == 200


def test_the_code_that_switched_codes_on_opens_nothing_more(visitor: Client, amina: Account):
    log_in(visitor, amina.email)
    secret = visitor.get(reverse("mfa_activate_totp")).context["form"].secret
    code = code_for(secret)
    visitor.post(reverse("mfa_activate_totp"), {"code": code})
    again = Client()
    log_in(again, amina.email)
    told = again.post(reverse("mfa_authenticate"), {"code": code}, follow=True)
    assert "Koden stämmer inte. Vänta på nästa" in words(told)
    assert again.get("/").headers["Location"].startswith("/konto/logga-in/")


def _switched_on(visitor: Client) -> str:
    """The page with the spare codes, just after the first code of the app."""
    secret = visitor.get(reverse("mfa_activate_totp")).context["form"].secret
    return visitor.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}, follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_first_spare_codes_are_not_said_to_replace_any(visitor: Client, amina: Account):
    log_in(visitor, amina.email)
    first = _switched_on(visitor)
    assert "Engångskoder är på." in first and "De tidigare fungerar inte längre" not in first
    renewed = visitor.post(reverse("mfa_generate_recovery_codes"), follow=True).content.decode()
    assert "De tidigare fungerar inte längre" in renewed


def test_a_used_spare_code_is_called_used(visitor: Client, amina: Account):
    log_in(visitor, amina.email)
    spare = re.findall(r"<li><code>(\w+)</code>", _switched_on(visitor))[0]
    for is_first in (True, False):
        again = Client()
        log_in(again, amina.email)
        told = words(again.post(reverse("mfa_authenticate"), {"code": spare}, follow=True))
        assert ("har redan använts: var och en fungerar en gång" in told) is not is_first
        assert "Vänta på nästa" not in told


def test_the_secret_of_the_codes_is_sealed(visitor: Client, amina: Account):
    log_in(visitor, amina.email)
    secret = visitor.get(reverse("mfa_activate_totp")).context["form"].secret
    visitor.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    kept = Authenticator.objects.get(user=amina, type="totp").data["secret"]
    assert secret not in kept and len(kept) > len(secret)


def test_the_picture_for_the_app_is_a_square_of_unit_squares():
    path, size = drawn("otpauth://totp/x?secret=ABC")
    assert re.fullmatch(r"(M\d+ \d+h1v1h-1z)+", path)
    assert max(int(number) for number in re.findall(r"\d+", path)) < size - 4


def test_a_forgotten_password_is_replaced_by_a_link_used_once(visitor: Client, maja: Account, settings):
    settings.SENDS_EMAIL = True
    sent = visitor.post(reverse("account_reset_password"), {"email": maja.email}, follow=True)
    assert "Titta i din e-post" in words(sent)
    (letter,) = mail.outbox
    assert letter.subject == "Nytt lösenord till Stegvis" and letter.body.startswith("Hej!")
    link = urlsplit(re.search(r"http\S+", letter.body)[0]).path
    page = visitor.get(link, follow=True)
    assert "Välj ett nytt lösenord" in words(page)
    address = page.redirect_chain[-1][0]
    new = "ett helt annat ord"
    visitor.post(address, {"password1": new, "password2": new})
    assert log_in(Client(), maja.email, new).headers["Location"] == "/"
    assert "Länken fungerar inte längre" in words(Client().get(link, follow=True))


def test_nobody_learns_which_addresses_have_accounts(visitor: Client, maja: Account):
    known = visitor.post(reverse("account_reset_password"), {"email": maja.email}, follow=True)
    unknown = visitor.post(reverse("account_reset_password"), {"email": "ingen@exempel.invalid"}, follow=True)
    assert words(known) == words(unknown)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "weak", ["kort", "lösenord12345678"[:11], "123456789012345", "maja@exempel.invalid", "password1234"]
)
def test_a_password_is_not_easy_to_guess(visitor: Client, maja: Account, weak: str):
    log_in(visitor, maja.email)
    given = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    visitor.post(reverse("account_change_password"), given)
    maja.refresh_from_db()
    assert maja.check_password(PASSWORD)


@pytest.mark.parametrize(
    "name",
    ["account_change_password", "account_logout", "mfa_index", "mfa_activate_totp", "account_reauthenticate"],
)
def test_the_pages_of_ones_own_account_are_in_our_design(visitor: Client, maja: Account, name: str):
    log_in(visitor, maja.email)
    page = visitor.get(reverse(name))
    assert page.status_code == 200 and "sv-header" in page.content.decode()
    assert not re.search(r"Sign|Two-Factor|Password:|Two", words(page))


# The organisation's own login


class FakeProvider(BaseHTTPRequestHandler):
    """A login of an invented organisation, which vouches for one address."""

    email = "maja@exempel.invalid"

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_port}"
        answers = {
            "/.well-known/openid-configuration": {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/userinfo",
                "jwks_uri": f"{here}/keys",
            },
            "/userinfo": {"sub": "17", "email": self.email},
        }
        self.answer(answers[urlsplit(self.path).path])

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer({"access_token": "invented", "token_type": "Bearer", "expires_in": 60})

    def answer(self, content: dict[str, object]) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@pytest.fixture
def provider(settings) -> Iterator[type[FakeProvider]]:
    with HTTPServer(("127.0.0.1", 0), FakeProvider) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        environment = {
            "STEGVIS_OIDC_ISSUER": f"http://127.0.0.1:{server.server_port}",
            "STEGVIS_OIDC_CLIENT_ID": "stegvis",
            "STEGVIS_OIDC_CLIENT_SECRET": "invented",
            "STEGVIS_OIDC_NAME": "Påhittade kommunen",
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc_apps(environment)}}
        yield FakeProvider
        server.shutdown()
        thread.join()


def come_from_outside(visitor: Client):
    asked = visitor.post(reverse("openid_connect_login", kwargs={"provider_id": "oidc"}))
    query = parse_qs(urlsplit(asked.headers["Location"]).query)
    assert query["client_id"] == ["stegvis"] and query["code_challenge_method"] == ["S256"]
    back = reverse("openid_connect_callback", kwargs={"provider_id": "oidc"})
    return visitor.get(back, {"code": "invented", "state": query["state"][0]}, follow=True)


def test_the_login_page_has_a_button_for_the_organisations_login(visitor: Client, provider):
    assert "Logga in med Påhittade kommunen" in words(visitor.get(reverse("account_login")))


def test_without_it_there_is_no_button_and_no_address(visitor: Client):
    assert "Logga in med" not in words(visitor.get(reverse("account_login")))
    assert visitor.post(reverse("openid_connect_login", kwargs={"provider_id": "oidc"})).status_code == 404


def test_the_organisations_login_opens_the_account_with_the_same_address(visitor: Client, provider, maja: Account):
    come_from_outside(visitor)
    assert visitor.get(reverse("people")).status_code == 200
    assert int(visitor.session["_auth_user_id"]) == maja.pk


def test_the_organisations_login_makes_no_account(visitor: Client, provider, maja: Account, monkeypatch):
    monkeypatch.setattr(provider, "email", "ny@exempel.invalid")
    assert "Det finns inget konto här för dig än" in words(come_from_outside(visitor))
    assert not Account.objects.filter(email="ny@exempel.invalid").exists()


def test_whoever_has_codes_is_asked_for_one_from_outside_too(visitor: Client, provider, maja: Account, cast: Cast):
    Authenticator.objects.create(user=maja, type=Authenticator.Type.TOTP, data={"secret": "invented"})
    assert "Skriv de sex siffror" in words(come_from_outside(visitor))
    assert visitor.get(reverse("people")).status_code == 302


@pytest.mark.parametrize("sends", [True, False])
def test_a_letter_is_promised_only_where_letters_are_sent(visitor: Client, maja: Account, settings, sends):
    settings.SENDS_EMAIL = sends
    asked = visitor.get(reverse("account_reset_password"))
    done = visitor.post(reverse("account_reset_password"), {"email": maja.email}, follow=True)
    assert ("så skickar vi en länk" in words(asked)) is sends
    assert ("är en länk på väg" in words(done)) is sends
    assert ("skickar ingen e-post" in words(asked) and "Be om länken" in words(done)) is not sends


def test_the_environment_decides():
    assert oidc_apps({}) == [] and oidc_origins({}) == []
    assert oidc_origins({"STEGVIS_OIDC_ISSUER": "https://login.exempel.invalid/kommun"}) == [
        "https://login.exempel.invalid"
    ]
