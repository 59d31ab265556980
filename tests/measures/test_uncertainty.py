"""Intervals: values from the literature, and what must hold for any figures."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stegvis.measures import builder, samples
from stegvis.measures.builder import Facts
from stegvis.measures.facts import COSTS, PARTICIPATIONS
from stegvis.measures.nodes import Measure, PrivacyClass, Unit
from stegvis.measures.result import MeasureRow
from stegvis.measures.samples import Amount, Middle, Spread, Tally, Unseen, sample_of, tally_of_cells
from stegvis.measures.uncertainty import Interval, Method, NoInterval, count_interval, sample_interval
from stegvis.vocabulary import Blank, Number, Period, Withheld
from stegvis.vocabulary.released import Between

tallies = st.integers(1, 400).flatmap(lambda n: st.builds(Tally, st.integers(0, n), st.just(n)))
answers = st.lists(st.integers(-20, 20), min_size=2, max_size=40)


def interval(sample: samples.Sample, level: float = 0.95) -> Interval:
    found = sample_interval(sample, level=level)
    assert isinstance(found, Interval)
    return found


def spread(numbers: list[int]) -> Spread:
    return Spread(len(numbers), sum(numbers), sum(one * one for one in numbers))


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_newcombe_printed_it(hits: int, n: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3."""
    found = interval(Tally(hits, n))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert (found.n, found.method, found.level) == ((n,), Method.WILSON, 0.95)


def test_student_as_the_sleep_data() -> None:
    """Student, Biometrika 6 (1908): extra sleep of ten patients, tenths of an hour; mean 1.58, 0.7001 to 2.4599."""
    found = interval(spread([12, 24, 13, 13, 0, 10, 18, 8, 46, 14]))
    assert (round(found.low / 10, 4), round(found.high / 10, 4)) == (0.7001, 2.4599)
    assert (found.n, found.method) == ((10,), Method.STUDENT)


@given(tallies)
def test_a_share_lies_in_its_interval_and_its_opposite_mirrors_it(tally: Tally) -> None:
    found, opposite = interval(tally), interval(Tally(tally.n - tally.hits, tally.n))
    assert found.low - 1e-12 <= tally.hits / tally.n <= found.high + 1e-12
    assert opposite.low == pytest.approx(1 - found.high, abs=1e-9)
    assert opposite.high == pytest.approx(1 - found.low, abs=1e-9)


@given(tallies, st.integers(2, 9))
def test_more_answers_with_the_same_share_say_more(tally: Tally, times: int) -> None:
    few, many = interval(tally), interval(Tally(times * tally.hits, times * tally.n))
    assert many.high - many.low < few.high - few.low


@given(answers.filter(lambda numbers: len(set(numbers)) > 1), st.integers(2, 5), st.integers(-50, 50))
@settings(max_examples=50)
def test_a_mean_lies_in_its_interval_that_narrows_and_moves_with_it(numbers: list[int], times: int, by: int) -> None:
    found, many = interval(spread(numbers)), interval(spread(numbers * times))
    moved = interval(spread([one + by for one in numbers]))
    assert found.low <= sum(numbers) / len(numbers) <= found.high
    assert many.high - many.low < found.high - found.low
    assert (moved.low, moved.high) == pytest.approx((found.low + by, found.high + by), abs=1e-6)


@given(tallies)
def test_a_surer_level_is_wider(tally: Tally) -> None:
    sure, surer = interval(tally, 0.9), interval(tally, 0.99)
    assert surer.low <= sure.low <= sure.high <= surer.high


def test_the_spread_survives_large_numbers() -> None:
    """Three costs around ten million million: squares of floats would have lost the difference of 1."""
    numbers = [10**13, 10**13 + 1, 10**13 + 2]
    assert spread(numbers).deviation == 1.0


def test_what_has_no_interval_says_why() -> None:
    assert sample_interval(Amount(31.0)) is NoInterval.COUNTED
    assert sample_interval(Middle(12.5, 30)) is NoInterval.MEDIAN
    assert sample_interval(Tally(0, 0)) is NoInterval.TOO_FEW
    assert sample_interval(spread([3])) is NoInterval.TOO_FEW
    assert sample_interval(spread([1, 1, 1])) is NoInterval.ALL_ALIKE


@pytest.mark.parametrize("wrong", [(3, 2), (-1, 2)])
def test_a_part_larger_than_the_whole_is_refused(wrong: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="cannot be a part"):
        Tally(*wrong)


@pytest.mark.parametrize("wrong", [(2, 10, 40), (0, 0, 5), (-1, 0, 0)])
def test_sums_that_no_numbers_have_are_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="sum of squares"):
        Spread(*wrong)


