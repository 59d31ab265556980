"""Answering the questions on violence. Nobody is logged in, and nothing that is said leads to anybody.

The answers come in one piece when they are sent: nothing is kept on the way, in no session, draft or address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stegvis.instruments import (
    LANGUAGES,
    Answer,
    Language,
    Occasion,
    Page,
    Questionnaire,
    Text,
    as_pages,
    faults,
    settled_answers,
    typed_answer,
)
from stegvis.store.clock import today
from stegvis.store.questionnaires.reviews import is_reviewed
from stegvis.store.questionnaires.tallies import add_form, gender_of, is_open, letters_of, screening_questionnaire


@dataclass(frozen=True, slots=True)
class ScreeningForm:
    """The questions, all on one page."""

    title: Text
    introduction: Text | None
    thanks: Text | None
    language: Language
    languages: tuple[Language, ...]
    is_reviewed: bool
    pages: tuple[Page, ...]


def show_screening_form(association: int, secret: str, *, language: str | None = None) -> ScreeningForm | None:
    """The form behind the association's link of the day; None when the link does not open. Reads only."""
    if not is_open(association, secret):
        return None
    questionnaire = screening_questionnaire(today())
    spoken = language if language in questionnaire.languages and language else "sv"
    introduction, thanks = questionnaire.introduction, questionnaire.thanks
    return ScreeningForm(
        title=questionnaire.title.in_language(spoken),
        introduction=introduction.in_language(spoken) if introduction else None,
        thanks=thanks.in_language(spoken) if thanks else None,
        language=LANGUAGES[spoken],
        languages=tuple(LANGUAGES[one] for one in questionnaire.languages),
        is_reviewed=is_reviewed(association, questionnaire, spoken),
        pages=as_pages(questionnaire, Occasion.ANY_TIME, {}, spoken, one_at_a_time=True),
    )


def answer_screening(association: int, secret: str, typed: Mapping[str, Sequence[str]]) -> bool:
    """Counts the form; what is not understood counts as not answered. False: the link does not open."""
    if not is_open(association, secret):
        return False
    questionnaire = screening_questionnaire(today())
    answers = settled_answers(questionnaire, Occasion.ANY_TIME, _sound(questionnaire, typed))
    add_form(association, today().year, gender_of(answers, questionnaire), letters_of(answers))
    return True


def _sound(questionnaire: Questionnaire, typed: Mapping[str, Sequence[str]]) -> dict[str, Answer]:
    answers = {one.id: typed_answer(one, typed.get(one.id, ())) for one in questionnaire.questions}
    wrong = faults(questionnaire, Occasion.ANY_TIME, answers)
    return {name: answer for name, answer in answers.items() if name not in wrong}
