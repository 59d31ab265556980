"""An answer of one person to one question: given, not given, not asked and not applicable are four different things."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = bool | int | str | tuple[int, ...]
"""What an answer holds: yes or no, a number or the value of an option, words, the values of several options."""


@dataclass(frozen=True, slots=True)
class Given:
    """The person answered. Yes is not the same as 1: `Given(True) != Given(1)`."""

    value: Value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Given) and (type(self.value), self.value) == (type(other.value), other.value)

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))


@dataclass(frozen=True, slots=True)
class NotGiven:
    """The question was asked and the person left it out, which everybody may."""


@dataclass(frozen=True, slots=True)
class NotAsked:
    """The question was never put: this version lacks it, or it belongs to another occasion. No refusal."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not concern this person: hidden by its condition, or said so by the person."""


Answer = Given | NotGiven | NotAsked | NotApplicable

Answers = Mapping[str, Answer]
"""Answers by the id of the question."""
