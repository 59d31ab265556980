"""Starts, exits and what lies around them, as pages: few fields, sentences beside them, nothing lost."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from stegvis.store.models import AuditEvent, CountedOnly, Decision, Draft, ExitCode, Participant, Participation

DAY = "2031-03-10"
START = {
    "has_consent": "yes",
    "started_on": DAY,
    "gender": "women",
    "birth_year": "1985",
    "referrer": "psychiatry",
    "municipality": "1496",
    "support": "social_assistance",
    "occupation": "none",
    "hours_before": "4",
    "education": "compulsory",
    "support_time": "over_5_years",
}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY)


@pytest.fixture
def client(cast: Cast) -> Client:
    return who(cast, "amina")


def who(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def start(client: Client, cast: Cast, **change: str) -> Participation:
    address = reverse("start_in_intervention", args=[cast.linden.pk])
    answer = client.post(address, START | change)
    assert answer.status_code == 303, answer.content.decode()
    return Participation.objects.order_by("-pk")[0]


def leave(client: Client, one: Participation, **change: str):
    stated = {"exited_on": DAY, "exit_code": str(ExitCode.objects.all()[0].pk), "_version": str(one.version)}
    return client.post(reverse("exit_form", args=[one.pk]), stated | change)


class Fields(HTMLParser):
    """The names of the fields that somebody fills in."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.is_inside = False

    def handle_starttag(self, tag, attrs):
        stated = dict(attrs)
        self.is_inside |= tag == "form" and stated.get("id") == "formular"
        asks = tag in {"input", "select", "textarea"} and stated.get("type") != "hidden"
        if self.is_inside and asks:
            self.names.add(stated["name"])

    def handle_endtag(self, tag):
        self.is_inside &= tag != "form"


def fields_of(client: Client, address: str) -> set[str]:
    parser = Fields()
    parser.feed(client.get(address, follow=True).content.decode())
    return parser.names


def test_a_start_asks_for_twelve_things_at_most(client, cast):
    address = reverse("start_in_intervention", args=[cast.linden.pk])
    assert fields_of(client, address) == set(START)
    type(cast.linden).objects.update(intake="groups")
    assert fields_of(client, address) == {*START, "group"}
    assert len(START) + 1 <= 12


def test_a_start_put_right_keeps_its_group_when_groups_no_longer_start(client, cast):
    one = start(client, cast)
    type(one).objects.filter(pk=one.pk).update(group=2)
    address = reverse("start_referred", args=[one.pk])
    assert 'name="group" value="2"' in client.get(address, follow=True).content.decode()
    one.refresh_from_db()
    client.post(address, {**START, "birth_year": "1986", "group": "2", "_version": str(one.version)})
    one.refresh_from_db()
    assert (one.group, one.participant.birth_year) == (2, 1986)


def test_an_exit_asks_for_eight_things_at_most(client, cast):
    asked = fields_of(client, reverse("exit_form", args=[start(client, cast).pk]))
    assert {"exited_on", "exit_code", "feeling", "activity", "day_structure", "hours_after"} < asked
    assert len(asked) == 8


def test_what_was_stated_is_stored(client, cast):
    one = start(client, cast)
    person = one.participant
    assert (person.gender, person.birth_year, person.municipality) == ("women", 1985, 1496)
    assert (one.referrer, one.hours_before, one.education) == ("psychiatry", 4, "compulsory")
    assert one.means_of_support.get().support == "social_assistance"
    assert one.occupations.get().occupation == "none"


def test_the_form_knows_today_and_what_was_registered_last(client, cast):
    start(client, cast)
    html = client.get(reverse("start_in_intervention", args=[cast.linden.pk]), follow=True).content.decode()
    assert f'value="{DAY}"' in html
    assert re.search(r'<option value="1496" selected>Skövde', html)
    assert not re.search(r'name="gender"[^>]*checked', html)


