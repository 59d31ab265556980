"""A participation that is made longer, as far as the intervention allows."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.models import Extension, Participation
from stegvis.store.register.claiming import as_typed, claim, hold
from stegvis.store.register.follow_ups import plan_follow_ups
from stegvis.store.register.recording import record_change
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor


def longest_end(participation: Participation) -> date | None:
    """The last day to which the intervention allows the participation to be extended, in all; None: not limited."""
    first = participation.extensions.order_by("id").first()
    end = first.earlier_end_on if first else participation.planned_end_on
    weeks = participation.intervention.extension_weeks
    return None if end is None or weeks is None else end + timedelta(weeks=weeks)


@transaction.atomic
def extend(
    participation: Participation, end_on: date, reason: str = "", *, version: int | None = None, by: Actor
) -> None:
    """Plans a later last day; follow-ups that count from the end move along. Raises InvalidFields and Changed."""
    hold(participation)
    claim(participation, version, as_typed({"end_on": end_on}), as_typed({"end_on": participation.planned_end_on}))
    if fault := _fault(participation, end_on):
        raise InvalidFields({"end_on": fault})
    Extension.objects.create(
        participation=participation,
        decided_on=today(),
        earlier_end_on=participation.planned_end_on,
        end_on=end_on,
        reason=reason,
    )
    participation.planned_end_on = end_on
    participation.save(update_fields=["planned_end_on"])
    plan_follow_ups(participation)
    record_change("participation_extended", participation, by, end_on=end_on.isoformat())


def judged(participation: Participation, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about an extension of which only some fields can be read yet."""
    fault = _fault(participation, stated["end_on"]) if "end_on" in stated else None
    return {"end_on": fault} if fault else {}


def _fault(participation: Participation, end_on: date) -> Wording | None:
    planned, longest = participation.planned_end_on, longest_end(participation)
    if participation.started_on is None or participation.exited_on is not None:
        return NOT_GOING_ON
    if end_on <= (planned or participation.started_on):
        return _not_later(planned or participation.started_on)
    if longest is not None and end_on > longest:
        return _too_long(participation.intervention.extension_weeks or 0, longest)
    return None


def _not_later(planned: date) -> Wording:
    return Wording(
        f"Den nya sista dagen ska vara efter {planned}, som är planerad nu.",
        f"The new last day must be after {planned}, which is planned now.",
    )


def _too_long(weeks: int, longest: date) -> Wording:
    return Wording(
        f"Insatsen kan förlängas med högst {weeks} veckor: till {longest}.",
        f"The intervention can be extended by {weeks} weeks at most: to {longest}.",
    )


NOT_GOING_ON = Wording("Deltagandet pågår inte, så det kan inte förlängas.", "The participation is not going on.")
