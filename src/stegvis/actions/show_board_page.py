"""What a board reads in ten minutes: goals, trend, comparison and money, by the reports that were handed in.

A board's preview is a publication: there is nothing here but released figures, and sums of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for
from stegvis.forms.account import GoalRow, MoneyRow
from stegvis.forms.account.goals import goals_sentence
from stegvis.forms.account.money import budget_sentence
from stegvis.forms.board import (
    ShareRow,
    Shown,
    TrendRow,
    apart_sentence,
    share_rows,
    trend_rows,
    trend_sentence,
)
from stegvis.measures.goal_verdicts import Verdict
from stegvis.store.access.assignments import Interventions
from stegvis.store.reports.accounts.standings import (
    AT_THE_ASSOCIATION,
    HandedIn,
    figures_of,
    goals_of,
    handed_in,
    missing_from,
    money_of,
    one_each,
)
from stegvis.vocabulary import Cell, Gender, Period, Wording
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.report_life import ReportState

__all__ = ["BoardPage", "BoardPlaces", "GoalRow", "MoneyRow", "ShareRow", "TrendRow", "Verdict", "show_board_page"]

PART, WHOLE = "exits_positive", "exits"
TREND_MEASURES = ("participants", WHOLE, PART)
MOST_PERIODS = 6
SETTLED = frozenset({ReportState.ACCEPTED, ReportState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class ReportLine:
    """An intervention's report: what it shows of participants and exits. `is_settled`: it has been accepted."""

    edition: int
    name: str
    orientation: Orientation | None
    state: ReportState
    cells: Mapping[tuple[str, Gender], Cell]

    @property
    def is_settled(self) -> bool:
        """True when the office has accepted it."""
        return self.state in SETTLED


@dataclass(frozen=True, slots=True)
class BoardPlaces:
    """What there is to choose: associations (number, name), and the periods of the one that is shown, latest first."""

    associations: tuple[tuple[int, str], ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """An association's period. All numbers are released ones; each part has the sentence that says what it shows."""

    association: int
    name: str
    period: Period
    reports: tuple[ReportLine, ...]
    missing: tuple[str, ...]
    goals: tuple[GoalRow, ...]
    goals_said: Wording
    trend: tuple[TrendRow, ...]
    trend_said: Wording
    shares: tuple[ShareRow, ...]
    shares_said: Wording
    money: tuple[MoneyRow, ...]
    money_said: Wording


def show_board_page(
    *, by: Actor, association: int | None = None, period: Period | None = None
) -> tuple[BoardPage | None, BoardPlaces]:
    """The page, and what else there is to choose; None when no report has been handed in. Seven queries.

    Without a choice: the first association by name, and the latest period that is well reported on.
    """
    among = interventions_for(by, "show_board_page")
    return board_of(among, handed_in(among, AT_THE_ASSOCIATION), association, period)


def board_of(
    among: Interventions, reports: Sequence[HandedIn], association: int | None, period: Period | None
) -> tuple[BoardPage | None, BoardPlaces]:
    """The page of those reports. A choice that does not exist is no choice."""
    places = tuple(sorted({(one.association, one.association_name) for one in reports}, key=lambda one: one[1]))
    chosen = association if association in dict(places) else next((number for number, _ in places), None)
    ours = one_each(one for one in reports if one.association == chosen)
    periods = tuple(sorted({one.period for one in ours}, key=lambda one: (one.end, one.days), reverse=True))
    if chosen is None:
        return None, BoardPlaces(places, periods)
    shown = period if period in periods else _latest_well_told(ours, periods)
    return _page(among.filter(association=chosen), ours, shown), BoardPlaces(places, periods)


def _latest_well_told(ours: Sequence[HandedIn], periods: Sequence[Period]) -> Period:
    """The latest that at least half as many interventions have reported on as on any: a single month says little."""
    told = Counter(one.period for one in ours)
    return next(one for one in periods if 2 * told[one] >= max(told.values()))


def _page(among: Interventions, ours: Sequence[HandedIn], period: Period) -> BoardPage:
    reports = tuple(one for one in ours if one.period == period)
    figures = figures_of(reports)
    goals, money = goals_of(reports, figures), money_of(reports, period)
    shares = share_rows(((one.name, figures[one.revision]) for one in reports), PART, WHOLE)
    trend = trend_rows(_periods(ours, period), PART, WHOLE)
    return BoardPage(
        association=reports[0].association,
        name=reports[0].association_name,
        period=period,
        reports=tuple(_line(one, figures[one.revision]) for one in reports),
        missing=missing_from(among, reports, period),
        goals=goals,
        goals_said=Wording(goals_sentence(goals, "sv"), goals_sentence(goals, "en")) if goals else NO_GOALS,
        trend=trend,
        trend_said=trend_sentence(trend),
        shares=shares,
        shares_said=apart_sentence(shares),
        money=money,
        money_said=_money_said(money),
    )


def _money_said(money: Sequence[MoneyRow]) -> Wording:
    said = budget_sentence(money, "sv")
    return Wording(said, budget_sentence(money, "en")) if said else NO_MONEY


def _line(report: HandedIn, shown: Shown) -> ReportLine:
    return ReportLine(report.edition, report.name, report.orientation, report.state, shown)


def _periods(ours: Sequence[HandedIn], period: Period) -> list[tuple[Period, list[Shown]]]:
    """The same months of this year and the years before, at most MOST_PERIODS of them, with what is shown in each."""
    alike = [one for one in ours if _months(one.period) == _months(period) and one.period.end <= period.end]
    latest = sorted({one.period for one in alike}, key=lambda one: one.end)[-MOST_PERIODS:]
    figures = figures_of((one for one in alike if one.period in latest), TREND_MEASURES)
    return [(each, [figures[one.revision] for one in alike if one.period == each]) for each in latest]


def _months(period: Period) -> tuple[int, int, int]:
    start, end = period.start, period.end
    return start.month, end.month, end.year - start.year


NO_GOALS = Wording("Inga mål är inskrivna för insatserna.", "No goals have been entered for the interventions.")
NO_MONEY = Wording("Inga pengar är inskrivna för perioden.", "No money has been entered for the period.")
