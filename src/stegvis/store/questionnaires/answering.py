"""Answering: what is answered is kept question by question, and handed in once."""

from datetime import date

from django.db import transaction

from stegvis.instruments import Answers, Occasion, Questionnaire, Respondent, settled_answers
from stegvis.store.models import AnsweredBy, Asking, StoredAnswer
from stegvis.store.questionnaires.available import Shelf, shelf_of
from stegvis.store.questionnaires.kept import keep, kept_answers
from stegvis.store.questionnaires.own_columns import fill_empty_columns
from stegvis.store.register.recording import record_change
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor

WHOEVER_ANSWERED = Actor(0, "Den som svarade")
"""Who the trail says answered by a link: nobody is logged in there."""


def questionnaire_of(asking: Asking) -> Questionnaire:
    """The version that was handed out. Raises BadInput when nobody knows it any more."""
    return questionnaire_on(shelf_of(asking.intervention.association_id), asking)


def questionnaire_on(shelf: Shelf, asking: Asking) -> Questionnaire:
    """The same, of the questionnaires of its association."""
    found = shelf.find(asking.questionnaire, asking.version)
    if found is None:
        raise BadInput(asking.questionnaire, _UNKNOWN)
    return found


@transaction.atomic
def keep_answers(asking: Asking, questionnaire: Questionnaire, answers: Answers, *, language: str) -> None:
    """Keeps what was answered, without handing it in. The first time stands in the trail."""
    is_first = not StoredAnswer.objects.filter(asking=asking).exists()
    keep(asking, questionnaire, answers)
    if asking.language != language:
        asking.language = language
        asking.save(update_fields=["language"])
    if is_first and asking.participation is not None:
        record_change("answering_begun", asking.participation, WHOEVER_ANSWERED, asking=asking.pk)


@transaction.atomic
def hand_in(asking: Asking, questionnaire: Questionnaire, *, how: AnsweredBy, on: date, by: Actor) -> bool:
    """The answers kept so far are all; from now on they are not changed. False when they were handed in before.

    Every question has a row then: what was left out, hidden or not asked says so. Where the questions are those of the
    participation's own columns, empty columns are filled in (`own_columns`).
    """
    if asking.answered_on is not None:
        return False
    answers = settled_answers(questionnaire, Occasion(asking.occasion), kept_answers(asking, questionnaire))
    keep(asking, questionnaire, answers)
    asking.answered_on, asking.is_declined = on, False
    asking.answered_by = asking.answered_by or how
    asking.save(update_fields=["answered_on", "is_declined", "answered_by"])
    if asking.participation is not None:
        fill_empty_columns(asking.participation, asking, questionnaire, answers)
        record_change("questionnaire_answered", asking.participation, by, asking=asking.pk)
    return True


def is_for_case_worker(questionnaire: Questionnaire) -> bool:
    """True when the case worker answers: nobody gets a link then."""
    return questionnaire.respondent is Respondent.CASE_WORKER


_UNKNOWN = Wording(
    "versionen av frågeformuläret finns inte längre; läs in den på nytt.",
    "this version of the questionnaire is gone; load it again.",
)
