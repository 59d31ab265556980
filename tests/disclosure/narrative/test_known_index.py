"""What is known is looked up by an index; the plain way through all cells, written here, finds the same."""

import time
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from stegvis.disclosure.narrative import UNTOLD, KnownFigure, KnownFigures, gate
from stegvis.disclosure.narrative.known import WHOLE
from stegvis.vocabulary import Gender

MEASURES = ("participants", "exits", "exits_positive", "feels_better", "budget")
NAMES = ("", "Eken", "eken", "Ekenhäll", "Åsen")
CELL = st.builds(
    KnownFigure,
    st.sampled_from(MEASURES),
    st.sampled_from(Gender),
    st.integers(UNTOLD, 9),
    st.booleans(),
    st.sampled_from(NAMES),
)
CELLS = st.lists(CELL, max_size=40).map(tuple)
ASKED = st.lists(st.sampled_from((*MEASURES, "unheard_of")), max_size=3)
TEXTS = st.lists(st.sampled_from((*NAMES, "I EKEN", "ingen plats")), max_size=4).map(" ".join)


def plainly_of(cells: Iterable[KnownFigure], measures: list[str], gender: Gender) -> tuple[KnownFigure, ...]:
    return tuple(one for one in cells if one.gender is gender and (not measures or one.measure in measures))


def plainly_near(cells: tuple[KnownFigure, ...], text: str) -> tuple[KnownFigure, ...]:
    named = [one for one in cells if one.intervention and one.intervention.lower() in text.lower()]
    kept = {one.intervention for one in named}
    return tuple(one for one in cells if one.intervention in kept) if kept else cells


def plainly_tells_of_all(cells: tuple[KnownFigure, ...], measures: list[str], gender: Gender, none: bool) -> bool:
    for measure in measures:
        shown = {one.value for one in plainly_of(cells, [measure], gender) if one.visible}
        wholes = plainly_of(cells, [WHOLE.get(measure, measure)], gender)
        if shown & ({0} if none else {one.value for one in wholes if one.visible}):
            return True
    return False


@settings(max_examples=150, deadline=None)
@given(CELLS, st.lists(st.tuples(TEXTS, ASKED, st.sampled_from(Gender), st.booleans()), max_size=6))
def test_whatever_is_asked_in_whatever_order_the_plain_way_answers_the_same(cells, questions):
    known = KnownFigures(cells, frozenset({"Eken"}))
    for text, measures, gender, none in questions * 2:
        near, plain = known.near(text), plainly_near(cells, text)
        assert (near.figures, near.names) == (plain, known.names)
        found = plainly_of(plain, measures, gender)
        assert near.of(measures, gender) == found
        assert near.shown(measures, gender) == {one.value for one in found if one.visible}
        assert near.hidden(measures, gender) == {one.value for one in found if not one.visible}
        told = plainly_tells_of_all(plain, measures, gender, none)
        assert near.tells_of_all(measures, gender, none=none) is told
    assert known.is_of_one() is (len({one.intervention for one in cells}) == 1)


def test_what_was_asked_before_is_no_part_of_what_is_known():
    cells = (KnownFigure("exits", Gender.ALL, 7, True, "Eken"),)
    asked, fresh = KnownFigures(cells), KnownFigures(cells)
    assert gate("Sju avslutades i Eken.", asked) == ()
    assert asked == fresh
    assert repr(asked) == repr(fresh)
    assert hash(asked) == hash(fresh)


CROWD = KnownFigures(
    tuple(
        KnownFigure(measure, gender, (at * 7) % 90, at % 2 == 0, f"Påhittad insats {at}")
        for at in range(30)
        for measure in MEASURES
        for gender in Gender
    )
)


def seconds_for(text: str, known: KnownFigures | None) -> float:
    """Processor time of one look through the text."""
    start = time.process_time()
    gate(text, known)
    return time.process_time() - start


def test_hundreds_of_known_cells_hardly_cost_more_than_none():
    for text in (" ".join(str(at % 97 + 1) for at in range(3_000)), "46 % " * 2_000):
        seconds_for(text[:500], None)
        assert seconds_for(text, CROWD) < 3 * seconds_for(text, None) + 0.2
