"""Dates in every style that reports use."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stegvis.vocabulary.period import Period

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"jan|feb|febr|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec)(?![a-zåäö])\.?"
)
"""A month's name, whole or shortened."""

_Y4 = r"(?:19|20)[0-9]{2}"
_GAP = "[ \u00a0]?"
_MAY_HOLD = re.compile(r"[0-9’'-](?:(?<=[0-9])(?:[0-9]{3}|[ \u00a0]?/|[-‐‑][0-9]{2})|(?<=[-’'])[0-9]{2})")
"""What no date is without; most texts hold no date and are left at once."""

_DATE = re.compile(
    rf"(?<![0-9])(?=[0-9])(?:"
    rf"(?P<iso_y>{_Y4})(?P<iso_sep>[-‐‑/.])(?P<iso_m>[0-9]{{1,2}})(?P=iso_sep)(?P<iso_d>[0-9]{{1,2}})(?![0-9])"
    rf"|(?P<wide_y>{_Y4})[ \u00a0](?P<wide_m>[0-9]{{2}})[ \u00a0](?P<wide_d>[0-9]{{2}})(?![0-9])"
    rf"|(?P<long>{_Y4}[0-9]{{4}})(?![0-9])(?!-[0-9]{{4}}(?![0-9]))"
    rf"|(?P<short>[0-9]{{6}})(?![0-9])(?!-[0-9]{{4}}(?![0-9]))(?!{_GAP}(?:kr|tkr|kronor|st\b|%))"
    rf"|(?P<dm_d>[0-9]{{1,2}}){_GAP}/{_GAP}(?P<dm_m>[0-9]{{1,2}})"
    rf"(?:{_GAP}-{_GAP}(?P<dm_y>{_Y4}|[0-9]{{2}})|,?[ \u00a0](?P<dm_y4>{_Y4}))(?![0-9]|-[0-9](?![0-9]?{_GAP}/))"
    rf"|(?P<a>[0-9]{{1,2}})/(?P<b>[0-9]{{1,2}})/(?P<c>{_Y4}|[0-9]{{2}})(?![0-9/])"
    rf"|(?P<h_a>[0-9]{{2}})[-‐‑](?P<h_b>[0-9]{{2}})[-‐‑](?P<h_c>{_Y4}|[0-9]{{2}})(?![0-9]|-[0-9])"
    rf"|(?P<dot_d>[0-9]{{1,2}})\.(?P<dot_m>[0-9]{{1,2}})\.(?P<dot_y>{_Y4})(?![0-9])"
    rf"|(?P<name_d>[0-9]{{1,2}})(?::[ae])?\.?[ \u00a0]?(?P<name_m>{MONTH}),?\s"
    rf"(?P<name_y>{_Y4}|[-’'][0-9]{{2}})(?![0-9])"
    rf")"
    rf"|(?<!\w)(?=[jfmasond])(?P<month>{MONTH}),?\s(?:år\s)?(?P<month_y>{_Y4})(?![0-9]|[-/][0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. With `precision` "month" ("oktober 2011") `on` is the first day of the month."""

    start: int
    end: int
    on: date
    raw: str
    precision: Literal["day", "month"] = "day"


def find_dates(text: str, near: Period | None = None) -> tuple[FoundDate, ...]:
    """The dates in the text, in order. What cannot be a date ("2023-02-30") is left out.

    "21/10/20" may be year/month/day or day/month/year: with `near`, a report's period, the reading on its last
    day or soonest after it is taken; else day/month/year. "23-01-17" is year-month-day.
    """
    if not _MAY_HOLD.search(text):
        return ()
    found = []
    for match in _DATE.finditer(text):
        day = _match_date(match, near)
        if day:
            precision: Literal["day", "month"] = "month" if match["month"] else "day"
            found.append(FoundDate(match.start(), match.end(), day, match[0], precision))
    return tuple(found)


def parse_date(text: str, near: Period | None = None) -> date | None:
    """The first whole date in the text, or None. A month without day is no whole date."""
    return next((one.on for one in find_dates(text, near) if one.precision == "day"), None)


def month_number(name: str) -> int:
    """1 to 12 for a name matched by `MONTH`. Raises KeyError when it is none."""
    return MONTHS[name[:3].lower()]


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day. Two-digit years are 1970 to 2069."""
    if year < 100:
        year += 1900 if year >= 70 else 2000
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _match_date(match: re.Match[str], near: Period | None) -> date | None:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    kind = next(iter(groups))
    if kind == "a":
        return _ambiguous(int(groups["a"]), int(groups["b"]), int(groups["c"]), near)
    if kind == "h_a":
        first, middle, last = int(groups["h_a"]), int(groups["h_b"]), int(groups["h_c"])
        return (make_date(first, middle, last) if last < 100 else None) or make_date(last, middle, first)
    return make_date(*_parts(kind, groups))


def _parts(kind: str, groups: dict[str, str]) -> tuple[int, int, int]:
    if kind == "long":
        raw = groups["long"]
        return int(raw[:4]), int(raw[4:6]), int(raw[6:])
    if kind == "short":
        raw = groups["short"]
        return int(raw[:2]), int(raw[2:4]), int(raw[4:])
    if kind == "name_d":
        return int(groups["name_y"].strip("-’'")), month_number(groups["name_m"]), int(groups["name_d"])
    if kind == "month":
        return int(groups["month_y"]), month_number(groups["month"]), 1
    if kind == "dm_d":
        return int(groups.get("dm_y") or groups["dm_y4"]), int(groups["dm_m"]), int(groups["dm_d"])
    prefix = kind.partition("_")[0]
    return int(groups[f"{prefix}_y"]), int(groups[f"{prefix}_m"]), int(groups[f"{prefix}_d"])


def _ambiguous(first: int, middle: int, last: int, near: Period | None) -> date | None:
    readings = [make_date(last, middle, first), make_date(first, middle, last) if last < 100 else None]
    possible = [day for day in readings if day]
    if not possible or near is None:
        return possible[0] if possible else None
    end = near.end
    return min(possible, key=lambda day: (day < end, abs((day - end).days)))
