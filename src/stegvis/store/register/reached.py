"""A participation, and what belongs to one, within what somebody's assignments reach."""

from collections.abc import Sequence

from django.db.models import QuerySet

from stegvis.store.models import FollowUp, Intervention, Participant, Participation, PlanGoal, PlanStep
from stegvis.store.tables.compiled_query import CompiledForScopes


def participation_reached(
    interventions: QuerySet[Intervention], participants: QuerySet[Participant], number: int
) -> Participation | None:
    """The participation with that number when both its intervention and its participant are among those reached.

    Who registers for one intervention of a controller does not see the same person's way through another.
    """
    return next(iter(_NUMBERED.of([interventions, participants], numbers=[number])), None)


def _numbered(
    interventions: QuerySet[Intervention], participants: QuerySet[Participant], numbers: Sequence[int]
) -> QuerySet[Participation]:
    reached = _reached(interventions, participants).filter(pk__in=numbers)
    return reached.select_related("participant", "intervention").order_by("pk")


_NUMBERED = CompiledForScopes[Participation](_numbered)


def follow_up_reached(
    interventions: QuerySet[Intervention], participants: QuerySet[Participant], number: int
) -> FollowUp | None:
    """The follow-up with that number, of a participation among those reached."""
    reached = FollowUp.objects.filter(participation__in=_reached(interventions, participants))
    return reached.select_related("participation__participant").filter(pk=number).first()


def goal_reached(
    interventions: QuerySet[Intervention], participants: QuerySet[Participant], number: int
) -> PlanGoal | None:
    """The goal of a plan with that number, of a participation among those reached."""
    reached = PlanGoal.objects.filter(participation__in=_reached(interventions, participants))
    return reached.select_related("participation__participant").filter(pk=number).first()


def step_reached(
    interventions: QuerySet[Intervention], participants: QuerySet[Participant], number: int
) -> PlanStep | None:
    """The step of a plan with that number, of a participation among those reached."""
    reached = PlanStep.objects.filter(goal__participation__in=_reached(interventions, participants))
    return reached.select_related("goal__participation__participant").filter(pk=number).first()


def _reached(interventions: QuerySet[Intervention], participants: QuerySet[Participant]) -> QuerySet[Participation]:
    return Participation.objects.filter(intervention__in=interventions, participant__in=participants)
