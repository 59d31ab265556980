"""Periods: two dates, months, quarters, four-month periods, half-years and years."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from stegvis.vocabulary.period import Period, month_end
from stegvis.vocabulary.swedish.dates import MONTH, find_dates, make_date, month_number

_Y4 = r"(?:19|20)[0-9]{2}"
_YEAR = rf"(?:,?\s*(?:år\s*)?(?P<year>{_Y4}))?(?![0-9])"
_TO = r"\s*(?:[-‐‑–—]+|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|till|to|och\s+med)\s*"
_BETWEEN = re.compile(_TO, re.IGNORECASE)
_NTH = {"första": 1, "1:a": 1, "andra": 2, "2:a": 2, "tredje": 3, "3:e": 3, "fjärde": 4, "4:e": 4}
_NTH_WORD = "|".join(map(re.escape, _NTH))
_PART_MONTHS = {"kvartal": 3, "q": 3, "tertial": 4, "t": 4, "halvår": 6, "h": 6}

_DAYS = re.compile(
    rf"(?<![0-9/])(?P<d1>[0-9]{{1,2}})(?:\s?/\s?(?P<m1>[0-9]{{1,2}})|\s?(?P<n1>{MONTH}))?{_TO}"
    rf"(?P<d2>[0-9]{{1,2}})(?:\s?/\s?(?P<m2>[0-9]{{1,2}})\s?[- ]\s?|\s?(?P<n2>{MONTH})\s)"
    rf"(?P<y>{_Y4}|[0-9]{{2}})(?![0-9])",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    rf"(?<!\w)(?P<first>{MONTH})(?:\s(?P<first_year>{_Y4}))?{_TO}(?P<last>{MONTH}){_YEAR}", re.IGNORECASE
)
_PART = re.compile(
    rf"(?<!\w)(?:(?P<kind>kvartal|tertial|halvår|[qth](?=[1-4]))(?:et)?\s*(?P<number>[1-4])"
    rf"|(?P<nth>{_NTH_WORD})\s+(?P<nth_kind>kvartal|tertial|halvår)(?:et)?){_YEAR}",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"(?<!\w)(?P<kind>helår(?:et)?|delår(?:et)?|år(?:et)?|kalenderåret)s?\s*(?P<year>{_Y4})(?![0-9])", re.IGNORECASE
)
_ONE_MONTH = re.compile(rf"(?<![\w/])(?<![0-9ae.][ \u00a0])(?P<month>{MONTH}){_YEAR}", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"\s*(?P<year>{_Y4})\s*\.?\s*")


def parse_period(text: str, year: int | None = None) -> Period | None:
    """The first period that the text states, or None when there is none or it ends before it starts.

    Two dates with "–", "till" or "t.o.m." between, then "1 jan–31 aug 2023", "jan–aug 2023", "kvartal 3 2024",
    "första halvåret 2024", "helår 2023", "delår 2023" (January to August), "oktober 2011", "2023".
    `year` fills in where the text names months without a year ("januari tom augusti").
    """
    return _two_dates(text) or _days(text) or _months(text, year) or _part(text, year) or _whole(text, year)


def date_spans(text: str) -> Iterator[tuple[date, date]]:
    """Each two dates with "–", "till" or "t.o.m." between, in order; the second may lie before the first."""
    for first, last in pairwise(find_dates(text)):
        if _BETWEEN.fullmatch(text, first.end, last.start):
            yield first.on, month_end(last.on) if last.precision == "month" else last.on


def _two_dates(text: str) -> Period | None:
    span = next(date_spans(text), None)
    return _period(*span) if span else None


def _period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end) if start and end and start <= end else None


def _days(text: str) -> Period | None:
    match = _DAYS.search(text)
    if not match:
        return None
    last = month_number(match["n2"]) if match["n2"] else int(match["m2"])
    first = month_number(match["n1"]) if match["n1"] else int(match["m1"] or last)
    year = int(match["y"])
    start_year = year - 1 if first > last else year
    return _period(make_date(start_year, first, int(match["d1"])), make_date(year, last, int(match["d2"])))


def _span(year: int, first: int, last: int) -> Period:
    return Period.of_months(date(year, first, 1), date(year, last, 1))


def _months(text: str, year: int | None) -> Period | None:
    match = _MONTHS.search(text)
    if not match:
        return None
    ends = _year(match, year)
    if ends is None:
        return None
    first, last = month_number(match["first"]), month_number(match["last"])
    starts = int(match["first_year"] or (ends - 1 if first > last else ends))
    return _period(date(starts, first, 1), month_end(date(ends, last, 1)))


def _year(match: re.Match[str], year: int | None) -> int | None:
    return int(match["year"]) if match["year"] else year


def _part(text: str, year: int | None) -> Period | None:
    match = _PART.search(text)
    if not match or (at := _year(match, year)) is None:
        return None
    months = _PART_MONTHS[(match["kind"] or match["nth_kind"]).lower()]
    number = int(match["number"] or _NTH[match["nth"].lower()])
    return _span(at, (number - 1) * months + 1, number * months) if number * months <= 12 else None


def _whole(text: str, year: int | None) -> Period | None:
    match = _WHOLE.search(text)
    if match:
        return _span(int(match["year"]), 1, 8 if match["kind"].lower().startswith("delår") else 12)
    month = _ONE_MONTH.search(text)
    if month and (at := _year(month, year)) is not None:
        number = month_number(month["month"])
        return _span(at, number, number)
    bare = _BARE_YEAR.fullmatch(text)
    return _span(int(bare["year"]), 1, 12) if bare else None
