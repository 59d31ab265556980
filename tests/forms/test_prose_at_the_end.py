"""How many take part when the period ends: the row that a monthly report is about, told in prose."""

import pytest

from stegvis.forms.living.finding import find_bound, spoken
from stegvis.vocabulary import Figure, Gender, Number

FIGURES = tuple(
    Figure("participants_now", gender, Number(number), str(number))
    for gender, number in ((Gender.ALL, 18), (Gender.WOMEN, 11), (Gender.MEN, 7))
)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("18 deltagare var pågående vid månadens slut.", Gender.ALL),
        ("Arton deltagare är kvar vid periodens slut.", Gender.ALL),
        ("11 kvinnor var kvar i insatsen vid halvårets slut.", Gender.WOMEN),
        ("18 personer var inskrivna vid årets slut.", Gender.ALL),
        ("Vid månadens slut var 18 deltagare pågående.", Gender.ALL),
        ("Vid periodens slut fanns det arton deltagare kvar i insatsen.", Gender.ALL),
    ],
)
def test_who_are_left_at_the_end_are_told_and_the_number_lives(text: str, gender: Gender):
    (told,) = spoken(text)
    assert (told.measure, told.gender) == ("participants_now", gender)
    (bound,) = find_bound(text, FIGURES)
    assert (bound.measure, bound.gender) == ("participants_now", gender)


@pytest.mark.parametrize(
    "text",
    [
        "18 platser var kvar vid årets slut.",
        "18 deltagare var nöjda vid kursens slut.",
        "18 av dem är pågående.",
        "Vid årets slut var 18 deltagare inskrivna på kursen.",
    ],
)
def test_other_ends_and_other_things_are_not_those(text: str):
    assert all(one.measure != "participants_now" for one in spoken(text))
