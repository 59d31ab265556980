"""How far a participation has come, and who takes part on a day: the one place that tells."""

from datetime import date
from enum import StrEnum

from django.db.models import Q

from stegvis.store.models import Decision, Participation


class Standing(StrEnum):
    """How far a participation has come."""

    REFERRED = "referred"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    UNDER_WAY = "under_way"
    EXITED = "exited"
    IN_ERROR = "in_error"


def takes_part(on: date) -> Q:
    """Participations that last on the day: the day of the exit is the last one."""
    return Q(started_on__lte=on) & (Q(exited_on=None) | Q(exited_on__gte=on))


def goes_on_after(day: date) -> Q:
    """Participations that last on the day and the day after: those that hold a place when the day is over."""
    return Q(started_on__lte=day) & (Q(exited_on=None) | Q(exited_on__gt=day))


_DECIDED = {
    "": Standing.REFERRED,
    Decision.WAITING: Standing.WAITING,
    Decision.ACCEPTED: Standing.ACCEPTED,
    Decision.DECLINED: Standing.DECLINED,
}


def standing_of(participation: Participation) -> Standing:
    """By what is registered: an error before all else, then the exit, the start, and the decision on the referral."""
    if participation.is_registered_in_error:
        return Standing.IN_ERROR
    if participation.exited_on is not None:
        return Standing.EXITED
    if participation.started_on is not None:
        return Standing.UNDER_WAY
    return _DECIDED[participation.decision]
