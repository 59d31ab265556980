"""How sure a figure is: intervals for shares, means and paired changes, and what may be told at which size.

SciPy and statsmodels compute; they take about a second to load, so each is imported where it is used.
An interval takes participations as independent of each other: it is somewhat too narrow where one person has many.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from stegvis.measures.nodes import PrivacyClass
from stegvis.measures.samples import Amount, Middle, Sample, Spread, Tally
from stegvis.vocabulary import Wording

LEVEL = 0.95
"""How often an interval of this kind holds the truth, in the long run."""


class Method(StrEnum):
    """How an interval was computed.

    WILSON: Wilson 1927, method 3 of Newcombe, Statistics in Medicine 17 (1998) 857–872. STUDENT: the t distribution.
    NEWCOMBE: hybrid score, method 10 of Newcombe, ibid. 873–890. WELCH: Welch 1947, unequal variances.
    GARWOOD: of a count, Garwood, Biometrika 28 (1936) 437–442.
    """

    WILSON = "wilson"
    STUDENT = "student"
    NEWCOMBE = "newcombe"
    WELCH = "welch"
    GARWOOD = "garwood"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high` at a `level`. `n` is the size of each group behind it: one, or two for a difference."""

    low: float
    high: float
    level: float
    n: tuple[int, ...]
    method: Method

    def __post_init__(self) -> None:
        if not self.low <= self.high or not 0 < self.level < 1:
            raise ValueError("An interval goes from low to high, at a level between 0 and 1.")
        if not self.n or min(self.n) < 1:
            raise ValueError("An interval is never without its n.")

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class SizeRule:
    """From which size on something may be told."""

    name: str
    at_least: int
    why: Wording


SHARE_TOLD = SizeRule(
    "share_told",
    1,
    Wording(
        "Wilsons intervall håller för varje antal; vid få svar är det bara brett.",
        "Wilson's interval holds at every size; with few answers it is only wide.",
    ),
)
MEAN_TOLD = SizeRule(
    "mean_told",
    2,
    Wording(
        "Hur mycket svar skiljer sig åt syns först med två svar som inte är lika.",
        "How much answers differ shows only with two answers that are not the same.",
    ),
)
_FEW = SizeRule(
    "genders_compared",
    5,
    Wording(
        "Under fem i en grupp avgör en enda person utfallet, och gruppen är för liten för att visas.",
        "Below five in a group one single person decides, and the group is too small to be shown.",
    ),
)
_FEW_AND_DELICATE = SizeRule(
    "genders_compared_on_health_and_support",
    8,
    Wording(
        "Om hälsa och försörjning visas inget för grupper under åtta.",
        "On health and means of support nothing is shown for groups below eight.",
    ),
)
GENDERS_COMPARED: Mapping[PrivacyClass, SizeRule] = MappingProxyType(
    {PrivacyClass.A: _FEW, PrivacyClass.B: _FEW, PrivacyClass.C: _FEW_AND_DELICATE}
)
"""By class of privacy, as small as the smallest group that may be provable. Class D is never compared by gender."""


class NoInterval(StrEnum):
    """Why a figure has no interval."""

    COUNTED = "counted"
    MEDIAN = "median"
    TOO_FEW = "too_few"
    ALL_ALIKE = "all_alike"


def sample_interval(sample: Sample, *, level: float = LEVEL) -> Interval | NoInterval:
    """The interval of a share (Wilson) or a mean (t), or why there is none."""
    match sample:
        case Amount():
            return NoInterval.COUNTED
        case Middle():
            return NoInterval.MEDIAN
        case Tally():
            return _wilson(sample, level) if sample.n >= SHARE_TOLD.at_least else NoInterval.TOO_FEW
        case Spread():
            return _student(sample, level)


def count_interval(count: int, *, level: float = LEVEL) -> Interval | NoInterval:
    """Around which numbers a count of this size may come up by chance alone, as events do that come one by one.

    For what is divided by a count, such as a cost per participation. Nobody counted has no interval.
    """
    if count < 1:
        return NoInterval.TOO_FEW
    from scipy.stats import chi2

    outside = (1 - level) / 2
    low, high = chi2.ppf(outside, 2 * count) / 2, chi2.ppf(1 - outside, 2 * count + 2) / 2
    return Interval(float(low), float(high), level, (count,), Method.GARWOOD)


def _wilson(tally: Tally, level: float) -> Interval:
    from scipy.stats import binomtest

    # The interval is what is asked for, no test: of the share itself the test has its answer at once.
    found = binomtest(tally.hits, tally.n, tally.hits / tally.n).proportion_ci(confidence_level=level, method="wilson")
    return Interval(float(found.low), float(found.high), level, (tally.n,), Method.WILSON)


def _student(spread: Spread, level: float) -> Interval | NoInterval:
    mean, deviation = spread.value, spread.deviation
    if mean is None or deviation is None or spread.n < MEAN_TOLD.at_least:
        return NoInterval.TOO_FEW
    if deviation == 0:
        # The formula would give an interval of no width: certainty, from a few who answered the same.
        return NoInterval.ALL_ALIKE
    from scipy.stats import t

    low, high = t.interval(level, spread.n - 1, loc=mean, scale=deviation / spread.n**0.5)
    return Interval(float(low), float(high), level, (spread.n,), Method.STUDENT)
