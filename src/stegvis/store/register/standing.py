"""How far a participation has come: the one place that tells."""

from enum import StrEnum

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
