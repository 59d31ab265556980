"""Dates in texts, as far as the rules on dates need them: spans, and other ways to read a printed date."""

import re
from collections.abc import Iterator
from datetime import date

from stegvis.vocabulary import Period
from stegvis.vocabulary.swedish.dates import make_date
from stegvis.vocabulary.swedish.periods import date_spans

_SHORT = re.compile(r"^\D*(\d{1,2})\D+(\d{1,2})\D+(\d{1,2})\D*$")


def stated_periods(text: str) -> Iterator[Period]:
    """The spans of days that a text states ("2030-01-01 – 2030-12-31"), in order; turned-round ones left out."""
    return (Period(start, end) for start, end in date_spans(text) if start <= end)


def turned_round(text: str) -> tuple[date, date] | None:
    """The first span that ends before it starts, as printed; None when there is none."""
    return next(((start, end) for start, end in date_spans(text) if end < start), None)


def other_readings(raw: str | None) -> tuple[date, ...]:
    """All days that a date with a two-digit year can mean: "31/10/20" is year first or day first."""
    found = _SHORT.match(raw or "")
    if not found:
        return ()
    one, two, three = (int(part) for part in found.groups())
    return tuple(day for day in (make_date(2000 + one, two, three), make_date(2000 + three, two, one)) if day)
