"""Periods seen from months before: which days become days of a period when months are added to them.

Adding months never changes the order of days (a later day stays later, or falls on the same last day of a month).
So the days that land in a period are the days from one bound to another, and both bounds can be found in Python.
"""

import calendar
from datetime import date

FIRST, LAST = date.min.toordinal(), date.max.toordinal()


def first_day_that_lands(on: date, months: int) -> int:
    """The number (proleptic ordinal) of the first day that is `on` or later once `months` have been added."""
    year, month = _months_before(on, months)
    if year < 1:
        return FIRST
    if on.day <= calendar.monthrange(year, month)[1]:
        return date(year, month, on.day).toordinal()
    return date(year, month, 1).toordinal() + calendar.monthrange(year, month)[1]


def last_day_that_lands(on: date, months: int) -> int:
    """The number (proleptic ordinal) of the last day that is `on` or earlier once `months` have been added."""
    year, month = _months_before(on, months)
    if year < 1:
        return FIRST - 1
    longest = calendar.monthrange(year, month)[1]
    ends_its_month = on.day == calendar.monthrange(on.year, on.month)[1]
    return date(year, month, longest if ends_its_month else min(on.day, longest)).toordinal()


def _months_before(on: date, months: int) -> tuple[int, int]:
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return year, month + 1
