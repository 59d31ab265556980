"""Answers as JSON, one object by the id of the question: the four kinds of answer stay apart when they are stored.

{"hours": {"given": 12}, "feeling": "not_given", "activity": "not_asked", "sleep": "not_applicable"}
"""

import json

from stegvis.instruments.answers import Answer, Answers, Given, NotApplicable, NotAsked, NotGiven
from stegvis.vocabulary import BadInput, Wording

_WORDS: dict[str, Answer] = {"not_given": NotGiven(), "not_asked": NotAsked(), "not_applicable": NotApplicable()}


def answers_json(answers: Answers) -> str:
    """The answers as JSON: ids sorted, no spaces."""
    plain = {question: _plain(answer) for question, answer in answers.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def answers_of_json(text: str, name: str) -> dict[str, Answer]:
    """The answers that the JSON tells, not yet held against a questionnaire. Raises BadInput when it tells none."""
    try:
        plain = json.loads(text)
        if not isinstance(plain, dict):
            raise ValueError("an object is wanted")
        return {question: _answer(one) for question, one in plain.items()}
    except (ValueError, RecursionError) as fault:
        raise BadInput(
            name,
            Wording(
                f"är inga svar i JSON ({fault}); rätta dem eller exportera dem på nytt.",
                f"holds no answers in JSON ({fault}); mend them or export them again.",
            ),
        ) from fault


def _plain(answer: Answer) -> object:
    if isinstance(answer, Given):
        return {"given": list(answer.value) if isinstance(answer.value, tuple) else answer.value}
    return next(word for word, one in _WORDS.items() if one == answer)


def _answer(plain: object) -> Answer:
    if isinstance(plain, str) and plain in _WORDS:
        return _WORDS[plain]
    match plain:
        case {"given": bool() | int() | str() as value, **rest} if not rest:
            return Given(value)
        case {"given": list() as values, **rest} if not rest and all(type(one) is int for one in values):
            return Given(tuple(values))
    raise ValueError(f"{plain!r} is no answer")
