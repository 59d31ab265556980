"""A correction that was begun and never handed in is thrown away: its words go, and what it corrects stands alone.

The row and its steps stay, since steps are never changed; begun anew, the correction has the same number. With an ESF
month's go those of the later months that were begun because of it.
"""

from django.db import transaction

from stegvis.store.models import Edition
from stegvis.store.reports.editions import was_handed_in
from stegvis.store.reports.life.correcting import followers
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor


@transaction.atomic
def throw_away(edition: Edition, *, by: Actor, version: int, role: str) -> int:
    """How many corrections of later months went with it.

    Raises Changed when somebody else took a step in between, BadInput unless it is a correction never handed in.
    """
    if was_handed_in(edition):
        raise BadInput(str(edition.intervention), _NOT_TO_THROW_AWAY)
    later = followers(edition)
    _throw_one_away(edition, by=by, version=version, role=role)
    for one in later:
        _throw_one_away(one, by=by, version=one.version, role=role)
    return len(later)


def _throw_one_away(edition: Edition, *, by: Actor, version: int, role: str) -> None:
    take_step(edition, "throw_away_correction", by=by, version=version, signed=Signed(role=role))
    for rows in (edition.texts, edition.bound, edition.decisions, edition.comments):
        rows.all().delete()
    edition.correction_reason, edition.follows = "", None
    edition.save(update_fields=["correction_reason", "follows"])


_NOT_TO_THROW_AWAY = Wording(
    "bara en påbörjad rättelse som aldrig har lämnats in kan kastas; ladda om sidan.",
    "only a correction that was begun and never handed in can be thrown away; reload the page.",
)
