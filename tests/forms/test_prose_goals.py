"""Goals and money in running text. Every sentence is invented, but for the shared documents' own."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from stegvis.documents.nodes import Line
from stegvis.forms.prose.goals import find_goals
from stegvis.forms.prose.money import find_money
from stegvis.vocabulary import Place


def lines(text: str) -> list[Line]:
    return [Line(one, Place(line=number)) for number, one in enumerate(text.split("\n"), start=1)]


GOALS = {
    "- 40 % har fått arbete.\n- 60 % har påbörjat praktik.": [(0.4, None), (0.6, None)],
    "Målet är att minst 75 % av deltagarna mår bättre.": [(0.75, None)],
    "- Minst 8 individer startar i projektet år 1.\n- 3 av 4 individer har anställning år 2.": [
        (None, 8),
        (0.75, None),
    ],
    "Delmål: Minst 20 % av deltagarna har fått frågan och att 15 % av de som deltar länge har fått den igen.": [
        (0.2, None),
        (0.15, None),
    ],
    "Vidare är målet att 55 % uppnår en aktivitetsnivå på 25 % av anställningsnivån.": [(0.55, None)],
    "Kvantitativt mål:\n- Tidigare vägar till arbete.\n- Fler mår bättre.": [(None, None), (None, None)],
    "1. Deltagarna närmar sig arbete\n - 80 % mår bättre\n - 65 % är mer aktiva": [
        (None, None),
        (0.8, None),
        (0.65, None),
    ],
    "Målet är att 6 av 10 individer upplever ett steg framåt.": [(0.6, None)],
    "- > 85 % av deltagarna trivs": [(0.85, None)],
    "Hälften av deltagarna ska må bättre.": [(0.5, None)],
    "Alla deltagare upplever att de mår bättre.": [(None, None)],
    "Vilka mål förväntas insatsen uppnå?": [],
    "Insatsen är 20 veckor lång och deltagarna är här 10 timmar per vecka.": [(None, None)],
    "": [],
}


@pytest.mark.parametrize("text", GOALS)
def test_goals_under_their_heading(text: str) -> None:
    assert [(goal.share, goal.count) for goal in find_goals(lines(text))] == GOALS[text]


def test_a_goal_is_worded_without_its_bullet_and_knows_its_line() -> None:
    first, second = find_goals(lines("- 40 % har fått arbete.\n- 60 % har påbörjat praktik."))
    assert (first.text, first.place.line) == ("40 % har fått arbete.", 1)
    assert second.place.line == 2


ELSEWHERE = {
    "Resultatet är 43 % till praktik. (Målet är 75 %).": [0.75],
    "Som målsättning har vi 85 % som mår bättre.": [0.85],
    "Vårt mål är satt till 70 % och vi nådde 100 %.": [0.7],
    "65 % av deltagarna ska klara tio timmar.": [0.65],
    "81 % av deltagarna mår bättre.": [],
    "Målgruppen är till 60 % kvinnor.": [],
    "Minst 8 avslutade deltagare krävs för fortsatt registrering.": [],
    "Målet nåddes: 72 % mår bättre.": [],
    "Vi ser fram emot målgången.": [],
}


@pytest.mark.parametrize("text", ELSEWHERE)
def test_goals_told_elsewhere_name_their_target(text: str) -> None:
    assert [goal.share for goal in find_goals((), lines(text))] == ELSEWHERE[text]


def test_a_repeated_target_is_one_goal() -> None:
    goals = find_goals(
        lines("Målet är att 70 % mår bättre."), lines("Vårt mål är 70 % och det nådde vi. Målet är 40 %.")
    )
    assert [goal.share for goal in goals] == [0.7, 0.4]


def test_goals_in_a_section_that_weighs_them() -> None:
    text = (
        "Under hösten har vi lagt grunden för arbetet. Detta mål är uppfyllt.\n\n"
        "Ett annat delmål var att alla 30 individer skriver under samtycke. Hittills har 12 individer gjort det.\n\n"
        "Delmålet att hålla kontakt är inte uppfyllt. Vi har haft ett möte."
    )
    goals = find_goals((), (), lines(text))
    assert [goal.count for goal in goals] == [None, 30, None]
    assert goals[0].text == "Under hösten har vi lagt grunden för arbetet."


def test_goals_listed_in_running_text() -> None:
    text = "Projektet hade två mål: 1. Att öka kunskapen. 2. Att pröva nya vägar. Det har gått bra."
    assert [goal.text for goal in find_goals((), (), lines(text))] == ["Att öka kunskapen.", "Att pröva nya vägar."]


def test_money_with_its_sentence_and_line() -> None:
    text = "Vi är nöjda.\nBudgeten är 1 250 000 kr och vi har använt 0,9 mkr.\nResten är 350 tkr."
    found = find_money(lines(text))
    assert [(one.kronor, one.place.line) for one in found] == [(1_250_000, 2), (900_000, 2), (350_000, 3)]
    assert found[0].sentence == "Budgeten är 1 250 000 kr och vi har använt 0,9 mkr."


HEADINGS = {"Bakgrund", "Syfte", "Mål", "Metod/Strategi", "Resultat", "Analys"}


def test_every_target_of_the_shared_account_is_found(shared: Path) -> None:
    """All shares, and no others, for each intervention; counted goals too."""
    truth = json.loads((shared / "truth" / "seed_001.truth.json").read_text())
    text = lines((shared / "documents" / truth["file"]).read_text())
    starts = [one["heading_line"] for one in truth["interventions"]] + [len(text) + 1]
    wrong = {}
    for known, (start, end) in zip(truth["interventions"], pairwise(starts), strict=True):
        under, other = split([one for one in text if start <= (one.place.line or 0) < end])
        goals = find_goals(under, other)
        expected = sorted(one["target_percent"] for one in known["goals"] if one["target_percent"] is not None)
        counted = sum("individer" in (one["target_other"] or "") for one in known["goals"])
        found = sorted(round(goal.share * 100) for goal in goals if goal.share is not None)
        if found != expected or sum(goal.count is not None for goal in goals) != counted:
            wrong[known["name"]] = (found, expected)
    assert wrong == {}


def split(text: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines under "Mål" and those under the other headings."""
    under: list[Line] = []
    other: list[Line] = []
    current = None
    for line in text:
        if line.text.strip() in HEADINGS:
            current = line.text.strip()
        elif current:
            (under if current == "Mål" else other).append(line)
    return under, other


def test_goals_numbered_in_running_text_are_the_goals_and_the_rest_is_not():
    text = (
        "Projektet hade två mål: 1. Att fler ska orka en vanlig vecka. 2. Att personalen ska lära sig metoden. "
        "Antalet besök har minskat från 40 till 31. Arbetet har gått framåt och intresset har varit stort."
    )
    goals = find_goals((Line(text, Place(line=1)),))
    assert [goal.text for goal in goals] == [
        "Att fler ska orka en vanlig vecka.",
        "Att personalen ska lära sig metoden.",
    ]
