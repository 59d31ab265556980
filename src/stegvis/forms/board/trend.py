"""How it has gone over periods, made of nothing but what each period's reports show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stegvis.forms.board.shares import Shown, share_row
from stegvis.measures.figures_in_words import filled
from stegvis.measures.samples import Tally
from stegvis.measures.several_shares import told_apart
from stegvis.measures.uncertainty import Interval, sample_interval
from stegvis.vocabulary import Gender, Number, Period, Withheld, Wording
from stegvis.vocabulary.days_in_words import period_in_words

PARTICIPANTS = "participants"
FIRST = Wording(
    "Det finns ingen tidigare period att jämföra med än.", "There is no earlier period to compare with yet."
)
NO_SHARE = Wording(
    "Andelen går inte att jämföra med förra perioden: den visas inte för båda.",
    "The share cannot be compared with the last period: it is not shown for both.",
)
CHANCE = Wording(
    "Andelen skiljer sig inte mer från {before} än vad slumpen kan ge.",
    "The share differs no more from {before} than chance can make.",
)
HIGHER = Wording(
    "Andelen är högre än {before}, mer än vad slumpen brukar ge.",
    "The share is higher than in {before}, by more than chance usually makes.",
)
LOWER = Wording(
    "Andelen är lägre än {before}, mer än vad slumpen brukar ge.",
    "The share is lower than in {before}, by more than chance usually makes.",
)


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A period. `participants` is the sum where it is shown (`shown` interventions, `hidden` withhold it).

    `tally` adds up the interventions that show both numbers of the share (`of` of them); None when none does:
    withheld when `is_hidden`, of nobody when `is_of_nobody`, else not reported.
    """

    period: Period
    participants: int | None
    shown: int
    hidden: int
    tally: Tally | None
    interval: Interval | None
    of: int
    is_hidden: bool = False
    is_of_nobody: bool = False


def trend_rows(periods: Iterable[tuple[Period, Sequence[Shown]]], part: str, whole: str) -> tuple[TrendRow, ...]:
    """A row for each period, the earliest first. Only sums of numbers that are shown: they tell nothing more."""
    return tuple(_row(period, shown, part, whole) for period, shown in sorted(periods, key=lambda one: one[0].end))


def trend_sentence(rows: Sequence[TrendRow]) -> Wording:
    """The last period against the one before it."""
    if len(rows) < 2:
        return FIRST
    before, now = rows[-2:]
    if before.tally is None or now.tally is None:
        return NO_SHARE
    found = told_apart({"before": before.tally, "now": now.tally})
    said = CHANCE if not found else HIGHER if found[0][0] == "now" else LOWER
    named = Wording(period_in_words(before.period, "sv"), period_in_words(before.period, "en"))
    return filled(said, before=named)


def _row(period: Period, shown: Sequence[Shown], part: str, whole: str) -> TrendRow:
    cells = [one.get((PARTICIPANTS, Gender.ALL)) for one in shown]
    values = [cell.value for cell in cells if isinstance(cell, Number) and isinstance(cell.value, int)]
    shares = [share_row("", one, part, whole) for one in shown]
    tallies = [one.tally for one in shares if one.tally is not None]
    together = Tally(sum(one.hits for one in tallies), sum(one.n for one in tallies)) if tallies else None
    interval = sample_interval(together) if together else None
    return TrendRow(
        period,
        sum(values) if values else None,
        len(values),
        sum(isinstance(cell, Withheld) for cell in cells),
        together,
        interval if isinstance(interval, Interval) else None,
        len(tallies),
        is_hidden=any(one.is_hidden for one in shares),
        is_of_nobody=any(one.is_of_nobody for one in shares) and not any(one.is_hidden for one in shares),
    )
