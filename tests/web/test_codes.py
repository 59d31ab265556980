"""Codes that a phone's camera opens."""

from stegvis.web.pages.questionnaires.codes import code_of

ADDRESS = "https://stegvis.example/svara/" + "a1B2" * 11 + "/"


def test_a_code_is_large_enough_and_begins_inside_its_border() -> None:
    code = code_of(ADDRESS)
    # 37 squares with an address so long, and the empty ones around; a corner's pattern begins inside of them.
    assert code.size == 37 + 2 * 4
    assert code.path.startswith("M4 4h1v1h-1zM5 4h1v1h-1z")


def test_addresses_have_codes_of_their_own() -> None:
    assert code_of(ADDRESS) == code_of(ADDRESS) != code_of(ADDRESS + "en/")
