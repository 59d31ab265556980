"""Dates, periods and sentences as reports write them. Every text is invented."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.vocabulary import Period
from stegvis.vocabulary.swedish import find_dates, normalise_words, parse_date, parse_period, sentences

DATES = {
    "2022-03-04": date(2022, 3, 4),
    "2022/03/04": date(2022, 3, 4),
    "2022.03.04": date(2022, 3, 4),
    "2022 03 04": date(2022, 3, 4),
    "20220304": date(2022, 3, 4),
    "220304": date(2022, 3, 4),
    "22-03-04": date(2022, 3, 4),
    "4/3-22": date(2022, 3, 4),
    "4/3- 22": date(2022, 3, 4),
    "4/3 2022": date(2022, 3, 4),
    "04.03.2022": date(2022, 3, 4),
    "31/12/23": date(2023, 12, 31),
    "4 mars 2022": date(2022, 3, 4),
    "den 4:e mars 2022": date(2022, 3, 4),
    "4 sept. 2022": date(2022, 9, 4),
    "Datum: 2022-03-04, ort": date(2022, 3, 4),
    "2022-02-30": None,
    "32/1-22": None,
    "221301": None,
    "mars 2022": None,
    "850412-1234": None,
    "121212 kr": None,
    "x": None,
    "": None,
}


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    assert parse_date(text) == DATES[text]


def test_the_report_period_decides_what_an_ambiguous_date_means() -> None:
    near = Period(date(2021, 4, 1), date(2021, 10, 1))
    assert parse_date("21/10/20", near) == date(2021, 10, 20)
    assert parse_date("21/10/20", Period(date(2020, 1, 1), date(2020, 9, 30))) == date(2020, 10, 21)
    assert parse_date("23-01-17", near) == date(2023, 1, 17)
    assert parse_date("31/12/21", near) == date(2021, 12, 31)


def test_found_dates_know_where_they_stand_and_how_exact_they_are() -> None:
    text = "Start 22/9-22, mätning oktober 2021 och maj 2022."
    found = find_dates(text)
    assert [(one.on, one.precision) for one in found] == [
        (date(2022, 9, 22), "day"),
        (date(2021, 10, 1), "month"),
        (date(2022, 5, 1), "month"),
    ]
    assert [text[one.start : one.end] for one in found] == [one.raw for one in found]


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31)))
def test_every_day_is_read_in_every_style(day: date) -> None:
    styles = (f"{day:%Y-%m-%d}", f"{day:%Y %m %d}", f"{day:%Y%m%d}", f"{day:%y%m%d}", f"{day:%y-%m-%d}")
    slashed = (f"{day.day}/{day.month}-{day:%y}", f"{day.day}/{day.month} {day.year}")
    assert {parse_date(style) for style in (*styles, *slashed)} == {day}


def span(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


PERIODS = {
    "2020-10-01--2021-12-31": span("2020-10-01", "2021-12-31"),
    "201001 - 230531": span("2020-10-01", "2023-05-31"),
    "220401-221005": span("2022-04-01", "2022-10-05"),
    "2024 09 01 – 2024 12 31": span("2024-09-01", "2024-12-31"),
    "2021-01-01 – 2023-02-28": span("2021-01-01", "2023-02-28"),
    "2021-01-01 till och med 2023-02-28": span("2021-01-01", "2023-02-28"),
    "2021-01-01 t.o.m. 2023-02-28": span("2021-01-01", "2023-02-28"),
    "2022-09-01 – 2023-08-31 (i praktiken 23-01-16 - 2023-08-10)": span("2022-09-01", "2023-08-31"),
    "1/1–31/8 2023": span("2023-01-01", "2023-08-31"),
    "1/9-22 - 28/2-23": span("2022-09-01", "2023-02-28"),
    "1 januari–31 augusti 2023": span("2023-01-01", "2023-08-31"),
    "1 november - 31 mars 2023": span("2022-11-01", "2023-03-31"),
    "1-31 augusti 2023": span("2023-08-01", "2023-08-31"),
    "jan–aug 2023": span("2023-01-01", "2023-08-31"),
    "Januari tom augusti 2023": span("2023-01-01", "2023-08-31"),
    "november 2022–mars 2023": span("2022-11-01", "2023-03-31"),
    "november–mars 2023": span("2022-11-01", "2023-03-31"),
    "oktober 2011": span("2011-10-01", "2011-10-31"),
    "februari 2024": span("2024-02-01", "2024-02-29"),
    "kvartal 3 2024": span("2024-07-01", "2024-09-30"),
    "tredje kvartalet 2024": span("2024-07-01", "2024-09-30"),
    "Q4 2022": span("2022-10-01", "2022-12-31"),
    "tertial 1 2023": span("2023-01-01", "2023-04-30"),
    "andra tertialet 2023": span("2023-05-01", "2023-08-31"),
    "första halvåret 2024": span("2024-01-01", "2024-06-30"),
    "halvår 2 2024": span("2024-07-01", "2024-12-31"),
    "helår 2023": span("2023-01-01", "2023-12-31"),
    "DELÅR 2023": span("2023-01-01", "2023-08-31"),
    "år 2023": span("2023-01-01", "2023-12-31"),
    "2023": span("2023-01-01", "2023-12-31"),
    "2023-02-28 – 2021-01-01": None,
    "2023-13-01 – 2024-01-01": None,
    "2023-05-05": None,
    "1 januari 2023": None,
    "januari tom augusti": None,
    "tertial 4 2023": None,
    "tills vidare": None,
    "": None,
}


@pytest.mark.parametrize("text", PERIODS)
def test_periods(text: str) -> None:
    assert parse_period(text) == PERIODS[text]


def test_a_year_fills_in_where_months_stand_alone() -> None:
    assert parse_period("januari tom augusti", 2023) == span("2023-01-01", "2023-08-31")
    assert parse_period("kvartal 2", 2022) == span("2022-04-01", "2022-06-30")


SENTENCES = {
    "Det gick bra. Vi fortsätter.": ["Det gick bra.", "Vi fortsätter."],
    "Det kan t.ex. handla om bl.a. hälsa m.m. Det är bra.": [
        "Det kan t.ex. handla om bl.a. hälsa m.m.",
        "Det är bra.",
    ],
    "Fyra dvs. 80 % kom kl. 10.": ["Fyra dvs. 80 % kom kl. 10."],
    "Vi hade 3 st. Alla trivs.": ["Vi hade 3 st.", "Alla trivs."],
    "Varför? Jo! Så här… Slut": ["Varför?", "Jo!", "Så här…", "Slut"],
    "Ett stycke\nsom bryts. Ett till.": ["Ett stycke\nsom bryts.", "Ett till."],
    "Rubrik\n\nText": ["Rubrik", "Text"],
    "- ett\n- två\n1. tre": ["- ett", "- två", "1. tre"],
    "Vi har två mål: 1. Att leva. 2. Att lära.": ["Vi har två mål: 1. Att leva.", "2. Att lära."],
    "(Målet är 75%). Vi är nöjda.": ["(Målet är 75%).", "Vi är nöjda."],
    'Hon sa "bra." Sedan gick hon.': ['Hon sa "bra."', "Sedan gick hon."],
    "Det tar lång tid. det är synd.": ["Det tar lång tid.", "det är synd."],
    "16,6 och 9.7 procent. Ja.": ["16,6 och 9.7 procent.", "Ja."],
    "": [],
    " \n ": [],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text: str) -> None:
    assert [text[start:end] for start, end in sentences(text)] == SENTENCES[text]


@given(st.text(alphabet="ab. \n-1A?", max_size=80))
def test_sentences_keep_every_word_in_order(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_words_in_their_plainest_form() -> None:
    assert normalise_words("**Metod/Strategi:** <i>Så\n här</i>") == "metod strategi så här"


@pytest.mark.parametrize("unit", ["1", "1-", "1/1-22 ", ".", ". ", "a. ", "\n", " ", "jan ", "2023-01-01 – ", "st. "])
def test_time_grows_with_length(unit: str) -> None:
    long = unit * (40_000 // len(unit))
    started = time.process_time()
    sentences(long)
    find_dates(long)
    parse_period(long)
    normalise_words(long)
    assert time.process_time() - started < 2
