"""Days and periods in words."""

from datetime import date

import pytest

from stegvis.vocabulary import Period
from stegvis.vocabulary.days_in_words import day_in_words, period_in_words


@pytest.mark.parametrize(
    ("start", "end", "sv", "en"),
    [
        ((2031, 1, 1), (2031, 8, 31), "januari–augusti 2031", "January–August 2031"),
        ((2031, 2, 1), (2031, 2, 28), "februari 2031", "February 2031"),
        ((2032, 2, 1), (2032, 2, 28), "1–28 februari 2032", "1–28 February 2032"),
        ((2031, 3, 1), (2033, 2, 28), "mars 2031 – februari 2033", "March 2031 – February 2033"),
        ((2031, 3, 5), (2031, 4, 30), "5 mars–30 april 2031", "5 March–30 April 2031"),
        ((2031, 3, 5), (2032, 3, 4), "5 mars 2031 – 4 mars 2032", "5 March 2031 – 4 March 2032"),
        ((2031, 3, 5), (2031, 3, 5), "5 mars 2031", "5 March 2031"),
    ],
)
def test_period_in_words(start, end, sv, en):
    period = Period(date(*start), date(*end))
    assert (period_in_words(period, "sv"), period_in_words(period, "en")) == (sv, en)


def test_day_in_words():
    assert day_in_words(date(2031, 12, 24), "sv") == "24 december 2031"
