"""Women against men: the difference with its interval, and whether it can be told from chance.

Shares are compared with Newcombe's interval, means and paired changes with Welch's. The p value of a comparison is
the level at which its interval just reaches zero, so that interval and verdict never contradict each other; many
comparisons made at once are corrected together (Holm, Scandinavian Journal of Statistics 6 (1979) 65–70).
Give only figures that may be shown, as `tally_of_cells` and `sample_of_cell` make them of released cells: what is
said of them goes to the reader, a mean's spread by its interval too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stegvis.measures.nodes import PrivacyClass
from stegvis.measures.samples import Seen, Spread, Tally, Unseen
from stegvis.measures.uncertainty import GENDERS_COMPARED, LEVEL, Interval, Method
from stegvis.vocabulary import Wording

_SMALLEST_P = 1e-9


@dataclass(frozen=True, slots=True)
class GenderFigures:
    """One measure's figures for each gender. `heading` names the measure: "Mår bättre".

    `clause` may say it as people do, with {} for the numbers: "mådde {} bättre". `privacy` is the measure's class,
    which says how small a group may be told. Raises ValueError when women and men are measured in different ways, and
    for answers about violence, which are never divided by gender in a report.
    """

    heading: Wording
    women: Seen
    men: Seen
    nonbinary: Seen = Unseen.MISSING
    unknown: Seen = Unseen.MISSING
    clause: Wording | None = None
    privacy: PrivacyClass = field(kw_only=True)

    def __post_init__(self) -> None:
        if self.privacy not in GENDERS_COMPARED:
            raise ValueError("Answers about violence are not compared between genders.")
        shown = [one for one in (self.women, self.men) if not isinstance(one, Unseen)]
        if not all(isinstance(one, Tally | Spread) for one in shown):
            raise ValueError("Shares and means are compared, with what they were counted from; nothing else is.")
        if len({type(one) for one in shown}) > 1:
            raise ValueError("A share cannot be compared with a mean.")
        if self.clause and not (self.clause.sv.count("{}") == self.clause.en.count("{}") == 1):
            raise ValueError("The clause has one {} for the numbers, in each language.")

    @property
    def at_least(self) -> int:
        """How many each group must be to be told and compared."""
        return GENDERS_COMPARED[self.privacy].at_least


class DifferenceVerdict(StrEnum):
    """What can be said: they differ, no difference can be told, too few to say anything; or no figures to look at."""

    DIFFERS = "differs"
    CANNOT_BE_TOLD = "cannot_be_told"
    TOO_FEW = "too_few"
    NOT_SHOWN = "not_shown"
    NO_FIGURES = "no_figures"


@dataclass(frozen=True, slots=True)
class GenderDifference:
    """Women less men. `difference` is a share's (−1 to 1) or a mean's; None when nothing was compared.

    `p` is the comparison's own, `corrected_p` Holm's over the `compared` comparisons that were made together.
    `interval` and both p are None where everyone within a group answered the same and no spread is known.
    """

    figures: GenderFigures
    verdict: DifferenceVerdict
    difference: float | None = None
    interval: Interval | None = None
    p: float | None = None
    corrected_p: float | None = None
    compared: int = 0


@dataclass(frozen=True, slots=True)
class _Comparison:
    difference: float
    interval: Interval
    p: float


def compare_genders(asked: Sequence[GenderFigures]) -> tuple[GenderDifference, ...]:
    """Women against men in each of the figures, in their order: all comparisons that are shown together at once."""
    made = [_compared(figures) for figures in asked]
    together = [one for one in made if isinstance(one, _Comparison)]
    corrected = iter(_holm([one.p for one in together]))
    return tuple(
        _judged(figures, one, next(corrected), len(together))
        if isinstance(one, _Comparison)
        else GenderDifference(figures, one, _difference(figures.women, figures.men, one))
        for figures, one in zip(asked, made, strict=True)
    )


def share_difference(women: Tally, men: Tally, *, level: float = LEVEL) -> Interval:
    """Newcombe's interval for the women's share less the men's. Both groups must have someone."""
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(
        women.hits, women.n, men.hits, men.n, method="newcomb", compare="diff", alpha=1 - level
    )
    return Interval(float(low), float(high), level, (women.n, men.n), Method.NEWCOMBE)


