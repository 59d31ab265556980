"""One participation, within what somebody's assignments reach."""

from django.db.models import QuerySet

from stegvis.store.models import Intervention, Participant, Participation


def participation_reached(
    interventions: QuerySet[Intervention], participants: QuerySet[Participant], number: int
) -> Participation | None:
    """The participation with that number when both its intervention and its participant are among those reached.

    Who registers for one intervention of a controller does not see the same person's way through another.
    """
    reached = Participation.objects.filter(intervention__in=interventions, participant__in=participants)
    return reached.select_related("participant", "intervention").filter(pk=number).first()
