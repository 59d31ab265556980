"""The office writes questionnaires without ever seeing a file: without scripts, each button a request."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from stegvis.store.models import OwnQuestionnaire, Participant, Participation

DAY = "2031-03-10"
ABOUT = {
    "title": "Så går det",
    "introduction": "Vi vill veta hur det går.",
    "thanks": "Tack!",
    "respondent": "participant",
    "occasions": ["start", "exit"],
    "privacy": "C",
    "valid_from": DAY,
    "valid_to": "",
}
YES_NO = {"kind": "yes_no", "occasions": ["start", "exit"], "condition": "", "comparison": "equals"}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY)


@pytest.fixture
def frida(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["frida"])
    return client


@pytest.fixture
def office(cast: Cast) -> int:
    return cast.association.pk


@pytest.fixture
def person(cast: Cast) -> Participation:
    who = Participant.objects.create(controller=cast.municipality, local_number=77, gender="men", birth_year=1980)
    return Participation.objects.create(participant=who, intervention=cast.linden, started_on=date(2031, 1, 7))


def sent(client: Client, page: str, *where: object, **fields: object):
    """A form is handed in, and taken."""
    answer = client.post(reverse(page, args=where), fields)
    assert answer.status_code in (302, 303), answer.content.decode()
    return answer


def seen(client: Client, page: str, *where: object, **query: str) -> str:
    return client.get(reverse(page, args=where), query, follow=True).content.decode()


@pytest.fixture
def begun(frida: Client, office: int) -> str:
    """A questionnaire with two questions, the second only after a yes to the first."""
    sent(frida, "begin_questionnaire", office, **ABOUT)
    sent(frida, "add_question", office, "sa_gar_det", **YES_NO, text="Har du stöd?")
    sent(
        frida,
        "add_question",
        office,
        "sa_gar_det",
        kind="choice",
        options="s1",
        text="Hur bra är stödet?",
        occasions=["start", "exit"],
        condition="har_du_stod=true",
        comparison="equals",
    )
    return "sa_gar_det"


def order(page: str) -> list[str]:
    return re.findall(r'id="fraga-(\w+)"', page)


def test_a_questionnaire_is_written_seen_and_published(frida, office, begun):
    desk = seen(frida, "questionnaire_desk", office, begun)
    assert order(desk) == ["har_du_stod", "hur_bra_ar_stodet"]
    assert "Visas bara om fråga 1 är ”Ja”" in desk
    preview = reverse("preview_questionnaire", args=[office, begun])
    assert "Hur bra är stödet?" not in frida.get(preview).content.decode()
    assert "Hur bra är stödet?" in frida.post(preview, {"svar-har_du_stod": "yes"}).content.decode()
    sent(frida, "publish_questionnaire", office, begun)
    kept = OwnQuestionnaire.objects.get()
    assert (kept.questionnaire, kept.version) == ("sa_gar_det", "1")
    assert len(kept.definition["sections"][0]["questions"]) == 2
    assert frida.get(reverse("questionnaire_desk", args=[office, begun])).status_code == 404, "nothing is left behind"
