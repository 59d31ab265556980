"""Numbers whose group and outcome the sentence tells around them: they live when true, and never for anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.checks.examples import table
from stegvis.forms.living import Counted, Standing, find_bound, look_at, refreshed, rewritten
from stegvis.forms.living.about import AROUND, OVER, UNDER
from stegvis.vocabulary.swedish.number_words import in_words

FIGURES = table({"participants": "80 . .", "exits": "39 . .", "feels_better": "21 . .", "more_active": "12 . ."})
OUTCOMES = {
    "feels_better": ("mår", "bättre"),
    "more_active": ("har", "ökat sin aktivitetsnivå"),
}
GROUPS = ("de avslutade", "de som har avslutat insatsen", "de avslutade deltagarna")
FRACTIONS = ("hälften", "en tredjedel", "två tredjedelar", "en fjärdedel", "en knapp tredjedel", "en dryg fjärdedel")


@pytest.mark.parametrize(
    ("text", "living"),
    [
        ("Drygt tjugo av de avslutade mår bättre.", "Drygt tjugo=feels_better"),
        ("21 av de avslutade mår mycket bättre.", "21=feels_better"),
        ("En knapp tredjedel av de avslutade har ökat sin aktivitet.", "En knapp tredjedel=more_active/exits"),
        ("Bland de avslutade mår ungefär hälften bättre.", "ungefär hälften=feels_better/exits"),
        ("Bland deltagarna mår ungefär en fjärdedel bättre.", "ungefär en fjärdedel=feels_better/participants"),
        ("Bland de avslutade mår drygt tjugo bättre.", "drygt tjugo=feels_better"),
        ("Av de avslutade uppger drygt hälften att de mår bättre.", "drygt hälften=feels_better/exits"),
        ("- Drygt tjugo av de avslutade mår bättre", "Drygt tjugo=feels_better"),
    ],
)
def test_a_number_with_its_group_and_its_outcome_lives(text: str, living: str) -> None:
    (bound,) = find_bound(text, FIGURES)
    whole = f"/{bound.of_measure}" if bound.of_measure else ""
    assert f"{bound.phrase}={bound.measure}{whole}" == living
    assert text[bound.start : bound.end] == bound.phrase


@pytest.mark.parametrize(
    "text",
    [
        "Drygt tjugo av de avslutade gick till arbete.",
        "Drygt tjugo av de avslutade mår bättre än i våras.",
        "Målet är att drygt tjugo av de avslutade mår bättre.",
        "Drygt tjugo av de avslutade hoppas må bättre.",
        "21 av de avslutade mår inte bättre.",
        "21 av de avslutade mår knappast bättre.",
        "Bland deltagarna kan ungefär hälften må bättre.",
        "Bland handläggarna mår ungefär hälften bättre.",
        "Bland deltagarna mår ungefär hälften bättre.",
        "Bland deltagarna mår 54 % bättre.",
        "Drygt tjugo av de avslutade, mest kvinnor, mår bättre.",
        "En knapp tredjedel av tiden har gått till möten.",
        "Förra året: drygt tjugo av de avslutade mår bättre.",
        "Minst hälften av de avslutade mår bättre?",
        "Drygt en fjärdedel av de avslutade mår bättre.",
    ],
)
def test_a_sentence_that_says_something_else_binds_nothing(text: str) -> None:
    assert find_bound(text, FIGURES) == ()


@given(
    st.sampled_from((*OVER, *UNDER, *AROUND, "")),
    st.one_of(st.integers(2, 80).map(str), st.integers(2, 80).map(in_words), st.sampled_from(FRACTIONS)),
    st.sampled_from(GROUPS),
    st.sampled_from(sorted(OUTCOMES)),
    st.booleans(),
    st.integers(1, 60),
    st.integers(0, 60),
)
def test_what_lives_is_the_outcome_that_is_told_and_true(
    about: str, number: str, group: str, outcome: str, group_first: bool, whole: int, part: int
) -> None:
    part = min(part, whole)
    figures = table({"participants": "80 . .", "exits": f"{whole} . .", outcome: f"{part} . ."})
    verb, rest = OUTCOMES[outcome]
    told = f"{about} {number}".strip()
    text = f"Bland {group} {verb} {told} {rest}." if group_first else f"{told} av {group} {verb} {rest}."
    for bound in find_bound(text, figures):
        assert bound.measure == outcome
        assert bound.of_measure in (None, "exits", "answered")
        counted = Counted(part, whole if bound.of_measure else None)
        assert rewritten(bound.phrase, counted) == bound.phrase


@given(st.sampled_from(("knapp", "dryg")), st.sampled_from(("tredjedel", "fjärdedel", "femtedel")), st.integers(0, 60))
def test_a_large_or_small_fraction_written_anew_is_true(size: str, part: str, count: int) -> None:
    counted = Counted(count, 60)
    new = rewritten(f"En {size} {part}", counted)
    assert new is not None
    assert new[0].isupper() or new[0].isdigit()
    assert rewritten(new, counted) == new


def test_it_turns_amber_when_it_no_longer_holds_and_is_told_anew() -> None:
    text = "En knapp tredjedel av de avslutade har ökat sin aktivitet."
    bound = find_bound(text, FIGURES)
    looked = look_at(text, bound, table({"exits": "39 . .", "more_active": "20 . ."}))
    assert looked[0].standing is Standing.MOVED
    assert refreshed(text, looked).text == "Drygt hälften av de avslutade har ökat sin aktivitet."
