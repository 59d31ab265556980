"""The document of a questionnaire that is being written.

It has the keys that `plain_reading` tells of, with one short cut that files have too: the answers to choose from stand
once, under a name in `options`, and questions name them. What is not written yet is missing or empty.
"""

from collections.abc import Collection, Iterator
from typing import NotRequired, TypedDict, cast

from stegvis.instruments.plain_reading import questionnaire_of_plain
from stegvis.instruments.plain_writing import plain_of_questionnaire
from stegvis.instruments.questionnaire import Questionnaire

Words = dict[str, str]
"""The same text by language code."""


class OptionDocument(TypedDict):
    """One answer to choose."""

    value: int
    label: Words
    word: NotRequired[str]


class EndsDocument(TypedDict):
    """What the two ends of a range of numbers are called."""

    lowest: Words
    highest: Words


class QuestionDocument(TypedDict):
    """One question. `options` names the answers of a choice."""

    id: str
    kind: str
    text: NotRequired[Words]
    help: NotRequired[Words]
    description: NotRequired[Words]
    reversed: NotRequired[bool]
    shown_when: NotRequired[dict[str, object]]
    may_not_apply: NotRequired[bool]
    occasions: NotRequired[list[str]]
    fact_word: NotRequired[str]
    options: NotRequired[str]
    lowest: NotRequired[int]
    highest: NotRequired[int]
    unit: NotRequired[Words]
    ends: NotRequired[EndsDocument]
    longest: NotRequired[int]


class SectionDocument(TypedDict):
    """Questions under one heading."""

    questions: list[QuestionDocument]
    heading: NotRequired[Words]
    introduction: NotRequired[Words]


class ScaleDocument(TypedDict):
    """A scale over questions."""

    id: str
    title: Words
    questions: list[str]
    method: NotRequired[str]
    most_missing: NotRequired[float]


class Document(TypedDict):
    """The whole questionnaire."""

    id: str
    version: str
    valid_from: str
    title: Words
    respondent: str
    occasions: list[str]
    sections: list[SectionDocument]
    options: dict[str, list[OptionDocument]]
    scales: list[ScaleDocument]
    translations: dict[str, dict[str, bool]]
    valid_to: NotRequired[str]
    privacy: NotRequired[str]
    introduction: NotRequired[Words]
    thanks: NotRequired[Words]
    rights: NotRequired[Words]


def document_of(questionnaire: Questionnaire) -> Document:
    """The document of a finished questionnaire; `questionnaire_of` makes the same questionnaire of it."""
    plain = plain_of_questionnaire(questionnaire)
    document = cast(Document, {"options": {}, "scales": [], "translations": {}, **plain})
    for question in questions_of(document):
        if "options" in question:
            listed = cast(list[OptionDocument], question["options"])
            question["options"] = _named(document["options"], listed)
    return document


def questionnaire_of(document: Document) -> Questionnaire:
    """The frozen nodes. Raises Unfit as long as `faults` names any."""
    sections = [
        {**section, "questions": [plain_question(document, one) for one in section["questions"]]}
        for section in document["sections"]
    ]
    plain = {key: value for key, value in document.items() if key != "options"}
    return questionnaire_of_plain({**plain, "sections": sections})


def plain_question(document: Document, question: QuestionDocument) -> dict[str, object]:
    """The question with its answers in it, as `plain_reading` reads them; without them while they are missing."""
    plain: dict[str, object] = {**question}
    if "options" in question:
        plain["options"] = document["options"].get(question["options"], [])
    return plain


def questions_of(document: Document) -> Iterator[QuestionDocument]:
    """Every question, in the order in which they are asked."""
    for section in document["sections"]:
        yield from section["questions"]


def find_question(document: Document, name: str) -> QuestionDocument | None:
    """The question with that id."""
    return next((one for one in questions_of(document) if one["id"] == name), None)


def find_scale(document: Document, name: str) -> ScaleDocument | None:
    """The scale with that id."""
    return next((one for one in document["scales"] if one["id"] == name), None)


def next_version(version: str, taken: Collection[str]) -> str:
    """A name for the version that follows: the number after all that are taken."""
    numbers = [int(one) for one in (version, *taken) if one.isascii() and one.isdigit()]
    return str(max(numbers, default=1) + 1)


def _named(lists: dict[str, list[OptionDocument]], options: list[OptionDocument]) -> str:
    """The name of the list of answers, put among `lists` when none of them has the same."""
    for name, known in lists.items():
        if known == options:
            return name
    name = f"s{len(lists) + 1}"
    lists[name] = options
    return name
