"""An instrument whose keys do not agree cannot be built. All instruments here are invented."""

import pytest

from stegvis.instruments import Group, Instrument, Item, Scale
from stegvis.vocabulary import Wording

TITLE = Wording("Påhittad", "Invented")


def instrument(**changes):
    values = {
        "id": "invented",
        "version": "1",
        "title": TITLE,
        "lowest": 1,
        "highest": 5,
        "items": (Item("1"), Item("2"), Item("3")),
        "marks": ("påhittad",),
        "rights": TITLE,
    }
    return Instrument(**{**values, **changes})


def scale(scale_id="total", items=("1", "2", "3"), minimum=3, maximum=15, parts=()):
    return Scale(scale_id, TITLE, ("totalt",), items, minimum, maximum, parts)


def test_a_sound_instrument_gives_its_scales_by_id():
    parts = (scale("a", ("1",), 1, 5), scale("b", ("2", "3"), 2, 10))
    built = instrument(scales=(scale(parts=("a", "b")), *parts))
    assert built.scale("b").items == ("2", "3")
    assert built.scale("total").holds(15) and not built.scale("total").holds(15.5)
    assert not built.is_yes_no
    with pytest.raises(KeyError):
        built.scale("c")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"items": ()}, "items and marks"),
        ({"marks": ()}, "items and marks"),
        ({"lowest": 5}, "below the highest"),
        ({"items": (Item("1"), Item("1"))}, "two items"),
        ({"scales": (scale(), scale())}, "two scales"),
        ({"scales": (scale(maximum=20),)}, "3 to 15"),
        ({"scales": (scale(items=("1", "2", "9")),)}, "9"),
        ({"scales": (scale(parts=("a",)),)}, "no scale"),
        ({"scales": (scale(parts=("a",)), scale("a", ("1",), 1, 5))}, "each item once"),
        ({"groups": (Group("g", TITLE, ("4",)),)}, "4"),
        ({"groups": (Group("g", TITLE, ("1", "1")),)}, "repeated"),
        ({"groups": (Group("g", TITLE, ("1",)), Group("g", TITLE, ("2",)))}, "two groups"),
    ],
)
def test_keys_that_do_not_agree_are_refused(changes, words):
    with pytest.raises(ValueError, match=words):
        instrument(**changes)


def test_empty_parts_are_refused():
    with pytest.raises(ValueError, match="id"):
        Item(" ")
    with pytest.raises(ValueError, match="no items"):
        scale(items=())
    with pytest.raises(ValueError, match="minimum"):
        scale(minimum=15)
