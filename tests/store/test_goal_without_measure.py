"""A goal whose measure the catalogue no longer has: told so, kept, and in the way of nothing else."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from stegvis.actions.show_intervention import show_intervention
from stegvis.actions.show_intervention_settings import show_intervention_settings
from stegvis.actions.word_goal import word_goal
from stegvis.measures.goals import Comparator, Target
from stegvis.store.models import GoalVersion
from stegvis.store.organisation.goals import GoalWording
from stegvis.store.reports.figures.judged_goals import packed_goals
from stegvis.vocabulary import Period

YEAR = Period(date(2031, 1, 1), date(2031, 12, 31))
TEXT = "Minst hälften går vidare."


@pytest.fixture(autouse=True)
def _a_goal(cast: Cast, monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2031-05-02")
    told = GoalWording(YEAR.start, None, TEXT, Target("exits_positive_share", Comparator.AT_LEAST, 0.5))
    word_goal(by=cast.actor("frida"), intervention=cast.linden.pk, version=1, wording=told)
    stored = GoalVersion.objects.get()
    stored.target["measure"] = "joy_share"
    stored.save(update_fields=["target"])


def test_a_report_tells_the_goal_without_a_verdict(cast: Cast):
    assert [(one.text, one.verdict) for one in packed_goals(cast.linden, YEAR, ())] == [(TEXT, "")]


def test_the_intervention_says_that_the_measure_is_gone_and_who_mends_it(cast: Cast):
    (line,) = show_intervention(by=cast.actor("maja"), intervention=cast.linden.pk).goals
    assert (line.text, line.verdict) == (TEXT, None)
    assert line.sentence.sv == (
        "Räknas inte: måttet joy_share finns inte längre. Förbundets kansli kan ge målet ett nytt mått."
    )


def test_the_office_still_sees_the_goal_to_word_it_anew(cast: Cast):
    (goal,) = show_intervention_settings(by=cast.actor("frida"), intervention=cast.linden.pk).goals
    assert goal.now.text == TEXT


@pytest.mark.parametrize(
    ("name", "page"), [("frida", "intervention_settings"), ("frida", "intervention"), ("maja", "intervention")]
)
def test_its_pages_open(cast: Cast, name: str, page: str):
    client = Client()
    client.force_login(cast.accounts[name])
    shown = client.get(reverse(page, args=[cast.linden.pk]))
    assert shown.status_code == 200
    assert TEXT in shown.content.decode()
