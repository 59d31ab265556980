"""Measures, goals and rows that the tests of goals share. All figures are invented."""

from datetime import date
from typing import Any

from stegvis.measures import builder
from stegvis.measures.builder import Facts
from stegvis.measures.facts import PARTICIPATIONS, SCREENINGS
from stegvis.measures.goals import (
    Comparator,
    Goal,
    GoalKind,
    GoalVersion,
    Target,
)
from stegvis.measures.nodes import Measure, PrivacyClass, Unit
from stegvis.measures.result import MeasureRow
from stegvis.vocabulary import Period

B = PrivacyClass.B
_FACTS = Facts(PARTICIPATIONS)
_LEFT = _FACTS.dated_in("exited_on")
BETTER = builder.share(
    "feels_better",
    of=_LEFT,
    that=_FACTS.code("feeling").is_one_of("better"),
    privacy=B,
    answer=_FACTS.column("feeling"),
)
EXITS = builder.count("exits", _LEFT, privacy=PrivacyClass.A)
HOURS = builder.mean(
    "hours_change", _FACTS.number("hours_after") - _FACTS.number("hours_before"), of=_LEFT, privacy=B, unit=Unit.HOURS
)
WAITING = builder.median(
    "waiting", _FACTS.days("signalled_on", "first_meeting_on"), of=_LEFT, privacy=B, unit=Unit.DAYS
)
REASONS = builder.distribution("exit_reasons", _FACTS.column("exit_code"), of=_LEFT, privacy=B)
ASKED = builder.share("asked_twice", of=_LEFT, that=_FACTS.number("violence_asked") >= 2, privacy=PrivacyClass.D)
EXPOSED = builder.share(
    "exposed",
    of=Facts(SCREENINGS).dated_in("answered_on"),
    that=Facts(SCREENINGS).flag("item_1"),
    privacy=PrivacyClass.D,
)
MEASURES = {one.id: one for one in (BETTER, EXITS, HOURS, WAITING, REASONS, ASKED, EXPOSED)}
PERIOD = Period(date(2023, 1, 1), date(2023, 8, 31))
SOME: dict[str, Any] = {"measure": "feels_better", "comparator": Comparator.AT_LEAST, "value": 0.7}


def row(measure: Measure, numerator: int, denominator: int | None = None, **more: Any) -> MeasureRow:
    value = numerator if denominator is None else numerator / denominator if denominator else None
    rest = {"period": PERIOD, "group": (), "split": (), "value": value, **more}
    return MeasureRow(measure=measure.id, numerator=numerator, denominator=denominator, **rest)


def at_least(measure: Measure, value: float, **more: Any) -> Target:
    return Target(measure.id, Comparator.AT_LEAST, value, **more)


def at_most(measure: Measure, value: float) -> Target:
    return Target(measure.id, Comparator.AT_MOST, value)


def goal(*versions: GoalVersion, kind: GoalKind = GoalKind.QUANTITATIVE) -> Goal:
    return Goal("mar-battre", kind, versions)


def version(start: date, **more: Any) -> GoalVersion:
    return GoalVersion(start, "Minst 70 % mår bättre.", Target(**{**SOME, **more}))
