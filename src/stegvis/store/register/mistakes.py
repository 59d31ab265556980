"""Participations registered in error: out of every count, and still in the trail."""

from django.db import transaction

from stegvis.store.models import Participation
from stegvis.store.register.claiming import as_typed, claim, hold
from stegvis.store.register.entries import Stay
from stegvis.store.register.follow_ups import plan_follow_ups
from stegvis.store.register.ground import ground_of
from stegvis.store.register.recording import record_change
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

IN_THE_WAY = Wording(
    "Personen har ett annat deltagande i insatsen samtidigt, så det här kan inte räknas också.",
    "The person has another participation in the intervention at the same time, so this one cannot count too.",
)
COUNTS = Wording("Deltagandet räknas redan.", "The participation counts already.")
WHY = Wording("Skriv kort vad som blev fel.", "Write shortly what went wrong.")


@transaction.atomic
def mark_registered_in_error(
    participation: Participation, reason: str, *, version: int | None = None, by: Actor
) -> None:
    """Takes the participation out of every count; what was registered stays. Raises InvalidFields and Changed."""
    hold(participation)
    claim(participation, version, as_typed({"reason": reason}), as_typed({"reason": participation.error_reason}))
    if not reason.strip():
        raise InvalidFields({"reason": WHY})
    participation.is_registered_in_error = True
    participation.error_reason = reason.strip()
    participation.save(update_fields=["is_registered_in_error", "error_reason"])
    plan_follow_ups(participation)
    record_change("registered_in_error", participation, by)


@transaction.atomic
def unmark_registered_in_error(participation: Participation, *, by: Actor) -> None:
    """It was right after all: the participation counts again. Raises InvalidFields when it is in the way of another."""
    hold(participation)
    if not participation.is_registered_in_error:
        raise InvalidFields({"": COUNTS})
    claim(participation, None, {}, {})
    mine = Stay(participation.started_on, participation.exited_on) if participation.started_on else None
    ground = ground_of(participation.intervention, participation.participant_id, without=participation.pk)
    if mine and any(mine.overlaps(other) for other in ground.others):
        raise InvalidFields({"": IN_THE_WAY})
    participation.is_registered_in_error = False
    participation.error_reason = ""
    participation.save(update_fields=["is_registered_in_error", "error_reason"])
    plan_follow_ups(participation)
    record_change("registered_in_error_undone", participation, by)
