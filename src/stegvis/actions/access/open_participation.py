"""A participation, by way of the door to its participant."""

from stegvis.actions.access.open_participant import open_participant, participants_for
from stegvis.actions.access.permit import NotPermitted, interventions_for
from stegvis.store.models import Participation
from stegvis.store.register.reached import participation_reached
from stegvis.vocabulary.actor import Actor


def participation_to_change(by: Actor, action: str, number: int) -> Participation:
    """The participation with that number. The event of the change is the trail's line.

    Raises NotPermitted when the actor may not do the action with it, or there is none.
    """
    found = participation_reached(interventions_for(by, action), participants_for(by, action), number)
    if found is None:
        raise NotPermitted(f"{action} with participation {number} by account {by.account}")
    return found


def open_participation(by: Actor, action: str, number: int) -> Participation:
    """The same, to show: the reading of its participant is in the trail, or nothing is returned."""
    found = participation_to_change(by, action, number)
    open_participant(by, action, found.participant_id)
    return found