def mean_difference(women: Spread, men: Spread, *, level: float = LEVEL) -> Interval:
    """Welch's interval for the women's mean less the men's. Both groups must have a spread."""
    from statsmodels.stats.weightstats import CompareMeans

    low, high = CompareMeans(_described(women), _described(men)).tconfint_diff(alpha=1 - level, usevar="unequal")
    return Interval(float(low), float(high), level, (women.n, men.n), Method.WELCH)


def _described(spread: Spread) -> object:
    """Two points with the same n, mean and spread as the numbers: all that the comparison reads of them."""
    from statsmodels.stats.weightstats import DescrStatsW

    mean, deviation = spread.value, spread.deviation
    if mean is None or not deviation:
        raise ValueError("A mean is compared by its spread, and there is none.")
    reach = deviation * ((spread.n - 1) / spread.n) ** 0.5
    return DescrStatsW([mean - reach, mean + reach], weights=[spread.n / 2, spread.n / 2])


def _compared(figures: GenderFigures) -> _Comparison | DifferenceVerdict:
    match figures.women, figures.men:
        case (Unseen.WITHHELD, _) | (_, Unseen.WITHHELD):
            return DifferenceVerdict.NOT_SHOWN
        case ((Tally() | Spread() as women), (Tally() | Spread() as men)):
            if min(women.n, men.n) < figures.at_least:
                return DifferenceVerdict.TOO_FEW
            return _comparison(women, men)
        case _:
            return DifferenceVerdict.NO_FIGURES


def _comparison(women: Tally | Spread, men: Tally | Spread) -> _Comparison | DifferenceVerdict:
    if isinstance(women, Spread) and isinstance(men, Spread) and not (women.deviation and men.deviation):
        return DifferenceVerdict.CANNOT_BE_TOLD
    difference = (women.value or 0) - (men.value or 0)
    return _Comparison(difference, _interval(women, men, LEVEL), _p_value(women, men, difference))


def _interval(women: Tally | Spread, men: Tally | Spread, level: float) -> Interval:
    match women, men:
        case Tally(), Tally():
            return share_difference(women, men, level=level)
        case Spread(), Spread():
            return mean_difference(women, men, level=level)
        case _:
            raise ValueError("A share cannot be compared with a mean.")


def _p_value(women: Tally | Spread, men: Tally | Spread, difference: float) -> float:
    """The p at which the interval of level 1 − p ends at zero; never below 1e-9, where rounding begins."""
    from scipy.optimize import brentq

    def nearest_end(p: float) -> float:
        interval = _interval(women, men, 1 - p)
        return interval.low if difference > 0 else -interval.high

    if difference == 0:
        return 1.0
    if nearest_end(_SMALLEST_P) >= 0:
        return _SMALLEST_P
    return float(brentq(nearest_end, _SMALLEST_P, 1 - _SMALLEST_P))


def _holm(p_values: Sequence[float]) -> list[float]:
    if len(p_values) < 2:
        return list(p_values)
    from statsmodels.stats.multitest import multipletests

    return [float(p) for p in multipletests(p_values, method="holm")[1]]


def _judged(figures: GenderFigures, made: _Comparison, corrected: float, compared: int) -> GenderDifference:
    differs = corrected <= 1 - LEVEL
    verdict = DifferenceVerdict.DIFFERS if differs else DifferenceVerdict.CANNOT_BE_TOLD
    return GenderDifference(figures, verdict, made.difference, made.interval, made.p, corrected, compared)


def _difference(women: Seen, men: Seen, verdict: DifferenceVerdict) -> float | None:
    if verdict is not DifferenceVerdict.CANNOT_BE_TOLD or isinstance(women, Unseen) or isinstance(men, Unseen):
        return None
    return (women.value or 0) - (men.value or 0)
