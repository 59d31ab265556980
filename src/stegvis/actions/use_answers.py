"""Answers take the place of what was typed about the same thing."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_asking import asking_to_change
from stegvis.store.questionnaires import own_columns
from stegvis.store.questionnaires.answering import questionnaire_of
from stegvis.store.questionnaires.kept import kept_answers


def use_answers(*, by: Actor, number: int) -> None:
    """Puts the answers into the participation's own columns where these say something else. Raises NotPermitted."""
    asking, participation = asking_to_change(by, "use_answers", number)
    questionnaire = questionnaire_of(asking)
    if asking.answered_on is not None:
        answers = kept_answers(asking, questionnaire)
        own_columns.use_answers(participation, asking, questionnaire, answers, by=by)
