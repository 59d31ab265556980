"""An office offers a questionnaire of its own to interventions, or puts it away."""

from stegvis.actions.access import Actor, permit
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires.defining import offer


def offer_questionnaire(*, by: Actor, association: int, number: int, is_offered: bool) -> None:
    """Offers it, or not. What was handed out goes on. Raises NotPermitted."""
    permit(by, "offer_questionnaire", association=association)
    offer(association_of(association), number, is_offered=is_offered, by=by)
