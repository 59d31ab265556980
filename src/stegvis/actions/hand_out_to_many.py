"""A questionnaire that many answer without names, by one link: staff, cooperating parties."""

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.clock import today
from stegvis.store.questionnaires import asking
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record


def hand_out_to_many(*, by: Actor, number: int, questionnaire: str, language: str = "sv") -> None:
    """Opens a link for the questionnaire and occasion ("staff:baseline"). Raises NotPermitted and InvalidFields."""
    intervention = intervention_for(by, "hand_out_to_many", number)
    name, _, occasion = questionnaire.partition(":")
    with transaction():
        made = asking.hand_out_to_many(intervention, name, occasion, language=language, on=today())
        details = {"questionnaire": name, "occasion": occasion, "asking": made.pk}
        record("shared_link_opened", by=by, subject=intervention.name, details=details)
