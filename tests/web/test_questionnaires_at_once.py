"""Two at the office write at the same time, and what one of them throws away. Without scripts."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import FROM, Cast

from stegvis.store.access.assigning import assign
from stegvis.store.models import Account, AuditEvent, OwnQuestionnaire
from stegvis.store.questionnaires.drafting import find_writing
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Role

ABOUT = {
    "title": "Så går det",
    "thanks": "Tack!",
    "respondent": "participant",
    "occasions": ["start", "exit"],
    "privacy": "C",
    "valid_from": "2031-03-10",
    "valid_to": "",
}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2031-03-10")


@pytest.fixture
def office(cast: Cast) -> int:
    return cast.association.pk


@pytest.fixture
def frida(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["frida"])
    return client


@pytest.fixture
def nora(cast: Cast) -> Client:
    account = Account.objects.create_user("nora@exempel.invalid", name="Nora Påhittad")
    assign(account, Held(Role.ASSOCIATION_ADMINISTRATOR, association=cast.association.pk), FROM)
    client = Client()
    client.force_login(account)
    return client


def opened(client: Client, page: str, *where: object) -> tuple[str, str, str]:
    """A form's address with its token, its version and its whole text."""
    answer = client.get(reverse(page, args=where), follow=True)
    html = answer.content.decode()
    version = re.search(r'name="_version" value="(\d*)"', html)[1]
    return answer.wsgi_request.get_full_path(), version, html


def definition(html: str, title: str) -> str:
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)[1].replace("&quot;", '"').lstrip("\n")
    return text.replace("Egen enkät", title)


@pytest.mark.parametrize(("keep", "stands"), [("mine", "Fridas"), ("theirs", "Noras")])
def test_two_who_bring_in_the_same_version_from_files_see_both(frida, nora, office, keep, stands):
    address, version, html = opened(frida, "define_questionnaire", office)
    others, seen, _ = opened(nora, "define_questionnaire", office)
    assert nora.post(others, {"definition": definition(html, "Noras"), "_version": seen}).status_code == 303
    mine = definition(html, "Fridas")
    answer = frida.post(address, {"definition": mine, "_version": version}, follow=True)
    told = answer.content.decode()
    assert answer.status_code == 409 and "Någon annan ändrade samtidigt" in told
    assert OwnQuestionnaire.objects.get().definition["title"]["sv"] == "Noras"
    settled = {
        "definition": mine,
        "_version": re.search(r'name="_version" value="(\d+)"', told)[1],
        "_keep-definition": keep,
        "_theirs-definition": definition(html, "Noras"),
    }
    assert frida.post(address, settled).status_code == 303
    assert OwnQuestionnaire.objects.get().definition["title"]["sv"] == stands


def test_another_version_that_somebody_brings_in_is_no_conflict(frida, nora, office):
    address, version, html = opened(frida, "define_questionnaire", office)
    other = definition(html, "Noras").replace("egen_enkat", "en_annan")
    assert nora.post(reverse("define_questionnaire", args=[office]), {"definition": other}).status_code == 303
    answer = frida.post(address, {"definition": definition(html, "Fridas"), "_version": version})
    assert answer["Location"] == reverse("questionnaires", args=[office])
    assert OwnQuestionnaire.objects.count() == 2


def test_occasions_that_two_have_changed_are_settled_in_one_press(frida, nora, office):
    assert frida.post(reverse("begin_questionnaire", args=[office]), ABOUT).status_code == 303
    address, version, _ = opened(frida, "about_questionnaire", office, "sa_gar_det")
    others, seen, _ = opened(nora, "about_questionnaire", office, "sa_gar_det")
    theirs = {"occasions": ["exit", "after_6_months"], "_version": seen}
    assert nora.post(others, ABOUT | theirs)["Location"].endswith("sa_gar_det/")
    mine = ABOUT | {"occasions": ["start"], "_version": version}
    answer = frida.post(address, mine, follow=True)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert re.findall(r"<strong>(.*?)</strong>", told) == ["vid start", "vid avslut, 6 månader efter avslut"]
    carried = re.findall(r'name="_theirs-occasions" value="(\w+)"', told)
    settled = {"_version": re.search(r'name="_version" value="(\d+)"', told)[1], "_keep-occasions": "theirs"}
    done = frida.post(address, mine | settled | {"_theirs-occasions": carried})
    assert done["Location"].endswith("sa_gar_det/")
    assert find_writing(office, "sa_gar_det").document["occasions"] == ["exit", "after_6_months"]


def test_a_draft_that_is_thrown_away_is_in_the_trail_and_can_be_taken_back(frida, nora, office):
    frida.post(reverse("begin_questionnaire", args=[office]), ABOUT)
    written = find_writing(office, "sa_gar_det").document
    page = frida.post(reverse("discard_questionnaire", args=[office, "sa_gar_det"]), follow=True).content.decode()
    back = reverse("take_back_questionnaire", args=[office, "sa_gar_det"])
    assert f'action="{back}"' in page and find_writing(office, "sa_gar_det") is None
    assert nora.post(back).status_code == 409, "only who threw it away takes it back"
    assert frida.post(back)["Location"].endswith("sa_gar_det/")
    assert find_writing(office, "sa_gar_det").document == written
    assert frida.post(back).status_code == 409
    names = [one.event for one in AuditEvent.objects.filter(event__startswith="questionnaire_draft").order_by("pk")]
    assert names == ["questionnaire_draft_thrown_away", "questionnaire_draft_taken_back"]
