"""The organisation's pages: a new intervention, its settings section by section, the association's lists."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from tests.cast import Cast
from tests.cast import intervention as make

from stegvis.store.models import (
    AuditEvent,
    CostLine,
    ExitCode,
    GoalVersion,
    Intervention,
    Operator,
    Participant,
    Participation,
)
from stegvis.web.pages.organisation.interventions import FIRST

TODAY = "2031-05-02"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", TODAY)


@pytest.fixture
def client(cast: Cast) -> Client:
    return of(cast, "frida")


def of(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return seen(answer)


def seen(answer) -> str:
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", unescape(words))


def send(client: Client, address: str, **fields: object) -> str:
    """Hands the form in, and what the page after it says."""
    answer = client.post(address, fields)
    assert answer.status_code == 303, seen(answer)
    return text(client, answer.headers["Location"])


def refused(client: Client, address: str, status: int = 422, **fields: object) -> str:
    answer = client.post(address, fields)
    assert answer.status_code == status
    return answer.content.decode()


def settings(intervention: Intervention, section: str = "") -> str:
    return f"/insats/{intervention.pk}/installningar/{section}"


def take_part(cast: Cast) -> None:
    who = Participant.objects.create(controller=cast.municipality, local_number=4711, gender="women", birth_year=1988)
    Participation.objects.create(participant=who, intervention=cast.linden, started_on=date(2031, 1, 7))


def test_an_empty_association_is_shown_how_to_begin(client, cast):
    Intervention.objects.all().delete()
    shown = text(client, "/insatser/")
    assert "Inga insatser än" in shown and "Lägg upp den första" in shown
    assert "Lägg upp den första" not in text(of(cast, "britta"), "/insatser/")


def test_interventions_are_chosen_by_orientation_and_agreement(client, cast):
    cast.eken.orientation = "structural"
    cast.eken.save()
    send(client, settings(cast.linden, "avtal/"), start="2029-01-01", end="2030-12-31")
    shown = text(client, "/insatser/")
    assert "3 insatser" in shown and "Linden Avslutad" in shown
    assert "Eken" not in text(client, "/insatser/?inriktning=individual")
    ended = text(client, "/insatser/?pagar=ended")
    assert "Linden" in ended and "Asken" not in ended and "1 insats av 3" in ended
    assert "Ingen insats passar in på valen." in text(client, "/insatser/?pagar=ended&inriktning=structural")


def test_of_many_interventions_the_first_are_shown_and_more_to_whoever_asks(client, cast):
    Intervention.objects.bulk_create(
        Intervention(association=cast.association, name=f"Skogen {at:03}", name_key=f"skogen {at:03}")
        for at in range(FIRST + 60)
    )
    first = client.get("/insatser/").content.decode()
    assert first.count("org-list__item") == FIRST and f"{FIRST + 63} insatser" in first
    more = client.get(f"/insatser/?antal={2 * FIRST}").content.decode()
    assert more.count("org-list__item") == 2 * FIRST and f"?antal={FIRST + 63}" in more
    every = client.get("/insatser/?antal=999&inriktning=&pagar=").content.decode()
    assert every.count("org-list__item") == FIRST + 63 and "Visa fler" not in every


def test_one_short_form_sets_up_an_intervention(client, cast):
    page = client.get("/insatser/ny/", follow=True).content.decode()
    assert len(re.findall(r'name="(\w+)"', page.split('id="formular"')[1].split("</form>")[0])) <= 12
    shown = send(
        client,
        "/insatser/ny/",
        name="Boken",
        orientation="individual",
        method="register",
        provider=str(cast.region.pk),
        new_provider="",
        start="2031-01-01",
        end="31/12 2032",
    )
    for words in ("Insatsen är upplagd", "Boken", "Påhittade regionen", "2031-01-01 – 2032-12-31", "Kartläggning"):
        assert words in shown, words


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(client):
    page = refused(client, "/insatser/ny/", name="Boken", new_provider="", start="2031-01-01", end="")
    for field in ("orientation", "method"):
        assert f'id="id_{field}_error"' in page
    assert 'value="Boken"' in page
    page = refused(
        client,
        "/insatser/ny/",
        name="Linden",
        orientation="individual",
        method="counts",
        new_provider="",
        start="",
        end="",
    )
    assert "Förbundet har redan en insats med det namnet" in page and 'id="id_name_error"' in page


def test_what_is_fixed_is_shown_with_the_reason_and_refused(client, cast):
    fields = {"name": "Linden", "owner": "", "kind": "Grupp", "target_group": "Vuxna"}
    page = client.get(settings(cast.linden, "grunder/"), follow=True).content.decode()
    assert 'name="orientation"' in page
    take_part(cast)
    page = client.get(settings(cast.linden, "grunder/"), follow=True)
    assert 'name="orientation"' not in page.content.decode()
    assert "Inriktning (låst) Individinriktad" in seen(page) and "eftersom insatsen har deltagare" in seen(page)
    page = refused(client, settings(cast.linden, "grunder/"), **fields, orientation="structural")
    assert "går inte att ändra när insatsen har deltagare" in page and "Grupp" in page
    assert "Grupp" in send(client, settings(cast.linden, "grunder/"), **fields, parties=[str(cast.region.pk)])
    cast.linden.refresh_from_db()
    assert (cast.linden.orientation, cast.linden.provider_id) == ("individual", cast.municipality.pk)
    assert list(cast.linden.parties.all()) == [cast.region]


def test_two_who_change_the_same_section_see_both(client, cast):
    fields = {"_version": "1", "extension_weeks": "", "places": "20", "hours_a_week": "", "queue_rule": ""}
    send(client, settings(cast.linden, "upplagg/"), **fields, weeks="30", intake="continuous")
    page = refused(client, settings(cast.linden, "upplagg/"), 409, **fields, weeks="40", intake="continuous")
    assert "<strong>40</strong>" in page and "<strong>30</strong>" in page and "Platser" in page
    assert page.count("sv-conflict") == 1
    send(client, settings(cast.linden, "upplagg/"), **fields | {"_version": "2"}, weeks="40", intake="groups")
    cast.linden.refresh_from_db()
    assert (cast.linden.weeks, cast.linden.intake) == (40, "groups")


def test_money_is_a_table_with_sums(client, cast):
    address = settings(cast.linden, "pengar/")
    rows = {
        "year-0": "2031",
        "cost_type-0": "intervention",
        "funder-0": "Förbundet",
        "budget-0": "1 250 000",
        "outcome-0": "",
        "year-2": "2031",
        "cost_type-2": "esf",
        "funder-2": "",
        "budget-2": "400000",
        "outcome-2": "0",
    }
    shown = send(client, address, **rows)
    assert "2031 1 650 000 0 hittills" in shown.replace("\xa0", " ")
    assert list(CostLine.objects.values_list("cost_type", "outcome")) == [("esf", 0), ("intervention", None)]
    page = client.get(address, follow=True).content.decode()
    assert 'value="1\xa0250\xa0000"' in page
    twice = refused(
        client, address, **{**rows, "year-2": "2031", "cost_type-2": "intervention", "funder-2": "Förbundet"}
    )
    assert 'id="id_funder-2_error"' in twice and 'id="id_funder-0_error"' not in twice
    half = refused(client, address, **{"year-0": "2031", "budget-1": "x"})
    assert 'id="id_budget-0_error"' in half and 'id="id_budget-1_error"' in half and 'value="x"' in half
    send(client, address, **rows, **{"remove-0": "on"})
    assert CostLine.objects.count() == 1


def test_plans_are_a_table_by_gender(client, cast):
    address = settings(cast.linden, "plan/")
    shown = send(client, address, **{"from_on-0": "2031-01-01", "to_on-0": "2031-12-31", "women-0": "20", "men-0": "0"})
    assert "januari–december 2031 20 0 – – 20" in shown
    page = refused(client, address, **{"from_on-0": "2031-12-31", "to_on-0": "2031-01-01"})
    assert "Sista dagen är före första dagen." in page and "Skriv hur många som är planerade." in page


def test_the_agreement_shows_how_it_came_and_the_reports_follow(client, cast):
    rules = {"form_id-0": "skaraborg_interim", "cycle-0": "january_august", "days_to_hand_in-0": ""}
    assert "Dagarna kommer när det finns ett avtal." in send(client, settings(cast.linden, "rapporter/"), **rules)
    send(client, settings(cast.linden, "avtal/"), start="2031-01-01", end="2031-12-31")
    shown = send(client, settings(cast.linden, "avtal/"), start="2031-01-01", end="2032-12-31")
    assert "2031-01-01 – 2032-12-31 gäller" in shown and "2031-01-01 – 2031-12-31 tidigare" in shown
    assert "januari–augusti 2031 2031-09-30" in shown and "januari–augusti 2032 2032-09-30" in shown


GOAL = {
    "text": "Minst hälften går vidare.",
    "stated_on": "2031-01-01",
    "ends_on": "",
    "kind": "measured",
    "measure": "exits_positive_share",
    "comparator": "at_least",
    "value": "50",
    "reach": "each_period",
    "due_on": "",
}


def test_a_goal_is_worded_anew_and_the_old_wording_stays(client, cast):
    shown = send(client, settings(cast.linden, "mal/nytt/"), **GOAL)
    assert "Minst hälften går vidare." in shown and "minst 50 %" in shown.replace("\xa0", " ")
    number = GoalVersion.objects.get().goal_id
    anew = GOAL | {"text": "Sju av tio går vidare.", "stated_on": "2031-07-01", "value": "70,5 %"}
    shown = send(client, settings(cast.linden, f"mal/{number}/"), **anew).replace("\xa0", " ")
    assert "minst 70,5 %" in shown and "Tidigare formuleringar Från 2031-01-01: Minst hälften går vidare." in shown
    page = client.get(settings(cast.linden, f"mal/{number}/"), follow=True).content.decode()
    assert 'value="70,5"' in page
    late = refused(client, settings(cast.linden, f"mal/{number}/"), **GOAL)
    assert "Det finns en nyare formulering, från 2031-07-01." in late
    assert client.get(settings(cast.eken, f"mal/{number}/")).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"value": ""}, "value"),
        ({"value": "många"}, "value"),
        ({"reach": "by_date"}, "due_on"),
        ({"measure": ""}, "measure"),
        ({"ends_on": "2030-01-01"}, "ends_on"),
    ],
)
def test_a_goal_that_does_not_hold_is_told_beside_the_field(client, cast, wrong, field):
    page = refused(client, settings(cast.linden, "mal/nytt/"), **(GOAL | wrong))
    assert f'id="id_{field}_error"' in page and not GoalVersion.objects.exists()


def test_a_goal_for_the_steering_group_asks_for_no_measure(client, cast):
    judged = {**GOAL, "kind": "judged", "measure": "", "value": "", "comparator": "", "reach": ""}
    assert "Bedöms av styrgruppen." in send(client, settings(cast.linden, "mal/nytt/"), **judged)


def test_columns_are_put_in_order_by_number(client, cast):
    send(client, settings(cast.linden, "resan/"), **{"label-0": "Sist", "label-1": "Först", "place-1": "1"})
    first, second = cast.linden.stages.all()
    assert [first.label, second.label] == ["Först", "Sist"]
    fields = {"number-0": first.pk, "label-0": "Först", "number-1": second.pk, "label-1": "Sist", "remove-0": "on"}
    send(client, settings(cast.linden, "resan/"), **fields)
    assert list(cast.linden.stages.values_list("pk", "label")) == [(second.pk, "Sist")]


def test_a_manager_sets_the_rhythm_and_nothing_that_the_association_decides(cast):
    maja = of(cast, "maja")
    rows = {"count-0": "5", "rhythm-0": "weeks_after_start", "label-0": "Första uppföljningen"}
    assert "Första uppföljningen: 5 veckor efter starten" in send(maja, settings(cast.linden, "uppfoljning/"), **rows)
    shown = maja.get(settings(cast.linden)).content.decode()
    assert "/uppfoljning/" in shown and "/resan/" in shown and "/pengar/" not in shown and "/grunder/" not in shown
    assert maja.get(settings(cast.linden, "pengar/")).status_code == 403
    assert maja.get(settings(cast.eken)).status_code == 404


def test_reasons_begin_with_a_proposal_and_used_ones_are_only_taken_out(client, cast):
    address = f"/forbund/{cast.association.pk}/avslutskoder/"
    ExitCode.objects.all().delete()
    page = client.get(address, follow=True)
    assert "Inget är sparat än" in seen(page) and "Åter till den som remitterade" in page.content.decode()
    rows = {"label-0": "Arbete", "exit_class-0": "positive", "national-0": "regular_work"}
    send(client, address, **rows)
    code = ExitCode.objects.get()
    take_part(cast)
    Participation.objects.update(exited_on=date(2031, 2, 1), exit_code=code)
    kept = {**rows, "number-0": code.pk}
    assert "räknas på annat sätt" in refused(client, address, **(kept | {"exit_class-0": "other"}))
    send(client, address, **kept, **{"remove-0": "on"})
    code.refresh_from_db()
    assert not code.is_offered
    send(client, address, **kept)
    code.refresh_from_db()
    assert code.is_offered


def test_operators_are_added_and_renamed(client, cast):
    address = f"/forbund/{cast.association.pk}/aktorer/"
    first = {"number-0": cast.municipality.pk, "name-0": "Påhittade staden", "name-3": "Björkens AB"}
    send(client, address, **first)
    assert set(Operator.objects.values_list("name", flat=True)) == {
        "Påhittade staden",
        "Påhittade regionen",
        "Björkens AB",
    }
    page = refused(client, address, **{"name-2": "påhittade REGIONEN"})
    assert 'id="id_name-2_error"' in page


def test_the_office_sees_no_participant_and_no_count_of_them(client, cast):
    take_part(cast)
    shown = text(client, settings(cast.linden))
    assert "4711" not in shown and "1988" not in shown
    assert not re.search(r"\b1 deltagare\b", shown)


def test_the_trail_tells_of_every_change_without_what_was_written(client, cast):
    send(client, settings(cast.linden, "avtal/"), start="2031-01-01", end="2031-12-31")
    send(client, settings(cast.linden, "mal/nytt/"), **GOAL)
    events = AuditEvent.objects.filter(is_reading=False).order_by("pk")
    assert [one.event for one in events] == ["agreement_made", "goal_set"]
    assert all(one.subject == "Linden" and "hälften" not in str(one.details) for one in events)


def test_everything_is_also_in_english(client, cast):
    client.cookies["stegvis_language"] = "en"
    shown = text(client, settings(cast.linden))
    for words in ("The basics", "Participants are registered", "26 weeks", "No goals yet."):
        assert words in shown


def test_pages_ask_the_database_a_fixed_number_of_times(client, cast, django_assert_max_num_queries):
    for at in range(40):
        make(cast.association, cast.region, f"I{at}")
        CostLine.objects.create(intervention=cast.linden, year=2000 + at, cost_type="esf", budget=1)
    with django_assert_max_num_queries(20):
        client.get("/insatser/")
    with django_assert_max_num_queries(20):
        client.get(settings(cast.linden))
    address = client.get(settings(cast.linden, "pengar/")).headers["Location"]
    with django_assert_max_num_queries(20):
        client.get(address)
