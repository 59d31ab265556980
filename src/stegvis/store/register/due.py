"""What is due of participants: follow-ups, exits, referrals, questionnaires and steps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from django.db.models import CharField, IntegerField, QuerySet, Value

from stegvis.store.models import Asking, FollowUp, Intervention, Participation, PlanStep
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.vocabulary import Period

FIRST = 10
"""So many of each kind are told when nobody asks for more; the earliest first."""
DECISION_DAYS = 7
"""A referral is to be decided within so many days."""
ANSWER_DAYS = 7
"""An answer to a questionnaire is missing after so many days."""
UNNAMED = Value("", CharField())

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
    """Rows of a kind, due `wait` after their `day`; their name, and the relation that leads to the participation."""

    kind: DueKind
    rows: Callable[[QuerySet[Intervention]], QuerySet[Any]]
    day: str
    label: str | Value = UNNAMED
    way: str = ""
    wait: timedelta = timedelta(0)


def due_about_participants(interventions: QuerySet[Intervention], until: date, at_most: int = FIRST) -> DueList:
    """What is due until the day at the interventions, `at_most` of each kind. One query."""
    # A row begins with its kind's place, its day and its number.
    rows = sorted(_FIRST.values([interventions], until, at_most + 1), key=itemgetter(0, 1, 2))
    of_kinds = [list(some) for _, some in groupby(rows, key=itemgetter(0))]
    found = [
        Due(_KINDS[place].kind, number, day + _KINDS[place].wait, *rest)
        for some in of_kinds
        for place, day, number, *rest in some[:at_most]
    ]
    found.sort(key=in_order)
    return DueList(tuple(found), any(len(some) > at_most for some in of_kinds))


def in_order(one: Due) -> tuple[date, str, int]:
    """What lines of different kinds are sorted by."""
    return one.due_on, one.intervention_name, one.local_number or 0


def _first(interventions: QuerySet[Intervention], until: date, number: int) -> Rows:
    """The earliest of each kind, so many, in no order."""
    first, *others = (_first_of(place, interventions, until, number) for place in range(len(_KINDS)))
    return first.union(*others, all=True)


def _first_of(place: int, interventions: QuerySet[Intervention], until: date, number: int) -> Rows:
    kind = _KINDS[place]
    due = kind.rows(interventions).filter(**{f"{kind.day}__lte": until - kind.wait}).order_by(kind.day, "pk")
    # Which rows they are is found out alone: SQLite cannot cut short the parts of a union.
    rows: QuerySet[Any] = due.model.objects.filter(pk__in=due.values("pk")[:number]).order_by()
    return rows.values_list(Value(place, IntegerField()), kind.day, "pk", kind.label, *_about(kind.way))


def _about(participation: str) -> tuple[str, ...]:
    """The columns that say where and about whom, by way of the relation that leads to the participation."""
    way = f"{participation}__" if participation else ""
    of_participation = ("intervention", "intervention__name", "pk", "participant", "participant__local_number")
    return tuple(f"{way}{column}" for column in of_participation)


def _follow_ups(interventions: QuerySet[Intervention]) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(
        done_on=None, participation__intervention__in=interventions, participation__is_registered_in_error=False
    )


def _exits(interventions: QuerySet[Intervention]) -> QuerySet[Participation]:
    return Participation.counted.filter(intervention__in=interventions, started_on__isnull=False, exited_on=None)


def _referrals(interventions: QuerySet[Intervention]) -> QuerySet[Participation]:
    return Participation.counted.filter(intervention__in=interventions, decision="", started_on=None, exited_on=None)


def _questionnaires(interventions: QuerySet[Intervention]) -> QuerySet[Asking]:
    return Asking.objects.filter(
        intervention__in=interventions,
        participation__isnull=False,
        participation__is_registered_in_error=False,
        answered_on=None,
        is_declined=False,
    )


def _steps(interventions: QuerySet[Intervention]) -> QuerySet[PlanStep]:
    return PlanStep.objects.filter(
        done_on=None,
        goal__participation__intervention__in=interventions,
        goal__participation__exited_on=None,
        goal__participation__is_registered_in_error=False,
    )


_DECISION, _ANSWER = timedelta(days=DECISION_DAYS), timedelta(days=ANSWER_DAYS)
_KINDS = (
    _Kind(DueKind.FOLLOW_UP, _follow_ups, "due_on", "label", "participation"),
    _Kind(DueKind.EXIT, _exits, "planned_end_on"),
    _Kind(DueKind.REFERRAL, _referrals, "referred_on", wait=_DECISION),
    _Kind(DueKind.QUESTIONNAIRE, _questionnaires, "asked_on", "questionnaire", "participation", _ANSWER),
    _Kind(DueKind.STEP, _steps, "due_on", "text", "goal__participation"),
)
_FIRST = CompiledForScopes[Any](_first)
