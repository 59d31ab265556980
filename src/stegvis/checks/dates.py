"""Dates in texts, as far as the rules on dates need them: spans, and other ways to read a printed date."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from stegvis.vocabulary import Period
from stegvis.vocabulary.swedish.dates import find_dates

_BETWEEN = re.compile(r"\s*(?:[-‐‑–—]+|till|till och med|t\.?\s?o\.?\s?m\.?)\s*", re.IGNORECASE)
_SHORT = re.compile(r"^\D*(\d{1,2})\D+(\d{1,2})\D+(\d{1,2})\D*$")


def _spans(text: str) -> Iterator[tuple[date, date]]:
    for first, last in pairwise(find_dates(text)):
        if _BETWEEN.fullmatch(text, first.end, last.start):
            yield first.on, last.on


def stated_periods(text: str) -> Iterator[Period]:
    """The spans of days that a text states ("2030-01-01 – 2030-12-31"), in order; turned-round ones left out."""
    return (Period(start, end) for start, end in _spans(text) if start <= end)


def turned_round(text: str) -> tuple[date, date] | None:
    """The first span that ends before it starts, as printed; None when there is none."""
    return next(((start, end) for start, end in _spans(text) if end < start), None)


def other_readings(raw: str | None) -> tuple[date, ...]:
    """All days that a date with a two-digit year can mean: "31/10/20" is year first or day first."""
    found = _SHORT.match(raw or "")
    if not found:
        return ()
    one, two, three = (int(part) for part in found.groups())
    return tuple(day for day in (_day(2000 + one, two, three), _day(2000 + three, two, one)) if day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
