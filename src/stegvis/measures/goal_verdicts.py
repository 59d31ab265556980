"""Is a goal met? A target against its measure, as far as the number of participants lets it be told.

A share or a mean is judged by its whole interval: met when all of it is on the target's side, not met when none is,
else it cannot be told at this size. That judges the intervention, whose participants might have been others; what
happened to those who were counted is said beside it. Counts, and ratios of known amounts, are what they are.
A target of all (at least 100 %) or nobody (at most 0 %) asks about everyone who was counted, and is judged so:
no number of participants could ever make the interval reach it.
A median has no interval in the totals that are counted, nor has a mean that is released without its spread, so such
goals cannot be told; a share within a limit can.

Verdicts go into reports, so they rest on released cells (`sample_of_cell`). The operator's own view of raw rows is
made of `sample_of_row`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from stegvis.measures.goals import Comparator, Goal, GoalVersion, Reach, Target
from stegvis.measures.nodes import Measure, Statistic
from stegvis.measures.result import MeasureRow
from stegvis.measures.samples import Amount, Middle, Sample, Seen, Spread, Tally, Unseen, sample_of
from stegvis.measures.uncertainty import LEVEL, Interval, sample_interval
from stegvis.vocabulary import Period

MOST_NEEDED = 10_000
"""More participants than this are not asked for: no intervention has them."""

Counting = Callable[[Target, Period], Seen]
"""What the released cell of the target's measure, population and part says in a period: see `sample_of_cell`."""


