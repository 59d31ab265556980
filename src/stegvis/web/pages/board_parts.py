"""The parts of a board's page as its template shows them: on the board's own page and on the public one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from stegvis.actions.show_board_page import BoardPage, GoalRow, MoneyRow, ShareRow, TrendRow, Verdict
from stegvis.forms.account.goals import IN_WORDS, STANDING
from stegvis.vocabulary import Gender
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.web.cell_html import cells_html
from stegvis.web.language import current_language
from stegvis.web.pages.bars import IntervalBar, Span, bar, interval_bar, largest_of
from stegvis.web.words import gender_text, measure_text, number_text, period_text, share_text

COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN)
MEASURES = ("participants", "exits", "exits_positive")
JUDGED = {Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_BE_TOLD}
STYLES = {Verdict.MET: "met", Verdict.NOT_MET: "not-met"}


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A share with its interval as words and as a picture; `value` says why there is none."""

    name: str
    value: str
    tally: str
    span: str
    picture: IntervalBar | None
    is_number: bool
    before: str = ""
    is_before_number: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Budget and outcome as words and bars."""

    name: str
    budget: str
    outcome: str
    used: str
    budget_bar: Span
    outcome_bar: Span | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with how it stands."""

    intervention: str
    text: str
    standing: str
    style: str
    why: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """An intervention's numbers."""

    name: str
    state: str
    cells: str
    edition: int


def board_context(page: BoardPage) -> dict[str, Any]:
    """What `board/figures.html` shows."""
    language = current_language()
    return {
        "goals": [_goal(one) for one in _by_standing(page.goals) if one.verdict in JUDGED],
        "goals_not_judged": [
            _goal(one) for one in _by_standing(page.goals) if one.verdict and one.verdict not in JUDGED
        ],
        "goals_in_words": [_goal(one) for one in _by_standing(page.goals) if not one.verdict],
        "goals_said": page.goals_said.in_language(language),
        "trend": [_trend(one) for one in page.trend],
        "trend_said": page.trend_said.in_language(language),
        "shares": [_share(one) for one in page.shares],
        "shares_said": page.shares_said.in_language(language),
        "money": _money(page.money),
        "money_said": page.money_said.in_language(language),
        "measures": [(measure_text(one), len(COLUMNS)) for one in MEASURES],
        "genders": [gender_text(one) for _each in MEASURES for one in COLUMNS],
        "figures": _figures(page),
        "missing": page.missing,
        "withheld_sign": WITHHELD_SIGN,
    }


def _by_standing(goals: Sequence[GoalRow]) -> list[GoalRow]:
    """Not met first, then met, then what cannot be told; within each by intervention."""
    order = {Verdict.NOT_MET: 0, Verdict.MET: 1, Verdict.CANNOT_BE_TOLD: 2}
    return sorted(goals, key=lambda one: (order.get(one.verdict, 3) if one.verdict else 4, one.intervention.casefold()))


def _goal(goal: GoalRow) -> GoalLine:
    language = current_language()
    standing = STANDING[goal.verdict] if goal.verdict else IN_WORDS
    return GoalLine(
        goal.intervention,
        goal.text,
        standing.in_language(language),
        STYLES.get(goal.verdict, "open") if goal.verdict else "open",
        goal.sentence.in_language(language) if goal.sentence else "",
    )


def _share(row: ShareRow) -> ShareLine:
    if row.tally is None or row.tally.value is None or row.interval is None:
        return ShareLine(row.name, _no_share(row), "", "", None, False)
    return _shown(row.name, row.tally.hits, row.tally.n, row.interval.low, row.interval.high)


def _trend(row: TrendRow) -> ShareLine:
    name = period_text(row.period)
    if row.tally is None or row.tally.value is None or row.interval is None:
        line = ShareLine(name, _no_share(row), "", "", None, False)
    else:
        line = _shown(name, row.tally.hits, row.tally.n, row.interval.low, row.interval.high)
    unknown = WITHHELD_SIGN if row.hidden else _("not reported")
    note = _("from %(shown)s of %(all)s interventions") % {"shown": row.shown, "all": row.shown + row.hidden}
    return replace(
        line,
        before=number_text(row.participants) if row.participants is not None else unknown,
        is_before_number=row.participants is not None or row.hidden > 0,
        note=note if row.hidden else "",
    )


def _no_share(row: ShareRow | TrendRow) -> str:
    """Why there is no share: a number that is withheld is something else than no number."""
    if row.is_of_nobody:
        return _("no exits")
    return f"{WITHHELD_SIGN} {_('not shown')}" if row.is_hidden else _("not reported")


def _shown(name: str, hits: int, n: int, low: float, high: float) -> ShareLine:
    return ShareLine(
        name=name,
        value=_percent(hits / n),
        tally=_("%(hits)s of %(n)s") % {"hits": number_text(hits), "n": number_text(n)},
        span=f"{_percent(low)}–{_percent(high)}",
        picture=interval_bar(low, hits / n, high),
        is_number=True,
    )


def _percent(share: float) -> str:
    return share_text(round(share, 2))


def _money(rows: Sequence[MoneyRow]) -> list[MoneyLine]:
    largest = largest_of([*(row.budget for row in rows), *(row.outcome for row in rows)])
    return [_money_line(row, largest) for row in sorted(rows, key=lambda one: one.intervention.casefold())]


def _money_line(row: MoneyRow, largest: float) -> MoneyLine:
    known = row.outcome is not None
    return MoneyLine(
        row.intervention,
        number_text(row.budget),
        number_text(row.outcome) if row.outcome is not None else _("not known yet"),
        share_text(round(row.outcome / row.budget, 2)) if row.outcome is not None and row.budget else "",
        bar(row.budget, largest),
        bar(row.outcome, largest) if row.outcome is not None else None,
        known and (row.outcome or 0) > row.budget,
    )


def _figures(page: BoardPage) -> list[FigureLine]:
    language = current_language()
    return [
        FigureLine(
            one.name,
            "" if one.is_settled else one.state.label.in_language(language),
            cells_html((one.cells.get((measure, gender)) for measure in MEASURES for gender in COLUMNS), language),
            one.edition,
        )
        for one in page.reports
    ]
