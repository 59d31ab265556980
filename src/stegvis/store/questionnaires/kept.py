"""Answers as rows: the four kinds of answer stay apart, and a question nobody has come to yet has no row."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from stegvis.instruments import (
    Answer,
    Answers,
    Given,
    NotApplicable,
    NotAsked,
    NotGiven,
    Questionnaire,
)
from stegvis.store.models import AnswerKind, Asking, StoredAnswer

KEPT = 512
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
    """The columns of an answer that is read: a row of a model each takes longer than all else of a page.

    `plain_value` is the value as JSON.
    """

    item: str
    respondent: str
    kind: str
    plain_value: str | None
    text: str


VALUE = Cast("value", TextField())
"""The column `plain_value`."""


def kept_answers(asking: Asking, questionnaire: Questionnaire) -> dict[str, Answer]:
    """What has been answered so far, by the id of the question."""
    return answers_in(answers_of(asking), questionnaire)


def answers_of(asking: Asking) -> Iterable[KeptAnswer]:
    """The rows of one asking."""
    return (KeptAnswer(*one) for one in asking.answers.annotate(plain_value=VALUE).values_list(*KeptAnswer._fields))


def answers_in(rows: Iterable[KeptAnswer], questionnaire: Questionnaire) -> dict[str, Answer]:
    """The answers in the rows of one asking, of those who answer the questionnaire."""
    return {row.item: _answer(row) for row in rows if row.respondent == questionnaire.respondent}


def keep(asking: Asking, questionnaire: Questionnaire, answers: Answers) -> None:
    """Writes the answers, each in place of what was answered before."""
    known = {question.id for question in questionnaire.questions}
    for item, answer in answers.items():
        if item in known:
            StoredAnswer.objects.update_or_create(
                asking=asking, item=item, respondent=questionnaire.respondent, defaults=_columns(answer)
            )


def _columns(answer: Answer) -> dict[str, object]:
    value = answer.value if isinstance(answer, Given) else None
    if isinstance(value, str):
        return {"kind": AnswerKind.GIVEN, "value": None, "text": value}
    return {"kind": _KINDS[type(answer)], "value": list(value) if isinstance(value, tuple) else value, "text": ""}


def _answer(row: KeptAnswer) -> Answer:
    if row.kind != AnswerKind.GIVEN:
        return _WITHOUT_VALUE[row.kind]
    return (_given(row.plain_value) if row.plain_value is not None else None) or Given(row.text)


@lru_cache(maxsize=KEPT)
def _given(plain_value: str) -> Given | None:
    """What a value stands for, None when the answer is in words: the same few steps of a scale, again and again."""
    value = json.loads(plain_value)
    if isinstance(value, list):
        return Given(tuple(value))
    return Given(value) if isinstance(value, bool | int) else None
