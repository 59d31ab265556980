"""When a question is shown: conditions on the answers to earlier questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stegvis.instruments.answers import Answers, Given, Value


class Comparator(StrEnum):
    """How an answer is compared. INCLUDES is for questions with several choices."""

    EQUALS = "equals"
    DIFFERS = "differs"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    INCLUDES = "includes"


@dataclass(frozen=True, slots=True)
class Answered:
    """The question was answered, and the answer compares so with `value`. What was not answered never holds."""

    question: str
    comparator: Comparator
    value: Value


@dataclass(frozen=True, slots=True)
class Both:
    """Both conditions hold."""

    left: "Condition"
    right: "Condition"


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the conditions holds."""

    left: "Condition"
    right: "Condition"


Condition = Answered | Both | Either


def holds(condition: Condition, answers: Answers) -> bool:
    """True when the condition is known to hold."""
    match condition:
        case Both(left, right):
            return holds(left, answers) and holds(right, answers)
        case Either(left, right):
            return holds(left, answers) or holds(right, answers)
        case Answered(question, comparator, value):
            answer = answers.get(question)
            return isinstance(answer, Given) and _compares(answer, comparator, value)


def comparisons(condition: Condition) -> Iterator[Answered]:
    """Every comparison that the condition is built of, from left to right."""
    match condition:
        case Both(left, right) | Either(left, right):
            yield from comparisons(left)
            yield from comparisons(right)
        case Answered():
            yield condition


def _compares(answer: Given, comparator: Comparator, value: Value) -> bool:
    match comparator:
        case Comparator.EQUALS:
            return answer == Given(value)
        case Comparator.DIFFERS:
            return answer != Given(value)
        case Comparator.INCLUDES:
            return isinstance(answer.value, tuple) and value in answer.value
        case Comparator.AT_LEAST:
            return isinstance(answer.value, int) and isinstance(value, int) and answer.value >= value
        case Comparator.AT_MOST:
            return isinstance(answer.value, int) and isinstance(value, int) and answer.value <= value
