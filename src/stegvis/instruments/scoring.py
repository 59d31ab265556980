"""What answers amount to: each question that is a number on its own, and each scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stegvis.instruments.answers import Answer, Answers, Given, NotApplicable, NotAsked, NotGiven
from stegvis.instruments.questionnaire import Questionnaire
from stegvis.instruments.questions import Question
from stegvis.instruments.responses import Response
from stegvis.instruments.scales import Method, ScaleRule
from stegvis.vocabulary import Wording


class WhyNot(StrEnum):
    """Why there is no number."""

    NOT_ASKED = "not_asked"
    NOT_ANSWERED = "not_answered"
    NOT_APPLICABLE = "not_applicable"
    TOO_FEW_ANSWERS = "too_few_answers"
    NOT_COMPARABLE = "not_comparable"

    @property
    def sentence(self) -> Wording:
        """The reason as a plain sentence."""
        return _SENTENCES[self]


_SENTENCES = {
    WhyNot.NOT_ASKED: Wording("Frågan ställdes inte.", "The question was not asked."),
    WhyNot.NOT_ANSWERED: Wording("Inget svar.", "No answer."),
    WhyNot.NOT_APPLICABLE: Wording("Frågan gäller inte personen.", "The question does not concern the person."),
    WhyNot.TOO_FEW_ANSWERS: Wording("För få svar för att räkna.", "Too few answers to count."),
    WhyNot.NOT_COMPARABLE: Wording(
        "Versionerna räknar på olika sätt och går inte att jämföra.",
        "The versions count differently and cannot be compared.",
    ),
}


@dataclass(frozen=True, slots=True)
class Score:
    """A number in points, from `answered` answers of the `of` questions that count. A single question is 1 of 1."""

    value: float
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class NoScore:
    """There is no number, and why. `answered` of the `of` questions have an answer."""

    why: WhyNot
    answered: int
    of: int


Scores = Mapping[str, Score | NoScore]
"""By the id of the question or scale. Their words in the facts: `questionnaire.fact_word(id)`."""

Scored = tuple[Response, Scores]
"""A response, and its scores."""


def score(response: Response) -> Scores:
    """The scores of the questions that are numbers, in order, then of the scales.

    A question on its own keeps its answer as given; in scales, reversed answers are turned. A scale that this version
    or occasion lacks has no key or says NOT_ASKED.
    """
    questionnaire, answers = response.questionnaire, response.answers
    numbers = [question for question in questionnaire.questions if question.kind.span is not None]
    return {
        **{question.id: _of_question(answers.get(question.id, _NOT_ASKED)) for question in numbers},
        **{scale.id: _of_scale(scale, questionnaire, answers) for scale in questionnaire.scales},
    }


def score_range(questionnaire: Questionnaire, own_id: str) -> tuple[float, float]:
    """The lowest and highest score of a question or scale. Raises KeyError when it is neither, or is no number."""
    known = {question.id: question.kind.span for question in questionnaire.questions}
    if own_id in known:
        span = known[own_id]
        if span is None:
            raise KeyError(own_id)
        return span
    scale = questionnaire.scale(own_id)
    spans = [_span(questionnaire.question(one)) for one in scale.questions]
    lowest, highest = sum(low for low, _ in spans), sum(high for _, high in spans)
    return (lowest, highest) if scale.method is Method.SUM else (lowest / len(spans), highest / len(spans))


_NOT_ASKED = NotAsked()
_NO_NUMBER: Mapping[type[Answer], NoScore] = {
    NotAsked: NoScore(WhyNot.NOT_ASKED, 0, 1),
    NotApplicable: NoScore(WhyNot.NOT_APPLICABLE, 0, 1),
    NotGiven: NoScore(WhyNot.NOT_ANSWERED, 0, 1),
    Given: NoScore(WhyNot.NOT_ANSWERED, 0, 1),
}


def _of_question(answer: Answer) -> Score | NoScore:
    if isinstance(answer, Given) and isinstance(answer.value, int):
        return Score(int(answer.value), 1, 1)
    return _NO_NUMBER[type(answer)]


def _of_scale(scale: ScaleRule, questionnaire: Questionnaire, given: Answers) -> Score | NoScore:
    questions = [questionnaire.question(one) for one in scale.questions]
    answers = [given.get(question.id, _NOT_ASKED) for question in questions]
    numbers = [_turned(question, answer) for question, answer in zip(questions, answers, strict=True)]
    answered = [number for number in numbers if number is not None]
    if not answered:
        return NoScore(_why_none(answers), 0, len(questions))
    if len(questions) - len(answered) > scale.most_missing * len(questions):
        return NoScore(WhyNot.TOO_FEW_ANSWERS, len(answered), len(questions))
    if len(answered) == len(questions) and scale.method is Method.SUM:
        return Score(sum(answered), len(answered), len(questions))
    mean = sum(answered) / len(answered)
    return Score(mean if scale.method is Method.MEAN else mean * len(questions), len(answered), len(questions))


def _turned(question: Question, answer: Answer) -> int | None:
    """The number that a scale counts, None without an answer."""
    if not isinstance(answer, Given) or not isinstance(answer.value, int):
        return None
    lowest, highest = _span(question)
    return lowest + highest - answer.value if question.reversed else int(answer.value)


def _span(question: Question) -> tuple[int, int]:
    if question.kind.span is None:
        raise KeyError(question.id)
    return question.kind.span


def _why_none(answers: list[Answer]) -> WhyNot:
    """Why no question of a scale has an answer: a single question that was left out outweighs those not asked."""
    if any(isinstance(answer, NotGiven) for answer in answers):
        return WhyNot.NOT_ANSWERED
    if any(isinstance(answer, NotApplicable) for answer in answers):
        return WhyNot.NOT_APPLICABLE
    return WhyNot.NOT_ASKED
