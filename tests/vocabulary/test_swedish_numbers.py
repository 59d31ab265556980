"""Cells, numbers, shares and money as reports write them. Every text is invented."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.vocabulary import Blank, Cell, NotNumeric, Number, Withheld
from stegvis.vocabulary.swedish import find_money, find_numbers, find_shares, parse_cell
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED, word_value

CELLS: dict[str, Cell] = {
    "9": Number(9),
    " 0 ": Number(0),
    "1 234": Number(1234),
    "1\u00a0234": Number(1234),
    "1\u202f234": Number(1234),
    "12.345": Number(12345),
    "1 234 567": Number(1234567),
    "12,5": Number(12.5),
    "12.5": Number(12.5),
    "23 (31 svar)": Number(23, 31),
    "23 1)": Number(23),
    "231)": NotNumeric("231)"),
    "*": NotNumeric("*"),
    "****": Blank(),
    "23 (av 31 svarande)": Number(23, 31),
    "23(31 har svarat)": Number(23, 31),
    "19 (4 ej gjort sista)": Number(19),
    "19 (3 ej svar)": Number(19),
    "8 (5 kvinnor, 3 män)": Number(8),
    "fem": Number(5),
    "Tolv": Number(12),
    "tjugofem": Number(25),
    "inga": Number(0),
    "9 st": Number(9),
    "14 personer": Number(14),
    "9*": Number(9),
    "**9**": Number(9),
    "<i>9</i>": Number(9),
    "ca 20": Number(20),
    "": Blank(),
    "  \u00a0": Blank(),
    "<i></i>": Blank(),
    "‥": Withheld(),
    "x": NotNumeric("x"),
    "-": NotNumeric("-"),
    "–": NotNumeric("–"),
    "saknas": NotNumeric("saknas"),
    "81 %": NotNumeric("81 %"),
    "5-6": NotNumeric("5-6"),
    "-3": NotNumeric("-3"),
    "9 5": NotNumeric("9 5"),
    "2023-01-01": NotNumeric("2023-01-01"),
    "7 av 10": NotNumeric("7 av 10"),
}


@pytest.mark.parametrize("text", CELLS)
def test_cells(text: str) -> None:
    assert parse_cell(text) == CELLS[text]


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ""]))
def test_any_number_is_read_however_its_thousands_are_parted(value: int, space: str) -> None:
    assert parse_cell(f"{value:,}".replace(",", space)) == Number(value)


@given(st.text())
def test_any_text_is_some_cell(text: str) -> None:
    assert isinstance(parse_cell(text), Number | Blank | NotNumeric | Withheld)


def test_number_words() -> None:
    assert [word_value(word) for word in ("noll", "arton", "nittionio", "tjugoen")] == [0, 18, 99, 21]
    assert word_value("ett hundra tjugo") == word_value("etthundratjugo") == 120
    assert word_value("tvåhundra") == 200
    assert word_value("tre tusen fem hundra") == 3500
    assert word_value("hundratals") is None
    assert word_value("") is None
    assert len(set(BELOW_HUNDRED.values())) == 100


NUMBERS: dict[str, list[int | float]] = {
    "10 tjejer och 11 killar": [10, 11],
    "Grupp 2 och 3: 17 kom": [17],
    "grupp 1 och 5 kvinnor i grupp 2": [5],
    "steg 2, fas 3 och nivå 4": [],
    "7TJUGO, 10h/vecka, T3 och COVID-19": [],
    "2.1 Aktiviteter": [],
    "1. Fem kom": [5],
    "3) Fyra kom": [4],
    "var 6:e vecka, 2:a gången": [],
    "ring 070-123 45 67 eller 08-123 456 78": [],
    "skriv till namn12@exempel.se om 3 platser": [3],
    "född 850412-1234": [],
    "år 2023 kom 2024 personer": [2024],
    "2021 fick vi besked": [],
    "den 2023-04-12 kom 3": [3],
    "22/9 kom 4": [4],
    "kl. 10 och 10:30": [],
    "frågorna 1-6 och 9–17 år": [],
    "ja på 1-2+4-5+7": [],
    "1 250 000 kr": [1_250_000],
    "16,6 månader": [16.6],
    "i 13 kommuner (2)": [13, 2],
    "ett hundra tjugo personer": [120],
    "ett par gånger": [2],
    "en tredjedel": [],
    "båda, inga och elva": [2, 0, 11],
    "Kvinnor: 8   Män 15": [8, 15],
    "en 14-åring": [1],
    "fjärde gången, andra året": [],
    "tretton": [13],
    "trettonde": [],
    "version 2.0.1": [],
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers(text: str) -> None:
    assert [one.value for one in find_numbers(text)] == NUMBERS[text]


def test_a_number_tells_how_it_stands() -> None:
    about, word, article = find_numbers("ca 12 kom, sju gick och en blev kvar")
    assert (about.approximate, about.is_word, about.raw) == (True, False, "12")
    assert (word.approximate, word.is_word, word.raw) == (False, True, "sju")
    assert (article.value, article.is_word) == (1, True)


SHARES: dict[str, list[tuple[float, int | None, int | None]]] = {
    "81%": [(0.81, None, None)],
    "64,4 %": [(0.644, None, None)],
    "9.7%": [(0.097, None, None)],
    "60 procent": [(0.6, None, None)],
    "70\n% av": [(0.7, None, None)],
    "45%(9/20) deltar": [(0.45, 9, 20)],
    "81 % (21 av 26)": [(0.81, 21, 26)],
    "75 %, 3 av 4 mår bättre": [(0.75, 3, 4)],
    "7 av 10": [(0.7, 7, 10)],
    "fyra personer utav fem dvs. 80% har": [(0.8, 4, 5)],
    "fem av sex (83 %)": [(0.83, 5, 6)],
    "tre av de fyra": [(0.75, 3, 4)],
    "hälften": [(0.5, None, None)],
    "två tredjedelar och en fjärdedel": [(2 / 3, None, None), (0.25, None, None)],
    "samtliga": [(1.0, None, None)],
    "4 av deltagarna": [],
    "8 av 4": [],
    "30–40 %": [],
    "5 procentenheter": [],
    "inga siffror här": [],
    "100 % och 0 %": [(1.0, None, None), (0.0, None, None)],
}


@pytest.mark.parametrize("text", SHARES)
def test_shares(text: str) -> None:
    assert [(one.share, one.numerator, one.denominator) for one in find_shares(text)] == SHARES[text]


COMPARED = {
    "ca 37 %": ("about", True),
    "drygt 70 %": ("over", True),
    "över 62%": ("over", True),
    "nästan 40 %": ("under", True),
    "minst 70 %": ("at_least", False),
    "högst 30 %": ("at_most", False),
    "50 %": (None, False),
}


@pytest.mark.parametrize("text", COMPARED)
def test_how_a_share_is_compared(text: str) -> None:
    (one,) = find_shares(text)
    assert (one.comparator, one.approximate) == COMPARED[text]
    assert one.raw == text


MONEY = {
    "1 250 000 kr": [1_250_000],
    "250 tkr": [250_000],
    "1,2 mkr och 300 kronor": [1_200_000, 300],
    "3,4 miljoner kronor": [3_400_000],
    "50:-": [50],
    "50 personer, 3 krukor": [],
    "3 miljoner människor": [],
}


@pytest.mark.parametrize("text", MONEY)
def test_money(text: str) -> None:
    assert [one.kronor for one in find_money(text)] == MONEY[text]


FINDERS: list[Callable[[str], object]] = [find_numbers, find_shares, find_money, parse_cell]


@pytest.mark.parametrize("find", FINDERS)
@given(st.text(alphabet="0123456789 ,.%/-–()abcdeåkr\n\u00a0", max_size=60))
def test_any_text_is_searched_without_error(find: Callable[[str], object], text: str) -> None:
    find(text)


@pytest.mark.parametrize("find", FINDERS)
@pytest.mark.parametrize("unit", ["1", "1 ", "1 000 ", "10 % ", "a", ".", "1-", "fem av ", "070-", " ", "x@", "7/"])
def test_time_grows_with_length(find: Callable[[str], object], unit: str) -> None:
    long = unit * (40_000 // len(unit))
    started = time.process_time()
    find(long)
    assert time.process_time() - started < 2
