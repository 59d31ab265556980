"""Which participants somebody's assignments reach: the one scope of every question about persons."""

from collections.abc import Iterable
from typing import TypeAlias

from django.db.models import Q, QuerySet

from stegvis.store.models import Participant, Participation
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Role

Participants: TypeAlias = QuerySet[Participant]
"""Participants still to be asked for."""


def participants_reached(held: Iterable[Held]) -> Participants:
    """At an operator: its participants. At an intervention: those who take part in it. Only a registrar reaches any.

    The table of permissions says the same; this second wall stands even if the table is wrong one day.
    """
    wanted = Q(pk=None)
    for one in held:
        if one.role is not Role.PARTICIPANT_REGISTRAR:
            continue
        if one.operator is not None:
            wanted |= Q(controller=one.operator)
        elif one.intervention is not None:
            wanted |= Q(pk__in=Participation.objects.filter(intervention=one.intervention).values("participant"))
    return Participant.objects.filter(wanted)