def test_without_consent_nothing_but_year_and_gender_is_kept(client, cast):
    address = reverse("start_in_intervention", args=[cast.linden.pk])
    told = client.post(address, START | {"has_consent": "no"}, follow=True).content.decode()
    assert "Räknad, och inget annat sparas." in told
    assert CountedOnly.objects.get().participants == 1
    assert not Participant.objects.exists()
    client.post(address, {"has_consent": "no", "gender": "men", "started_on": DAY})
    assert CountedOnly.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"birth_year": "2020"}, "birth_year", "ger åldern 11 år"),
        ({"birth_year": "1911"}, "birth_year", "ger åldern 120 år"),
        ({"birth_year": ""}, "birth_year", "måste fyllas i"),
        ({"birth_year": "åttiofem"}, "birth_year", "fyra siffror"),
        ({"hours_before": "90"}, "hours_before", "0–80 timmar"),
        ({"started_on": "2032-01-01"}, "started_on", "mer än 90 dagar framåt"),
        ({"started_on": "31/2 2031"}, "started_on", "Skriv dagen som år, månad och dag"),
        ({"gender": ""}, "gender", "Välj ett"),
        ({"has_consent": ""}, "has_consent", "Välj ett"),
    ],
)
def test_what_cannot_be_right_is_said_beside_its_field(client, cast, change, field, says):
    answer = client.post(reverse("start_in_intervention", args=[cast.linden.pk]), START | change)
    html = answer.content.decode()
    assert answer.status_code == 422
    beside = re.search(rf'id="id_{field}_error">([^<]*)<', html)
    assert beside and says in beside[1]
    assert 'value="4"' in html or field == "hours_before"  # what else was typed is still there
    assert not Participant.objects.exists()


def test_an_exit_before_the_start_is_said_beside_its_day(client, cast):
    answer = leave(client, start(client, cast), exited_on="2031-03-01")
    assert re.search(
        r'id="id_exited_on_error">Avslutet 2031-03-01 är före starten 2031-03-10\.', answer.content.decode()
    )


def test_everything_that_is_wrong_with_an_exit_is_said_at_once(client, cast):
    answer = leave(client, start(client, cast), exited_on="2031-03-09", exit_code="", hours_after="99")
    html = answer.content.decode()
    assert answer.status_code == 422 and "3 saker behöver rättas" in html
    assert "före starten 2031-03-10" in part(html, "exited_on")
    assert "Välj ett" in part(html, "exit_code") and "0–80 timmar" in part(html, "hours_after")


def test_everything_that_is_wrong_with_a_start_is_said_at_once(client, cast):
    wrong = START | {"started_on": "i går", "birth_year": "2025", "gender": ""}
    html = client.post(reverse("start_in_intervention", args=[cast.linden.pk]), wrong).content.decode()
    assert "år, månad och dag" in part(html, "started_on") and "6 år" in part(html, "birth_year")
    assert "Välj ett" in part(html, "gender")
    counted = wrong | {"has_consent": "no", "started_on": "2099-01-01"}
    html = client.post(reverse("start_in_intervention", args=[cast.linden.pk]), counted).content.decode()
    assert "2099-01-01 är mer än 90 dagar" in part(html, "started_on") and 'id="id_birth_year_error"' not in html


def test_everything_that_is_wrong_with_a_start_put_right_or_a_referral_is_said_at_once(client, cast):
    one = start(client, cast)
    wrong = START | {"started_on": "2099-01-01", "birth_year": "2025", "gender": "", "_version": str(one.version)}
    html = client.post(reverse("start_referred", args=[one.pk]), wrong).content.decode()
    assert "90 dagar" in part(html, "started_on") and "Välj ett" in part(html, "gender")
    referral = {"gender": "", "birth_year": "2025", "referred_on": "2099-01-01", "signalled_on": DAY}
    html = client.post(reverse("referral_form", args=[cast.linden.pk]), referral).content.decode()
    assert "har inte varit än" in part(html, "referred_on") and "Välj ett" in part(html, "referrer")


def test_everything_that_is_wrong_with_a_persons_details_is_said_at_once(client, cast):
    one = start(client, cast)
    wrong = {"gender": "women", "identity_number": "19640823-3235", "email": "fel"}
    html = client.post(reverse("change_participant", args=[one.participant_id]), wrong).content.decode()
    assert "kontrollsiffra" in part(html, "identity_number") and "namn@plats.se" in part(html, "email")


def test_a_birth_year_after_the_start_is_told_plainly(client, cast):
    wrong = START | {"birth_year": "2032"}
    html = client.post(reverse("start_in_intervention", args=[cast.linden.pk]), wrong).content.decode()
    assert "inte vara född än" in part(html, "birth_year")


def part(html: str, name: str) -> str:
    """The sentence beside the field."""
    return re.search(rf'id="id_{name}_error">([^<]*)<', html)[1]


def test_an_exit_is_undone_from_the_page_that_follows(client, cast):
    one = start(client, cast)
    answer = leave(client, one, feeling="better")
    one.refresh_from_db()
    assert (one.exited_on.isoformat(), one.feeling) == (DAY, "better")
    html = client.get(answer["Location"], follow=True).content.decode()
    undo = re.search(r'action="([^"]*angra[^"]*)"', html)
    assert undo and "avslutet är registrerat" in html
    html = client.post(undo[1], follow=True).content.decode()
    one.refresh_from_db()
    assert one.exited_on is None and "Avslutet är ångrat" in html


