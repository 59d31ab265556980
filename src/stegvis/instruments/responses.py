"""A filled-in questionnaire: one of the four kinds of answer for every question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from stegvis.instruments.answers import Answer, Answers, NotApplicable, NotAsked, NotGiven
from stegvis.instruments.conditions import holds
from stegvis.instruments.questionnaire import Questionnaire
from stegvis.instruments.questions import Occasion, Question
from stegvis.instruments.unfit import Unfit
from stegvis.vocabulary import Wording

_LEFT_OUT, _NOT_ASKED, _HIDDEN = NotGiven(), NotAsked(), NotApplicable()


@dataclass(frozen=True, slots=True)
class Response:
    """The answers of one person at one occasion, by the id of the question and in the order of the questions.

    It holds no person. What `answers` does not mention was asked and not given; see `settled_answers`. Raises Unfit
    when an answer is wrong, or the occasion is another questionnaire's.
    """

    questionnaire: Questionnaire
    occasion: Occasion
    answers: Answers = field(hash=False)

    def __post_init__(self) -> None:
        settled = settled_answers(self.questionnaire, self.occasion, self.answers)
        for words in _faults(self.questionnaire, settled).values():
            raise Unfit(words.sv, words.en)
        object.__setattr__(self, "answers", MappingProxyType(settled))

    def answer(self, question_id: str) -> Answer:
        """The answer to a question; one that this version lacks was not asked."""
        return self.answers.get(question_id, _NOT_ASKED)


def respond(questionnaire: Questionnaire, occasion: Occasion, answers: Answers) -> Response:
    """The filled-in questionnaire. What `answers` does not mention was asked and not given; see `settled_answers`.

    Raises Unfit with the first fault; ask `faults` for all of them, beside their questions.
    """
    return Response(questionnaire, occasion, answers)


def settled_answers(questionnaire: Questionnaire, occasion: Occasion, answers: Answers) -> dict[str, Answer]:
    """One answer for every question, in order.

    A question of another occasion is NotAsked and one whose condition does not hold NotApplicable, even when something
    was answered before the condition ceased to hold; what is not mentioned is NotGiven. Raises Unfit for an answer to
    a question that is not there and for an occasion that the questionnaire lacks.
    """
    _require_known(questionnaire, occasion, answers)
    settled: dict[str, Answer] = {}
    for question in questionnaire.questions:
        settled[question.id] = _settled(question, occasion, answers, settled)
    return settled


def faults(questionnaire: Questionnaire, occasion: Occasion, answers: Answers) -> Mapping[str, Wording]:
    """What is wrong with the answers: one sentence for each question whose answer it does not take, in order."""
    return _faults(questionnaire, settled_answers(questionnaire, occasion, answers))


def _faults(questionnaire: Questionnaire, settled: Answers) -> Mapping[str, Wording]:
    found = ((question.id, question.fault(settled[question.id])) for question in questionnaire.questions)
    return {question_id: words for question_id, words in found if words is not None}


def is_shown(question: Question, occasion: Occasion, earlier: Answers) -> bool:
    """True when the question is put at the occasion, after the `earlier` answers, which must be settled."""
    return question.is_asked_at(occasion) and _is_open(question, earlier)


def _is_open(question: Question, earlier: Answers) -> bool:
    return question.shown_when is None or holds(question.shown_when, earlier)


def _settled(question: Question, occasion: Occasion, answers: Answers, earlier: Answers) -> Answer:
    if not question.is_asked_at(occasion):
        return _NOT_ASKED
    if not _is_open(question, earlier):
        return _HIDDEN
    return answers.get(question.id, _LEFT_OUT)


def _require_known(questionnaire: Questionnaire, occasion: Occasion, answers: Answers) -> None:
    if occasion not in questionnaire.occasions:
        raise Unfit(
            f"frågeformuläret {questionnaire.id} besvaras inte {occasion.label.sv}",
            f"the questionnaire {questionnaire.id} is not answered {occasion.label.en}",
        )
    strangers = sorted(set(answers) - {question.id for question in questionnaire.questions})
    if strangers:
        raise Unfit(
            f"version {questionnaire.version} av {questionnaire.id} har ingen fråga {', '.join(strangers)}",
            f"version {questionnaire.version} of {questionnaire.id} has no question {', '.join(strangers)}",
        )
