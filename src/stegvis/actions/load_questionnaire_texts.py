"""Texts that belong to others are loaded, by an office that has a licence."""

from stegvis.actions.access import Actor, permit
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires import defining
from stegvis.vocabulary import BadInput, InvalidFields


def load_questionnaire_texts(
    *, by: Actor, association: int, questionnaire: str, text: str, language: str = "sv"
) -> None:
    """Loads the texts, a question a line. Raises NotPermitted, and InvalidFields by "text" naming the line."""
    permit(by, "load_questionnaire_texts", association=association)
    try:
        defining.load_texts(association_of(association), questionnaire, text, language, by=by)
    except BadInput as bad:
        raise InvalidFields({"text": bad.reason}) from bad
