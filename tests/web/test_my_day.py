"""My day: what is due, for whom it stands there, and that it is done from the list."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.web.test_pages import text

from stegvis.store.models import (
    Asking,
    AuditEvent,
    FollowUp,
    Intervention,
    Participant,
    Participation,
    PlanGoal,
    PlanStep,
    ReportDue,
)
from stegvis.store.questionnaires.wanted import wanted_questionnaires
from stegvis.store.register.due import DueKind, due_about_participants
from stegvis.store.register.follow_ups import months_later
from stegvis.vocabulary.report_life import ReportState

TODAY = date(2031, 8, 25)


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", TODAY.isoformat())


def client_of(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def started(intervention: Intervention, number: int, **columns) -> Participation:
    person = Participant.objects.create(
        controller=intervention.provider, local_number=number, gender="women", birth_year=1990
    )
    stated = {"started_on": TODAY - timedelta(days=200)}
    return Participation.objects.create(participant=person, intervention=intervention, **(stated | columns))


def follow_up(participation: Participation, days: int, label: str = "Uppföljning") -> FollowUp:
    return FollowUp.objects.create(participation=participation, label=label, due_on=TODAY + timedelta(days=days))


def test_what_is_due_stands_under_its_day(cast):
    one = started(cast.linden, 17, planned_end_on=TODAY + timedelta(days=2))
    follow_up(one, -3, "Sen uppföljning")
    follow_up(one, 0, "Uppföljning idag")
    follow_up(one, 6, "Uppföljning i veckan")
    follow_up(one, 7, "Uppföljning senare")
    shown = text(client_of(cast, "amina"), reverse("my_day"))
    order = ["Försenat", "Sen uppföljning", "3 dagar sen", "I dag", "Uppföljning idag", "De närmaste sex dagarna"]
    assert [shown.index(word) for word in order] == sorted(shown.index(word) for word in order)
    assert "Uppföljning i veckan" in shown and "Den planerade tiden är slut" in shown
    assert "Uppföljning senare" not in shown


def test_what_is_over_or_in_error_is_not_due(cast):
    follow_up(started(cast.linden, 1, is_registered_in_error=True), 0, "Fel")
    ended = started(
        cast.linden,
        2,
        planned_end_on=TODAY,
        exited_on=TODAY,
        exit_asked=True,
        exit_code=cast.association.exit_codes.first(),
    )
    goal = PlanGoal.objects.create(participation=ended, text="Mål", set_on=TODAY)
    PlanStep.objects.create(goal=goal, text="Steg", due_on=TODAY)
    assert "Inget behöver göras den här veckan" in text(client_of(cast, "amina"), reverse("my_day"))


def test_a_follow_up_is_done_from_the_list_and_taken_back(cast):
    one = follow_up(started(cast.linden, 17), 0)
    client = client_of(cast, "amina")
    done = client.post(reverse("tick_follow_up", kwargs={"number": one.pk, "state": "klar"}), follow=True)
    one.refresh_from_db()
    assert one.done_on == TODAY
    assert "Klart." in done.content.decode() and "Ångra" in done.content.decode()
    client.post(reverse("tick_follow_up", kwargs={"number": one.pk, "state": "ogjord"}))
    one.refresh_from_db()
    assert one.done_on is None
    events = AuditEvent.objects.filter(participant=one.participation.participant_id, is_reading=False)
    assert [event.event for event in events.order_by("id")] == ["follow_up_done", "follow_up_reopened"]


def test_a_step_is_done_from_the_list(cast):
    goal = PlanGoal.objects.create(participation=started(cast.linden, 17), text="Mål", set_on=TODAY)
    step = PlanStep.objects.create(goal=goal, text="Ringa skolan", due_on=TODAY)
    client = client_of(cast, "amina")
    assert "Ringa skolan" in text(client, reverse("my_day"))
    answer = client.post(reverse("tick_step", kwargs={"number": step.pk, "state": "klar"}))
    step.refresh_from_db()
    assert step.done_on == TODAY
    page, place = answer.url.split("#")
    assert f'id="{place}"' in client.get(page).content.decode(), "the keyboard goes on from what was done"


@pytest.mark.parametrize("name", ["maja", "frida", "carl", "britta", "reidar", "bosse"])
def test_nobody_else_sees_persons(cast, name):
    follow_up(started(cast.linden, 17), 0)
    assert "Deltagare 17" not in text(client_of(cast, name), reverse("my_day"))


def test_reports_stand_there_a_month_ahead(cast):
    for days in (29, 31):
        due_on = TODAY + timedelta(days=days)
        ReportDue.objects.create(
            intervention=cast.linden,
            form_id="skaraborg_interim",
            period_start=date(2031, 1, days),
            period_end=TODAY,
            due_on=due_on,
        )
    shown = text(client_of(cast, "maja"), reverse("my_day"))
    assert "Rapporter som ska lämnas in (1)" in shown and "Linden" in shown


def test_reports_of_one_form_are_told_apart_by_their_periods(cast):
    for start, end in ((date(2031, 4, 1), date(2031, 4, 30)), (date(2031, 5, 1), date(2031, 5, 31))):
        ReportDue.objects.create(
            intervention=cast.linden, form_id="skaraborg_monthly", period_start=start, period_end=end, due_on=TODAY
        )
    shown = text(client_of(cast, "maja"), reverse("my_day"))
    assert "Månadsrapport, april 2031" in shown and "Månadsrapport, maj 2031" in shown


@pytest.mark.parametrize(
    ("state", "name", "verb"), [("returned", "maja", "Skriv vidare"), ("submitted", "frida", "Ta emot")]
)
def test_a_report_that_was_handed_over_waits_for_whoever_goes_on_with_it(cast, state, name, verb):
    edition = make_edition(cast, "linden", state=ReportState(state))
    others = {"maja", "frida"} - {name}
    page = client_of(cast, name).get(reverse("my_day")).content.decode()
    assert "Rapporter som väntar på dig" in page and verb in page
    assert reverse("edition", args=[edition.pk]) in page
    for other in others:
        assert "Rapporter som väntar på dig" not in text(client_of(cast, other), reverse("my_day"))


def test_the_list_is_in_the_trail_once(cast):
    follow_up(started(cast.linden, 17), 0)
    client_of(cast, "amina").get(reverse("my_day"))
    event = AuditEvent.objects.get(event="participants_listed")
    assert event.details == {"action": "show_my_day", "participants": 1}


def test_a_full_day_asks_no_more_than_an_empty_one(cast, django_assert_max_num_queries):
    for number in range(1, 40):
        follow_up(started(cast.linden, number, planned_end_on=TODAY), 0)
    client = client_of(cast, "amina")
    with django_assert_max_num_queries(20):
        client.get(reverse("my_day"))


def test_of_many_the_oldest_stand_there_and_the_rest_is_counted(cast, django_assert_max_num_queries):
    one = started(cast.linden, 17)
    FollowUp.objects.bulk_create(
        FollowUp(participation=one, label=f"Uppföljning {day:03}", due_on=TODAY - timedelta(days=day))
        for day in range(70)
    )
    goal = PlanGoal.objects.create(participation=one, text="Mål", set_on=TODAY)
    PlanStep.objects.bulk_create(PlanStep(goal=goal, text="Ett steg", due_on=TODAY) for _ in range(30))
    client = client_of(cast, "amina")
    with django_assert_max_num_queries(20):
        shown = text(client, reverse("my_day"))
    more = text(client, reverse("my_day") + "?antal=20")
    assert "Det finns mer att göra." in shown and "Visa fler" in shown
    assert "Uppföljning 060" in shown and "Uppföljning 059" not in shown
    assert "Uppföljning 050" in more and "Uppföljning 049" not in more


def shown_lines(cast: Cast) -> str:
    return text(client_of(cast, "amina"), reverse("my_day"))


def handed_out(participation: Participation, name: str, occasion: str, days_ago: int) -> Asking:
    day = TODAY - timedelta(days=days_ago)
    columns = {"questionnaire": name, "version": "1", "occasion": occasion, "asked_on": day, "answered_on": day}
    return Asking.objects.create(intervention=participation.intervention, participation=participation, **columns)


def test_a_questionnaire_that_a_start_wants_is_handed_out_from_the_list(cast):
    one = started(cast.linden, 17, started_on=TODAY - timedelta(days=3))
    shown = shown_lines(cast)
    assert "vid start" in shown and "Lämna ut" in shown
    client = client_of(cast, "amina")
    address = reverse("hand_out_questionnaire", args=[one.pk])
    assert f"{address}?val=self_assessment:start" in client.get(reverse("my_day")).content.decode()
    form = client.get(f"{address}?val=self_assessment:exit", follow=True).content.decode()
    assert re.search(r'value="self_assessment:exit"\s+selected', form)
    client.post(address, {"questionnaire": "self_assessment:start", "language": "sv"})
    assert Asking.objects.get().occasion == "start"
    assert "vid start" not in shown_lines(cast)


def test_every_third_month_and_after_the_exit_want_what_was_given_before(cast):
    code = cast.association.exit_codes.first()
    going_on = started(cast.linden, 1, started_on=months_later(TODAY, -3))
    assert "var tredje månad" not in shown_lines(cast), "nothing was given before"
    handed_out(going_on, "progression", "start", 90)
    assert "var tredje månad" in shown_lines(cast)
    handed_out(going_on, "progression", "every_third_month", 2)
    assert "var tredje månad" not in shown_lines(cast)
    gone = {"started_on": TODAY - timedelta(days=500), "exit_code": code}
    started(cast.linden, 2, exited_on=TODAY - timedelta(days=1), **gone)
    assert "vid avslut" in shown_lines(cast)


def test_a_third_month_is_wanted_of_those_who_took_part_then_and_of_nobody_who_had_left(cast):
    day, code = TODAY + timedelta(days=6), cast.association.exit_codes.first()
    for number, (months, left) in enumerate([(3, None), (6, None), (3, 40), (6, 10), (24, 40)], 1):
        exit_of = {"exited_on": TODAY - timedelta(days=left), "exit_code": code} if left else {}
        handed_out(
            started(cast.linden, number, started_on=months_later(day, -months), **exit_of), "progression", "x", 1
        )
    early = {"exited_on": TODAY - timedelta(days=5), "exit_code": code}
    handed_out(
        started(cast.linden, 6, started_on=months_later(TODAY - timedelta(days=9), -3), **early), "progression", "x", 1
    )
    found, _ = wanted_questionnaires(Intervention.objects.all(), day, at_most=50)
    wanted = sorted(one.local_number for one in found.first if one.label == "progression:every_third_month")
    assert wanted == [1, 2, 6]


def test_what_questionnaires_are_wanted_asks_once_however_many_there_are(cast, django_assert_max_num_queries):
    for number in range(1, 40):
        handed_out(
            started(cast.linden, number, started_on=TODAY - timedelta(days=number % 20)), "progression", "exit", 1
        )
    with django_assert_max_num_queries(1):
        found, _ = wanted_questionnaires(Intervention.objects.all(), TODAY, at_most=5)
    assert len(found.first) == 5 and found.is_more


def test_what_is_due_of_every_kind_is_asked_for_at_once_and_the_earliest_of_each_come(
    cast, django_assert_max_num_queries
):
    for number in range(1, 5):
        one = started(cast.linden, number, planned_end_on=TODAY - timedelta(days=number))
        follow_up(one, -number)
        goal = PlanGoal.objects.create(participation=one, text="Ett mål", set_on=TODAY)
        PlanStep.objects.create(goal=goal, text="Ett steg", due_on=TODAY - timedelta(days=10 * number))
    with django_assert_max_num_queries(1):
        found = due_about_participants(Intervention.objects.all(), TODAY, at_most=2)
    of_kinds = [(kind, [due.local_number for due in found.first if due.kind is kind]) for kind in DueKind]
    assert [kind for kind in of_kinds if kind[1]] == [
        (DueKind.FOLLOW_UP, [4, 3]),
        (DueKind.EXIT, [4, 3]),
        (DueKind.STEP, [4, 3]),
    ]
    assert found.is_more
