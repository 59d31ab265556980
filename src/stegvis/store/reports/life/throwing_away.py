"""A correction that was begun and never handed in is thrown away: its words go, and what it corrects stands alone.

The row and its steps stay, since steps are never changed; begun anew, the correction has the same number.
"""

from django.db import transaction

from stegvis.store.models import Edition
from stegvis.store.reports.editions import was_handed_in
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor


@transaction.atomic
def throw_away(edition: Edition, *, by: Actor, version: int, role: str) -> None:
    """Raises Changed when somebody else took a step in between, BadInput unless it is a correction never handed in."""
    if was_handed_in(edition):
        raise BadInput(str(edition.intervention), _NOT_TO_THROW_AWAY)
    take_step(edition, "throw_away_correction", by=by, version=version, signed=Signed(role=role))
    for rows in (edition.texts, edition.bound, edition.decisions, edition.comments):
        rows.all().delete()
    edition.correction_reason = ""
    edition.save(update_fields=["correction_reason"])


_NOT_TO_THROW_AWAY = Wording(
    "bara en påbörjad rättelse som aldrig har lämnats in kan kastas; ladda om sidan.",
    "only a correction that was begun and never handed in can be thrown away; reload the page.",
)
