"""A correction that was begun and never handed in is thrown away: its words go, and what it corrects stands alone.

The row and its steps stay, since steps are never changed; begun anew, the correction has the same number.
"""

from django.db import transaction

from stegvis.store.models import Edition, EditionStep
from stegvis.store.reports.editions import was_handed_in
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Changed, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import ReportState


@transaction.atomic
def throw_away(edition: Edition, *, by: Actor, version: int, role: str) -> None:
    """Raises Changed when somebody else took a step in between, BadInput unless it is a correction never handed in."""
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update().select_related("intervention"))
    if edition.version != version:
        raise Changed({"state": edition.state}, edition.version)
    if edition.state != ReportState.DRAFT or edition.corrects_id is None or was_handed_in(edition):
        raise BadInput(str(edition.intervention), _NOT_TO_THROW_AWAY)
    for rows in (edition.texts, edition.bound, edition.decisions, edition.comments):
        rows.all().delete()
    came_from = edition.state
    edition.state, edition.version, edition.correction_reason = ReportState.PLANNED, edition.version + 1, ""
    edition.save(update_fields=["state", "version", "correction_reason"])
    EditionStep.objects.create(
        edition=edition,
        action="throw_away_correction",
        came_from=came_from,
        led_to=edition.state,
        account=by.account or None,
        by=by.name,
        role=role,
    )
    details = {"edition": edition.pk, "corrects": edition.corrects_id, "form": edition.form_id}
    record("correction_thrown_away", by=by, subject=edition.intervention.name, details=details)


_NOT_TO_THROW_AWAY = Wording(
    "bara en påbörjad rättelse som aldrig har lämnats in kan kastas; ladda om sidan.",
    "only a correction that was begun and never handed in can be thrown away; reload the page.",
)
