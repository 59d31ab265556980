"""Showing an identity number in full: an event of its own in the trail."""

from stegvis.actions.access import Actor, participant_to_change
from stegvis.store.sealing.identity_numbers import written_number
from stegvis.store.sealing.participants import unseal_from
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of


def reveal_identity(*, by: Actor, participant: int) -> str:
    """The number as people write it; "" when there is none. The trail says so first.

    Raises NotPermitted, and BadInput when what is sealed does not open.
    """
    with transaction():
        found = participant_to_change(by, "reveal_identity", participant)
        record("identity_revealed", by=by, subject=subject_of(found), participant=found, is_reading=True)
        return written_number(unseal_from(found, "sealed_identity"))
