"""What an account gives away: small groups in its numbers and its text, and what each way of hiding would leave."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from tests.store.invented import PERIOD, reading, report

from stegvis.actions import show_exposure as action
from stegvis.actions.access import Actor, Held
from stegvis.actions.exposure_process import NotWorkedOut
from stegvis.actions.list_accounts import AccountKey
from stegvis.actions.show_exposure import OURS, WorkedOut, show_exposure
from stegvis.actions.work_out_exposure import work_out_exposure
from stegvis.catalogue.report_counts import load_report_structure
from stegvis.store.models import Association, SectionText
from stegvis.store.read_reports.importing import save_reading
from stegvis.vocabulary import Figure, Gender, Number, Place
from stegvis.vocabulary.roles import Role
from stegvis.web.pages import exposure

pytestmark = pytest.mark.django_db
KEY = AccountKey(1, PERIOD)
SOON_S = exposure.PATIENCE_S


@pytest.fixture(autouse=True)
def patient(monkeypatch) -> None:
    """A test waits for the numbers, which a reader's page does not; they need no process of their own to be right."""
    monkeypatch.setattr(action, "worked_out_apart", work_out_exposure)
    monkeypatch.setattr(action, "_kept", {})
    monkeypatch.setattr(exposure, "PATIENCE_S", 20.0)


def figures(**given: tuple[int, int, int]) -> tuple[Figure, ...]:
    genders = (Gender.ALL, Gender.WOMEN, Gender.MEN)
    return tuple(
        Figure(measure, gender, Number(value), str(value), Place())
        for measure, values in given.items()
        for gender, value in zip(genders, values, strict=True)
    )


def invented(name: str, **given: tuple[int, int, int]):
    return replace(report(name), figures=figures(**given))


def save(*reports) -> None:
    save_reading(reading(*reports), (), digest="a", by="Office")


def office() -> Actor:
    """Administrator of all associations."""
    everywhere = Association.objects.values_list("pk", flat=True)
    return Actor(0, "Office", tuple(Held(Role.ASSOCIATION_ADMINISTRATOR, association=one) for one in everywhere))


def worked_out() -> WorkedOut:
    found = show_exposure(KEY, by=office())
    assert found is not None and found.found is not None
    return found.found


def text(client: Client) -> str:
    for _ in range(20):
        response = client.get(reverse("exposure", kwargs={"association": 1, "period": PERIOD}))
        assert response.status_code == 200
        if "Refresh" not in response:
            break
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_the_structure_of_reports_is_read_from_its_data_file():
    structure = load_report_structure()
    assert {"participants", "exits", "feels_better"} <= set(structure.by_id)
    assert structure.wholes_of("feels_better") == ("exits",)


def test_what_remains_when_one_number_is_taken_from_another_is_told(client):
    save(invented("Linden", participants=(30, 18, 12), exits=(20, 11, 9), feels_better=(16, 9, 7)))
    shown = text(client)
    # 20 − 16 = 4, 11 − 9 = 2 and 9 − 7 = 2 do not feel better; 12 − 9 = 3 men have not left.
    assert "4 små grupper kan räknas ut" in shown
    assert "”avslutade utom dem som mår bättre, kvinnor” är 2: 11 (”avslutade, kvinnor”) − 9" in shown


def test_our_way_leaves_nothing_and_the_rules_of_hand_do(client):
    save(
        invented("Linden", participants=(30, 18, 12), exits=(20, 17, 3), exits_positive=(12, 10, 2)),
        invented("Eken", participants=(41, 22, 19), exits=(24, 12, 12), exits_positive=(15, 9, 6)),
    )
    found = worked_out()
    rules = {rule.id: rule for rule in found.rules}
    assert rules["none"].provable > 0 and rules["none"].hidden == 0
    assert rules["primary"].provable > 0 and rules["primary"].hidden == 2
    assert rules[OURS].provable == 0 and rules[OURS].hidden >= 2


def test_contradicting_interventions_are_named_and_left_out(client):
    save(
        invented("Linden", exits=(20, 11, 9), feels_better=(16, 9, 7)),
        invented("Eken", exits=(5, 4, 4)),
        invented("Asp", participants=(9, 5, 4), exits=(12, 7, 5)),
    )
    assert worked_out().left_out == ("Eken", "Asp")
    assert "Talen för de här insatserna motsäger varandra" in text(client)


