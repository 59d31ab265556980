"""Answers as a page or a paper gives them: texts of the fields of a form."""

from collections.abc import Sequence

from stegvis.instruments.answers import Answer, Given, NotApplicable, NotGiven, Value
from stegvis.instruments.kinds import Choice, FreeText, NumberRange, SeveralChoices, YesNo
from stegvis.instruments.questions import Question

NOT_APPLICABLE = "not_applicable"
"""What a field holds when the person says that the question does not apply."""


def typed_answer(question: Question, fields: Sequence[str]) -> Answer:
    """The answer in the fields of one question; empty fields are no answer.

    Options and numbers are written as numbers, yes and no as "yes" and "no". What cannot be understood is kept as it
    stands, so that `question.fault(answer)` tells what is wanted and the page can show what was written.
    """
    written = [field.strip() for field in fields if field.strip()]
    if not written:
        return NotGiven()
    if written == [NOT_APPLICABLE]:
        return NotApplicable()
    return Given(_value(question, written))


def _value(question: Question, written: list[str]) -> Value:
    match question.kind:
        case YesNo() if written in (["yes"], ["no"]):
            return written == ["yes"]
        case Choice() | NumberRange() if len(written) == 1 and _is_whole(written[0]):
            return int(written[0].replace("−", "-"))
        case SeveralChoices() as kind if all(_is_whole(one) for one in written):
            numbers = {int(one.replace("−", "-")) for one in written}
            order = [option.value for option in kind.options]
            return tuple(sorted(numbers, key=lambda one: order.index(one) if one in order else len(order)))
        case FreeText():
            return "\n".join(written)
        case _:
            return " ".join(written)


def _is_whole(text: str) -> bool:
    """True for digits 0–9 with or without a minus sign, few enough to be a number that anybody meant."""
    digits = text.replace("−", "-").removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 9
