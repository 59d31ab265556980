"""Two at the office write on the same questionnaire: who comes second sees both, and nothing is lost."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import FROM, Cast
from tests.web.test_questionnaire_editor import ABOUT, YES_NO, begun, day, frida, office, order, seen, sent

from stegvis.instruments.editing import put_heading, questionnaire_of
from stegvis.store.access.assigning import assign
from stegvis.store.models import Account, OwnQuestionnaire
from stegvis.store.questionnaires.defining import define
from stegvis.store.questionnaires.drafting import find_writing
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Role

__all__ = ["begun", "day", "frida", "office"]


@pytest.fixture
def colleague(cast: Cast) -> Client:
    """Somebody else at the same office."""
    account = Account.objects.create_user("ny@exempel.invalid", name="Nora Påhittad")
    assign(account, Held(Role.ASSOCIATION_ADMINISTRATOR, association=cast.association.pk), FROM)
    client = Client()
    client.force_login(account)
    return client


def shown_version(page: str) -> str:
    found = re.search(r'name="_?version" value="(\d+)"', page)
    assert found
    return found[1]


def question(text: str, **fields: object) -> dict[str, object]:
    return YES_NO | {"text": text} | fields


def test_colleagues_write_on_the_same_questionnaire(frida, colleague, office, begun):
    assert "Så går det" in seen(colleague, "questionnaires", office)
    sent(colleague, "add_question", office, begun, **question("Sover du bra?"))
    desk = seen(frida, "questionnaire_desk", office, begun)
    assert "Sover du bra?" in desk and "av Nora Påhittad" in desk
    sent(frida, "begin_questionnaire", office, **ABOUT)
    assert "sa_gar_det_2" in seen(colleague, "questionnaires", office), "a name is given once"


def test_who_changes_the_same_question_sees_both(frida, colleague, office, begun):
    mine = shown_version(seen(frida, "change_question", office, begun, "har_du_stod"))
    other = shown_version(seen(frida, "change_question", office, begun, "hur_bra_ar_stodet"))
    sent(colleague, "change_question", office, begun, "har_du_stod", **question("Har du något stöd?"))
    address = reverse("change_question", args=[office, begun, "har_du_stod"])
    told = frida.post(address, question("Får du stöd?", _version=mine))
    page = told.content.decode()
    assert told.status_code == 409
    assert "Har du något stöd?" in page and "Får du stöd?" in page
    sent(
        frida, "change_question", office, begun, "har_du_stod", **question("Får du stöd?", _version=shown_version(page))
    )
    assert "Får du stöd?" in seen(frida, "questionnaire_desk", office, begun)
    choice = {"kind": "choice", "options": "s1", "occasions": ["start", "exit"], "comparison": "equals"}
    last = {**choice, "text": "Hur är stödet?", "condition": "har_du_stod=true", "_version": other}
    sent(frida, "change_question", office, begun, "hur_bra_ar_stodet", **last)


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("publish_questionnaire", {}),
        ("undo_questionnaire_change", {}),
        ("discard_questionnaire", {}),
        ("change_questionnaire", {"bort-fraga": "har_du_stod"}),
    ],
)
def test_a_button_does_nothing_to_what_one_has_not_seen(frida, colleague, office, begun, page, fields):
    before = shown_version(seen(frida, "questionnaire_desk", office, begun))
    sent(colleague, "add_question", office, begun, **question("Sover du bra?"))
    told = frida.post(reverse(page, args=[office, begun]), fields | {"version": before})
    assert told.status_code == 409 and "ändrades av Nora Påhittad" in told.content.decode()
    assert order(seen(frida, "questionnaire_desk", office, begun)) == [
        "har_du_stod",
        "hur_bra_ar_stodet",
        "sover_du_bra",
    ]
    assert not OwnQuestionnaire.objects.exists()


def test_what_a_colleague_has_published_is_not_published_again(frida, colleague, office, begun):
    seen(frida, "questionnaire_desk", office, begun)
    sent(colleague, "publish_questionnaire", office, begun)
    told = frida.post(reverse("publish_questionnaire", args=[office, begun]), {"version": "3"})
    assert told.status_code == 409 and "någon annan har redan publicerat" in told.content.decode()


def test_a_version_that_was_published_by_a_file_meanwhile_stands_and_nothing_is_lost(frida, office, begun, cast):
    document = find_writing(office, begun).document
    other = questionnaire_of(put_heading(document, number=1, heading={"sv": "Om stöd"}, introduction={}))
    define(cast.association, other, by=cast.actor("frida"))
    told = frida.post(reverse("publish_questionnaire", args=[office, begun]))
    assert told.status_code == 409 and "redan publicerat" in told.content.decode()
    assert OwnQuestionnaire.objects.get().definition["sections"][0]["heading"] == {"sv": "Om stöd"}
    assert "Har du stöd?" in seen(frida, "questionnaire_desk", office, begun)
