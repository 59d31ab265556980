"""Identity numbers are read as people write them, checked, masked, and say nothing about gender.

The numbers are the tax agency's published test numbers, or spoilt on purpose.
"""

import inspect

import pytest

from stegvis.store.sealing import identity_numbers
from stegvis.store.sealing.identity_numbers import check_birth_year, covered_number, normalised_number, written_number
from stegvis.vocabulary.errors import InvalidFields

NUMBER, COORDINATION = "196408233234", "196408833231"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("19640823-3234", NUMBER),
        ("196408233234", NUMBER),
        ("640823-3234", NUMBER),
        ("6408233234", NUMBER),
        (" 19640823 – 3234\u00a0", NUMBER),
        ("640823+3234", "186408233234"),
        ("19640883-3231", COORDINATION),
        ("640883-3231", COORDINATION),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_number_is_read_as_people_write_it(written, read):
    assert normalised_number(written) == read


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("19640823-3235", "kontrollsiffra"),
        ("19641323-3234", "kontrollsiffra"),
        ("19640823-000", "10 eller 12 siffror"),
        ("640823-3234-1", "10 eller 12 siffror"),
        ("٦٤٠٨٢٣٣٢٣٤", "10 eller 12 siffror"),
        ("640823-R123", "lämna tomt, deltagaren får ett eget löpnummer"),
        ("TF640823-01", "lämna tomt, deltagaren får ett eget löpnummer"),
    ],
)
def test_what_is_no_number_is_one_sentence_without_the_number(written, says):
    with pytest.raises(InvalidFields) as caught:
        normalised_number(written)
    (field, reason), *more = caught.value.fields.items()
    assert (field, more) == ("identity_number", [])
    assert says in reason.sv
    assert written not in reason.sv + reason.en
    assert reason.sv.count(". ") == 0


def test_the_birth_year_is_checked_and_never_filled_in():
    check_birth_year(NUMBER, 1964)
    check_birth_year(COORDINATION, 1964)
    check_birth_year("", 1990)
    check_birth_year(NUMBER, None)
    with pytest.raises(InvalidFields, match="Födelseåret"):
        check_birth_year(NUMBER, 1965)


def test_a_number_is_shown_masked():
    assert covered_number(NUMBER) == "19640823-••••"
    assert covered_number("") == ""
    assert written_number(NUMBER) == "19640823-3234"


def test_no_gender_comes_from_a_number():
    source = inspect.getsource(identity_numbers)
    assert "is_female" not in source
    assert "is_male" not in source
