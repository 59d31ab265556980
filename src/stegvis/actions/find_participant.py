"""Finding a participant by identity number: by its keyed hash, never by reading numbers."""

from stegvis.actions.access import Actor, intervention_for, participants_for
from stegvis.store.register.participants import controller_of
from stegvis.store.register.person_details import found_by_identity
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of


def find_participant(*, by: Actor, intervention: int, identity_number: str) -> int | None:
    """The number of the participant with that identity number, at the intervention's provider; None: nobody.

    That somebody was found is in the trail. Raises NotPermitted, and InvalidFields for `identity_number`.
    """
    place = intervention_for(by, "find_participant", intervention)
    with transaction():
        reached = participants_for(by, "find_participant")
        found = found_by_identity(reached, identity_number, controller_of(place))
        if found is None:
            return None
        record("participant_found", by=by, subject=subject_of(found), participant=found, is_reading=True)
        return found.pk
