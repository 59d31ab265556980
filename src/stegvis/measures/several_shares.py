"""Several shares beside each other: which of them can be told apart, and nothing like a ranking.

Every pair is compared by Newcombe's interval of a difference (hybrid score, method 10 of Newcombe, Statistics in
Medicine 17 (1998) 873–890). All pairs are looked at together, so each is held to a stricter level (Bonferroni): of
many alike, some pair always looks different.
"""

from collections.abc import Mapping
from itertools import permutations
from math import sqrt

from stegvis.measures.samples import Tally
from stegvis.measures.uncertainty import LEVEL, Interval, sample_interval


def told_apart(tallies: Mapping[str, Tally], *, level: float = LEVEL) -> tuple[tuple[str, str], ...]:
    """The pairs (higher, lower) of names whose difference is larger than chance makes, in the order of the names.

    Shares of nobody are left out.
    """
    counted = {name: one for name, one in tallies.items() if one.n}
    pairs = len(counted) * (len(counted) - 1) // 2
    if not pairs:
        return ()
    strict = 1 - (1 - level) / pairs
    intervals = {name: sample_interval(one, level=strict) for name, one in counted.items()}
    return tuple(
        (higher, lower)
        for higher, lower in permutations(sorted(counted), 2)
        if _least_difference(counted[higher], intervals[higher], counted[lower], intervals[lower]) > 0
    )


def _least_difference(one: Tally, its: object, other: Tally, others: object) -> float:
    """The lower end of the interval of one share less the other."""
    if not isinstance(its, Interval) or not isinstance(others, Interval):
        return 0.0
    first, second = one.hits / one.n, other.hits / other.n
    return first - second - sqrt((first - its.low) ** 2 + (others.high - second) ** 2)
