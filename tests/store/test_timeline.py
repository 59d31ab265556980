"""The timeline: from rows of many tables to one line, and whose rows they are."""

from datetime import date, timedelta

import pytest
from tests.cast import intervention

from stegvis.store.models import (
    ActivityWeek,
    Attendance,
    FollowUp,
    Intervention,
    MeansOfSupport,
    Meeting,
    Participant,
    Participation,
    PlanGoal,
    PlanStep,
)
from stegvis.store.register.cards import Sign
from stegvis.store.register.timeline import Kind, What, timeline_of
from stegvis.store.register.told import Source, Told, told_of

TODAY = date(2031, 8, 25)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def person(cast) -> Participant:
    return Participant.objects.create(controller=cast.municipality, local_number=17, gender="women", birth_year=1990)


@pytest.fixture
def one(cast, person) -> Participation:
    stated = {"referred_on": day(-220), "started_on": day(-200), "planned_end_on": day(60), "hours_before": 6}
    return Participation.objects.create(participant=person, intervention=cast.linden, **stated)


def told(person: Participant) -> Told:
    return told_of(Participant.objects.get(pk=person.pk), Intervention.objects.filter(name="Linden"), TODAY)


def test_after_the_exit_the_plan_is_no_longer_what_comes_next(person, one):
    goal = PlanGoal.objects.create(participation=one, text="Mål", set_on=day(-30))
    PlanStep.objects.create(goal=goal, text="Delsteg", due_on=day(-9))
    FollowUp.objects.create(participation=one, label="Efter avslutet", due_on=day(150))
    assert told(person).next_step(one.pk).text == "Delsteg"
    reason = one.intervention.association.exit_codes.first()
    Participation.objects.filter(pk=one.pk).update(exited_on=day(-5), exit_code=reason)
    assert told(person).next_step(one.pk).text == "Efter avslutet"


def test_rows_of_every_table_come_whole(person, one):
    goal = PlanGoal.objects.create(participation=one, text="Mål", set_on=day(-30), reached_on=day(-2))
    PlanStep.objects.create(goal=goal, text="Utan dag")
    Meeting.objects.create(participation=one, on=day(-3), agenda="Om", outcome="Blev")
    MeansOfSupport.objects.create(participation=one, occasion="before", support="sickness_benefit", per_cent=50)
    found = told(person)
    (row,) = found.of(Source.GOAL)
    assert (row.participation, row.number, row.on, row.done_on, row.text) == (one.pk, goal.pk, day(-30), day(-2), "Mål")
    (row,) = found.of(Source.STEP)
    assert (row.on, row.done_on, row.amount, row.text) == (None, None, goal.pk, "Utan dag")
    (row,) = found.of(Source.MEETING)
    assert (row.on, row.amount, row.text, row.note) == (day(-3), None, "Om", "Blev")
    (row,) = found.of(Source.SUPPORT)
    assert (row.on, row.amount, row.text, row.note) == (None, 50, "sickness_benefit", "before")


def test_the_latest_comes_first_and_a_step_without_a_day_is_not_on_the_line(person, one):
    goal = PlanGoal.objects.create(participation=one, text="Mål", set_on=day(-200))
    PlanStep.objects.create(goal=goal, text="Utan dag")
    FollowUp.objects.create(participation=one, label="Gjord", due_on=day(-9), done_on=day(-5))
    FollowUp.objects.create(participation=one, label="Sen", due_on=day(-1))
    line = timeline_of(told(person))
    assert [(event.what, event.is_to_come) for event in line] == [
        (What.PLANNED_END, True),
        (What.FOLLOW_UP_DUE, True),
        (What.FOLLOWED_UP, False),
        (What.GOAL_SET, False),
        (What.STARTED, False),
        (What.REFERRED, False),
    ]
    assert line[2].on == day(-5) and {event.kind for event in line} == {Kind.WAY, Kind.FOLLOW_UP, Kind.PLAN}


def test_what_lies_in_an_intervention_out_of_reach_is_not_told(cast, person, one):
    other = intervention(cast.association, cast.municipality, "Boken")
    there = Participation.objects.create(participant=person, intervention=other, started_on=day(-20))
    Meeting.objects.create(participation=there, on=day(-3))
    found = told(person)
    assert [time.pk for time in found.participations] == [one.pk]
    assert not found.of(Source.MEETING) and What.MET not in {event.what for event in timeline_of(found)}


def test_a_mistake_leaves_no_way_on_the_line(person, one):
    Participation.objects.filter(pk=one.pk).update(is_registered_in_error=True)
    assert timeline_of(told(person)) == ()


def test_nothing_is_left_to_do_about_a_mistake(person, one):
    goal = PlanGoal.objects.create(participation=one, text="Mål", set_on=day(-30))
    PlanStep.objects.create(goal=goal, text="Delsteg", due_on=day(-9))
    FollowUp.objects.create(participation=one, label="Sen", due_on=day(-1))
    FollowUp.objects.create(participation=one, label="Gjord", due_on=day(-9), done_on=day(-5))
    Participation.objects.filter(pk=one.pk).update(is_registered_in_error=True)
    found = told(person)
    assert {event.what for event in timeline_of(found)} == {What.GOAL_SET, What.FOLLOWED_UP}
    assert found.next_step(one.pk) is None and found.signs(Participation.objects.get(pk=one.pk)) == ()


def test_signs_are_those_of_the_board(person, one):
    for days, is_present in ((-9, True), (-8, False), (-7, False)):
        Attendance.objects.create(participation=one, on=day(days), is_present=is_present)
    ActivityWeek.objects.create(participation=one, monday_on=day(-7), minutes=60)
    FollowUp.objects.create(participation=one, label="Sen", due_on=day(-1))
    signs = told(person).signs(one)
    assert set(signs) == {Sign.ABSENT_TWICE, Sign.FEWER_HOURS, Sign.FOLLOW_UP_IS_LATE}
    Attendance.objects.create(participation=one, on=day(-6), is_present=True)
    assert Sign.ABSENT_TWICE not in told(person).signs(one)
