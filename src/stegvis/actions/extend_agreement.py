"""An agreement is made, extended or shortened; what it said before stays, and the reports due follow."""

from datetime import date

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.organisation.agreements import state_agreement


def extend_agreement(*, by: Actor, intervention: int, start: date, end: date) -> None:
    """A new last day for the agreement that starts on the day, or a new agreement.

    Raises InvalidFields and NotPermitted.
    """
    state_agreement(intervention_for(by, "extend_agreement", intervention), start, end, by=by)
