"""What every form page does: errors beside fields, drafts, the same form twice, two who change the same record."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.web import form_page_site as site

from stegvis.store import drafts
from stegvis.store.models import Account, Draft, Submission
from stegvis.web.forms.day import read_day

pytestmark = pytest.mark.urls("tests.web.form_page_site")
TYPED = {"word": "sedan", "colour": "green", "_version": "1"}


@pytest.fixture(autouse=True)
def kept():
    site.KEPT.update(version=1, word="först", colour="red", times=0)


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["frida"])
    return client


def opened(client: Client) -> tuple[str, str]:
    """The address that a new form gets, and its page."""
    answer = client.get("/ord/", follow=True)
    assert answer.status_code == 200
    return answer.wsgi_request.get_full_path(), answer.content.decode()


def test_a_form_shows_what_the_record_holds(client):
    _, html = opened(client)
    assert 'value="först"' in html
    assert re.search(r'value="red"[^>]*checked', html)
    assert html.count("(måste fyllas i)") == 2
    assert re.search(r'<input type="date"[^>]*name="day"', html)
    assert "<script>" not in html and "style=" not in html


def test_every_field_has_its_label_and_its_help(client):
    _, html = opened(client)
    for name in ("word", "day", "other", "note"):
        assert f'for="id_{name}"' in html and f'id="id_{name}"' in html
    assert '<legend class="label fieldset__label">Färg' in html
    assert re.search(r'name="word"[^>]*aria-describedby="id_word_helptext"', html)


def test_what_is_handed_in_is_done_once_and_leads_on(client):
    address, _ = opened(client)
    for _ in range(2):
        answer = client.post(address, TYPED)
        assert (answer.status_code, answer["Location"]) == (303, "/klart/")
    assert site.KEPT["word"] == "sedan" and site.KEPT["times"] == 1
    assert Submission.objects.count() == 1


def test_another_page_or_account_cannot_use_a_token(client, cast):
    address, _ = opened(client)
    client.post(address, TYPED)
    client.force_login(cast.accounts["britta"])
    client.post(address, TYPED | {"_version": "2", "word": "tredje"})
    assert site.KEPT["word"] == "tredje"


def test_the_way_back_after_saving_says_so_and_leads_on(client):
    address, _ = opened(client)
    client.post(address, TYPED)
    html = client.get(address).content.decode()
    assert "Det här är redan registrerat" in html and 'href="/klart/"' in html
    assert '<form class="sv-form"' not in html
    assert client.get(address)["Cache-Control"] == "no-store"


def test_the_page_after_tells_what_was_done_and_how_to_undo_it(client):
    address, _ = opened(client)
    html = client.post(address, TYPED, follow=True).content.decode()
    assert "Ordet är sparat." in html
    assert re.search(r'action="/klart/".*?Ångra', html, re.DOTALL)
    assert "Ordet är sparat." not in client.get("/klart/").content.decode()


def test_an_error_stands_beside_its_field_and_above(client):
    address, _ = opened(client)
    answer = client.post(address, TYPED | {"word": "fel", "note": "Kvar"}, follow=True)
    assert answer.redirect_chain == [(address, 303)]
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Fel: Byt ord – Stegvis</title>" in re.sub(r"\s+", " ", html)
    assert '<a class="anchor" href="#id_word">Ord: Det ordet går inte.</a>' in html
    assert re.search(r'id="id_word_error">Det ordet går inte.<', html)
    assert re.search(r'name="word"[^>]*aria-invalid="true"[^>]*aria-describedby="id_word_helptext id_word_error"', html)
    assert "<li>Allt.</li>" in html and "Kvar" in html
    assert site.KEPT["times"] == 0


def test_a_form_with_errors_can_be_handed_in_again(client):
    address, _ = opened(client)
    client.post(address, TYPED | {"word": "fel"})
    assert client.post(address, TYPED).status_code == 303
    assert site.KEPT["times"] == 1


def test_what_was_refused_is_there_until_it_is_typed_anew_or_thrown_away(client):
    address, _ = opened(client)
    client.post(address, TYPED | {"word": "fel", "day": "i går"})
    for _ in range(2):  # loaded again: nothing is sent again
        html = client.get(address).content.decode()
        assert "Skriv dagen som år" in html and 'value="fel"' in html and 'value="i går"' in html
    other = opened(client)[1]
    assert 'value="fel"' in other and "Skriv dagen som år" not in other and "Vi har sparat det du skrev" in other
    keep(client, address, word="bättre")
    html = client.get(address).content.decode()
    assert 'value="bättre"' in html and 'id="fel"' not in html
    client.post(address, TYPED | {"word": "fel"})
    client.post("/utkast/kasta/", {"_page": "/ord/"})
    assert 'value="först"' in client.get(address).content.decode()


def test_the_way_back_after_a_form_that_was_refused_and_then_saved_says_so(client):
    address, _ = opened(client)
    client.post(address, TYPED | {"word": "fel"})
    client.post(address, TYPED)
    assert "Det här är redan registrerat" in client.get(address).content.decode()
    assert not Draft.objects.exists()


def test_a_conflict_that_was_left_is_a_conflict_still(client):
    address, _ = opened(client)
    site.KEPT.update(version=2, word="annat")
    client.post(address, TYPED)
    address, html = opened(client)
    assert 'name="_version" value="1"' in html
    assert client.post(address, TYPED, follow=True).status_code == 409


def test_what_is_refused_and_too_long_for_a_draft_comes_back_at_once(client):
    address, _ = opened(client)
    answer = client.post(address, TYPED | {"word": "fel", "note": "x" * 60_000})
    assert answer.status_code == 422 and "x" * 60_000 in answer.content.decode()


def test_a_browser_cannot_keep_a_refusal_of_its_own(client):
    address, _ = opened(client)
    keep(client, address, word="halv", _refused="{")
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "written", ["2023-01-17", "20230117", "230117", "17/1 2023", "17.1.2023", "17/1-23", " 2023-01-17 "]
)
def test_a_day_is_read_as_people_write_it(client, written):
    assert read_day(written) == date(2023, 1, 17)
    client.post("/ord/", TYPED | {"day": written})
    assert site.KEPT["day"] == date(2023, 1, 17)


@pytest.mark.parametrize("written", ["i går", "2023-02-30", "17/13 2023", "1", "²0230117"])
def test_what_is_no_day_is_kept_as_typed(client, written):
    html = client.post("/ord/", TYPED | {"day": written}).content.decode()
    assert "Skriv dagen som år, månad och dag: 2023-01-17." in html
    assert f'value="{written}"' in html


def test_what_somebody_else_changed_is_shown_beside_ones_own(client):
    address, _ = opened(client)
    site.KEPT.update(version=2, word="annat", colour="green")
    answer = client.post(address, TYPED, follow=True)
    assert answer.redirect_chain == [(address, 303)]
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Någon annan ändrade samtidigt" in html
    assert "<strong>sedan</strong>" in html and "<strong>annat</strong>" in html
    assert "_keep-colour" not in html  # both made it green
    assert 'name="_version" value="2"' in html
    assert site.KEPT["times"] == 0


@pytest.mark.parametrize(("keep", "stands"), [("mine", "sedan"), ("theirs", "annat")])
def test_what_is_to_stand_is_chosen(client, keep, stands):
    address, _ = opened(client)
    site.KEPT.update(version=2, word="annat")
    client.post(address, TYPED)
    client.post(address, TYPED | {"_version": "2", "_keep-word": keep, "_theirs-word": "annat"})
    assert site.KEPT["word"] == stands


def test_theirs_of_a_list_is_shown_in_words(client):
    site.KEPT.update(version=2, colour="red")
    html = client.post("/ord/", TYPED).content.decode()
    assert "<strong>Grön</strong>" in html and "<strong>Röd</strong>" in html


def keep(client: Client, address: str, **fields: str):
    token = address.partition("formular=")[2]
    return client.post("/utkast/", {"_page": "/ord/", "_token": token, "_version": "1", **fields})


def test_what_was_typed_comes_back_in_a_new_form(client):
    address, _ = opened(client)
    assert re.fullmatch(r"\d\d:\d\d", keep(client, address, word="halv", colour="green", day="i går").content.decode())
    _, html = opened(client)
    assert 'value="halv"' in html and re.search(r'value="green"[^>]*checked', html) and 'value="i går"' in html
    assert re.search(r"Vi har sparat det du skrev, \d\d:\d\d\.", html)
    client.post("/utkast/kasta/", {"_page": "/ord/"})
    assert 'value="först"' in opened(client)[1]


def test_a_draft_is_sealed_and_its_owners_alone(client, cast):
    keep(client, opened(client)[0], word="hemlighet")
    assert b"hemlighet" not in bytes(Draft.objects.get().sealed_fields)
    client.force_login(cast.accounts["britta"])
    assert "hemlighet" not in opened(client)[1]


def test_a_draft_goes_when_the_form_is_handed_in_and_does_not_come_back(client):
    address, _ = opened(client)
    keep(client, address, word="halv")
    client.post(address, TYPED)
    assert not Draft.objects.exists()
    assert keep(client, address, word="sen").status_code == 410
    assert not Draft.objects.exists()


def test_a_draft_that_is_older_than_the_record_does_not_overwrite_it(client):
    address, _ = opened(client)
    keep(client, address, word="halv", colour="red")
    site.KEPT.update(version=2, word="annat")
    address, html = opened(client)
    assert 'name="_version" value="1"' in html
    answer = client.post(address, {"word": "halv", "colour": "red", "_version": "1"}, follow=True)
    assert answer.status_code == 409


def test_a_draft_that_nobody_touches_goes_after_30_days(client):
    address, _ = opened(client)
    keep(client, address, word="halv")
    Draft.objects.update(changed_at=timezone.now() - timedelta(days=31))
    assert "halv" not in opened(client)[1]
    drafts.discard_old_drafts()
    assert not Draft.objects.exists()


def test_a_draft_that_is_too_long_is_refused(client):
    answer = keep(client, opened(client)[0], word="x" * 60_000)
    assert answer.status_code == 413 and "för långt" in answer.content.decode()


def test_discarding_leads_nowhere_else(client):
    assert client.post("/utkast/kasta/", {"_page": "https://exempel.invalid/"})["Location"] == "/"


def test_the_same_form_from_two_processes_at_once_is_done_once(cast):
    """The second one meets the first one's note, whatever it was about to do."""
    from stegvis.store.read_reports.submissions import HandedIn, hand_in

    account = cast.accounts["frida"].pk
    assert Account.objects.filter(pk=account).exists()

    def first() -> str:
        inner = hand_in(account, "/ord/", "samma-token", lambda: pytest.fail("done twice"), str)
        assert isinstance(inner, HandedIn)
        return "/klart/"

    assert hand_in(account, "/ord/", "samma-token", first, str) == "/klart/"
