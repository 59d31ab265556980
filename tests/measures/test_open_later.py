"""Rows that have been open for a number of months: what may be said of them."""

import pytest

from stegvis.measures.builder import Facts
from stegvis.measures.facts import PARTICIPATIONS

participations = Facts(PARTICIPATIONS)


def test_rows_can_be_looked_at_some_months_after_they_began():
    rows = participations.open_during("started_on", "exited_on", months_later=6)
    assert rows != participations.open_during("started_on", "exited_on")


@pytest.mark.parametrize("months", [-1, 121])
def test_months_out_of_reach_are_refused(months: int):
    with pytest.raises(ValueError, match="0 to 120 months"):
        participations.open_during("started_on", "exited_on", months_later=months)


def test_days_are_counted_from_the_first_day_only():
    with pytest.raises(ValueError, match="from its first day on"):
        _ = participations.open_during("started_on", "exited_on", months_later=6).days_in_period
