"""What cannot be right about a start: by its own fields, the agreements, and the person's other stays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.store.register.entries import Start, Stay
from stegvis.store.register.rules import EARLIEST, Ground, start_faults
from stegvis.vocabulary import Period

DAY = date(2031, 3, 10)
PLAIN = Start("women", 1985, DAY, referrer="social_insurance", municipality=1496, support="social_assistance")
EVERYBODY = Period(date(2030, 1, 1), date(2032, 12, 31))


def faults(start: Start, **ground) -> dict[str, str]:
    found = start_faults(start, Ground(DAY, **ground))
    return {name: wording.sv for name, wording in found.items()}


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"birth_year": 2020}, "birth_year", "ger åldern 11 år"),
        ({"birth_year": 85}, "birth_year", "fyra siffror"),
        ({"birth_year": 1911}, "birth_year", "ger åldern 120 år"),
        ({"started_on": date(2031, 9, 1)}, "started_on", "mer än 90 dagar framåt"),
        ({"started_on": date(1931, 3, 10)}, "started_on", "före 2004"),
        ({"hours_before": 81}, "hours_before", "0–80 timmar"),
        ({"group": 0}, "group", "1–999"),
    ],
)
def test_a_start_that_cannot_be_right_says_why(change, field, says):
    columns = {name: getattr(PLAIN, name) for name in Start.__dataclass_fields__}
    found = faults(Start(**columns | change))
    assert field in found and says in found[field]


def test_a_start_outside_the_agreement_tells_the_agreements_days():
    outside = faults(Start("men", 1985, date(2029, 12, 31)), agreements=(EVERYBODY,))
    assert "2030-01-01–2032-12-31" in outside["started_on"]
    assert faults(Start("men", 1985, date(2030, 1, 1)), agreements=(EVERYBODY,)) == {}
    assert faults(Start("men", 1985, date(2029, 12, 31))) == {}


def test_a_start_inside_another_stay_tells_which():
    others = (Stay(date(2031, 1, 1), date(2031, 2, 1)), Stay(date(2031, 3, 1)))
    assert "2031-03-01–." in faults(PLAIN, others=others)["started_on"]
    assert faults(Start("men", 1985, date(2031, 2, 1)), others=others[:1]) == {}


@given(
    start=st.dates(EARLIEST, DAY + timedelta(days=90)),
    stays=st.lists(st.tuples(st.dates(EARLIEST, DAY), st.one_of(st.none(), st.integers(1, 900))), max_size=3),
)
def test_a_start_is_refused_exactly_when_a_day_would_be_counted_twice(start, stays):
    """The oracle counts days one by one, the last day of a stay left out: who moves on that day is there once."""
    others = tuple(Stay(on, None if days is None else on + timedelta(days=days)) for on, days in stays)
    horizon = max([start, *(one.started_on for one in others)]) + timedelta(days=1)
    span = {start + timedelta(days=at) for at in range((horizon - start).days)}
    taken = {
        one.started_on + timedelta(days=at)
        for one in others
        for at in range(((one.exited_on or horizon) - one.started_on).days)
    }
    assert bool(faults(Start("men", start.year - 40, start), others=others)) == bool(span & taken)
