"""The only door to a participant: every action that reads or changes one comes through here.

`tests/rules/test_reading_participants.py` holds the actions to it.
"""

from stegvis.actions.access.permit import NotPermitted, held_for
from stegvis.store.access.participant_scope import Participants, participants_reached
from stegvis.store.models import Participant
from stegvis.store.trail.readings import lock_participant, read_participant
from stegvis.vocabulary.actor import Actor


def open_participant(by: Actor, action: str, number: int) -> Participant:
    """The participant with that number, to show. The reading is in the trail, or nothing is returned.

    Raises NotPermitted when the actor may not do the action with this participant, or there is none.
    """
    return _found(read_participant(participants_for(by, action), number, by=by, action=action), by, action, number)


def participant_to_change(by: Actor, action: str, number: int) -> Participant:
    """The participant with that number, kept from others until the surrounding transaction ends.

    Its event (`store.audit.record(..., participant=…)`) is the trail's line. Raises NotPermitted as above.
    """
    return _found(lock_participant(participants_for(by, action), number), by, action, number)


def participants_for(by: Actor, action: str) -> Participants:
    """Those with whom the actor may do the action, for lists: whoever shows one records it with `record_listing`."""
    return participants_reached(held_for(by, action))


def _found(participant: Participant | None, by: Actor, action: str, number: int) -> Participant:
    if participant is None:
        raise NotPermitted(f"{action} with participant {number} by account {by.account}")
    return participant