def test_an_exit_that_is_changed_is_not_undone_by_the_way_but_removed_where_it_is_changed(client, cast):
    one = start(client, cast)
    leave(client, one)
    page = client.get(reverse("exit_form", args=[one.pk]), follow=True).content.decode()
    assert "Ta bort avslutet" in page and reverse("undo_exit", args=[one.pk]) in page
    one.refresh_from_db()
    html = client.get(leave(client, one, feeling="worse")["Location"], follow=True).content.decode()
    assert "avslutet är ändrat" in html and reverse("undo_exit", args=[one.pk]) not in html


def test_undoing_twice_changes_nothing_and_says_so(client, cast):
    one = start(client, cast)
    leave(client, one)
    client.post(reverse("undo_exit", args=[one.pk]))
    html = client.post(reverse("undo_exit", args=[one.pk]), follow=True).content.decode()
    assert "Det finns inget avslut att ångra." in html


def test_two_who_register_the_same_exit_see_both(client, cast):
    one = start(client, cast)
    reasons = [str(code.pk) for code in ExitCode.objects.all()]
    assert leave(client, one, exit_code=reasons[0]).status_code == 303
    answer = leave(client, one, exit_code=reasons[2], hours_after="10")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "<strong>Åter till remittent utan plan</strong>" in html and "<strong>Arbete</strong>" in html
    assert Participation.objects.get().exit_code_id == int(reasons[0])
    version = re.search(r'name="_version" value="(\d+)"', html)[1]
    theirs = {"_keep-exit_code": "theirs", "_theirs-exit_code": reasons[0], "_version": version}
    assert leave(client, one, exit_code=reasons[2], hours_after="10", **theirs).status_code == 303
    one.refresh_from_db()
    assert (one.exit_code_id, one.hours_after) == (int(reasons[0]), 10)


def test_the_same_start_sent_twice_is_one(client, cast):
    page = client.get(reverse("start_in_intervention", args=[cast.linden.pk]), follow=True)
    address = page.wsgi_request.get_full_path()
    for _ in range(2):
        client.post(address, START)
    assert Participation.objects.count() == 1
    html = client.get(address).content.decode()
    assert "Det här är redan registrerat" in html and "Ett tomt formulär" in html


def test_two_different_starts_are_two(client, cast):
    for _ in range(2):
        start(client, cast)
    assert list(Participant.objects.values_list("local_number", flat=True)) == [1, 2]


def test_a_draft_about_a_person_goes_with_the_person(client, cast):
    one = start(client, cast)
    about = {"_page": reverse("exit_form", args=[one.pk]), "_about": str(one.participant_id), "hours_after": "3"}
    client.post(reverse("keep_draft"), about)
    assert Draft.objects.get().participant == one.participant
    from stegvis.store.keeping.counting_only import only_count

    only_count(one.participant, by=cast.actor("amina"))
    assert not Draft.objects.exists()


def test_a_referral_is_decided_and_starts(client, cast):
    address = reverse("referral_form", args=[cast.linden.pk])
    referral = {"gender": "men", "birth_year": "1980", "referrer": "psychiatry", "referred_on": DAY}
    answer = client.post(address, referral)
    one = Participation.objects.get()
    assert answer["Location"] == reverse("decision_form", args=[one.pk])
    client.post(answer["Location"], {"decision": "waiting", "decided_on": DAY, "_version": str(one.version)})
    assert f"/deltagande/{one.pk}/start/" in client.get(reverse("queue", args=[cast.linden.pk])).content.decode()
    form = client.get(reverse("start_referred", args=[one.pk]), follow=True).content.decode()
    assert 'value="1980"' in form and re.search(r'value="men"[^>]*checked', form)
    one.refresh_from_db()
    answer = client.post(reverse("start_referred", args=[one.pk]), START | {"_version": str(one.version)})
    assert answer.status_code == 303
    one.refresh_from_db()
    assert one.started_on.isoformat() == DAY and one.decision == Decision.ACCEPTED
    assert "has_consent" not in fields_of(client, reverse("start_referred", args=[one.pk]))


