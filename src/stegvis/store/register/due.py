"""What is due of participants: follow-ups, exits, referrals, questionnaires and steps."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeAlias

from django.db.models import QuerySet, Value

from stegvis.store.models import Asking, FollowUp, Intervention, Participation, PlanStep
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.vocabulary import Period

FIRST = 10
"""So many of each kind are told when nobody asks for more; the earliest first."""
DECISION_DAYS = 7
"""A referral is to be decided within so many days."""
ANSWER_DAYS = 7
"""An answer to a questionnaire is missing after so many days."""


Rows: TypeAlias = QuerySet[Any, tuple[Any, ...]]


class DueKind(StrEnum):
    """What is to be done."""

    FOLLOW_UP = "follow_up"
    EXIT = "exit"
    REFERRAL = "referral"
    QUESTIONNAIRE = "questionnaire"
    WANTED = "wanted"
    STEP = "step"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do by a day. `number` is that of the follow-up, asking, step or report; for an exit, a referral and

    a questionnaire that is wanted that of the participation. `participant` and `local_number` are None for a report,
    which alone has a period.
    """

    kind: DueKind
    number: int
    due_on: date
    label: str
    intervention: int
    intervention_name: str
    participation: int | None = None
    participant: int | None = None
    local_number: int | None = None
    period_start: date | None = None
    period_end: date | None = None

    @property
    def period(self) -> Period | None:
        """Both days included; None for all but a report."""
        return Period.of(self.period_start, self.period_end)


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due, earliest first; `is_more`: there are more than so many of a kind. They are not counted: all of them

    would have to be read, for a number that changes nothing of what is to be done first.
    """

    first: tuple[Due, ...] = ()
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    """Rows of a kind (number, day, label, and where and about whom), the earliest first; due `wait` later."""

    kind: DueKind
    rows: CompiledForScopes[Any]
    wait: timedelta = timedelta(0)


def due_about_participants(interventions: QuerySet[Intervention], until: date, at_most: int = FIRST) -> DueList:
    """What is due until the day at the interventions, `at_most` of each kind."""
    rows = [(kind, list(kind.rows.values([interventions], until - kind.wait, at_most + 1))) for kind in _KINDS]
    found = [
        Due(kind.kind, number, day + kind.wait, *rest) for kind, first in rows for number, day, *rest in first[:at_most]
    ]
    found.sort(key=in_order)
    return DueList(tuple(found), any(len(first) > at_most for _, first in rows))


def in_order(one: Due) -> tuple[date, str, int]:
    """What lines of different kinds are sorted by."""
    return one.due_on, one.intervention_name, one.local_number or 0


def _about(participation: str = "") -> tuple[str, ...]:
    """The columns that say where and about whom, by way of the relation that leads to the participation."""
    way = f"{participation}__" if participation else ""
    of_participation = ("intervention", "intervention__name", "pk", "participant", "participant__local_number")
    return tuple(f"{way}{column}" for column in of_participation)


def _follow_ups(interventions: QuerySet[Intervention], until: date, number: int) -> Rows:
    rows = FollowUp.objects.filter(
        done_on=None,
        due_on__lte=until,
        participation__intervention__in=interventions,
        participation__is_registered_in_error=False,
    )
    columns = ("pk", "due_on", "label", *_about("participation"))
    return rows.order_by("due_on").values_list(*columns)[:number]


def _exits(interventions: QuerySet[Intervention], until: date, number: int) -> Rows:
    rows = _participations(interventions).filter(started_on__isnull=False, exited_on=None, planned_end_on__lte=until)
    ordered = rows.order_by("planned_end_on")
    return ordered.values_list("pk", "planned_end_on", Value(""), *_about())[:number]


def _referrals(interventions: QuerySet[Intervention], until: date, number: int) -> Rows:
    rows = _participations(interventions).filter(decision="", started_on=None, exited_on=None, referred_on__lte=until)
    ordered = rows.order_by("referred_on")
    return ordered.values_list("pk", "referred_on", Value(""), *_about())[:number]


def _questionnaires(interventions: QuerySet[Intervention], until: date, number: int) -> Rows:
    rows = Asking.objects.filter(
        intervention__in=interventions,
        participation__isnull=False,
        participation__is_registered_in_error=False,
        answered_on=None,
        is_declined=False,
        asked_on__lte=until,
    )
    columns = ("pk", "asked_on", "questionnaire", *_about("participation"))
    return rows.order_by("asked_on").values_list(*columns)[:number]


def _steps(interventions: QuerySet[Intervention], until: date, number: int) -> Rows:
    rows = PlanStep.objects.filter(
        done_on=None,
        due_on__lte=until,
        goal__participation__intervention__in=interventions,
        goal__participation__exited_on=None,
        goal__participation__is_registered_in_error=False,
    )
    columns = ("pk", "due_on", "text", *_about("goal__participation"))
    return rows.order_by("due_on").values_list(*columns)[:number]


def _participations(interventions: QuerySet[Intervention]) -> QuerySet[Participation]:
    return Participation.counted.filter(intervention__in=interventions)


_KINDS = (
    _Kind(DueKind.FOLLOW_UP, CompiledForScopes(_follow_ups)),
    _Kind(DueKind.EXIT, CompiledForScopes(_exits)),
    _Kind(DueKind.REFERRAL, CompiledForScopes(_referrals), timedelta(days=DECISION_DAYS)),
    _Kind(DueKind.QUESTIONNAIRE, CompiledForScopes(_questionnaires), timedelta(days=ANSWER_DAYS)),
    _Kind(DueKind.STEP, CompiledForScopes(_steps)),
)
