"""Those who wait for a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, QuerySet

from stegvis.store.clock import today
from stegvis.store.models import Decision, Intervention, Participation
from stegvis.store.register.recording import record_change
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the queue. `days` since the referral (0 when its day is not known); `is_moved`: placed by hand."""

    participation: int
    participant: int
    local_number: int
    referrer: str
    referred_on: date | None
    days: int
    is_moved: bool


def queue_of(intervention: Intervention) -> tuple[Waiting, ...]:
    """Who waits, first in the queue first: those placed by hand, then the others by the day of the referral."""
    return tuple(_waiting(one) for one in _queued(intervention).select_related("participant"))


@transaction.atomic
def move_in_queue(participation: Participation, steps: int, *, by: Actor) -> None:
    """Moves somebody so many steps towards the end of the queue (negative: towards its head).

    Raises InvalidFields when the person no longer waits.
    """
    numbers = list(_queued(participation.intervention).values_list("pk", flat=True))
    if participation.pk not in numbers:
        raise InvalidFields({"": NOT_WAITING})
    at = numbers.index(participation.pk)
    to = max(0, min(len(numbers) - 1, at + steps))
    numbers.insert(to, numbers.pop(at))
    _place(numbers[: max(at, to) + 1])
    record_change("queue_changed", participation, by, position=to + 1)


def _queued(intervention: Intervention) -> QuerySet[Participation]:
    return Participation.counted.filter(intervention=intervention, decision=Decision.WAITING, started_on=None).order_by(
        F("queue_position").asc(nulls_last=True), F("referred_on").asc(nulls_last=True), "id"
    )


def _place(numbers: Sequence[int]) -> None:
    """Only as many as needed are placed by hand: who comes after them still stands by the rule."""
    rows = {one.pk: one for one in Participation.objects.filter(pk__in=numbers)}
    for position, number in enumerate(numbers, start=1):
        rows[number].queue_position = position
    Participation.objects.bulk_update(rows.values(), ["queue_position"])


def _waiting(one: Participation) -> Waiting:
    since = one.referred_on or one.signalled_on
    return Waiting(
        participation=one.pk,
        participant=one.participant_id,
        local_number=one.participant.local_number,
        referrer=one.referrer,
        referred_on=one.referred_on,
        days=(today() - since).days if since else 0,
        is_moved=one.queue_position is not None,
    )


NOT_WAITING = Wording("Personen står inte längre i kö.", "The person is no longer in the queue.")
