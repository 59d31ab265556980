"""Rows that have been open for a number of days: what may be said of them."""

import pytest

from stegvis.measures.builder import Facts
from stegvis.measures.facts import PARTICIPATIONS

participations = Facts(PARTICIPATIONS)


def test_rows_can_be_looked_at_some_days_after_they_began():
    rows = participations.open_during("started_on", "exited_on", days_later=183)
    assert rows != participations.open_during("started_on", "exited_on")


@pytest.mark.parametrize("days", [-1, 3661])
def test_days_out_of_reach_are_refused(days: int):
    with pytest.raises(ValueError, match="0 to 3660 days"):
        participations.open_during("started_on", "exited_on", days_later=days)


def test_days_are_counted_from_the_first_day_only():
    with pytest.raises(ValueError, match="from its first day on"):
        _ = participations.open_during("started_on", "exited_on", days_later=183).days_in_period
