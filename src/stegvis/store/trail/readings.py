"""Who looked at whom. A reading that cannot be logged does not happen: the event is written first, or nothing is."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from stegvis.store.access.participant_scope import Participants
from stegvis.store.models import AuditEvent, Participant
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.store.trail.events import record
from stegvis.vocabulary.actor import Actor


def subject_of(participant: Participant) -> str:
    """The participant as the trail calls it: by the local number, never by name."""
    return f"Deltagare {participant.local_number}"


def read_participant(reached: Participants, number: int, *, by: Actor, action: str) -> Participant | None:
    """The participant with that number among those reached, or None. The reading is in the trail when this returns.

    Raises DatabaseError, and returns nothing, when the trail cannot be written.
    """
    with transaction.atomic():
        participant = next(iter(_NUMBERED.of([reached], numbers=[number])), None)
        if participant is not None:
            record(
                "participant_read",
                by=by,
                subject=subject_of(participant),
                details={"action": action},
                participant=participant,
                is_reading=True,
            )
    return participant


def _numbered(reached: Participants, numbers: Sequence[int]) -> Participants:
    return reached.select_related("controller").filter(pk__in=numbers).order_by("pk")


_NUMBERED = CompiledForScopes[Participant](_numbered)


def lock_participant(reached: Participants, number: int) -> Participant | None:
    """The participant with that number, kept from others until the transaction of the change ends; None: not reached.

    The event of the change tells who saw it.
    """
    return reached.select_for_update(of=("self",)).filter(pk=number).first()


def record_listing(*, by: Actor, action: str, subject: str, participants: int) -> None:
    """One reading of a list: of what, and how many participants stood in it."""
    record(
        "participants_listed",
        by=by,
        subject=subject,
        details={"action": action, "participants": participants},
        is_reading=True,
    )


def record_readings(read: Participants, *, by: Actor, action: str) -> None:
    """One reading of each of the participants: what named them stood in one file or list."""
    AuditEvent.append_all(
        {
            "by": by.name,
            "account": by.account or None,
            "event": "participant_read",
            "subject": subject_of(one),
            "details": {"action": action},
            "participant": one.pk,
            "controller": one.controller_id,
            "is_reading": True,
        }
        for one in read.only("local_number", "controller_id").order_by("local_number")
    )


def events_of(participant: int) -> QuerySet[AuditEvent]:
    """All events about the participant with that number, the latest first."""
    return AuditEvent.objects.filter(participant=participant).order_by("-id")
