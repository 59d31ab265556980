"""An import taken back, as long as nothing was changed since."""

from django.db import transaction
from django.db.models import F, Q

from stegvis.store.clock import now
from stegvis.store.models import (
    AuditEvent,
    Consent,
    CountedOnly,
    FollowUp,
    ImportedRow,
    Participant,
    Participation,
    RegisterImport,
)
from stegvis.store.register.follow_ups import plan_all_follow_ups
from stegvis.store.register.participants import hold_participants
from stegvis.store.register_import.before import put_back
from stegvis.store.tables.batches import batched
from stegvis.store.tables.journal import empty_journal
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

BY_THE_IMPORT = {"means_of_support", "occupations", "follow_ups", "+"}
"""What hangs on a participation from the import itself."""


@transaction.atomic
def undo_import(done: RegisterImport, *, by: Actor) -> None:
    """The register is as before the import. Raises InvalidFields when it was undone, or anything was changed since."""
    done = RegisterImport.objects.select_for_update().get(pk=done.pk)
    hold_participants(done.controller_id)
    if why := why_not(done):
        raise InvalidFields({"": why})
    rows = list(done.rows.select_related("participation__participant", "participation__intervention"))
    AuditEvent.append_all(_event(one, done, by) for one in rows)
    changed = [one for one in rows if not one.is_new]
    for some in batched([one.consent_id for one in rows if one.consent_id]):
        Consent.objects.filter(pk__in=some).delete()
    for one in changed:
        put_back(one.participation, one.earlier)
    plan_all_follow_ups(one.participation for one in changed)
    _remove([one for one in rows if one.is_new])
    _count_back(done)
    done.undone_at = now()
    done.save(update_fields=["undone_at"])
    subject = done.intervention.name if done.intervention else done.controller.name
    record("import_undone", by=by, subject=subject, details={"import": done.pk})


def why_not(done: RegisterImport) -> Wording | None:
    """Why the import cannot be undone, or None."""
    if done.undone_at is not None:
        return UNDONE
    written = done.numbers.get("new", 0) + done.numbers.get("changed", 0)
    rows = done.rows.all()
    if rows.count() != written:
        return TOO_LATE
    touched = rows.exclude(participation__version=F("version"), participation__participant__version=F("person_version"))
    named = rows.filter(is_new_person=True).exclude(
        participation__participant__sealed_name=b"", participation__participant__sealed_contact=b""
    )
    if touched.exists() or named.exists() or _has_more(done):
        return CHANGED_SINCE
    return None


def _has_more(done: RegisterImport) -> bool:
    """Something was added to a participation that the import made: hours, answers, a plan, another participation."""
    mine = Q(participation__in=done.rows.filter(is_new=True).values("participation"))
    for relation in Participation._meta.related_objects:
        table = relation.related_model
        if table is ImportedRow:
            if ImportedRow.objects.filter(mine).exclude(register_import=done).exists():
                return True
        elif (
            relation.get_accessor_name() not in BY_THE_IMPORT
            and table._default_manager.filter(
                participation__in=done.rows.filter(is_new=True).values("participation")
            ).exists()
        ):
            return True
    if FollowUp.objects.filter(mine, done_on__isnull=False).exists():
        return True
    people = done.rows.filter(is_new_person=True).values("participation__participant")
    others = Participation.objects.filter(participant__in=people).exclude(pk__in=done.rows.values("participation"))
    made = done.rows.exclude(consent=None)
    given_since = Consent.objects.filter(participant__in=people).exclude(pk__in=made.values("consent"))
    return others.exists() or given_since.exists() or made.exclude(consent__withdrawn_on=None).exists()


def _remove(rows: list[ImportedRow]) -> None:
    people = [one.participation.participant_id for one in rows if one.is_new_person]
    for some in batched([one.participation_id for one in rows]):
        Participation.objects.filter(pk__in=some).delete()
    for some in batched(people):
        Participant.objects.filter(pk__in=some).delete()
    empty_journal()


def _count_back(done: RegisterImport) -> None:
    for intervention, year, gender, number in done.counted:
        counted = CountedOnly.objects.filter(intervention=intervention, year=year, gender=gender)
        if not counted.filter(participants__gte=number).update(participants=F("participants") - number):
            raise InvalidFields({"": CHANGED_SINCE})


def _event(one: ImportedRow, done: RegisterImport, by: Actor) -> dict[str, object]:
    person = one.participation.participant
    return {
        "by": by.name,
        "account": by.account or None,
        "event": "participation_import_undone",
        "subject": subject_of(person),
        "details": {"participation": one.participation_id, "import": done.pk},
        "participant": person.pk,
        "controller": person.controller_id,
    }


UNDONE = Wording("Importen är redan ångrad.", "The import is undone already.")
TOO_LATE = Wording(
    "Importen kan inte ångras längre: det är mer än 30 dagar sedan, eller någon av deltagarna finns inte kvar.",
    "The import can no longer be undone: it is more than 30 days old, or one of the participants is gone.",
)
CHANGED_SINCE = Wording(
    "Importen kan inte ångras: något av det som importerades har ändrats sedan dess. Rätta det på deltagarens sida.",
    "The import cannot be undone: something that was imported has been changed since. Correct it on the "
    "participant's page.",
)
