"""What is due: follow-ups, exits, referrals, questionnaires and steps of participants, and reports of interventions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import QuerySet

from stegvis.store.models import Asking, FollowUp, Intervention, Participation, PlanStep, ReportDue

AT_MOST = 200
"""So many of each kind are told; the earliest first."""
DECISION_DAYS = 7
"""A referral is to be decided within so many days."""
ANSWER_DAYS = 7
"""An answer to a questionnaire is missing after so many days."""
REPORT_DAYS = timedelta(days=30)
"""A report is told of so long ahead."""


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


def due_about_participants(interventions: QuerySet[Intervention], until: date) -> tuple[Due, ...]:
    """What is due until the day at the interventions, earliest first; at most AT_MOST of each kind."""
    found = [
        *_follow_ups(interventions, until),
        *_exits(interventions, until),
        *_referrals(interventions, until),
        *_questionnaires(interventions, until),
        *_steps(interventions, until),
    ]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.intervention_name, one.local_number or 0)))


def reports_due(interventions: QuerySet[Intervention], on: date) -> tuple[Due, ...]:
    """The reports that the interventions owe on the day or within REPORT_DAYS, earliest first."""
    owed = ReportDue.objects.filter(
        intervention__in=interventions, handed_in_on=None, due_on__lte=on + REPORT_DAYS
    ).select_related("intervention")
    return tuple(
        Due(DueKind.REPORT, one.pk, one.due_on, one.form_id, one.intervention_id, one.intervention.name)
        for one in owed.order_by("due_on")[:AT_MOST]
    )


def _of(kind: DueKind, number: int, due_on: date, label: str, participation: Participation) -> Due:
    return Due(
        kind,
        number,
        due_on,
        label,
        participation.intervention_id,
        participation.intervention.name,
        participation.pk,
        participation.participant_id,
        participation.participant.local_number,
    )


def _follow_ups(interventions: QuerySet[Intervention], until: date) -> Iterator[Due]:
    rows = FollowUp.objects.filter(
        done_on=None,
        due_on__lte=until,
        participation__intervention__in=interventions,
        participation__is_registered_in_error=False,
    ).select_related("participation__intervention", "participation__participant")
    for one in rows.order_by("due_on")[:AT_MOST]:
        yield _of(DueKind.FOLLOW_UP, one.pk, one.due_on, one.label, one.participation)


def _exits(interventions: QuerySet[Intervention], until: date) -> Iterator[Due]:
    rows = _participations(interventions).filter(started_on__isnull=False, exited_on=None, planned_end_on__lte=until)
    for one in rows.order_by("planned_end_on")[:AT_MOST]:
        if one.planned_end_on is not None:
            yield _of(DueKind.EXIT, one.pk, one.planned_end_on, "", one)


def _referrals(interventions: QuerySet[Intervention], until: date) -> Iterator[Due]:
    wait = timedelta(days=DECISION_DAYS)
    rows = _participations(interventions).filter(
        decision="", started_on=None, exited_on=None, referred_on__lte=until - wait
    )
    for one in rows.order_by("referred_on")[:AT_MOST]:
        if one.referred_on is not None:
            yield _of(DueKind.REFERRAL, one.pk, one.referred_on + wait, "", one)


def _questionnaires(interventions: QuerySet[Intervention], until: date) -> Iterator[Due]:
    wait = timedelta(days=ANSWER_DAYS)
    rows = Asking.objects.filter(
        intervention__in=interventions,
        participation__isnull=False,
        participation__is_registered_in_error=False,
        answered_on=None,
        is_declined=False,
        asked_on__lte=until - wait,
    ).select_related("participation__intervention", "participation__participant")
    for one in rows.order_by("asked_on")[:AT_MOST]:
        if one.participation is not None:
            yield _of(DueKind.QUESTIONNAIRE, one.pk, one.asked_on + wait, one.questionnaire, one.participation)


def _steps(interventions: QuerySet[Intervention], until: date) -> Iterator[Due]:
    rows = PlanStep.objects.filter(
        done_on=None,
        due_on__lte=until,
        goal__participation__intervention__in=interventions,
        goal__participation__exited_on=None,
        goal__participation__is_registered_in_error=False,
    ).select_related("goal__participation__intervention", "goal__participation__participant")
    for one in rows.order_by("due_on")[:AT_MOST]:
        if one.due_on is not None:
            yield _of(DueKind.STEP, one.pk, one.due_on, one.text, one.goal.participation)


def _participations(interventions: QuerySet[Intervention]) -> QuerySet[Participation]:
    return Participation.objects.filter(intervention__in=interventions, is_registered_in_error=False).select_related(
        "intervention", "participant"
    )
