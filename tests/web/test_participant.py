"""A participant's page: who it is, what comes next, and everything on one line."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.web.test_my_day import TODAY, client_of, follow_up, on_that_day, started
from tests.web.test_pages import text

from stegvis.store.keeping.consents import give_consent
from stegvis.store.models import (
    ActivityWeek,
    Asking,
    Attendance,
    AuditEvent,
    ConsentKind,
    Extension,
    FollowUp,
    Meeting,
    Participation,
    PlanGoal,
    PlanStep,
)
from stegvis.store.register.hours import monday_of
from stegvis.store.sealing.participants import seal_into

__all__ = ["on_that_day"]
NUMBER = "196408233234"
"""A test number that the tax agency has published."""


def page_of(one: Participation) -> str:
    return reverse("participant", args=[one.participant_id])


def shown(cast, one: Participation, query: str = "", name: str = "amina") -> str:
    return text(client_of(cast, name), page_of(one) + query)


def asked(one: Participation) -> Asking:
    stated = {"questionnaire": "self_assessment", "version": "2", "occasion": "start"}
    on = TODAY - timedelta(days=199)
    return Asking.objects.create(intervention=one.intervention, participation=one, asked_on=on, **stated)


def in_order(found: str, words: list[str]) -> bool:
    at = 0
    for word in words:
        assert word in found[at:], f"{word} is not where it should be: {found}"
        at = found.index(word, at) + len(word)
    return True


def goal_with_steps(one: Participation, *due: int) -> PlanGoal:
    goal = PlanGoal.objects.create(participation=one, text="Praktik på ett kafé", set_on=TODAY - timedelta(days=30))
    for days in due:
        PlanStep.objects.create(goal=goal, text=f"Steg {days}", due_on=TODAY + timedelta(days=days))
    return goal


def test_what_comes_next_and_what_to_look_out_for_stand_first(cast):
    one = started(cast.linden, 17, planned_end_on=TODAY + timedelta(days=10), referrer="social_services")
    follow_up(one, -2, "Sen uppföljning")
    goal_with_steps(one, 9)
    found = shown(cast, one)
    order = ["Deltagare 17", "Tiden är snart slut", "Uppföljning försenad", "1 vecka kvar", "Nästa: Sen uppföljning"]
    assert in_order(found, order)
    assert "Kvinna" in found and "1990" in found


def test_everything_stands_on_one_line(cast):
    one = started(cast.linden, 17, referred_on=TODAY - timedelta(days=220), planned_end_on=TODAY + timedelta(days=90))
    Meeting.objects.create(
        participation=one, on=TODAY - timedelta(days=3), agenda="Praktikplats", outcome="Ring på måndag"
    )
    Extension.objects.create(participation=one, decided_on=TODAY - timedelta(days=5), end_on=TODAY + timedelta(days=90))
    goal_with_steps(one, 9)
    follow_up(one, 20, "Femveckorsuppföljning")
    asked(one)
    give_consent(one, ConsentKind.MEASUREMENT, TODAY - timedelta(days=200))
    found = shown(cast, one)
    line = found[found.index("Tidslinje") :]
    order = [
        "Kommande",
        "Delsteg: Steg 9",
        "Uppföljning: Femveckorsuppföljning",
        "Planerad sista dag",
        "Möte: Praktikplats",
        "Ring på måndag",
        "Förlängd till",
        "Mål satt: Praktik på ett kafé",
        "Frågeformulär utlämnat",
        "Samtycke lämnat: Mätning och uppföljning",
        "Start",
        "Remiss",
    ]
    assert in_order(line, order)
    only = shown(cast, one, "?visa=moten")
    line = only[only.index("Tidslinje") :]
    assert "Möte: Praktikplats" in line and "Remiss" not in line


def test_the_number_is_covered_and_showing_it_is_noted(cast):
    one = started(cast.linden, 17)
    person = one.participant
    seal_into(person, "sealed_identity", NUMBER)
    seal_into(person, "sealed_name", "Påhittad Person")
    person.save()
    found = shown(cast, one)
    assert "19640823-••••" in found and "3234" not in found and "Påhittad Person" in found
    client = client_of(cast, "amina")
    assert client.get(reverse("reveal_identity", args=[person.pk])).status_code == 405
    answer = client.post(reverse("reveal_identity", args=[person.pk]))
    assert "19640823-3234" in answer.content.decode() and "no-store" in answer.headers["Cache-Control"]
    assert AuditEvent.objects.filter(event="identity_revealed", participant=person.pk).count() == 1


def test_only_whoever_works_there_sees_anything_and_every_look_is_noted(cast):
    one = started(cast.linden, 17)
    for name in ("bosse", "maja", "frida"):
        assert client_of(cast, name).get(page_of(one)).status_code in (403, 404)
    assert not AuditEvent.objects.filter(participant=one.participant_id).exists()
    shown(cast, one)
    assert "Öppnade deltagaren" in text(
        client_of(cast, "amina"), reverse("participant_trail", args=[one.participant_id])
    )


def test_steps_goals_and_follow_ups_are_ticked_and_untied_there(cast):
    one = started(cast.linden, 17)
    goal, due = goal_with_steps(one, 9), follow_up(one, 3)
    step, client = goal.steps.get(), client_of(cast, "amina")
    for name, row, column in (
        ("tick_own_step", step, "done_on"),
        ("tick_goal", goal, "reached_on"),
        ("tick_own_follow_up", due, "done_on"),
    ):
        for state, day in (("klar", TODAY), ("ogjord", None)):
            answer = client.post(reverse(name, args=[row.pk, state]))
            assert answer.headers["Location"] == page_of(one)
            row.refresh_from_db()
            assert getattr(row, column) == day


def test_a_long_time_asks_no_more(cast, django_assert_max_num_queries):
    one = started(cast.linden, 17, hours_before=6)
    first = monday_of(TODAY) - timedelta(weeks=199)
    ActivityWeek.objects.bulk_create(
        ActivityWeek(participation=one, monday_on=first + timedelta(weeks=at), minutes=720) for at in range(200)
    )
    Meeting.objects.bulk_create(
        Meeting(participation=one, on=TODAY - timedelta(days=2 * at), agenda="Avstämning") for at in range(100)
    )
    Attendance.objects.bulk_create(
        Attendance(participation=one, on=TODAY - timedelta(days=at), is_present=True) for at in range(100)
    )
    for days in range(20):
        goal_with_steps(one, days)
        follow_up(one, days)
    give_consent(one, ConsentKind.MEASUREMENT, TODAY)
    asked(one)
    client = client_of(cast, "amina")
    client.get(page_of(one))
    with django_assert_max_num_queries(20):
        found = text(client, page_of(one))
    assert "I snitt 12 timmar i veckan de senaste fyra veckorna, 6 vid start." in found


def test_what_is_late_stands_before_what_is_to_come(cast):
    one = started(cast.linden, 17, planned_end_on=TODAY + timedelta(days=90))
    follow_up(one, -2, "Sen uppföljning")
    follow_up(one, 0, "Dagens uppföljning")
    found = shown(cast, one)
    line = found[found.index("Tidslinje") :]
    assert in_order(line, ["Försenat", "Sen uppföljning", "Kommande", "Dagens uppföljning", "Planerad sista dag"])
    FollowUp.objects.filter(label="Sen uppföljning").delete()
    assert "Försenat" not in shown(cast, one)


def test_nothing_is_offered_about_a_mistake(cast):
    one = started(cast.linden, 17, is_registered_in_error=True)
    goal_with_steps(one, -2)
    follow_up(one, -2, "Sen uppföljning")
    found = shown(cast, one)
    assert "Steg -2" in found and "Praktik på ett kafé" in found
    for word in ("Nästa:", "Sen uppföljning", "Lägg till", "Målet är nått", "Klart", "försenad"):
        assert word not in found, word


@pytest.mark.parametrize("query", ["?insats=" + "9" * 5000, "?insats=²", "?insats=-1", "?visa=nothing"])
def test_a_choice_that_cannot_be_is_no_choice(cast, query):
    assert "Deltagare 17" in shown(cast, started(cast.linden, 17), query)
