"""A question as controls of a page. Nothing about who answers is in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.actions.answer_questionnaire import (
    NOT_APPLICABLE,
    Choice,
    FreeText,
    Given,
    NotApplicable,
    NumberRange,
    Page,
    SeveralChoices,
    ShownQuestion,
    Text,
    YesNo,
)
from stegvis.vocabulary import Wording

PREFIX = "svar-"
MOST_STEPS = 11
"""A range of so few numbers is shown as steps to choose from."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """Words with the language they are in, for `<p lang=… dir=…>`."""

    words: str
    lang: str
    dir: str = "ltr"


@dataclass(frozen=True, slots=True)
class Control:
    """One thing to choose: a radio button or a box."""

    value: str
    label: ShownText
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionField:
    """A question. `kind`: "one", "several", "steps", "number" or "text"; `typed`: what stands in the field."""

    id: str
    name: str
    kind: str
    text: ShownText
    help: ShownText | None
    controls: tuple[Control, ...]
    unit: ShownText | None
    span: tuple[int, int] | None
    longest: int | None
    typed: str
    not_applicable: Control | None
    opens_others: bool
    fault: ShownText | None


def question_fields(
    page: Page, words: Mapping[str, Text], faults: Mapping[str, Wording], typed: Mapping[str, list[str]], language: str
) -> tuple[QuestionField, ...]:
    """The questions of a page. `typed`: what was just typed and did not hold, shown again."""
    return tuple(_field(one, words, faults.get(one.id), typed.get(one.id), language) for one in page.questions)


def shown_text(text: Text) -> ShownText:
    """A text of a questionnaire, ready for a page."""
    return ShownText(text.words, text.language.code, text.language.direction)


def _field(
    question: ShownQuestion,
    words: Mapping[str, Text],
    fault: Wording | None,
    typed: list[str] | None,
    language: str,
) -> QuestionField:
    kind = question.kind
    chosen = typed if typed is not None else _written(question)
    not_applicable = None
    if question.may_not_apply:
        not_applicable = Control(NOT_APPLICABLE, shown_text(words["not_applicable"]), NOT_APPLICABLE in chosen)
    return QuestionField(
        id=question.id,
        name=f"{PREFIX}{question.id}",
        kind=_kind(question),
        text=shown_text(question.text),
        help=shown_text(question.help) if question.help else None,
        controls=_controls(question, chosen),
        unit=shown_text(question.unit) if question.unit else None,
        span=(kind.lowest, kind.highest) if isinstance(kind, NumberRange) else None,
        longest=kind.longest if isinstance(kind, FreeText) else None,
        typed=" ".join(one for one in chosen if one != NOT_APPLICABLE),
        not_applicable=not_applicable,
        opens_others=question.opens_others,
        fault=_fault(fault, language) if fault else None,
    )


def _kind(question: ShownQuestion) -> str:
    match question.kind:
        case Choice() | YesNo():
            return "one"
        case SeveralChoices():
            return "several"
        case NumberRange(lowest, highest) if highest - lowest < MOST_STEPS and question.unit is None:
            return "steps"
        case NumberRange():
            return "number"
        case FreeText():
            return "text"


def _controls(question: ShownQuestion, chosen: list[str]) -> tuple[Control, ...]:
    if question.options:
        return tuple(Control(one.field, shown_text(one.label), one.field in chosen) for one in question.options)
    if _kind(question) != "steps" or not isinstance(question.kind, NumberRange):
        return ()
    lowest, highest = question.kind.lowest, question.kind.highest
    ends = dict(zip((lowest, highest), question.ends or (), strict=False))
    return tuple(
        Control(str(number), _step(number, ends.get(number), question), str(number) in chosen)
        for number in range(lowest, highest + 1)
    )


def _step(number: int, end: Text | None, question: ShownQuestion) -> ShownText:
    """The number, with what it means at the ends."""
    if end is None:
        return ShownText(str(number), question.text.language.code, question.text.language.direction)
    text = shown_text(end)
    return ShownText(f"{number} – {text.words}", text.lang, text.dir)


def _written(question: ShownQuestion) -> list[str]:
    """The answer so far, as the fields hold it."""
    match question.answer:
        case NotApplicable():
            return [NOT_APPLICABLE]
        case Given(bool() as value):
            return ["yes" if value else "no"]
        case Given(tuple() as values):
            return [str(one) for one in values]
        case Given(value):
            return [str(value)]
        case _:
            return []


def _fault(fault: Wording, language: str) -> ShownText:
    """In Swedish where the reader's language is neither of the two that sentences are written in."""
    spoken = "en" if language == "en" else "sv"
    return ShownText(fault.en if spoken == "en" else fault.sv, spoken)
