"""One questionnaire of one participant: how far it has come, its link, the answers, and what they amount to."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor
from stegvis.actions.access.open_asking import open_asking
from stegvis.actions.code_options import CHANGES
from stegvis.actions.hand_out_questionnaire import LANGUAGE_OPTIONS
from stegvis.actions.questionnaire_words import answer_words, question_words, wording_of
from stegvis.actions.show_answers import ScoreRow, score_rows
from stegvis.instruments import Answer, Given, Occasion, Question, Respondent
from stegvis.store.clock import today
from stegvis.store.models import Asking
from stegvis.store.questionnaires.answering import questionnaire_on
from stegvis.store.questionnaires.available import shelf_of
from stegvis.store.questionnaires.kept import answers_of
from stegvis.store.questionnaires.links import is_too_old, secret_of
from stegvis.store.questionnaires.own_columns import Differing, differing
from stegvis.store.questionnaires.scores import answered, course_of
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A question with what was answered; `is_given` is false for the three other kinds."""

    question: Wording
    answer: Wording
    is_given: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A column of the exit or the start that says something else than the answer."""

    question: Wording
    typed: Wording
    answered: Wording


@dataclass(frozen=True, slots=True)
class ShownAsking:
    """`secret` opens the link, None when there is none or it opens no more. `answers` are those so far.

    `scores`: this questionnaire over time, once it is answered. `is_for_case_worker`: the case worker answers.
    """

    number: int
    participant: int
    participation: int
    local_number: int
    intervention: str
    title: Wording
    occasion: Wording
    version: str
    asked_on: date
    answered_on: date | None
    answered_by: str
    is_declined: bool
    is_for_case_worker: bool
    secret: str | None
    expires_on: date | None
    language: str
    languages: tuple[Option, ...]
    answered: int
    of: int
    answers: tuple[ShownAnswer, ...]
    scores: tuple[ScoreRow, ...]
    occasions: tuple[Wording, ...]
    differences: tuple[Difference, ...]


def show_asking(*, by: Actor, number: int) -> ShownAsking:
    """The questionnaire. Raises NotPermitted, BadInput when its version is gone."""
    asking, participation = open_asking(by, "show_asking", number)
    shelf = shelf_of(participation.intervention.association_id)
    questionnaire = questionnaire_on(shelf, asking)
    found = answered(asking, shelf, answers_of(asking))
    assert found is not None
    asked = [one for one in questionnaire.questions if one.is_asked_at(Occasion(asking.occasion))]
    course = next((one for one in course_of(participation, shelf) if one.questionnaire.id == questionnaire.id), None)
    is_done = asking.answered_on is not None
    return ShownAsking(
        number=asking.pk,
        participant=participation.participant_id,
        participation=participation.pk,
        local_number=participation.participant.local_number,
        intervention=participation.intervention.name,
        title=wording_of(questionnaire.title),
        occasion=Occasion(asking.occasion).label,
        version=asking.version,
        asked_on=asking.asked_on,
        answered_on=asking.answered_on,
        answered_by=asking.answered_by,
        is_declined=asking.is_declined,
        is_for_case_worker=questionnaire.respondent is Respondent.CASE_WORKER,
        secret=_open_secret(asking),
        expires_on=asking.expires_on,
        language=asking.language,
        languages=tuple(one for one in LANGUAGE_OPTIONS if one.value in questionnaire.languages),
        answered=sum(isinstance(found.answers.get(one.id), Given) for one in asked),
        of=len(asked),
        answers=tuple(_answer(one, found.answers.get(one.id)) for one in asked if found.answers),
        scores=score_rows(course) if course and is_done else (),
        occasions=tuple(Occasion(one.asking.occasion).label for one in course.times) if course else (),
        differences=tuple(
            _difference(one, question_words(questionnaire.question(one.question)))
            for one in (differing(participation, asking, questionnaire, found.answers) if is_done else ())
        ),
    )


def _open_secret(asking: Asking) -> str | None:
    if asking.answered_on is not None or asking.is_declined or is_too_old(asking, today()):
        return None
    return secret_of(asking)


def _answer(question: Question, answer: Answer | None) -> ShownAnswer:
    return ShownAnswer(question_words(question), answer_words(question, answer), isinstance(answer, Given))


def _difference(one: Differing, question: Wording) -> Difference:
    return Difference(question, _value(one.typed), _value(one.answered))


def _value(word: str) -> Wording:
    """The label of a code, or the number of hours as it is."""
    return next((one.label for one in CHANGES if one.value == word), Wording(word, word))