class Verdict(StrEnum):
    """Whether the goal is met, cannot be told at this size, or why it is not judged here.

    NOT_DUE: its date has not come. OTHER_SPAN: it is about all so far and this is one period, or the other way.
    NOT_SHOWN: the figure is withheld.
    """

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_BE_TOLD = "cannot_be_told"
    NOT_DUE = "not_due"
    OTHER_SPAN = "other_span"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what it rests on.

    `sample` is None when the figure is withheld. `interval` is None for what is known exactly and where none can be
    told. `needed` is roughly how many would be enough to tell, if the figure stayed as it is; None when it can be
    told already, lies right on the target, or needs more than MOST_NEEDED.
    """

    verdict: Verdict
    measure: Measure
    target: Target
    sample: Sample | None = None
    interval: Interval | None = None
    needed: int | None = None


@dataclass(frozen=True, slots=True)
class StretchVerdict:
    """A quantitative goal on the days of one version: in those days, and in all so far at their end.

    All three are None on days when no version holds.
    """

    period: Period
    version: GoalVersion | None
    in_period: Judgement | None = None
    so_far: Judgement | None = None


def goal_verdicts(
    goal: Goal, period: Period, measures: Mapping[str, Measure], count: Counting
) -> tuple[StretchVerdict, ...]:
    """A quantitative goal over a period: one verdict for each version that holds in it, each for its own days.

    A version whose measure is not among `measures` (any more) is judged by nobody.
    """
    return tuple(
        _stretch_verdict(stretch.period, stretch.version, measures, count) for stretch in goal.stretches(period)
    )


def judge(measure: Measure, target: Target, seen: Seen) -> Judgement:
    """The target against what a released cell says. Raises ValueError when the target is about another measure."""
    if target.measure != measure.id:
        raise ValueError(f"The target is about {target.measure}, not {measure.id}.")
    match seen:
        case Unseen.WITHHELD:
            return Judgement(Verdict.NOT_SHOWN, measure, target)
        case Unseen.MISSING:
            return _judged(measure, target, Amount(None))
        case sample:
            return _judged(measure, target, sample)


def sample_of_row(measure: Measure, target: Target, row: MeasureRow) -> Sample:
    """What a raw row says to the target, for whoever runs the intervention and never for a report.

    Raises ValueError when the row is another measure's, group's or part's.
    """
    if tuple(sorted(row.group)) != target.population or row.split != target.part:
        raise ValueError(f"The row of {row.measure} is about another group than the target.")
    return sample_of(measure, row)


def so_far_period(version: GoalVersion, target: Target, until: Period) -> Period:
    """All so far at the end of a period, but not past the day when the target was due."""
    start = target.since or version.valid_from
    return Period(start, min(until.end, target.due_on or until.end))


def _stretch_verdict(
    period: Period, version: GoalVersion | None, measures: Mapping[str, Measure], count: Counting
) -> StretchVerdict:
    if version is None or version.target is None:
        return StretchVerdict(period, version)
    target, measure = version.target, measures.get(version.target.measure)
    if measure is None:
        return StretchVerdict(period, version)
    in_period = judge(measure, target, count(target, period))
    so_far = judge(measure, target, count(target, so_far_period(version, target, period)))
    counted = measure.statistic is Statistic.COUNT
    if target.reach is Reach.BY_DATE or (target.reach is Reach.CUMULATIVE and counted):
        in_period = _unjudged(in_period, Verdict.OTHER_SPAN)
    if target.reach is Reach.EACH_PERIOD and counted:
        so_far = _unjudged(so_far, Verdict.OTHER_SPAN)
    if target.due_on is not None and period.end < target.due_on:
        so_far = _unjudged(so_far, Verdict.NOT_DUE)
    return StretchVerdict(period, version, in_period, so_far)


def _unjudged(judgement: Judgement, why: Verdict) -> Judgement:
    if judgement.verdict is Verdict.NOT_SHOWN:
        return judgement
    return Judgement(why, judgement.measure, judgement.target, judgement.sample)


def _judged(measure: Measure, target: Target, sample: Sample) -> Judgement:
    if isinstance(sample, Amount) or _asks_of_everyone(target, sample):
        return Judgement(_exact(target, sample.value), measure, target, sample)
    interval = sample_interval(sample)
    if not isinstance(interval, Interval):
        return Judgement(Verdict.CANNOT_BE_TOLD, measure, target, sample)
    verdict = _by_interval(target, interval)
    needed = _needed(sample, target) if verdict is Verdict.CANNOT_BE_TOLD else None
    return Judgement(verdict, measure, target, sample, interval, needed)


def _asks_of_everyone(target: Target, sample: Sample) -> bool:
    return isinstance(sample, Tally) and target.value == (1 if target.comparator is Comparator.AT_LEAST else 0)


def _exact(target: Target, value: float | None) -> Verdict:
    if value is None:
        return Verdict.CANNOT_BE_TOLD
    met = value >= target.value if target.comparator is Comparator.AT_LEAST else value <= target.value
    return Verdict.MET if met else Verdict.NOT_MET


def _by_interval(target: Target, interval: Interval) -> Verdict:
    ends = {_exact(target, interval.low), _exact(target, interval.high)}
    return ends.pop() if len(ends) == 1 else Verdict.CANNOT_BE_TOLD


def _needed(sample: Sample, target: Target) -> int | None:
    """How many would be enough for the interval to leave the target out, if the figure stayed as it is."""
    gap = abs((sample.value or 0) - target.value)
    match sample:
        case _ if gap == 0:
            return None
        case Tally():
            return _tally_needed(target.value, gap)
        case Spread(deviation=float() as deviation):
            return _spread_needed(deviation, gap)
        case Middle() | Amount() | _:
            return None


def _tally_needed(target: float, gap: float) -> int | None:
    """Wilson's interval ends at the target when the gap is z·√(target(1 − target)/n): the size for that half-length."""
    from statsmodels.stats.proportion import samplesize_confint_proportion

    size = ceil(samplesize_confint_proportion(target, gap, alpha=1 - LEVEL))
    return size if size <= MOST_NEEDED else None


def _spread_needed(deviation: float, gap: float) -> int | None:
    import numpy as np
    from scipy.stats import t

    sizes = np.arange(2, MOST_NEEDED + 1)
    _, reach = t.interval(LEVEL, sizes - 1, scale=deviation / np.sqrt(sizes))
    enough = sizes[reach <= gap]
    return int(enough[0]) if len(enough) else None