def test_an_interval_is_never_without_its_n() -> None:
    for n in ((), (0,), (5, 0)):
        with pytest.raises(ValueError, match="never without its n"):
            Interval(0.1, 0.2, 0.95, n, Method.WILSON)


def test_released_cells_make_a_tally_only_when_both_are_shown() -> None:
    assert tally_of_cells(Number(3), Number(8)) == Tally(3, 8)
    assert tally_of_cells(Withheld(), Number(8)) is Unseen.WITHHELD
    assert tally_of_cells(Blank(), Withheld()) is Unseen.WITHHELD
    assert tally_of_cells(Blank(), Number(8)) is Unseen.MISSING
    assert tally_of_cells(Number(2.5), Number(8)) is Unseen.MISSING
    assert tally_of_cells(Between(0, 9), Number(40)) is Unseen.WITHHELD


_FACTS, _B = Facts(PARTICIPATIONS), PrivacyClass.B
_LEFT, _HERE = _FACTS.dated_in("exited_on"), _FACTS.open_during("started_on", "exited_on")
_POSITIVE = _FACTS.code("exit_class").is_one_of("positive")
_GAINED = _FACTS.number("hours_after") - _FACTS.number("hours_before")
POSITIVE = builder.share("positive", of=_LEFT, that=_POSITIVE, privacy=_B)
GAIN = builder.mean("gain", _GAINED, of=_LEFT, privacy=_B, unit=Unit.HOURS)
EXITS = builder.count("exits", _LEFT, privacy=_B)
MEDIAN = builder.median("median", _GAINED, of=_LEFT, privacy=_B, unit=Unit.HOURS)
COST = builder.ratio(
    "cost",
    Facts(COSTS).dated_in("month_on").adding(Facts(COSTS).number("outcome")),
    _LEFT.total,
    privacy=_B,
    unit=Unit.KRONOR,
)
OTHER_TIME = builder.ratio("exits_of_present", _LEFT.total, _HERE.total, privacy=_B, unit=Unit.SHARE)
DAYS = builder.ratio("days", _HERE.days_in_period, _HERE.total, privacy=_B, unit=Unit.SHARE)


def row(measure: Measure, numerator: int, denominator: int | None, squares: int | None = None) -> MeasureRow:
    value = numerator / denominator if denominator else numerator
    period = Period(date(2023, 1, 1), date(2023, 12, 31))
    return MeasureRow(measure.id, period, (), (), numerator, denominator, value, squares=squares)


def test_each_kind_of_measure_has_the_interval_that_suits_it() -> None:
    share = sample_interval(sample_of(POSITIVE, row(POSITIVE, 15, 148)))
    mean = sample_interval(sample_of(GAIN, row(GAIN, 158, 10, squares=3858)))
    assert isinstance(share, Interval) and (share.method, share.n) == (Method.WILSON, (148,))
    assert isinstance(mean, Interval) and (mean.method, mean.n) == (Method.STUDENT, (10,))
    assert sample_interval(sample_of(EXITS, row(EXITS, 26, None))) is NoInterval.COUNTED
    assert sample_interval(sample_of(MEDIAN, row(MEDIAN, 158, 10))) is NoInterval.MEDIAN


@pytest.mark.parametrize("measure", [COST, OTHER_TIME, DAYS], ids=lambda measure: measure.id)
def test_ratios_of_different_things_have_none(measure: Measure) -> None:
    """Kronor by participations, exits by those present, days by participations: the first is no part of the second."""
    assert sample_of(measure, row(measure, 9, 12)) == Amount(0.75)
    assert sample_interval(sample_of(measure, row(measure, 9, 12))) is NoInterval.COUNTED


def test_a_row_that_is_anothers_or_has_lost_its_squares_is_refused() -> None:
    with pytest.raises(ValueError, match="says nothing about gain"):
        sample_of(GAIN, row(POSITIVE, 15, 148))
    with pytest.raises(ValueError, match="lost its sum of squares"):
        sample_of(GAIN, row(GAIN, 158, 10))


@pytest.mark.parametrize(("count", "low", "high"), [(1, 0.03, 5.57), (10, 4.80, 18.39), (100, 81.36, 121.63)])
def test_a_count_as_garwood_tabled_it(count: int, low: float, high: float) -> None:
    """Garwood, Biometrika 28 (1936) 437–442: the exact limits of a Poisson count, 95 %."""
    found = count_interval(count)
    assert isinstance(found, Interval)
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)


def test_nobody_counted_has_no_interval() -> None:
    assert count_interval(0) is NoInterval.TOO_FEW
