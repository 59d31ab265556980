"""The office writes questionnaires without ever seeing a file: without scripts, each button a request."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from stegvis.store.models import (
    Asking,
    AuditEvent,
    OwnQuestionnaire,
    Participant,
    Participation,
    ReviewedTranslation,
)

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


def test_a_question_moves_by_its_buttons_and_keeps_the_focus(frida, office, begun):
    moved = sent(frida, "change_questionnaire", office, begun, ner="har_du_stod")
    desk = frida.get(moved.headers["Location"]).content.decode()
    assert order(desk) == ["hur_bra_ar_stodet", "har_du_stod"]
    assert re.search(r'name="upp" value="har_du_stod" autofocus', desk), "down is gone at the end: up has the focus"
    assert "kommer senare" in desk and ">Publicera</button>" not in desk, "what the move broke is named"
    refused = frida.post(reverse("publish_questionnaire", args=[office, begun]))
    assert refused.status_code == 409 and not OwnQuestionnaire.objects.exists()
    sent(frida, "undo_questionnaire_change", office, begun)
    assert order(seen(frida, "questionnaire_desk", office, begun)) == ["har_du_stod", "hur_bra_ar_stodet"]


def test_a_row_that_no_form_has_is_no_server_error(frida, office, begun):
    for row in ("9" * 5000, "²", "-1"):
        assert frida.post(reverse("add_answers", args=[office, begun]), {"upp": row}).status_code < 500


def test_a_question_is_taken_away_and_comes_back(frida, office, begun):
    desk = frida.post(reverse("change_questionnaire", args=[office, begun]), {"bort-fraga": "har_du_stod"}, follow=True)
    page = desk.content.decode()
    assert order(page) == ["hur_bra_ar_stodet"] and "borttagen" in page and "Ångra" in page
    sent(frida, "undo_questionnaire_change", office, begun)
    assert order(seen(frida, "questionnaire_desk", office, begun)) == ["har_du_stod", "hur_bra_ar_stodet"]


def test_what_is_wrong_stands_beside_its_field(frida, office, begun):
    address = reverse("add_question", args=[office, begun])
    number = {"kind": "number", "text": "Timmar?", "lowest": "10", "highest": "2"}
    for fields, words in (
        (number, "större än det lägsta"),
        (number | {"lowest": "tio"}, "id_lowest_error"),
        ({"kind": "choice", "text": "Vilket?"}, "Välj svaren"),
        ({"kind": "yes_no", "text": " "}, "id_text_error"),
        ({"kind": "yes_no", "text": "A?", "condition": "har_du_stod=true", "comparison": "includes"}, "comparison"),
        ({"kind": "yes_no", "text": "A?", "condition": "hur_bra_ar_stodet=99", "comparison": "equals"}, "condition"),
    ):
        answer = frida.post(address, fields)
        assert answer.status_code == 422 and words in answer.content.decode(), fields
    again = frida.post(address, number | {"lowest": "0", "highest": "80", "reversed": "on"})
    assert again.status_code == 303


def test_a_question_is_changed_in_place_and_keeps_its_id(frida, office, begun):
    fields = {
        "kind": "choice",
        "options": "s2",
        "text": "Hur är stödet?",
        "occasions": ["exit"],
        "comparison": "differs",
    }
    where = reverse("change_question", args=[office, begun, "hur_bra_ar_stodet"])
    assert (
        frida.post(
            where, fields | {"condition": "har_du_stod=false", "comparison": "differs", "reversed": "on"}
        ).status_code
        == 303
    )
    desk = seen(frida, "questionnaire_desk", office, begun)
    assert "Hur är stödet?" in desk and "räknas baklänges" in desk and "är något annat än ”Nej”" in desk
    form = seen(frida, "change_question", office, begun, "hur_bra_ar_stodet")
    assert re.search(r'value="har_du_stod=false" selected', form) and re.search(r'value="differs" selected', form)
    sent(frida, "change_question", office, begun, "har_du_stod", kind="text", text="Vilket stöd?")
    desk = seen(frida, "questionnaire_desk", office, begun)
    assert "Svaret i villkoret går inte att ge på fråga 1" in desk


def test_answers_are_written_moved_and_shared(frida, office, begun):
    address = reverse("add_answers", args=[office, begun])
    typed = {"label_1": "Nej", "value_1": "0", "label_2": "Kanske", "label_3": "Ja", "value_3": "9"}
    form = frida.get(address)["Location"]
    answer = frida.post(form, typed | {"upp": "3"}, follow=True)
    assert answer.redirect_chain == [(form, 303)]
    moved = answer.content.decode()
    assert re.search(r'name="label_2" value="Ja"', moved) and re.search(r'name="label_3" value="Kanske"', moved)
    assert frida.post(address, typed | {"value_3": "0"}).status_code == 422, "two answers of the same value"
    assert frida.post(address, {"label_1": "Nej"}).status_code == 422, "one answer is none to choose"
    assert frida.post(address, typed).status_code == 303
    assert "Nej – Ja (0–9)" in seen(frida, "questionnaire_desk", office, begun)
    sent(frida, "change_questionnaire", office, begun, **{"bort-svar": "s1"})
    assert "Svarsskalan finns inte kvar" in seen(frida, "questionnaire_desk", office, begun)


def test_a_subscale_counts_questions_that_are_numbers(frida, office, begun):
    where = ("add_subscale", office, begun)
    fields = {"title": "Stöd", "questions": ["har_du_stod", "hur_bra_ar_stodet"], "method": "mean"}
    assert frida.post(reverse(*where[:1], args=where[1:]), fields | {"missing": "2"}).status_code == 422
    sent(frida, *where, **fields, missing="1")
    assert "medelvärdet av frågorna 1, 2; högst 1 svar får saknas" in seen(frida, "questionnaire_desk", office, begun)
    form = seen(frida, "change_subscale", office, begun, "stod")
    assert 'value="1"' in form and form.count("checked") == 3
    sent(frida, "publish_questionnaire", office, begun)
    assert OwnQuestionnaire.objects.get().definition["scales"][0]["most_missing"] == 0.75


def test_headings_and_languages(frida, office, begun):
    sent(frida, "add_heading", office, begun, "hur_bra_ar_stodet", heading="Om stödet", introduction="")
    sent(frida, "change_heading", office, begun, 2, heading="Stödet", introduction="Tänk på veckan.")
    sent(frida, "translate_questionnaire", office, begun, "ar", title="كيف الحال", **{"heading.2": "الدعم"})
    desk = seen(frida, "questionnaire_desk", office, begun)
    assert "Stödet" in desk and "العربية" in desk
    preview = seen(frida, "preview_questionnaire", office, begun, sprak="ar")
    assert 'dir="rtl"' in preview and "كيف الحال" in preview
    sent(frida, "change_questionnaire", office, begun, **{"bort-sprak": "ar"})
    sent(frida, "change_questionnaire", office, begun, **{"bort-rubrik": "2"})
    sent(frida, "publish_questionnaire", office, begun)
    definition = OwnQuestionnaire.objects.get().definition
    assert len(definition["sections"]) == 1 and "ar" not in definition["title"]


def test_a_version_in_use_is_followed_by_a_new_one(cast, frida, office, begun, person):
    sent(frida, "publish_questionnaire", office, begun)
    first = OwnQuestionnaire.objects.get()
    sent(frida, "go_on_from_version", office, fran="sa_gar_det:1")
    assert "ändras på plats" in seen(frida, "questionnaire_desk", office, begun)
    sent(frida, "discard_questionnaire", office, begun)
    amina = Client()
    amina.force_login(cast.accounts["amina"])
    given = {"questionnaire": "sa_gar_det:start", "language": "sv"}
    assert amina.post(reverse("hand_out_questionnaire", args=[person.pk]), given).status_code == 303
    assert frida.post(reverse("withdraw_questionnaire", args=[office, first.pk])).status_code == 409
    sent(frida, "go_on_from_version", office, fran="sa_gar_det:1")
    desk = seen(frida, "questionnaire_desk", office, begun)
    assert "Version 2, skrivs just nu" in desk and "ändras på plats" not in desk
    same_day = frida.post(reverse("publish_questionnaire", args=[office, begun]))
    assert same_day.status_code == 409 and "samma dag" in same_day.content.decode()
    sent(frida, "about_questionnaire", office, begun, **ABOUT | {"valid_from": "2031-04-01"})
    sent(frida, "publish_questionnaire", office, begun)
    assert list(OwnQuestionnaire.objects.values_list("version", flat=True)) == ["1", "2"]
    assert OwnQuestionnaire.objects.get(version="1").digest == first.digest
    assert Asking.objects.get().version == "1", "old answers keep theirs"


def test_a_version_nobody_was_given_is_withdrawn_and_written_on(frida, office, begun):
    sent(frida, "publish_questionnaire", office, begun)
    sent(frida, "withdraw_questionnaire", office, OwnQuestionnaire.objects.get().pk)
    assert not OwnQuestionnaire.objects.exists()
    assert AuditEvent.objects.filter(event="questionnaire_withdrawn").exists()
    assert order(seen(frida, "questionnaire_desk", office, begun)) == ["har_du_stod", "hur_bra_ar_stodet"]


def test_somebody_else_has_changed_the_version_meanwhile(frida, office, begun):
    sent(frida, "publish_questionnaire", office, begun)
    sent(frida, "go_on_from_version", office, fran="sa_gar_det:1")
    sent(frida, "change_questionnaire", office, begun, ner="har_du_stod")
    sent(frida, "change_question", office, begun, "hur_bra_ar_stodet", kind="yes_no", text="Bra?")
    kept = OwnQuestionnaire.objects.get()
    kept.definition["title"]["sv"] = "Något annat"
    kept.save()
    answer = frida.post(reverse("publish_questionnaire", args=[office, begun]))
    assert answer.status_code == 409 and "Någon annan har ändrat" in answer.content.decode()
    assert "hur_bra_ar_stodet" in seen(frida, "questionnaire_desk", office, begun), "nothing is lost"


def test_a_shipped_questionnaire_becomes_a_version_of_our_own(frida, office):
    sent(frida, "go_on_from_version", office, fran="self_assessment:2")
    desk = seen(frida, "questionnaire_desk", office, "self_assessment")
    assert "Version 3" in desk and "Publicera" in desk
    assert frida.post(reverse("go_on_from_version", args=[office]), {"fran": "violence:1"}).status_code == 409
    sent(frida, "publish_questionnaire", office, "self_assessment")
    own = OwnQuestionnaire.objects.get()
    assert (own.version, own.definition["valid_from"]) == ("3", DAY)


def test_a_translation_is_reviewed_and_the_notice_goes(cast, frida, office, person):
    where = (office, "self_assessment", "ar")
    amina = Client()
    amina.force_login(cast.accounts["amina"])
    given = {"questionnaire": "self_assessment:start", "language": "ar"}
    amina.post(reverse("hand_out_questionnaire", args=[person.pk]), given)
    asking = Asking.objects.get()
    amina.post(reverse("make_answer_link", args=[asking.pk]), {"sprak": "ar"})
    page = amina.get(reverse("asking", args=[asking.pk])).content.decode()
    link = re.search(r"http://testserver(/svara/[\w-]+/)", page)[1]
    notice = "لم تتم مراجعة الترجمة"
    assert notice in Client().get(link).content.decode()
    assert "كيف حالك" in seen(frida, "review_translation", *where)
    future = frida.post(reverse("review_translation", args=where), {"reviewed_by": "A", "reviewed_on": "2031-04-01"})
    assert future.status_code == 422
    sent(frida, "review_translation", *where, reviewed_by="Påhittad tolk", reviewed_on=DAY)
    assert notice not in Client().get(link).content.decode()
    assert "Påhittad tolk" in seen(frida, "review_translation", *where)
    event = AuditEvent.objects.get(event="translation_reviewed")
    assert event.details == {"questionnaire": "self_assessment", "version": "2", "language": "ar"}
    sent(frida, "go_on_from_version", office, fran="self_assessment:2")
    sent(frida, "translate_questionnaire", office, "self_assessment", "ar", title="شيء آخر")
    sent(frida, "publish_questionnaire", office, "self_assessment")
    assert "4 översättningar" in seen(frida, "questionnaires", office), "the new version's words are not reviewed"
    sent(frida, "take_review_back", *where)
    sent(frida, "review_translation", *where, reviewed_by="Påhittad tolk", reviewed_on=DAY)
    assert ReviewedTranslation.objects.count() == 2


def test_a_file_is_read_shown_and_written_on(frida, office):
    file = seen(frida, "questionnaire_file", office, fran="self_assessment:2")
    assert file.startswith("{")
    address = reverse("define_questionnaire", args=[office])
    form = frida.get(address)["Location"]
    for where in (form, address):
        sent = {"las": "1", "fil": SimpleUploadedFile("a.json", file.encode())}
        answer = frida.post(where, sent, follow=True)
        read = answer.content.decode()
        assert "Hur mår du" in read and "mental_health" in read
        assert answer.redirect_chain == ([(form, 303)] if where == form else [])
    large = SimpleUploadedFile("a.json", b" " * 600_000)
    none = frida.post(form, {"las": "1", "definition": "Kvar"}, follow=True)
    assert none.redirect_chain and "Filen lästes inte" in none.content.decode() and "Kvar" in none.content.decode()
    assert "Filen lästes inte" in frida.post(address, {"las": "1", "fil": large}).content.decode()
    answer = frida.post(address, {"definition": file, "skriv": "1"})
    assert answer.status_code == 303 and answer.headers["Location"].endswith("/utkast/self_assessment/")


def test_pages_ask_few_questions_of_the_database(frida, office, begun, django_assert_max_num_queries):
    for number in range(15):
        sent(frida, "add_question", office, begun, kind="yes_no", text=f"Fråga {number}?")
    for page, *where in (("questionnaire_desk",), ("change_question", "har_du_stod"), ("preview_questionnaire",)):
        with django_assert_max_num_queries(20):
            seen(frida, page, office, begun, *where)
    with django_assert_max_num_queries(20):
        seen(frida, "questionnaires", office)


def test_questions_that_belong_to_others_are_previewed_once_they_are_loaded(frida, office):
    sent(frida, "go_on_from_version", office, fran="soc13:1")
    answer = frida.get(reverse("preview_questionnaire", args=[office, "soc13"]))
    assert answer.status_code == 409
    assert "läs in den med er licens" in answer.content.decode()
