"""What is set for an intervention, section by section. No participant, and no count of them, is part of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted, intervention_for, permit
from stegvis.store.models import FollowUpMethod, Intake, Intervention, ReportCycle, Rhythm
from stegvis.store.organisation.goals import GoalWording, StoredGoal, goals_of
from stegvis.store.organisation.interventions import (
    LOCKED,
    Basics,
    Places,
    basics_of,
    has_participants,
    places_of,
)
from stegvis.store.organisation.money import CostRow, costs_of
from stegvis.store.organisation.operators import ListedOperator, listed_operators
from stegvis.store.organisation.plans import PlanRow, plans_of
from stegvis.store.organisation.report_calendar import DueReport, ReportRuleRow, reports_due, rules_of
from stegvis.store.organisation.rhythm import RhythmRow, StageRow, rhythm_of, stages_of
from stegvis.store.organisation.terms import spans_in_force, terms_of
from stegvis.store.read_reports.history import TermLine
from stegvis.vocabulary import Period

__all__ = [
    "LOCKED",
    "Basics",
    "CostRow",
    "DueReport",
    "FollowUpMethod",
    "GoalWording",
    "Intake",
    "ListedOperator",
    "Places",
    "PlanRow",
    "ReportCycle",
    "ReportRuleRow",
    "Rhythm",
    "RhythmRow",
    "Settings",
    "StageRow",
    "StoredGoal",
    "TermLine",
    "show_intervention_settings",
]


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is set. `agreements` run from their first day to the last day stated last; `terms` tell how they came.

    `is_locked`: there are participants, so what counts are built on is fixed. `may` names the actions that the reader
    may do here.
    """

    number: int
    association: int
    version: int
    basics: Basics
    places: Places
    operators: tuple[ListedOperator, ...]
    agreements: tuple[Period, ...]
    terms: tuple[TermLine, ...]
    years: tuple[int, ...]
    costs: tuple[CostRow, ...]
    plans: tuple[PlanRow, ...]
    report_rules: tuple[ReportRuleRow, ...]
    reports_due: tuple[DueReport, ...]
    goals: tuple[StoredGoal, ...]
    rhythm: tuple[RhythmRow, ...]
    stages: tuple[StageRow, ...]
    is_locked: bool
    may: frozenset[str]


CHANGES = (
    "change_intervention",
    "set_places",
    "extend_agreement",
    "enter_costs",
    "plan_participants",
    "set_report_calendar",
    "word_goal",
    "set_rhythm",
    "set_stages",
    "enter_counts",
)


def show_intervention_settings(*, by: Actor, intervention: int, action: str = "show_intervention_settings") -> Settings:
    """The intervention's settings, for those who may do `action` there. Raises NotPermitted."""
    found = intervention_for(by, action, intervention)
    terms, costs = terms_of(found), costs_of(found)
    agreements = spans_in_force(terms)
    return Settings(
        found.pk,
        found.association_id,
        found.version,
        basics_of(found),
        places_of(found),
        listed_operators(found.association_id),
        agreements,
        terms,
        _years(agreements, costs),
        costs,
        plans_of(found),
        rules_of(found),
        reports_due(found),
        goals_of(found),
        rhythm_of(found),
        stages_of(found),
        has_participants(found),
        frozenset(one for one in CHANGES if _may_here(by, one, found)),
    )


def _years(agreements: Iterable[Period], costs: Iterable[CostRow]) -> tuple[int, ...]:
    """The calendar years of agreements and money, in order."""
    agreed = {year for one in agreements for year in range(one.start.year, one.end.year + 1)}
    return tuple(sorted(agreed | {row.year for row in costs}))


def _may_here(by: Actor, action: str, intervention: Intervention) -> bool:
    try:
        permit(by, action, intervention=intervention)
    except NotPermitted:
        return False
    return True
