"""Periods as people write them on the command line."""

import re
from datetime import date

from stegvis.cli.words import WORDS
from stegvis.vocabulary import BadInput, Period

_MONTHS_OF = {"Q": 3, "T": 4, "H": 6}
_FORM = re.compile(r"(?P<year>\d{4})(?:-(?P<part>[QTH])(?P<place>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.I)


def parse_period(text: str) -> Period:
    """2023, 2023-Q1 (quarter; T third, H half of the year), 2023-01, a date, or two of these with ".." between.

    Raises BadInput for anything else.
    """
    first, dots, last = text.strip().partition("..")
    try:
        start = _span(first)
        end = _span(last) if dots else start
        return Period(start.start, end.end)
    except ValueError:
        raise BadInput(f"--period {text}", WORDS["period.any"]) from None


def _span(text: str) -> Period:
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return Period(day, day)
    if found["month"]:
        month = date(year, int(found["month"]), 1)
        return Period.of_months(month, month)
    if found["part"]:
        months = _MONTHS_OF[found["part"].upper()]
        last = int(found["place"]) * months
        return Period.of_months(date(year, last - months + 1, 1), date(year, last, 1))
    return Period(date(year, 1, 1), date(year, 12, 31))
