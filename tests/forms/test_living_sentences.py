"""How many of the numbers that a reader would tie to a figure live, and that hardly any other does."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.checks.examples import table
from stegvis.forms.living import Bound, Counted, Standing, find_bound, look_at, refreshed, rewritten
from stegvis.forms.living.about import AROUND, OVER, UNDER, holds, told_roughly
from stegvis.vocabulary import Gender, Period

PERIOD = Period(date(2026, 1, 1), date(2026, 8, 31))
FIGURES = table(
    {
        "participants": "40 24 16",
        "participants_now": "14 10 4",
        "exits": "26 14 12",
        "exits_positive": "15 9 6",
        "feels_better": "21 12 9",
        "more_active": "13 8 5",
    }
)
GENDERS = {Gender.ALL: "", Gender.WOMEN: " women", Gender.MEN: " men"}


def sentences(name: str) -> list[tuple[frozenset[str], str]]:
    """What must live in each text of a data file."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    rows = [line.split("\t", 1) for line in lines if line and not line.startswith("#")]
    return [(frozenset() if wanted == "-" else frozenset(wanted.split(";")), text) for wanted, text in rows]


def shown(bound: Bound) -> str:
    whole = f"/{bound.of_measure}" if bound.of_measure else ""
    return f"{bound.phrase}={bound.measure}{whole}{GENDERS[bound.gender]}"


@pytest.mark.parametrize(
    ("name", "recall"), [("living_numbers.tsv", 0.97), ("living_numbers_held_out.tsv", 0.88)], ids=["all", "held out"]
)
def test_most_numbers_live_and_none_wrongly(name: str, recall: float) -> None:
    wanted = found = 0
    wrong = []
    for right, text in sentences(name):
        living = {shown(one) for one in find_bound(text, FIGURES, period=PERIOD)}
        wanted, found = wanted + len(right), found + len(right & living)
        wrong += [(text, one) for one in living - right]
    assert not wrong
    assert found / wanted >= recall


def test_half_of_the_sentences_have_nothing_to_bind() -> None:
    every = sentences("living_numbers.tsv")
    assert len(every) >= 120
    assert sum(not right for right, _ in every) * 2 >= len(every)


@pytest.mark.parametrize(
    ("phrase", "counted", "now"),
    [
        ("drygt 80 %", Counted(21, 26), "drygt 80 %"),
        ("drygt 80 %", Counted(84, 100), "drygt 80 %"),
        ("drygt 80 %", Counted(4, 5), "80 %"),
        ("drygt 80 %", Counted(91, 100), "drygt 90 %"),
        ("Drygt 80 procent", Counted(78, 100), "Knappt 80 procent"),
        ("knappt 80 procent", Counted(83, 100), "knappt 85 procent"),
        ("ungefär 80 procent", Counted(76, 100), "ungefär 80 procent"),
        ("ungefär 80 procent", Counted(73, 100), "ungefär 70 procent"),
        ("Cirka fyrtio deltagare", Counted(52), "Cirka femtio deltagare"),
        ("cirka tolv", Counted(13), "cirka tolv"),
        ("cirka tolv", Counted(17), "cirka sjutton"),
        ("Drygt hälften", Counted(21, 40), "Drygt hälften"),
        ("Drygt hälften", Counted(13, 40), "Knappt en tredjedel"),
        ("drygt 80 % (21 av 26)", Counted(20, 26), "drygt 75 % (20 av 26)"),
        ("21 av 26, drygt 80 %", Counted(21, 26), "21 av 26, drygt 80 %"),
    ],
)
def test_a_rough_number_stands_while_it_holds_and_is_then_told_as_roughly(
    phrase: str, counted: Counted, now: str
) -> None:
    assert rewritten(phrase, counted) == now


def test_a_rough_number_turns_amber_only_when_its_words_no_longer_hold() -> None:
    text = "Drygt 80 % av de avslutade mår bättre."
    bound = find_bound(text, FIGURES)
    assert look_at(text, bound, table({"exits": "50 . .", "feels_better": "42 . ."}))[0].standing is Standing.FRESH
    looked = look_at(text, bound, table({"exits": "50 . .", "feels_better": "39 . ."}))
    assert looked[0].standing is Standing.MOVED
    assert refreshed(text, looked).text == "Knappt 80 % av de avslutade mår bättre."


def test_when_another_time_is_named_afterwards_the_number_is_gone() -> None:
    bound = find_bound("40 personer deltog.", FIGURES, period=PERIOD)
    looked = look_at("Förra året: 40 personer deltog.", bound, FIGURES, period=PERIOD)
    assert looked[0].standing is Standing.GONE


@given(st.sampled_from((*OVER, *UNDER, *AROUND)), st.fractions(5, 2000))
def test_what_is_told_roughly_holds(word: str, value: Fraction) -> None:
    new, near = told_roughly(word, value)
    assert holds(new, near, value) if new else abs(value - near) <= Fraction(1, 2)


@given(st.sampled_from((*OVER, *UNDER, *AROUND)), st.integers(5, 100), st.integers(0, 150), st.integers(1, 150))
def test_a_rough_share_written_anew_is_true(word: str, stated: int, part: int, whole: int) -> None:
    counted = Counted(min(part, whole), whole)
    new = rewritten(f"{word} {stated} %", counted)
    assert new is not None
    assert rewritten(new, counted) == new
