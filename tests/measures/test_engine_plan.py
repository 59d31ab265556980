"""The plan: shifts of months, and a few scans for many measures."""

from datetime import date, timedelta

import numpy as np
import pytest

from stegvis.measures.builder import Facts, count, share
from stegvis.measures.engines.codebook import Codebook
from stegvis.measures.engines.keys import MISSING
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.engines.narrow import bits_of_number, products_of
from stegvis.measures.engines.plan import planned
from stegvis.measures.engines.shift import first_day_that_lands, last_day_that_lands
from stegvis.measures.engines.slices import slices_of, span_of
from stegvis.measures.engines.sql import Dialect, written
from stegvis.measures.expressions import Column, Minus, Times
from stegvis.measures.facts import PARTICIPATIONS
from stegvis.measures.facts_files.counting_copy import Span
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Period

P = Facts(PARTICIPATIONS)
B = PrivacyClass.B
EXITED = P.dated_in("exited_on")
MONTHS = tuple(Period.of_months(date(2023, month, 1), date(2023, month, 1)) for month in range(1, 13))
MANY = tuple(
    share(f"share_{word}_{name}", of=EXITED, that=P.code(name).is_one_of(word), privacy=B, answer=P.column(name))
    for name in ("feeling", "activity", "day_structure")
    for word in ("better", "worse")
)


@pytest.mark.parametrize("months", [0, 1, 2, 6, 12, 13, 48])
def test_days_that_land_in_a_period_are_those_that_the_oracle_counts(months: int):
    """The oracle adds months to every day; the plan takes them from the bounds."""
    days = [date(2019, 12, 1) + timedelta(days=at) for at in range(160)]
    bounds = [date(2020, 1, 28) + timedelta(days=at) for at in range(70)]
    later = count("later", P.dated_in("exited_on", months_later=months), privacy=B)
    for first in bounds[::3]:
        start = _moved(first, months)
        period = Period(start, start + timedelta(days=2))
        rows = [{"exited_on": day} for day in days]
        [table] = MemoryEngine({"participations": rows}).measure([later], [period])
        low, high = first_day_that_lands(period.start, months), last_day_that_lands(period.end, months)
        assert table.rows[0].numerator == sum(low <= day.toordinal() <= high for day in days), period


def _moved(day: date, months: int) -> date:
    return day + timedelta(days=round(months * 30.4375))


def test_bounds_before_the_calendar():
    assert first_day_that_lands(date(1, 1, 1), 12) == 1
    assert last_day_that_lands(date(1, 1, 31), 12) == 0


def test_totals_of_one_table_and_date_share_a_scan():
    plan = planned([*MANY, count("exits", EXITED, privacy=B)], MONTHS)
    [scan] = plan.scans
    assert not plan.distinct
    # Each share: its numerator; each question: who answered and who did not; the exits themselves once.
    assert len(scan.sums) == 6 + 3 + 3 + 1
    assert len(scan.until) == 13


def test_definitions_become_sql_once():
    book = Codebook(frozenset())
    first = written(MANY, MONTHS, ("intervention", "gender"), Dialect("duckdb"), book)
    assert len(first.queries) == 1
    assert written(tuple(MANY), MONTHS, ("intervention", "gender"), Dialect("duckdb"), book) is first
    assert written(MANY, MONTHS[:1], ("intervention", "gender"), Dialect("duckdb"), book) is not first


def test_slices_that_end_with_months_and_quarters_are_made_of_them():
    march, may, middle = (day.toordinal() for day in (date(2023, 3, 31), date(2023, 5, 31), date(2023, 5, 30)))
    assert span_of([march]) is Span.QUARTER
    assert span_of([march, may]) is Span.MONTH
    assert span_of([march, middle]) is None
    assert span_of([0]) is None
    assert span_of([date.max.toordinal()]) is None
    assert span_of([]) is None


def test_months_lie_in_the_slices_of_their_days():
    until = [date(2022, 12, 31).toordinal(), date(2023, 2, 28).toordinal()]
    days = [date(2020, 5, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 2, 28), date(2023, 3, 1)]
    months = np.array([*(Span.MONTH.number(day) for day in days), MISSING])
    assert slices_of(months, Span.MONTH, until).tolist() == [0, 0, 1, 1, 2, 2]


def test_squares_are_multiplied_out():
    before, after = (Column("answers", name) for name in ("before", "after"))
    change = Minus(after, before)
    assert products_of(Times(change, change)) == {(after, after): 1, (after, before): -2, (before, before): 1}
    assert products_of(change) == {(after,): 1, (before,): -1}
    assert products_of(Minus(before, before)) == {}
    assert bits_of_number(Times(change, change)) == 34
