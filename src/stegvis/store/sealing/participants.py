"""Where a participant's sealed values stand: the local number tells the row from others before it is saved."""

from stegvis.store.models import Participant
from stegvis.store.sealing.seals import Place, needs_resealing, seal, unseal

COLUMNS = ("sealed_name", "sealed_identity", "sealed_contact")


def participant_place(column: str, *, local_number: int, controller: int) -> Place:
    """The place of a sealed column of a participant."""
    return Place("participant", column, local_number, controller)


def seal_into(participant: Participant, column: str, text: str) -> None:
    """Puts the text, sealed, into the column; the participant has its number and controller, and is not saved here."""
    setattr(participant, column, seal(text, _place(participant, column)))


def unseal_from(participant: Participant, column: str) -> str:
    """What the column holds, opened. Raises BadInput when it does not open."""
    return unseal(getattr(participant, column), _place(participant, column))


def _place(participant: Participant, column: str) -> Place:
    return participant_place(column, local_number=participant.local_number, controller=participant.controller_id)


def reseal_participants() -> int:
    """Seals with the newest key whatever an older one sealed; returns how many participants were changed.

    Interrupted, it goes on where it was. Drafts need nothing: they are gone within 30 days. Raises BadInput.
    """
    changed = 0
    for participant in Participant.objects.order_by("pk").iterator(chunk_size=500):
        columns = [one for one in COLUMNS if needs_resealing(getattr(participant, one))]
        for column in columns:
            seal_into(participant, column, unseal_from(participant, column))
        if columns:
            participant.save(update_fields=columns)
            changed += 1
    return changed
