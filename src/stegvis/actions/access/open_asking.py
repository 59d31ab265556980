"""An asking about a participant, by way of the door to that participant."""

from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.actions.access.permit import NotPermitted
from stegvis.store.models import Asking, Participation
from stegvis.store.questionnaires.reached import asking_with
from stegvis.vocabulary.actor import Actor


def open_asking(by: Actor, action: str, number: int) -> tuple[Asking, Participation]:
    """The asking and its participation, to show: the reading is in the trail, or nothing is returned.

    Raises NotPermitted when the actor may not do the action with it, or there is none.
    """
    asking = _about_somebody(by, action, number)
    assert asking.participation_id is not None
    return asking, open_participation(by, action, asking.participation_id)


def asking_to_change(by: Actor, action: str, number: int) -> tuple[Asking, Participation]:
    """The same, to change: the event of the change is the trail's line."""
    asking = _about_somebody(by, action, number)
    assert asking.participation_id is not None
    return asking, participation_to_change(by, action, asking.participation_id)


def _about_somebody(by: Actor, action: str, number: int) -> Asking:
    found = asking_with(number)
    if found is None or found.participation_id is None:
        raise NotPermitted(f"{action} with asking {number} by account {by.account}")
    return found