def test_text_that_points_out_is_shown_with_what_to_write(client):
    save(report("Linden"))
    one = SectionText.objects.first()
    one.text = "Vi har haft många möten. Bland de avslutade fick en kvinna med två barn anställning som vikarie."
    one.save()
    shown = text(client)
    assert "fick en kvinna med två barn" in shown
    assert "Vi har haft många möten" not in shown


def test_outcomes_are_looked_at_where_exits_are_not_told(client):
    save(invented("Linden", participants=(40, 22, 18), feels_better=(5, 2, 3)))
    assert "kvinnor” visas som det är: 2" in text(client)


def test_what_every_reader_knows_is_no_step_of_a_sum(client):
    told = {"participants": (12, 2, 10), "exits_positive": (3, 1, 2), "feels_better": (5, 2, 3)}
    save(invented("Linden", **told), invented("Eken / total − 2: a/b", **told))
    shown = text(client)
    assert "tie" not in shown
    assert "Eken / total − 2: a/b" in shown


def test_an_intervention_of_zeros_does_no_harm(client):
    save(invented("Linden", participants=(0, 0, 0), exits=(0, 0, 0)), invented("Eken", participants=(30, 18, 12)))
    assert worked_out().left_out == ()
    assert "Ingen liten grupp går att räkna ut" in text(client)


def test_the_rest_is_named_after_those_it_leaves_out(client):
    save(replace(report("Linden"), figures=figures(participants=(30, 27, 3))[:2]))
    assert "”deltagare, andra än kvinnor” är 3: 30 (”deltagare, alla”) − 27" in text(client)


def test_the_numbers_to_hide_are_listed(client):
    save(invented("Linden", participants=(49, 29, 18)))
    assert "Tal att dölja" in text(client)
    ours = next(rule for rule in worked_out().rules if rule.id == OURS)
    assert len([number for one in ours.to_hide for number in one.numbers]) == ours.hidden > 0


def test_names_cannot_be_taken_for_all_together(client):
    told = {"participants": (49, 29, 18)}
    save(*(invented(name, **told) for name in ("total", "total of 4 (a)", "Linden", "Asp")))
    found = worked_out()
    assert found.at_risk == 4  # two of neither gender in each
    assert {one.intervention for one in found.given_away} == {"total", "total of 4 (a)", "Linden", "Asp"}


def test_interventions_of_the_same_name_are_told_apart(client):
    twice = invented("Linden", participants=(30, 28, 2))
    save(twice)
    save_reading(reading(replace(twice, place=Place(page=9))), (), digest="b", by="Office")
    text(client)


def test_long_work_goes_on_and_the_page_comes_back(client, monkeypatch):
    assert SOON_S < 0.05, "every page is to be there within 50 ms"
    monkeypatch.setattr(exposure, "PATIENCE_S", 0.0)
    save(invented("Linden", participants=(31, 28, 3)))
    response = client.get(reverse("exposure", kwargs={"association": 1, "period": PERIOD}))
    page = response.content.decode()
    assert response["Refresh"] == "2" and "sidan kommer tillbaka" in page
    assert "Texten berättar inte" not in page, "what is not looked at yet is not said to be empty"
    monkeypatch.setattr(exposure, "PATIENCE_S", 20.0)
    assert "1 liten grupp kan räknas ut" in text(client)


def test_an_account_without_small_groups_says_so(client):
    save(invented("Linden", participants=(40, 22, 18)))
    assert "Ingen liten grupp går att räkna ut" in text(client)


def test_there_is_no_page_for_an_account_that_is_not_there(client):
    assert client.get("/redovisning/7/2031-01-01--2031-08-31/rojande/").status_code == 404


def test_what_could_not_be_worked_out_is_said_and_calls_no_text_safe(client, monkeypatch):
    def ends(stated, texts):
        raise NotWorkedOut("killed")

    monkeypatch.setattr(action, "worked_out_apart", ends)
    save(invented("Linden", participants=(30, 18, 12), exits=(20, 11, 9), feels_better=(16, 9, 7)))
    shown = text(client)
    assert "Det gick inte att i tid räkna ut" in shown
    assert "Texten berättar inte" not in shown and "I texten" not in shown


def test_the_account_is_called_by_its_title_in_words(client):
    save(invented("Linden", participants=(30, 18, 12)))
    assert "Wording(" not in text(client)
