"""What is filled in about a participant: plan, meetings, hours, details, means of support, occupations."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.web.test_my_day import TODAY, client_of, on_that_day, started
from tests.web.test_pages import text
from tests.web.test_participant import NUMBER
from tests.web.test_start_exit import part

from stegvis.store.models import (
    ActivityWeek,
    AuditEvent,
    FollowUp,
    MeansOfSupport,
    Meeting,
    Occupation,
    Participation,
    PlanGoal,
)
from stegvis.store.register.hours import hours_so_far, monday_of
from stegvis.store.sealing.participants import unseal_from

__all__ = ["on_that_day"]
THIS_WEEK = monday_of(TODAY)


@pytest.fixture
def one(cast) -> Participation:
    return started(cast.linden, 17, hours_before=6, referred_on=TODAY - timedelta(days=220))


def sent(cast, page: str, numbers: list[int], status: int = 303, **fields: str) -> str:
    """Hands the form in; returns what the page says then."""
    client = client_of(cast, "amina")
    answer = client.post(reverse(page, args=numbers), fields)
    said = " ".join(answer.content.decode().split())
    assert answer.status_code == status, said[:3000]
    return said


def test_a_goal_has_steps_that_are_kept_done_when_it_is_changed(cast, one):
    fields = {"goal": "Praktik på ett kafé", "text-0": "Ring kaféet", "due_on-0": "2031-09-01", "text-1": "CV"}
    sent(cast, "set_plan_goal", [one.pk], **fields)
    goal = PlanGoal.objects.get()
    call, cv = goal.steps.order_by("pk")
    sent(cast, "tick_own_step", [call.pk, "klar"], status=302)
    changed = {"text-0": "Ring kaféet igen", "number-0": str(call.pk), "text-1": "CV", "number-1": str(cv.pk)}
    sent(cast, "change_goal", [one.pk, goal.pk], goal="Jobb på ett kafé", **changed, **{"remove-1": "on"})
    goal.refresh_from_db()
    step = goal.steps.get()
    assert (goal.text, step.text, step.done_on) == ("Jobb på ett kafé", "Ring kaféet igen", TODAY)
    sent(cast, "set_plan_step", [goal.pk], text="Intervju", due_on="2031-10-01")
    assert goal.steps.count() == 2
    sent(cast, "remove_goal", [one.pk, goal.pk], status=302)
    assert not PlanGoal.objects.exists()


def test_a_goal_needs_words_and_a_step_too(cast, one):
    said = sent(cast, "set_plan_goal", [one.pk], status=422, goal="", **{"due_on-0": "2031-09-01"})
    assert not PlanGoal.objects.exists() and "Fyll i det här också" in said


def test_the_first_meeting_sets_its_day_and_a_follow_up_is_planned(cast, one):
    days = [TODAY - timedelta(days=at) for at in (4, 9)]
    for day in days:
        sent(cast, "hold_meeting", [one.pk], on=day.isoformat(), agenda="Hur går det?", outcome="Bra")
    one.refresh_from_db()
    assert one.first_meeting_on == days[1]
    first = Meeting.objects.get(on=days[1])
    sent(cast, "remove_meeting", [one.pk, first.pk], status=302)
    one.refresh_from_db()
    assert one.first_meeting_on == days[0]
    sent(cast, "hold_meeting", [one.pk], on=TODAY.isoformat(), follow_up_on="2031-09-09")
    assert FollowUp.objects.get().due_on == date(2031, 9, 9)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"on": "2030-12-01"}, "Mötet är före remissen"),
        ({"on": "2031-09-01", "outcome": "Bra"}, "Mötet har inte varit än"),
        ({"on": "2031-08-01", "follow_up_on": "2031-07-01"}, "Uppföljningen är före mötet"),
        ({"on": "1931-08-01"}, "Kontrollera dagen"),
    ],
)
def test_a_meeting_that_cannot_be_is_told_beside_the_field(cast, one, fields, why):
    assert why in sent(cast, "hold_meeting", [one.pk], status=422, **fields)
    assert not Meeting.objects.exists()


def test_hours_are_noted_by_the_week_and_an_empty_week_is_not_nought(cast, one):
    weeks = [THIS_WEEK - timedelta(weeks=at) for at in range(4)]
    typed = ["7,5", "0", "", "12"]
    sent(cast, "register_hours", [one.pk], **{day.isoformat(): hours for day, hours in zip(weeks, typed, strict=True)})
    noted = dict(ActivityWeek.objects.values_list("monday_on", "minutes"))
    assert noted == {weeks[0]: 450, weeks[1]: 0, weeks[3]: 720}
    sent(cast, "register_hours", [one.pk], **{weeks[0].isoformat(): ""})
    assert weeks[0] not in dict(ActivityWeek.objects.values_list("monday_on", "minutes"))
    shown = text(client_of(cast, "amina"), reverse("participant", args=[one.participant_id]))
    assert "Timmarna som tabell" in shown and "v. 32" in shown


@pytest.mark.parametrize(("typed", "why"), [("99", "Aktiviteten är 0–80"), ("tre", "Skriv timmar som ett tal")])
def test_hours_that_cannot_be_are_told_beside_the_week(cast, one, typed, why):
    assert why in sent(cast, "register_hours", [one.pk], status=422, **{THIS_WEEK.isoformat(): typed})
    assert not ActivityWeek.objects.exists()


def test_the_mean_is_of_the_noted_weeks_among_the_last_four():
    weeks = [(THIS_WEEK - timedelta(weeks=at), 60 * hours) for at, hours in ((1, 12), (2, 6), (4, 3), (9, 40))]
    found = hours_so_far(weeks, 6, TODAY)
    assert (found.mean, found.noted, found.before) == (7.0, 3, 6)
    found = hours_so_far([(THIS_WEEK, 60), *weeks], 6, TODAY)
    assert (found.mean, found.noted) == ((1 + 12 + 6) / 3, 3)
    assert hours_so_far([], None, TODAY).mean is None


DETAILS = {"name": "Påhittad Person", "gender": "women", "birth_year": "1964", "identity_number": "640823-3234"}


def test_details_are_sealed_and_the_covered_number_stays(cast, one):
    person = one.participant
    details = {**DETAILS, "phone": "070-000 00 00", "wishes": "Skicka sms"}
    sent(cast, "change_participant", [person.pk], **details)
    person.refresh_from_db()
    assert unseal_from(person, "sealed_identity") == NUMBER
    assert b"hittad" not in bytes(person.sealed_name) and unseal_from(person, "sealed_name") == "Påhittad Person"
    sent(cast, "change_participant", [person.pk], **{**details, "identity_number": "19640823-••••", "name": "Ny"})
    person.refresh_from_db()
    assert unseal_from(person, "sealed_identity") == NUMBER and unseal_from(person, "sealed_name") == "Ny"
    sent(cast, "change_participant", [person.pk], **{**details, "identity_number": ""})
    person.refresh_from_db()
    assert person.identity_index is None and not bytes(person.sealed_identity)
    written = " ".join(str(one.details) for one in AuditEvent.objects.filter(event="participant_changed"))
    assert "identity_number" in written and "1964" not in written and "070" not in written


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"identity_number": "640823-3235"}, "kontrollsiffra"),
        ({"birth_year": "1965"}, "Födelseåret är ett annat än i personnumret"),
        ({"email": "inte en adress"}, "Skriv adressen som"),
    ],
)
def test_details_that_do_not_hold_are_told_beside_the_field(cast, one, fields, why):
    said = sent(cast, "change_participant", [one.participant_id], status=422, **{**DETAILS, **fields})
    assert why in said
    one.participant.refresh_from_db()
    assert not bytes(one.participant.sealed_name)


def test_two_participants_do_not_share_a_number(cast, one):
    sent(cast, "change_participant", [one.participant_id], **DETAILS)
    other = started(cast.linden, 18).participant
    said = sent(cast, "change_participant", [other.pk], status=422, **DETAILS)
    assert "Deltagare 17 har redan det numret" in said


def test_whoever_saves_second_sees_what_the_first_one_wrote(cast, one):
    sent(cast, "change_participant", [one.participant_id], **DETAILS, _version="1")
    other = {**DETAILS, "identity_number": "19640823-••••", "birth_year": "1964", "name": "Någon Annan"}
    said = sent(cast, "change_participant", [one.participant_id], status=409, **other, _version="1")
    assert "Påhittad Person" in said and "Någon Annan" in said


def support(at: int, occasion: str, word: str, per_cent: str) -> dict[str, str]:
    return {f"occasion-{at}": occasion, f"word-{at}": word, f"per_cent-{at}": per_cent}


def test_several_means_of_support_come_to_a_hundred_at_most(cast, one):
    words = [option for option, _ in _choices("SUPPORT")][:3]
    rows = (
        support(0, "before", words[0], "60") | support(1, "before", words[1], "50") | support(2, "after", words[2], "")
    )
    said = sent(cast, "set_means_of_support", [one.pk], status=422, **rows)
    assert "Andelarna blir 110 procent" in said and not MeansOfSupport.objects.exists()
    sent(cast, "set_means_of_support", [one.pk], **rows | {"per_cent-1": "40"})
    stored = set(MeansOfSupport.objects.values_list("occasion", "support", "per_cent"))
    assert stored == {("before", words[0], 60), ("before", words[1], 40), ("after", words[2], None)}
    twice = support(0, "before", words[0], "60") | support(1, "before", words[0], "40")
    assert "redan på en annan rad" in sent(cast, "set_means_of_support", [one.pk], status=422, **twice)


def test_an_occupation_of_a_full_week_is_forty_hours(cast, one):
    words = [option for option, _ in _choices("OCCUPATION")][:2]
    rows = support(0, "before", words[0], "") | {"hours-0": "20"} | support(1, "after", words[1], "75")
    sent(cast, "set_occupations", [one.pk], **rows)
    stored = set(Occupation.objects.values_list("occasion", "per_cent", "hours"))
    assert stored == {("before", 50, 20), ("after", 75, 30)}
    differs = support(0, "before", words[0], "50") | {"hours-0": "30"}
    assert "Procent och timmar säger olika" in sent(cast, "set_occupations", [one.pk], status=422, **differs)


def _choices(name: str) -> list[tuple[str, str]]:
    from stegvis.measures import codes

    return [(code.word, code.label.sv) for code in getattr(codes, name).codes]


@pytest.mark.parametrize(
    ("page", "fields", "beside"),
    [
        (
            "hold_meeting",
            {"on": "2030-12-01", "follow_up_on": "i morgon"},
            {"on": "före remissen", "follow_up_on": "år, månad och dag"},
        ),
        ("add_follow_up", {"label": "", "due_on": "2030-01-01"}, {"label": "måste fyllas i", "due_on": "före starten"}),
        (
            "extend_form",
            {"end_on": "2030-01-01", "reason": "x" * 301},
            {"end_on": "efter 2031", "reason": "300"},
        ),
        (
            "decision_form",
            {"decision": "declined", "decided_on": "i går"},
            {"decided_on": "år, månad och dag", "declined_because": "varför"},
        ),
    ],
)
def test_everything_that_is_wrong_is_said_at_once(cast, one, page, fields, beside):
    said = sent(cast, page, [one.pk], status=422, **fields)
    for name, words in beside.items():
        assert words in part(said, name)


def test_everything_that_is_wrong_with_a_goal_and_its_steps_is_said_at_once(cast, one):
    """Beside the row of the table, though the rows above it are empty or cannot be read."""
    days = {"text-1": "Ring", "due_on-1": "i morgon", "text-3": "Skriv", "due_on-3": "1999-01-01"}
    said = sent(cast, "set_plan_goal", [one.pk], status=422, goal="", **days)
    assert "måste fyllas i" in part(said, "goal") and "årtalet" in part(said, "due_on-3")
    assert "årtalet" not in part(said, "due_on-1") and not PlanGoal.objects.exists()


def test_everything_that_is_wrong_with_a_step_is_said_at_once(cast, one):
    goal = PlanGoal.objects.create(participation=one, text="Jobba", set_on=TODAY)
    said = sent(cast, "set_plan_step", [goal.pk], status=422, text="", due_on="1999-01-01")
    assert "måste fyllas i" in part(said, "text") and "årtalet" in part(said, "due_on")
