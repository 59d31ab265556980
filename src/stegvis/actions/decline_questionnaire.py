"""A participant does not want to answer a questionnaire; or wants to after all."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_asking import asking_to_change
from stegvis.store.questionnaires import asking


def decline_questionnaire(*, by: Actor, number: int, is_declined: bool = True) -> None:
    """Notes it; the link opens no more. Raises NotPermitted, and InvalidFields when it is answered already."""
    found, participation = asking_to_change(by, "decline_questionnaire", number)
    found.participation = participation
    asking.decline(found, is_declined=is_declined, by=by)
