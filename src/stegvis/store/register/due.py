"""What is due: follow-ups, exits, referrals, questionnaires and steps of participants, and reports of interventions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeAlias

from django.db.models import QuerySet, Value

from stegvis.store.models import Asking, FollowUp, Intervention, Participation, PlanStep
from stegvis.store.organisation.owed import reports_owed

AT_MOST = 25
"""So many of each kind are told; the earliest first."""
DECISION_DAYS = 7
"""A referral is to be decided within so many days."""
ANSWER_DAYS = 7
"""An answer to a questionnaire is missing after so many days."""
REPORT_DAYS = timedelta(days=30)
"""A report is told of so long ahead."""


Row: TypeAlias = tuple[Any, ...]


class DueKind(StrEnum):
    """What is to be done."""

    FOLLOW_UP = "follow_up"
    EXIT = "exit"
    REFERRAL = "referral"
    QUESTIONNAIRE = "questionnaire"
    STEP = "step"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do by a day. `number` is that of the follow-up, asking, step or report; for an exit and a referral
    that of the participation. `participant` and `local_number` are None for a report."""

    kind: DueKind
    number: int
    due_on: date
    label: str
    intervention: int
    intervention_name: str
    participation: int | None = None
    participant: int | None = None
    local_number: int | None = None


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due, earliest first, and how many `more` there are than the AT_MOST of each kind."""

    first: tuple[Due, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Kind:
    """The first of a kind, and all of them when they are more."""

    first: tuple[Due, ...]
    too_many: QuerySet[Any, Row] | None


def due_about_participants(interventions: QuerySet[Intervention], until: date) -> DueList:
    """What is due until the day at the interventions."""
    kinds = (_follow_ups, _exits, _referrals, _questionnaires, _steps)
    return _list([kind(interventions, until) for kind in kinds])


def due_from_interventions(interventions: QuerySet[Intervention], on: date) -> DueList:
    """The reports that the interventions owe on the day or within REPORT_DAYS."""
    owed = reports_owed().filter(intervention__in=interventions, due_on__lte=on + REPORT_DAYS)
    rows = owed.order_by("due_on").values_list("pk", "due_on", "form_id", "intervention", "intervention__name")
    return _list([_first(rows, DueKind.REPORT)])


def _first(rows: QuerySet[Any, Row], kind: DueKind, wait: timedelta = timedelta(0)) -> _Kind:
    """The first of the rows (number, day, label, and where and about whom); each is due `wait` after its day."""
    found = list(rows[: AT_MOST + 1])
    first = tuple(Due(kind, number, day + wait, *rest) for number, day, *rest in found[:AT_MOST])
    return _Kind(first, rows if len(found) > AT_MOST else None)


def _list(kinds: Sequence[_Kind]) -> DueList:
    """All kinds together; those that are too many are counted in one query."""
    found = [one for kind in kinds for one in kind.first]
    found.sort(key=lambda one: (one.due_on, one.intervention_name, one.local_number or 0))
    too_many = [kind.too_many.order_by().values_list("pk") for kind in kinds if kind.too_many is not None]
    if not too_many:
        return DueList(tuple(found))
    return DueList(tuple(found), too_many[0].union(*too_many[1:], all=True).count() - AT_MOST * len(too_many))


def _about(participation: str = "") -> tuple[str, ...]:
    """The columns that say where and about whom, by way of the relation that leads to the participation."""
    way = f"{participation}__" if participation else ""
    of_participation = ("intervention", "intervention__name", "pk", "participant", "participant__local_number")
    return tuple(f"{way}{column}" for column in of_participation)


def _follow_ups(interventions: QuerySet[Intervention], until: date) -> _Kind:
    rows = FollowUp.objects.filter(
        done_on=None,
        due_on__lte=until,
        participation__intervention__in=interventions,
        participation__is_registered_in_error=False,
    )
    columns = ("pk", "due_on", "label", *_about("participation"))
    return _first(rows.order_by("due_on").values_list(*columns), DueKind.FOLLOW_UP)


def _exits(interventions: QuerySet[Intervention], until: date) -> _Kind:
    rows = _participations(interventions).filter(started_on__isnull=False, exited_on=None, planned_end_on__lte=until)
    ordered = rows.order_by("planned_end_on")
    return _first(ordered.values_list("pk", "planned_end_on", Value(""), *_about()), DueKind.EXIT)


def _referrals(interventions: QuerySet[Intervention], until: date) -> _Kind:
    wait = timedelta(days=DECISION_DAYS)
    rows = _participations(interventions).filter(
        decision="", started_on=None, exited_on=None, referred_on__lte=until - wait
    )
    ordered = rows.order_by("referred_on")
    return _first(ordered.values_list("pk", "referred_on", Value(""), *_about()), DueKind.REFERRAL, wait)


def _questionnaires(interventions: QuerySet[Intervention], until: date) -> _Kind:
    wait = timedelta(days=ANSWER_DAYS)
    rows = Asking.objects.filter(
        intervention__in=interventions,
        participation__isnull=False,
        participation__is_registered_in_error=False,
        answered_on=None,
        is_declined=False,
        asked_on__lte=until - wait,
    )
    columns = ("pk", "asked_on", "questionnaire", *_about("participation"))
    return _first(rows.order_by("asked_on").values_list(*columns), DueKind.QUESTIONNAIRE, wait)


def _steps(interventions: QuerySet[Intervention], until: date) -> _Kind:
    rows = PlanStep.objects.filter(
        done_on=None,
        due_on__lte=until,
        goal__participation__intervention__in=interventions,
        goal__participation__exited_on=None,
        goal__participation__is_registered_in_error=False,
    )
    columns = ("pk", "due_on", "text", *_about("goal__participation"))
    return _first(rows.order_by("due_on").values_list(*columns), DueKind.STEP)


def _participations(interventions: QuerySet[Intervention]) -> QuerySet[Participation]:
    return Participation.counted.filter(intervention__in=interventions)
