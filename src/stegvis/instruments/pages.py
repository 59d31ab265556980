"""Which questions to show next, in the reader's language. Pages of the web are made from this; nothing here is HTML."""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.instruments.answering_words import ANSWERING_WORDS
from stegvis.instruments.answers import Answer, Answers
from stegvis.instruments.conditions import comparisons
from stegvis.instruments.kinds import Choice, Kind, NumberRange, SeveralChoices, YesNo
from stegvis.instruments.questionnaire import Questionnaire, Section
from stegvis.instruments.questions import Occasion, Question
from stegvis.instruments.responses import is_shown, settled_answers
from stegvis.instruments.texts import Text, Texts
from stegvis.instruments.unfit import Unfit


@dataclass(frozen=True, slots=True)
class ShownOption:
    """One answer to choose. `field` is what a form sends for it, which `typed_answer` reads."""

    value: int
    label: Text
    field: str


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as it is put. `options`, `unit` and `ends` are empty where its `kind` has none.

    `answer` is what has been answered so far. `opens_others` says that the answer decides whether a later question is
    shown, so that a page with all questions is made anew when it changes.
    """

    id: str
    kind: Kind
    text: Text
    help: Text | None
    options: tuple[ShownOption, ...]
    unit: Text | None
    ends: tuple[Text, Text] | None
    may_not_apply: bool
    opens_others: bool
    answer: Answer


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page: page `number` (from 1) `of` those that are shown with the answers so far."""

    number: int
    of: int
    heading: Text | None
    introduction: Text | None
    questions: tuple[ShownQuestion, ...]


def as_pages(
    questionnaire: Questionnaire, occasion: Occasion, answers: Answers, language: str, *, one_at_a_time: bool
) -> tuple[Page, ...]:
    """The pages to show with the answers so far: a question each, or a section each.

    Hidden questions and questions of other occasions are left out. Texts that lack `language` are in Swedish. A
    heading stands on the first page of its section. Raises Unfit while the words of a question are missing.
    """
    settled = settled_answers(questionnaire, occasion, answers)
    shown = [
        part
        for section in questionnaire.sections
        for part in _parts(section, occasion, settled, one_at_a_time=one_at_a_time)
    ]
    deciding = _deciding(questionnaire)
    return tuple(
        Page(
            number=number,
            of=len(shown),
            heading=_text(section.heading, language) if is_first else None,
            introduction=_text(section.introduction, language) if is_first else None,
            questions=tuple(
                _shown(question, language, settled[question.id], question.id in deciding) for question in questions
            ),
        )
        for number, (section, questions, is_first) in enumerate(shown, start=1)
    )


def page_after(
    questionnaire: Questionnaire, occasion: Occasion, answers: Answers, language: str, *, after: str | None
) -> Page | None:
    """One question at a time: the page that follows the question `after` (None: the first), None at the end.

    Works when the answer to `after` has just shown or hidden others. Raises Unfit as `as_pages`, and KeyError for a
    question that is not there.
    """
    pages = as_pages(questionnaire, occasion, answers, language, one_at_a_time=True)
    order = [question.id for question in questionnaire.questions]
    if after is None:
        return next(iter(pages), None)
    if after not in order:
        raise KeyError(after)
    return next((page for page in pages if order.index(page.questions[0].id) > order.index(after)), None)


def _parts(
    section: Section, occasion: Occasion, settled: Answers, *, one_at_a_time: bool
) -> Iterator[tuple[Section, tuple[Question, ...], bool]]:
    """The section's questions to show, in one part or one by one, and whether the part is its first."""
    questions = tuple(question for question in section.questions if is_shown(question, occasion, settled))
    if one_at_a_time:
        yield from ((section, (question,), at == 0) for at, question in enumerate(questions))
    elif questions:
        yield section, questions, True


def _shown(question: Question, language: str, answer: Answer, opens_others: bool) -> ShownQuestion:
    kind = question.kind
    unit, ends = (kind.unit, kind.ends) if isinstance(kind, NumberRange) else (None, None)
    return ShownQuestion(
        id=question.id,
        kind=kind,
        text=_words(question).in_language(language),
        help=_text(question.help, language),
        options=_options(kind, language),
        unit=_text(unit, language),
        ends=(ends[0].in_language(language), ends[1].in_language(language)) if ends else None,
        may_not_apply=question.may_not_apply,
        opens_others=opens_others,
        answer=answer,
    )


def _options(kind: Kind, language: str) -> tuple[ShownOption, ...]:
    match kind:
        case Choice(options) | SeveralChoices(options):
            return tuple(ShownOption(one.value, one.label.in_language(language), str(one.value)) for one in options)
        case YesNo():
            words = (("yes", True), ("no", False))
            return tuple(ShownOption(value, ANSWERING_WORDS[word].in_language(language), word) for word, value in words)
        case _:
            return ()


def _text(texts: Texts | None, language: str) -> Text | None:
    return texts.in_language(language) if texts else None


def _words(question: Question) -> Texts:
    if question.text is None:
        raise Unfit(
            f"texten till fråga {question.id} tillhör andra och är inte inläst; läs in den med er licens",
            f"the text of question {question.id} belongs to others and is not loaded; load it under your licence",
        )
    return question.text


def _deciding(questionnaire: Questionnaire) -> frozenset[str]:
    """The questions whose answers decide whether others are shown."""
    conditions = [question.shown_when for question in questionnaire.questions if question.shown_when]
    return frozenset(one.question for condition in conditions for one in comparisons(condition))
