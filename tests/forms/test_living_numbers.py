"""Living numbers: bound to what their words name, followed through edits, written anew in the form they had."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.checks.examples import table
from stegvis.forms.living import Bound, Looked, Standing, find_bound, follow, look_at, refreshed
from stegvis.forms.living.ground import Ground
from stegvis.vocabulary import Figure, Gender, Period
from stegvis.vocabulary.swedish.number_words import in_words, word_value

BEFORE = table(
    {
        "participants": "40 24 16",
        "exits": "26 14 12",
        "exits_positive": "15 9 6",
        "feels_better": "21 12 9",
        "more_active": "13 8 5",
    }
)
AFTER = table(
    {
        "participants": "41 25 16",
        "exits": "27 15 12",
        "exits_positive": "16 10 6",
        "feels_better": "21 12 9",
        "more_active": "4 3 1",
    }
)


@pytest.mark.parametrize(
    ("text", "phrases", "moved"),
    [
        (
            "81 % (21 av 26) av de som avslutats mår bättre.",
            ["81 % (21 av 26)"],
            "78 % (21 av 27) av de som avslutats mår bättre.",
        ),
        ("Resultatet är 81 % (21 av 26).", ["81 % (21 av 26)"], "Resultatet är 78 % (21 av 27)."),
        ("80,8 % av de avslutade mår bättre.", ["80,8 %"], "77,8 % av de avslutade mår bättre."),
        ("81 procent mår bättre.", ["81 procent"], "78 procent mår bättre."),
        ("40 deltagare.", ["40 deltagare"], "41 deltagare."),
        (
            "Insatsen har haft 40 deltagare, varav 24 kvinnor och 16 män.",
            ["40 deltagare", "24 kvinnor", "16 män"],
            "Insatsen har haft 41 deltagare, varav 25 kvinnor och 16 män.",
        ),
        (
            "Tjugoen av tjugosex avslutade mår bättre.",
            ["Tjugoen av tjugosex"],
            "Tjugoen av tjugosju avslutade mår bättre.",
        ),
        (
            "Hälften av de avslutade har ökat sin tid i aktivitet.",
            ["Hälften"],
            "15 procent av de avslutade har ökat sin tid i aktivitet.",
        ),
        ("26 avslut, femton positiva avslut.", ["26 avslut", "femton"], "27 avslut, sexton positiva avslut."),
        (
            "21 deltagare (81 %) mår bättre.",
            ["21 deltagare", "81 %"],
            "21 deltagare (78 %) mår bättre.",
        ),
        ("60 % av deltagarna är kvinnor.", ["60 %"], "61 % av deltagarna är kvinnor."),
    ],
)
def test_a_number_is_bound_and_follows_in_its_own_form(text: str, phrases: list[str], moved: str) -> None:
    bound = find_bound(text, BEFORE)
    assert [one.phrase for one in bound] == phrases
    assert all(text[one.start : one.end] == one.phrase for one in bound)
    assert refreshed(text, look_at(text, bound, AFTER)).text == moved


@pytest.mark.parametrize(
    "text",
    [
        "Enligt avtalet ska 40 deltagare tas emot.",
        "Avtal 40/2026 gäller till 2026-12-31.",
        "Målet är att 81 % av de avslutade mår bättre.",
        "Minst 40 deltagare ska delta.",
        "Förra året deltog 40 deltagare i insatsen.",
        "Under 2019 har 40 deltagare varit inskrivna.",
        "Ring 040-26 21 15.",
        "26 kommuner är med.",
        "Insatsen har haft 39 deltagare.",
        "78 % av de avslutade mår bättre.",
        "Av kvinnorna mår 21 bättre.",
        "40 stolar och 26 bord köptes in.",
    ],
)
def test_what_only_looks_like_a_figure_is_left_alone(text: str) -> None:
    assert find_bound(text, BEFORE, period=Period(date(2026, 1, 1), date(2026, 8, 31))) == ()


def test_the_year_of_the_report_is_no_hindrance() -> None:
    text = "Under 2026 har 40 deltagare varit inskrivna."
    assert find_bound(text, BEFORE, period=Period(date(2026, 1, 1), date(2026, 8, 31)))[0].phrase == "40 deltagare"


def test_a_number_of_those_who_answered() -> None:
    figures = table({"exits": "30 . .", "feels_better": "21/26 . ."})
    assert find_bound("81 % av de som svarat mår bättre.", figures)[0].of_measure == "answered"


def test_what_was_written_before_the_facts_moved_is_found_after_edits() -> None:
    bound = find_bound("Under perioden har 26 deltagare avslutats. 21 deltagare mår bättre.", BEFORE)
    edited = "Det har varit ett bra halvår. Under perioden har hela 26 deltagare avslutats. Nöjda är många."
    first, second = look_at(edited, bound, AFTER)
    assert (first.standing, first.phrase, edited[first.bound.start : first.bound.end]) == (
        Standing.MOVED,
        "27 deltagare",
        "26 deltagare",
    )
    assert second.standing is Standing.GONE


def test_a_number_that_now_speaks_of_something_else_is_not_the_same() -> None:
    bound = find_bound("26 deltagare har avslutats.", BEFORE)
    assert look_at("Målet är att 26 deltagare ska avslutas.", bound, AFTER)[0].standing is Standing.GONE


def test_two_numbers_that_change_places_stay_who_they_are() -> None:
    text = "Insatsen har haft 40 deltagare, varav 24 kvinnor och 16 män."
    swapped = table({"participants": "40 16 24"})
    new = refreshed(text, look_at(text, find_bound(text, BEFORE), swapped))
    assert new.text == "Insatsen har haft 40 deltagare, varav 16 kvinnor och 24 män."
    again = look_at(new.text, find_bound(text, BEFORE), swapped)
    assert [(one.standing, one.bound.gender) for one in again] == [
        (Standing.FRESH, Gender.ALL),
        (Standing.FRESH, Gender.WOMEN),
        (Standing.FRESH, Gender.MEN),
    ]


def test_a_figure_that_is_no_more_cannot_be_followed() -> None:
    bound = find_bound("15 positiva avslut.", BEFORE)
    looked = look_at("15 positiva avslut.", bound, table({"exits": "26 14 12"}))
    assert looked == (Looked(bound[0], Standing.MOVED, None),)
    assert refreshed("15 positiva avslut.", looked).text == "15 positiva avslut."


def test_one_person_is_no_people() -> None:
    bound = (Bound(0, "Två kvinnor", "exits", None, Gender.WOMEN),)
    assert look_at("Två kvinnor slutade.", bound, table({"exits": "3 1 2"}))[0].phrase == "En kvinna"


def test_a_count_in_words_for_what_is_neuter() -> None:
    bound = (Bound(0, "Tjugo avslut", "exits", None, Gender.ALL),)
    assert look_at("Tjugo avslut.", bound, table({"exits": "21 . ."}))[0].phrase == "Tjugoett avslut"


@given(st.integers(0, 999), st.booleans())
def test_numbers_in_words_are_read_back(value: int, neuter: bool) -> None:
    assert word_value(in_words(value, neuter=neuter)) == value


NOISE = (
    "Samverkan har fungerat bra.",
    "Gruppen träffas på tisdagar kl. 9.30 i lokal 12.",
    "Vi har 4 handledare.",
    "Avtalet 12/2026 gäller från 2026-01-01 till 2026-12-31.",
    "Målet är att 80 % ska må bättre.",
    "Ring 0500-12 34 56.",
    "Nästa möte är den 14 maj.",
)


@st.composite
def figures_of(draw: st.DrawFn) -> tuple[Figure, ...]:
    """Figures that add up: parts within their wholes, women and men within all."""
    rows = {}
    most = (draw(st.integers(2, 150)), draw(st.integers(2, 150)))
    for measure in ("participants", "exits", "exits_positive", "feels_better", "more_active"):
        women, men = (draw(st.integers(0, one)) for one in most)
        rows[measure] = f"{women + men} {women} {men}"
        if measure in ("participants", "exits"):
            most = (women, men)
    return table(rows)


def _percent(part: int, whole: int) -> int:
    return int(100 * part / whole + 0.5) if whole else 0


_TOLD = ("participants", "exits", "feels_better", "more_active")


@st.composite
def texts_on(draw: st.DrawFn, figures: tuple[Figure, ...]) -> str:
    """Prose that tells the figures, right or one wrong, among sentences that tell nothing."""
    ground = Ground(figures)
    all_of = {
        one: ground.count(one, Gender.ALL) or 0 for one in ("participants", "exits", "feels_better", "more_active")
    }
    women = ground.count("participants", Gender.WOMEN) or 0
    off = draw(st.sampled_from((0, 0, 0, 1, 7)))
    people, exits = all_of["participants"] + off, all_of["exits"] + off
    better, active = all_of["feels_better"], all_of["more_active"]
    word = in_words(min(exits, 999)).capitalize()
    told = (
        f"Insatsen har haft {people} deltagare, varav {women} kvinnor.",
        f"{exits} deltagare har avslutats.",
        f"{word} deltagare har avslutats.",
        f"{_percent(better, exits)} % ({better} av {exits}) av de som avslutats mår bättre.",
        f"{_percent(active, exits)} procent av de avslutade har ökat sin tid i aktivitet.",
        "Hälften av de avslutade mår bättre.",
        f"{better} av {exits} avslutade mår bättre.",
    )
    return draw(st.sampled_from(("\n\n", " "))).join(draw(st.lists(st.sampled_from((*told, *NOISE)), max_size=7)))


@st.composite
def written_and_moved(draw: st.DrawFn) -> tuple[str, tuple[Figure, ...], tuple[Figure, ...]]:
    before = draw(figures_of())
    return draw(texts_on(before)), before, draw(figures_of())


@given(written_and_moved())
def test_a_bound_number_says_what_its_figure_says(case: tuple[str, tuple[Figure, ...], tuple[Figure, ...]]) -> None:
    text, figures, _ = case
    bound = find_bound(text, figures)
    assert all(one.standing is Standing.FRESH for one in look_at(text, bound, figures))
    for one in bound:
        counted = Ground(figures).of(one)
        assert counted is not None
        digits = {int(number) for number in _numbers(one.phrase)}
        said = {counted.part, counted.whole, _percent(counted.part, counted.whole or 0)}
        assert digits <= said
        assert text[one.start : one.end] == one.phrase
    assert all(first.end <= second.start for first, second in pairwise(bound))


def _numbers(phrase: str) -> list[str]:
    return [word for word in phrase.replace("(", " ").replace(")", " ").split() if word.isdigit()]


@given(written_and_moved())
def test_refreshed_text_is_fresh_and_the_rest_untouched(
    case: tuple[str, tuple[Figure, ...], tuple[Figure, ...]],
) -> None:
    text, before, after = case
    looked = look_at(text, find_bound(text, before), after)
    new = refreshed(text, looked)
    again = look_at(new.text, new.bound, after)
    lost = [one for one in looked if one.standing is Standing.MOVED and one.phrase is None]
    assert [one.standing for one in again].count(Standing.FRESH) == len(again) - len(lost)
    assert refreshed(new.text, again) == new
    assert _around(text, [one.bound for one in looked]) == _around(new.text, new.bound)


def _around(text: str, bound: list[Bound] | tuple[Bound, ...]) -> list[str]:
    starts, ends = [one.start for one in bound], [one.end for one in bound]
    return [text[start:end] for start, end in zip([0, *ends], [*starts, len(text)], strict=True)]


@given(written_and_moved())
def test_the_old_numbers_are_found_again_once_the_text_says_the_new(
    case: tuple[str, tuple[Figure, ...], tuple[Figure, ...]],
) -> None:
    text, before, after = case
    looked = look_at(text, find_bound(text, before), after)
    new = refreshed(text, looked)
    followed = follow(new.text, [one.bound for one in looked], after)
    amber = [one for one in followed if one.standing is Standing.MOVED and one.phrase is not None]
    assert amber == []


def test_a_text_full_of_numbers_is_looked_at_in_time():
    text = "26 deltagare har avslutats. " * 300 + "26 deltagare har avslutats, " * 300
    bound = find_bound(text, BEFORE)
    assert len(bound) > 500
    started = time.process_time()
    moved = "Nytt först. " + text
    looked = look_at(moved, bound, AFTER)
    # Each number against each place, as it was once, took 100 seconds.
    assert time.process_time() - started < 5
    assert {one.standing for one in looked} == {Standing.MOVED}
    assert refreshed(moved, looked).text.count("27 deltagare") == len(bound)