def test_the_queue_is_moved_by_its_buttons(client, cast):
    for year in ("1970", "1980", "1990"):
        referral = {"gender": "men", "birth_year": year, "referrer": "psychiatry", "referred_on": DAY}
        client.post(reverse("referral_form", args=[cast.linden.pk]), referral)
    Participation.objects.update(decision="waiting", decided_on=DAY)
    last = Participation.objects.order_by("-pk")[0]
    client.post(reverse("move_in_queue", args=[last.pk]), {"vart": "upp"})
    html = client.get(reverse("queue", args=[cast.linden.pk])).content.decode()
    assert re.findall(r">Deltagare (\d+)</a>", html) == ["1", "3", "2"]


def test_what_comes_after_an_exit(client, cast, monkeypatch):
    one = start(client, cast)
    early = client.get(reverse("after_6_months", args=[one.pk]))
    assert early.status_code == 409 and "inte avslutat" in early.content.decode()
    leave(client, one)
    client.post(reverse("take_over_form", args=[one.pk]), {"operator": str(cast.region.pk), "_version": "2"})
    monkeypatch.setenv("STEGVIS_TODAY", "2031-09-11")
    client.post(reverse("after_6_months", args=[one.pk]), {"is_asked": "yes", "occupation": "work", "_version": "3"})
    one.refresh_from_db()
    assert (one.taken_over_by, one.asked_6_months) == (cast.region, True)
    assert re.search(
        r'value="yes"[^>]*checked', client.get(reverse("after_6_months", args=[one.pk]), follow=True).content.decode()
    )


def test_extended_and_registered_by_mistake(client, cast):
    type(cast.linden).objects.update(extension_weeks=8)
    one = start(client, cast)
    refused = client.post(reverse("extend_form", args=[one.pk]), {"end_on": "2032-03-01", "_version": "1"})
    assert "högst 8 veckor" in refused.content.decode()
    client.post(reverse("extend_form", args=[one.pk]), {"end_on": "2031-10-01", "_version": "1"})
    client.post(reverse("error_form", args=[one.pk]), {"reason": "Fel insats", "_version": "2"})
    one.refresh_from_db()
    assert one.planned_end_on.isoformat() == "2031-10-01" and one.is_registered_in_error
    # Also when the message with its button is long gone.
    person = reverse("participant", args=[one.participant_id])
    client.get(person)
    assert "veckor kvar" not in client.get(person).content.decode()
    undo = reverse("undo_error", args=[one.pk])
    assert f'action="{undo}"' in client.get(reverse("error_form", args=[one.pk]), follow=True).content.decode()
    client.post(undo)
    one.refresh_from_db()
    assert not one.is_registered_in_error
    assert undo not in client.get(reverse("error_form", args=[one.pk]), follow=True).content.decode()


@pytest.mark.parametrize("page", ["error_form", "extend_form", "exit_form", "set_plan_goal", "add_follow_up"])
def test_the_way_back_from_a_form_names_whom_it_is_about(client, cast, page):
    one = start(client, cast)
    html = client.get(reverse(page, args=[one.pk]), follow=True).content.decode()
    way = html[html.index('class="sv-way"') :].partition("</nav>")[0]
    assert f">Deltagare {one.participant.local_number}</a>" in way and "Tillbaka" not in way


def test_nobody_else_opens_or_changes_it(client, cast):
    one = start(client, cast)
    pages = ("start_referred", "exit_form", "extend_form", "error_form", "take_over_form", "decision_form")
    for name in ("bosse", "maja", "frida", "carl", "britta", "reidar", "stranger"):
        other = who(cast, name)
        for page in pages:
            assert other.get(reverse(page, args=[one.pk]), follow=True).status_code in {403, 404}, (name, page)
        assert other.post(reverse("undo_exit", args=[one.pk])).status_code in {403, 404}
        assert leave(other, one).status_code in {403, 404}
    assert Participation.objects.get().exited_on is None


def test_a_reading_is_in_the_trail_and_no_url_or_event_tells_who(client, cast):
    one = start(client, cast)
    client.get(reverse("exit_form", args=[one.pk]), follow=True)
    reading = AuditEvent.objects.filter(is_reading=True, participant=one.participant_id)
    assert reading.exists()
    assert "1985" not in str(list(AuditEvent.objects.values_list("details", "subject")))


def test_a_page_asks_few_questions_of_the_database(client, cast, django_assert_max_num_queries):
    for _ in range(8):
        one = start(client, cast)
    for address in (
        reverse("start_in_intervention", args=[cast.linden.pk]),
        reverse("exit_form", args=[one.pk]),
        reverse("queue", args=[cast.linden.pk]),
    ):
        token = "" if "ko" in address else "?formular=abcdefgh1234"
        with django_assert_max_num_queries(20):
            assert client.get(address + token).status_code == 200
    with django_assert_max_num_queries(60):
        leave(client, one)
