"""Answers as rows: the four kinds of answer stay apart, and a question nobody has come to yet has no row."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from stegvis.instruments import (
    Answer,
    Answers,
    Given,
    NotApplicable,
    NotAsked,
    NotGiven,
    Occasion,
    Questionnaire,
    Response,
    respond,
)
from stegvis.store.models import AnswerKind, Asking, StoredAnswer

_KINDS: Mapping[type, AnswerKind] = {
    Given: AnswerKind.GIVEN,
    NotGiven: AnswerKind.NOT_GIVEN,
    NotAsked: AnswerKind.NOT_ASKED,
    NotApplicable: AnswerKind.NOT_APPLICABLE,
}
_WITHOUT_VALUE: Mapping[str, Answer] = {
    AnswerKind.NOT_GIVEN: NotGiven(),
    AnswerKind.NOT_ASKED: NotAsked(),
    AnswerKind.NOT_APPLICABLE: NotApplicable(),
}


class KeptAnswer(NamedTuple):
    """The columns of an answer that is read: a row of a model each takes longer than all else of a page."""

    item: str
    respondent: str
    kind: str
    value: Any
    text: str


def kept_answers(asking: Asking, questionnaire: Questionnaire) -> dict[str, Answer]:
    """What has been answered so far, by the id of the question."""
    return answers_in(asking.answers.filter(respondent=questionnaire.respondent))


def answers_in(rows: Iterable[StoredAnswer | KeptAnswer]) -> dict[str, Answer]:
    """The answers in the rows of one asking."""
    return {row.item: _answer(row) for row in rows}


def keep(asking: Asking, questionnaire: Questionnaire, answers: Answers) -> None:
    """Writes the answers, each in place of what was answered before."""
    known = {question.id for question in questionnaire.questions}
    for item, answer in answers.items():
        if item in known:
            StoredAnswer.objects.update_or_create(
                asking=asking, item=item, respondent=questionnaire.respondent, defaults=_columns(answer)
            )


def response(asking: Asking, questionnaire: Questionnaire, answers: Answers) -> Response:
    """The filled-in questionnaire; what has no row was not given."""
    return respond(questionnaire, Occasion(asking.occasion), answers)


def _columns(answer: Answer) -> dict[str, object]:
    value = answer.value if isinstance(answer, Given) else None
    if isinstance(value, str):
        return {"kind": AnswerKind.GIVEN, "value": None, "text": value}
    return {"kind": _KINDS[type(answer)], "value": list(value) if isinstance(value, tuple) else value, "text": ""}


def _answer(row: StoredAnswer | KeptAnswer) -> Answer:
    if row.kind != AnswerKind.GIVEN:
        return _WITHOUT_VALUE[row.kind]
    if isinstance(row.value, list):
        return Given(tuple(row.value))
    return Given(row.value if isinstance(row.value, bool | int) else row.text)
