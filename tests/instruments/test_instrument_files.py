"""The shipped instruments: keys and ranges as published, and no wording that belongs to others."""

from importlib.resources import files

import pytest

from stegvis.catalogue.instrument_files import load_instruments, parse_instrument

INSTRUMENTS = {one.id: one for one in load_instruments()}


def test_the_shipped_instruments():
    assert list(INSTRUMENTS) == ["progression", "soc13", "soc29", "violence"]


def test_the_progression_card_has_eleven_questions_of_five_steps_and_no_sum():
    card = INSTRUMENTS["progression"]
    assert [item.id for item in card.items] == [str(number) for number in range(1, 12)]
    assert (card.lowest, card.highest, card.scales, card.groups) == (1, 5, (), ())
    assert all(item.description and not item.reversed for item in card.items)


@pytest.mark.parametrize(
    ("instrument", "scale", "count", "minimum", "maximum"),
    [
        ("soc29", "total", 29, 29, 203),
        ("soc29", "comprehensibility", 11, 11, 77),
        ("soc29", "manageability", 10, 10, 70),
        ("soc29", "meaningfulness", 8, 8, 56),
        ("soc13", "total", 13, 13, 91),
        ("soc13", "comprehensibility", 5, 5, 35),
        ("soc13", "manageability", 4, 4, 28),
        ("soc13", "meaningfulness", 4, 4, 28),
    ],
)
def test_scales_of_the_sense_of_coherence(instrument, scale, count, minimum, maximum):
    found = INSTRUMENTS[instrument].scale(scale)
    assert (len(found.items), found.minimum, found.maximum) == (count, minimum, maximum)


def test_the_short_form_is_part_of_the_long_one():
    """The 13 items are these of the 29, and each keeps its scale and its direction."""
    long_numbers = [4, 5, 6, 8, 9, 12, 16, 19, 21, 25, 26, 28, 29]
    short, long = INSTRUMENTS["soc13"], INSTRUMENTS["soc29"]
    twin = {str(position): str(number) for position, number in enumerate(long_numbers, start=1)}
    directions = {item.id: item.reversed for item in long.items}
    assert {item.id: item.reversed for item in short.items} == {one: directions[two] for one, two in twin.items()}
    for scale in short.scales:
        assert {twin[item] for item in scale.items} == set(long.scale(scale.id).items) & set(twin.values())


def test_no_item_text_of_the_sense_of_coherence_is_shipped():
    assert all(item.description is None for one in ("soc13", "soc29") for item in INSTRUMENTS[one].items)


def test_groups_of_the_questions_on_violence():
    violence = INSTRUMENTS["violence"]
    assert violence.is_yes_no
    groups = {group.id: "".join(group.items) for group in violence.groups}
    assert groups == {"child": "", "perpetrator": "7", "exposed": "123456", "exposed_by_someone_close": "1234"}
    assert all(item.description for item in violence.items)


def test_a_broken_file_is_named():
    with pytest.raises(ValueError, match=r"odd\.toml.*'version'"):
        parse_instrument('id = "odd"', "odd.toml")
    with pytest.raises(ValueError, match=r"odd\.toml"):
        parse_instrument("id = ", "odd.toml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "soc13"', 'id = "soc13"\nidentity = "x"', "the instrument: unknown key identity"),
        ("minimum", "minimun", "scale: unknown key minimun"),
        ("lowest", "smallest", "unknown key smallest"),
    ],
)
def test_a_misspelt_key_is_refused_by_name(old: str, new: str, said: str) -> None:
    text = (files("stegvis.catalogue") / "instruments" / "soc13.toml").read_text("utf-8")
    with pytest.raises(ValueError, match=rf"^soc13.toml: .*{said}"):
        parse_instrument(text.replace(old, new, 1), "soc13.toml")
