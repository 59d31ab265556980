"""The trail: who did or saw what, written in the same transaction as what it tells of."""

from collections.abc import Mapping

from stegvis.store.models import AuditEvent, Participant
from stegvis.vocabulary.actor import Actor


def record(
    event: str,
    *,
    by: Actor,
    subject: str,
    details: Mapping[str, object] | None = None,
    participant: Participant | None = None,
    is_reading: bool = False,
) -> AuditEvent:
    """Adds one event, named in the past tense. Call it inside the transaction of the change.

    `subject` names what it happened to as the user knows it and never a person: a local number, an intervention.
    `details` has field names, counts and keys, never what somebody wrote about a person.
    """
    return AuditEvent.objects.create(
        by=by.name,
        account=by.account or None,
        event=event,
        subject=subject,
        details=dict(details or {}),
        participant=participant.pk if participant else None,
        controller=participant.controller_id if participant else None,
        is_reading=is_reading,
    )
