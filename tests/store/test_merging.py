"""Merging what two wrote at once: no word of either side is lost."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stegvis.store.reports.writing.differences import Piece, differences
from stegvis.store.reports.writing.merging import letters_taken_away, marked_places, merge

SPACES = st.sampled_from([" ", " ", " ", "\n", "\n\n", ". ", ", "])


def words(letter: str) -> st.SearchStrategy[str]:
    """Words of one side only: "m3", which no other side has."""
    return st.integers(0, 9).map(lambda number: f"{letter}{number}{letter}")


@st.composite
def three_texts(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text and two that grew from it, by putting in, taking away and moving words."""
    base = draw(st.lists(words("b"), max_size=12))
    return _text(draw, base), _text(draw, _grown(draw, base, "m")), _text(draw, _grown(draw, base, "t"))


def _grown(draw: st.DrawFn, base: list[str], letter: str) -> list[str]:
    grown = [word for word in base if draw(st.integers(0, 4))]
    for word in draw(st.lists(words(letter), max_size=6)):
        grown.insert(draw(st.integers(0, len(grown))), word)
    return grown


def _text(draw: st.DrawFn, found: list[str]) -> str:
    return "".join(word + draw(SPACES) for word in found).strip()


def counted(text: str) -> Counter[str]:
    for sign in ".,⟦⟧‖":
        text = text.replace(sign, " ")
    return Counter(text.split())


@settings(max_examples=400, deadline=None)
@given(three_texts())
@example(("b1b", "b1b m1m", "b1b t1t"))
@example(("", "m1m", "t1t"))
@example(("b1b b2b", "m1m", "t1t b2b"))
def test_no_word_of_either_side_is_lost(texts: tuple[str, str, str]):
    base, mine, theirs = texts
    merged = counted(merge(base, mine, theirs).text)
    for side, letter in ((mine, "m"), (theirs, "t")):
        new = Counter({word: times for word, times in counted(side).items() if word.startswith(letter)})
        assert not new - merged, merged


@settings(max_examples=200, deadline=None)
@given(three_texts())
def test_what_both_left_alone_stands(texts: tuple[str, str, str]):
    base, mine, theirs = texts
    left_alone = set(counted(base)) & set(counted(mine)) & set(counted(theirs))
    assert left_alone <= set(counted(merge(base, mine, theirs).text))


@given(three_texts())
def test_one_who_changed_nothing_changes_nothing(texts: tuple[str, str, str]):
    base, mine, _ = texts
    assert merge(base, mine, base).text == mine
    assert merge(base, base, mine).text == mine
    assert merge(base, mine, mine).text == mine


@given(three_texts())
def test_a_place_to_choose_is_told_and_marked(texts: tuple[str, str, str]):
    merged = merge(*texts)
    assert len(marked_places(merged.text)) == len(merged.clashes)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("A b c", "A x b c", "A b c d", "A x b c d"),
        ("Ett.\n\nTvå.", "Ett!\n\nTvå.", "Ett.\n\nTvå.\n\nTre.", "Ett!\n\nTvå.\n\nTre."),
        ("Början.", "Början.\n\nMitt.", "Början.\n\nDitt.", "Början.\n\nDitt.\n\nMitt."),
        ("Vi har gått.", "Vi har sprungit.", "Vi har hoppat.", "Vi har ⟦hoppat ‖ sprungit⟧."),
        ("21 av 26.", "22 av 26.", "21 av 27.", "22 av 27."),
        ("Kl. 3.5 h", "Kl. 3.6 h", "Kl. 3.5 h nu", "Kl. 3.6 h nu"),
    ],
)
def test_examples(base: str, mine: str, theirs: str, merged: str):
    assert merge(base, mine, theirs).text == merged


def test_a_word_typed_on_is_not_taken_away():
    assert letters_taken_away("Vi har mö", "Vi har mött alla") == 0
    assert letters_taken_away("Vi har mött alla", "Vi har") == len("möttalla")


@given(three_texts())
def test_differences_tell_of_both_texts(texts: tuple[str, str, str]):
    _, before, after = texts
    found = differences(before, after)
    assert "".join(one.text for one in found if one.piece is not Piece.ADDED) == before
    assert "".join(one.text for one in found if one.piece is not Piece.REMOVED) == after
