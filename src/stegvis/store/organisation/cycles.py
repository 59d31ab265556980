"""Which periods a report is owed for: by the calendar or from the agreement's first month, within the agreement."""

from collections.abc import Iterator
from datetime import date

from stegvis.store.models import ReportCycle
from stegvis.vocabulary import Period
from stegvis.vocabulary.period import month_end

_MONTHS = {
    ReportCycle.MONTHLY: 1,
    ReportCycle.QUARTERLY: 3,
    ReportCycle.FOUR_MONTHLY: 4,
    ReportCycle.HALF_YEARLY: 6,
    ReportCycle.FULL_YEAR: 12,
}
LAST_MONTH_OF_INTERIM = 8


def periods_owed(cycle: ReportCycle, agreement: Period, *, from_start: bool = False) -> tuple[Period, ...]:
    """The periods in order, each cut to the agreement's days."""
    if cycle is ReportCycle.FINAL:
        return (agreement,)
    whole = _interim_years(agreement) if cycle is ReportCycle.JANUARY_AUGUST else _steps(cycle, agreement, from_start)
    return tuple(
        Period(max(one.start, agreement.start), min(one.end, agreement.end)) for one in whole if one.overlaps(agreement)
    )


def _interim_years(agreement: Period) -> Iterator[Period]:
    for year in range(agreement.start.year, agreement.end.year + 1):
        yield Period.of_months(date(year, 1, 1), date(year, LAST_MONTH_OF_INTERIM, 1))


def _steps(cycle: ReportCycle, agreement: Period, from_start: bool) -> Iterator[Period]:
    length = _MONTHS[cycle]
    first = agreement.start.month - 1
    begin = agreement.start.year * 12 + (first if from_start else first - first % length)
    last = agreement.end.year * 12 + agreement.end.month - 1
    for month in range(begin, last + 1, length):
        end = month + length - 1
        yield Period(_first_day(month), month_end(_first_day(end)))


def _first_day(month: int) -> date:
    """The first day of the month with that number, counted from year 0."""
    return date(month // 12, month % 12 + 1, 1)
