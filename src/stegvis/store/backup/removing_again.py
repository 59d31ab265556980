"""Whoever was removed after the backup was made must not come back with it, nor a consent that was withdrawn since.

Nor do those of an import that was undone.

The store that is replaced tells: by its trail who was removed, by its table which consents have ended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.store.keeping.counting_only import only_count, only_count_in
from stegvis.store.keeping.disposal import dispose
from stegvis.store.models import AuditEvent, Consent, Participant, RegisterImport
from stegvis.store.register_import.undoing import undo_import
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.actor import Actor

IMPORT_UNDONE = "import_undone"
EVENTS = ("participant_counted_only", "participation_counted_only", "participant_pseudonymised", IMPORT_UNDONE)


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed. `number` is the participant's, or the import's; `intervention`: one participation only."""

    event: str
    number: int
    intervention: int | None
    subject: str


def removals_after(trail_head: str) -> tuple[Removal, ...] | None:
    """The removals that the store's trail tells of after that event; None when the trail is not the backup's own."""
    last = 0
    if trail_head:
        known = AuditEvent.objects.filter(digest=trail_head).values_list("id", flat=True).first()
        if known is None:
            return None
        last = known
    later = AuditEvent.objects.filter(id__gt=last, event__in=EVENTS).order_by("id")
    rows = later.values_list("event", "participant", "details", "subject")
    told = (
        (event, details.get("import") if event == IMPORT_UNDONE else participant, details.get("intervention"), subject)
        for event, participant, details, subject in rows
    )
    return tuple(Removal(event, number, place, subject) for event, number, place, subject in told if number is not None)


def remove_again(removals: Iterable[Removal], *, by: Actor) -> tuple[int, tuple[str, ...]]:
    """Does them once more, in the restored store. How many there were, and the subjects of those left to a human:

    where one of several times in the same intervention was meant, or what an import made had more to it in the backup.
    Call it in a transaction.
    """
    done, unclear = 0, []
    for one in removals:
        if one.event == IMPORT_UNDONE:
            undone = _undo_again(one.number, by)
            done += undone is True
            unclear += [one.subject] if undone is False else []
            continue
        participant = Participant.objects.filter(pk=one.number).first()
        if participant is None:
            continue
        if one.event == "participant_counted_only":
            only_count(participant, by=by)
        elif one.event == "participant_pseudonymised":
            dispose(Participant.objects.filter(pk=participant.pk), by=by)
        else:
            times = list(participant.participations(manager="counted").filter(intervention=one.intervention))
            if len(times) > 1:
                unclear.append(one.subject)
                continue
            for time in times:
                only_count_in(time, by=by)
        done += 1
    return done, tuple(unclear)


def _undo_again(number: int, by: Actor) -> bool | None:
    """True when the import is undone once more, False when it cannot be, None when it is not there to undo."""
    found = RegisterImport.objects.filter(pk=number, undone_at=None).first()
    if found is None:
        return None
    try:
        undo_import(found, by=by)
    except InvalidFields:
        return False
    return True


def withdrawals() -> dict[int, date]:
    """The consents of the store that are withdrawn, by number, with the day."""
    rows = Consent.objects.exclude(withdrawn_on=None).values_list("pk", "withdrawn_on")
    return {number: on for number, on in rows if on is not None}


def withdraw_again(withdrawn: Mapping[int, date], *, by: Actor) -> int:
    """Ends those of them that are in force in the restored store, on their day. How many; call it in a transaction."""
    back = Consent.objects.filter(pk__in=withdrawn, withdrawn_on=None).select_related("text", "participant")
    for one in back:
        one.withdrawn_on = withdrawn[one.pk]
        one.save(update_fields=["withdrawn_on"])
        details = {"kind": one.text.kind, "intervention": one.intervention_id}
        subject = subject_of(one.participant)
        record("consent_withdrawn", by=by, subject=subject, details=details, participant=one.participant)
    return len(back)
