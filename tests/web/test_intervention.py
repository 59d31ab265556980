"""An intervention's page: its figures for whom, its goals, its reports, and the ways on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.web.test_my_day import TODAY, client_of, on_that_day, started
from tests.web.test_pages import text

from stegvis.store.models import CountedOnly, Goal, GoalVersion, ReportDue

__all__ = ["on_that_day"]
NINE_OF_TEN = {"measure": "exits_positive_share", "comparator": "at_least", "value": 0.9, "reach": "each_period"}


def page(cast, name: str, place: str = "linden") -> str:
    return text(client_of(cast, name), reverse("intervention", args=[getattr(cast, place).pk]))


def exited(cast, number: int, reason: int):
    code = cast.association.exit_codes.all()[reason]
    return started(cast.linden, number, exited_on=TODAY - timedelta(days=1), exit_code=code)


def test_whoever_works_there_sees_how_full_it_is_and_the_numbers(cast):
    for number in range(1, 4):
        started(cast.linden, number)
    exited(cast, 4, 0)
    started(cast.linden, 5, started_on=None, referred_on=TODAY - timedelta(days=12), decision="waiting")
    for name in ("amina", "maja"):
        shown = page(cast, name)
        assert "3 av 20 platser är upptagna, 1 väntar (längst 12 dagar)." in shown
        assert "Avslutade 1 1 0" in shown, shown


def test_who_is_only_counted_is_in_the_numbers_and_takes_no_place(cast):
    CountedOnly.objects.create(intervention=cast.linden, year=TODAY.year, gender="women", participants=4)
    CountedOnly.objects.create(intervention=cast.linden, year=TODAY.year - 1, gender="women", participants=3)
    assert "0 av 20 platser är upptagna. 4 som räknas utan uppgifter finns med i siffrorna" in page(cast, "amina")
    assert "räknas utan uppgifter" not in page(cast, "frida")


@pytest.mark.parametrize("name", ["frida", "britta", "carl", "reidar"])
def test_the_association_sees_nothing_that_was_not_released(cast, name):
    exited(cast, 4, 0)
    shown = page(cast, name)
    assert "Det finns inga siffror att visa för perioden än." in shown
    assert "platser är upptagna" not in shown and "Avslutade 1" not in shown


def test_a_goal_is_judged_for_those_inside_only(cast):
    for number in range(1, 41):
        exited(cast, number, 3)
    goal = Goal.objects.create(intervention=cast.linden, words_key="nio av tio")
    GoalVersion.objects.create(goal=goal, text="Nio av tio går vidare", stated_on=TODAY.replace(month=1, day=1))
    GoalVersion.objects.update(target=NINE_OF_TEN)
    inside, outside = page(cast, "maja"), page(cast, "frida")
    assert "Nio av tio går vidare Inte uppfyllt" in inside
    assert "Nio av tio går vidare Räknas i rapporterna." in outside


def test_reports_stand_there_until_they_are_handed_in(cast):
    for year, handed_in_on in ((2030, TODAY), (2031, None)):
        ReportDue.objects.create(
            intervention=cast.linden,
            form_id="skaraborg_interim",
            period_start=TODAY.replace(year=year, month=1, day=1),
            period_end=TODAY.replace(year=year, month=8, day=31),
            due_on=TODAY.replace(year=year, month=8, day=20),
            handed_in_on=handed_in_on,
        )
    shown = page(cast, "maja")
    assert "januari–augusti 2031 försenad" in shown and "2030" not in shown


def test_the_ways_on_are_those_that_are_open(cast):
    assert "Registrera en start" in page(cast, "amina")
    for name in ("maja", "frida", "britta"):
        assert "Registrera en start" not in page(cast, name)
    assert "Skriv in siffror" in text(client_of(cast, "frida"), reverse("intervention", args=[cast.asken.pk]))


def test_a_large_register_asks_no_more(cast, django_assert_max_num_queries):
    for number in range(1, 80):
        started(cast.linden, number)
    client = client_of(cast, "amina")
    client.get(reverse("my_day"))
    with django_assert_max_num_queries(20):
        client.get(reverse("intervention", args=[cast.linden.pk]))
