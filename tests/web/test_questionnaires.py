"""Questionnaires as pages: answered by a link without an account, without scripts, question by question."""

import json
import re
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import Cast

from stegvis.store.keeping.consents import give_consent
from stegvis.store.models import Asking, ConsentKind, OwnQuestionnaire, Participant, Participation, StoredAnswer

DAY = "2031-03-10"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch, settings, tmp_path):
    monkeypatch.setenv("STEGVIS_TODAY", DAY)
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture
def person(cast: Cast) -> Participation:
    who = Participant.objects.create(controller=cast.municipality, local_number=77, gender="men", birth_year=1980)
    return Participation.objects.create(participant=who, intervention=cast.linden, started_on=date(2031, 1, 7))


def who(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


@pytest.fixture
def amina(cast: Cast) -> Client:
    return who(cast, "amina")


def handed_out(amina: Client, person: Participation, what: str = "self_assessment:start") -> int:
    address = reverse("hand_out_questionnaire", args=[person.pk])
    answer = amina.post(address, {"questionnaire": what, "language": "sv"})
    assert answer.status_code == 303, answer.content.decode()
    return Asking.objects.latest("pk").pk


def link(amina: Client, number: int, **fields: str) -> str:
    """The address that the page shows."""
    amina.post(reverse("make_answer_link", args=[number]), {"sprak": "sv"} | fields)
    page = amina.get(reverse("asking", args=[number])).content.decode()
    found = re.search(r"http://testserver(/svara/[\w-]+/)", page)
    assert found, page
    return found[1]


def test_somebody_answers_one_question_at_a_time(amina, person):
    address = link(amina, handed_out(amina, person))
    phone = Client(enforce_csrf_checks=False)
    start = phone.get(address)
    assert set(start.cookies) == {"csrftoken"}, "no other cookie is needed"
    assert start.headers["Cache-Control"] == "no-store"
    text = start.content.decode()
    assert "77" not in re.sub(r"csrf\w+\" value=\"\w+", "", text) and "Linden" not in text, "nothing personal"
    at = phone.post(address, {"steg": "borja"}).headers["Location"]
    seen = []
    for values in (["4"], [], ["2"], ["12"], ["3"]):
        page = phone.get(at).content.decode()
        seen.append(re.search(r"Fråga (\d) av 5", page)[1])
        field = re.search(r'name="(svar-\w+)"', page)[1]
        step = "skicka" if 'value="skicka"' in page else "nasta"
        at = phone.post(at, {field: values, "steg": step} if values else {"steg": "hoppa"}).headers["Location"]
    assert seen == ["1", "2", "3", "4", "5"]
    assert "Tack för dina svar!" in phone.get(at).content.decode()
    kinds = dict(StoredAnswer.objects.values_list("item", "kind"))
    assert kinds["physical_health"] == "given" and kinds["mental_health"] == "not_given"
    person.refresh_from_db()
    assert person.hours_before == 12
    assert phone.post(at, {"steg": "nasta", "svar-hours": "80"}).status_code == 200
    assert StoredAnswer.objects.get(item="hours").value == 12, "a link is used once"


def test_what_was_lost_goes_on_where_it_was(amina, person):
    address = link(amina, handed_out(amina, person))
    Client().post(f"{address}?fraga=physical_health", {"svar-physical_health": "5", "steg": "nasta"})
    again = Client()
    assert "Fortsätt" in again.get(address).content.decode()
    assert "fraga=mental_health" in again.post(address, {"steg": "borja"}).headers["Location"]


def test_a_wrong_number_comes_back_with_what_to_do(amina, person):
    address = f"{link(amina, handed_out(amina, person))}?fraga=hours"
    answer = Client().post(address, {"svar-hours": "900", "steg": "nasta"})
    assert answer.status_code == 200, "others are logged, with the link"
    page = answer.content.decode()
    assert "Skriv ett helt tal från 0 till 80." in page and 'value="900"' in page


def test_all_questions_on_one_page_are_saved_on_the_way(amina, person):
    address = f"{link(amina, handed_out(amina, person))}?fraga=alla-fragor&sprak=en"
    phone = Client()
    assert phone.get(address).content.decode().count("<fieldset") == 4
    assert phone.post(address, {"svar-work": "3", "steg": "spara"}).status_code == 204
    assert dict(StoredAnswer.objects.values_list("item", "value")) == {"work": 3}
    phone.post(address, {"svar-work": "3", "svar-hours": "4", "steg": "skicka"})
    asking = Asking.objects.get()
    assert (str(asking.answered_on), asking.answered_by, asking.language) == (DAY, "link", "en")


def test_an_empty_page_is_sent_by_a_second_press_only(amina, person):
    address = f"{link(amina, handed_out(amina, person))}?fraga=alla-fragor&sprak=sv"
    asked = Client().post(address, {"svar-hours": " ", "steg": "skicka"}).content.decode()
    assert "Du har inte svarat på någon fråga." in asked
    assert StoredAnswer.objects.count() == 0
    again = Client().post(address, {"svar-hours": " ", "tomt": "ja", "steg": "skicka"}, follow=True)
    assert "Tack" in again.content.decode()
    assert 'name="tomt" value="ja"' in asked


def test_arabic_runs_from_the_right_and_says_that_nobody_has_reviewed_it(amina, person):
    address = link(amina, handed_out(amina, person))
    notice = "لم تتم مراجعة الترجمة"
    start = Client().get(f"{address}?sprak=ar").content.decode()
    assert '<html lang="ar" dir="rtl">' in start and start.count(notice) == 1
    assert Client().get(f"{address}?sprak=ar&fraga=alla-fragor").content.decode().count(notice) == 1
    assert notice not in Client().get(f"{address}?sprak=ar&fraga=hours").content.decode(), "once is enough"


def test_links_that_do_not_open_are_told_kindly_and_counted(amina, person):
    phone = Client()
    answers = [phone.get(f"/svara/aaaa-{number}/") for number in range(31)]
    assert [one.status_code for one in answers] == [404] * 30 + [429]
    assert "Be den som gav dig länken om en ny" in answers[0].content.decode()


def test_the_tablet_leads_nowhere_else(amina, person):
    number = handed_out(amina, person)
    answer = amina.post(reverse("make_answer_link", args=[number]), {"sprak": "so", "surfplatta": "1"})
    at = answer.headers["Location"]
    assert answer.status_code == 303 and at.startswith("/svara/")
    page = amina.get(at)
    assert '<html lang="so"' in page.content.decode()
    assert reverse("start") not in re.findall(r'href="([^"]*)"', page.content.decode())
    assert amina.get(reverse("asking", args=[number])).status_code == 302, "logged out"
    amina.post(f"{at}?fraga=alla-fragor", {"svar-work": "3", "steg": "skicka"})
    assert Asking.objects.get().answered_by == "tablet"


def test_paper_is_printed_and_typed_in(amina, person):
    number = handed_out(amina, person, "self_assessment:exit")
    printed = amina.get(reverse("print_paper", args=[number]) + "?sprak=uk").content.decode()
    assert f"Enkät {number}" in printed and printed.count("sq-question__text") == 9 and "Deltagare" not in printed
    address = reverse("enter_paper_answers", args=[number])
    wrong = amina.post(address, {"svar-hours": "99", "answered_on": DAY})
    assert wrong.status_code == 422 and "från 0 till 80" in wrong.content.decode()
    sent = {"svar-hours": "20", "svar-feeling": "1", "svar-work": "", "answered_on": DAY}
    assert amina.post(address, sent).status_code == 303
    page = amina.get(reverse("asking", args=[number])).content.decode()
    assert "inskrivet" in page and "svarade inte" in page and "Bättre" in page
    person.refresh_from_db()
    assert person.feeling == "better"


def test_a_person_may_say_no(amina, person):
    number = handed_out(amina, person)
    address = link(amina, number)
    amina.post(reverse("decline_questionnaire", args=[number, "ja"]))
    assert "vill inte svara" in amina.get(reverse("asking", args=[number])).content.decode()
    assert Client().get(address).status_code == 404


def test_staff_answer_by_one_link(cast, person):
    maja = who(cast, "maja")
    address = reverse("hand_out_to_many", args=[cast.linden.pk])
    assert maja.post(address, {"questionnaire": "staff:baseline", "language": "sv"}).status_code == 303
    page = maja.get(reverse("questionnaire_results", args=[cast.linden.pk])).content.decode()
    shared = re.search(r"http://testserver(/svara/[\w-]+/)", page)[1]
    for points in range(5):
        staff = Client()
        own = staff.post(shared, {"steg": "borja"}).headers["Location"].partition("?")[0]
        assert own != shared
        items = re.findall(
            r'type="radio"[^>]* name="(svar-\w+)"', staff.get(f"{own}?fraga=alla-fragor").content.decode()
        )
        typed = dict.fromkeys(items, str(points % 5 + 1))
        staff.post(f"{own}?fraga=alla-fragor", typed | {"steg": "skicka"})
        results = maja.get(reverse("questionnaire_results", args=[cast.linden.pk])).content.decode()
        assert ("färre än 5 svar" in results) == (points < 4)


def test_a_link_for_many_is_closed_before_its_day(cast, person):
    maja = who(cast, "maja")
    maja.post(reverse("hand_out_to_many", args=[cast.linden.pk]), {"questionnaire": "staff:baseline", "language": "sv"})
    address = reverse("questionnaire_results", args=[cast.linden.pk])
    page = maja.get(address).content.decode()
    shared = re.search(r"http://testserver(/svara/[\w-]+/)", page)[1]
    closing = re.search(r'action="([^"]+/stang/)"', page)[1]
    assert Client().get(shared).status_code == 200
    assert "Länken är stängd" in maja.post(closing, follow=True).content.decode()
    assert Client().get(shared).status_code == 404
    assert "/stang/" not in maja.get(address).content.decode()
    assert maja.post(closing.replace(f"/{cast.linden.pk}/", f"/{cast.eken.pk}/")).status_code == 404


def test_whoever_hands_out_is_told_of_what_lacks_and_of_what_was_handed_out(amina, person):
    address = reverse("hand_out_questionnaire", args=[person.pk])
    assert "Lämnat ut tidigare" not in amina.get(address, follow=True).content.decode()
    handed_out(amina, person)
    page = amina.get(address, follow=True).content.decode()
    assert "Lämnat ut tidigare" in page and "inget svar än" in page
    assert "inget samtycke till mätning" in page
    give_consent(person, ConsentKind.MEASUREMENT, date(2031, 1, 7))
    assert "inget samtycke till mätning" not in amina.get(address, follow=True).content.decode()


def test_the_office_writes_a_questionnaire_and_it_is_locked_once_handed_out(cast, amina, person):
    frida = who(cast, "frida")
    address = reverse("define_questionnaire", args=[cast.association.pk])
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", frida.get(address, follow=True).content.decode(), re.S)[1]
    text = text.replace("&quot;", '"').lstrip("\n")
    assert "Fungerar din vardag?" in frida.post(address, {"definition": text, "prova": "1"}).content.decode()
    broken = frida.post(address, {"definition": text.replace('kind = "choice"', 'kind = "chioce"')})
    assert broken.status_code == 422 and "kind: välj bland" in broken.content.decode()
    assert frida.post(address, {"definition": text}).status_code == 303
    assert OwnQuestionnaire.objects.get().questionnaire == "egen_enkat"
    handed_out(amina, person, "egen_enkat:start")
    assert frida.post(address, {"definition": text}).status_code == 422
    newer = text.replace('version = "1"', 'version = "2"').replace("2026-01-01", "2031-03-01")
    assert frida.post(address, {"definition": newer}).status_code == 303
    handed_out(amina, person, "egen_enkat:exit")
    assert Asking.objects.get(occasion="exit").version == "2"
    assert "låst" in frida.get(reverse("questionnaires", args=[cast.association.pk])).content.decode()


def test_licensed_texts_are_loaded_before_a_questionnaire_can_be_used(cast, amina, person):
    frida = who(cast, "frida")
    address = reverse("load_questionnaire_texts", args=[cast.association.pk])
    sent = {"questionnaire": "soc13", "language": "sv", "text": "1: Påhittad fråga | aldrig | alltid"}
    assert frida.post(address, sent).status_code == 422
    sent["text"] = "\n".join(f"{number}: Påhittad fråga {number} | aldrig | alltid" for number in range(1, 14))
    assert frida.post(address, sent).status_code == 303
    assert json.dumps(OwnQuestionnaire.objects.get().definition).count("fr\\u00e5ga") >= 13
    number = handed_out(amina, person, "soc13:start")
    page = Client().get(f"{link(amina, number)}?fraga=1").content.decode()
    assert page.count('type="radio"') == 7 and "1 – aldrig" in page


def test_a_class_for_violence_cannot_be_written(cast):
    frida = who(cast, "frida")
    text = json.dumps(
        {
            "id": "smyg",
            "version": "1",
            "valid_from": "2031-01-01",
            "title": {"sv": "Smyg"},
            "respondent": "participant",
            "occasions": ["start"],
            "privacy": "D",
            "sections": [{"questions": [{"id": "a", "kind": "yes_no", "text": {"sv": "A?"}}]}],
        }
    )
    answer = frida.post(reverse("define_questionnaire", args=[cast.association.pk]), {"definition": text})
    assert answer.status_code == 422 and not OwnQuestionnaire.objects.exists()


def test_pages_ask_few_questions_of_the_database(amina, person, django_assert_max_num_queries):
    for _ in range(12):
        Asking.objects.create(
            intervention=person.intervention,
            participation=person,
            questionnaire="progression",
            version="2",
            occasion="every_third_month",
            asked_on=date(2031, 2, 1),
            answered_on=date(2031, 2, 1),
        )
    number = handed_out(amina, person)
    address = link(amina, number)
    for page in (
        reverse("asking", args=[number]),
        reverse("questionnaire_results", args=[person.intervention_id]),
        address,
    ):
        with django_assert_max_num_queries(20):
            amina.get(page)


def test_the_page_of_a_questionnaire_asks_for_the_associations_own_ones_once(amina, person):
    address = reverse("asking", args=[handed_out(amina, person)])
    with CaptureQueriesContext(connection) as asked:
        assert amina.get(address).status_code == 200
    assert sum(OwnQuestionnaire._meta.db_table in one["sql"] for one in asked) == 1
