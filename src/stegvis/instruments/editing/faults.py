"""What a document still lacks, in words for the office and with the part where it is put right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stegvis.instruments.conditions import Answered, comparisons
from stegvis.instruments.editing.documents import (
    Document,
    QuestionDocument,
    ScaleDocument,
    plain_question,
    questionnaire_of,
    questions_of,
)
from stegvis.instruments.plain_reading import question_of_plain
from stegvis.instruments.questionnaire import require_comparable
from stegvis.instruments.questions import Question
from stegvis.instruments.texts import SWEDISH
from stegvis.instruments.unfit import Unfit
from stegvis.vocabulary import Wording


class Part(StrEnum):
    """The part of the document where a fault is put right."""

    ABOUT = "about"
    ANSWERS = "answers"
    HEADING = "heading"
    QUESTION = "question"
    SCALE = "scale"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right. `name`: the question's id, the scale's, the answers' name, the heading's number.

    `field` is the key of the document's part that it is about, "" for the part as a whole.
    """

    part: Part
    name: str
    reason: Wording
    field: str = ""


def faults(document: Document) -> tuple[Fault, ...]:
    """Everything that keeps the document from being a questionnaire; empty when `questionnaire_of` builds it."""
    found = (*_about(document), *_answers(document), *_sections(document), *_questions(document), *_scales(document))
    if found:
        return found
    try:
        questionnaire_of(document)
    except Unfit as fault:
        return (Fault(Part.WHOLE, "", fault.reason),)
    return ()


def _about(document: Document) -> Iterator[Fault]:
    if not document["title"].get(SWEDISH, "").strip() or not document["valid_from"]:
        yield Fault(Part.ABOUT, "", NO_TITLE)
    if not document["occasions"]:
        yield Fault(Part.ABOUT, "", NO_OCCASION, "occasions")
    if document["valid_from"] and document.get("valid_to", document["valid_from"]) < document["valid_from"]:
        yield Fault(Part.ABOUT, "", BACKWARDS, "valid_to")


def _answers(document: Document) -> Iterator[Fault]:
    for name, options in document["options"].items():
        values = [one["value"] for one in options]
        is_used = any(one.get("options") == name for one in questions_of(document))
        if is_used and (len(values) < 2 or len(values) != len(set(values))):
            yield Fault(Part.ANSWERS, name, TOO_FEW_ANSWERS)


def _sections(document: Document) -> Iterator[Fault]:
    if not any(questions_of(document)):
        yield Fault(Part.WHOLE, "", NO_QUESTION)
        return
    for number, section in enumerate(document["sections"], 1):
        if not section["questions"]:
            yield Fault(Part.HEADING, str(number), EMPTY_HEADING)


def _questions(document: Document) -> Iterator[Fault]:
    built: dict[str, Question] = {}
    numbers = {one["id"]: number for number, one in enumerate(questions_of(document), 1)}
    for one in questions_of(document):
        found = _question_fault(document, one, built, numbers)
        if found is not None:
            field, reason = found
            yield Fault(Part.QUESTION, one["id"], reason, field)


def _question_fault(
    document: Document, one: QuestionDocument, built: dict[str, Question], numbers: Mapping[str, int]
) -> tuple[str, Wording] | None:
    """What is wrong with the question after those in `built`, to which it is added when it can be."""
    if one["kind"] in ("choice", "several") and one.get("options") not in document["options"]:
        return "options", NO_ANSWERS
    try:
        question = question_of_plain(plain_question(document, one))
    except Unfit as fault:
        return ("reversed", NOT_REVERSED) if one.get("reversed") else ("", fault.reason)
    earlier = dict(built)
    built[question.id] = question
    if not set(question.occasions) <= set(document["occasions"]):
        return "occasions", STRANGE_OCCASION
    for each in comparisons(question.shown_when) if question.shown_when else ():
        reason = _condition_reason(document, question, each, earlier, numbers)
        if reason is not None:
            return "shown_when", reason
    return None


def _condition_reason(
    document: Document, question: Question, one: Answered, earlier: Mapping[str, Question], numbers: Mapping[str, int]
) -> Wording | None:
    """Why the question cannot depend on that answer, None when it can."""
    if one.question not in numbers:
        return CONDITION_GONE
    number = numbers[one.question]
    decisive = earlier.get(one.question)
    if decisive is None:
        return _later(number) if number >= numbers[question.id] else _mend_first(number)
    try:
        require_comparable(question.id, decisive.kind, one)
    except Unfit:
        return _no_such_answer(number)
    asked_at = {str(each) for each in question.occasions} or {*document["occasions"]}
    if decisive.occasions and not asked_at <= {str(each) for each in decisive.occasions}:
        return _not_together(number)
    return None


def _scales(document: Document) -> Iterator[Fault]:
    for scale in document["scales"]:
        reason = _scale_reason(document, scale)
        if reason is not None:
            yield Fault(Part.SCALE, scale["id"], reason, "questions")


def _scale_reason(document: Document, scale: ScaleDocument) -> Wording | None:
    if not scale["questions"]:
        return EMPTY_SCALE
    if not set(scale["questions"]) <= {one["id"] for one in questions_of(document)}:
        return SCALED_GONE
    occasions = set()
    for number, one in enumerate(questions_of(document), 1):
        if one["id"] in scale["questions"]:
            occasions.add(tuple(one.get("occasions", ())))
            if not _counts(document, one):
                return _no_number(number)
    return DIFFERENT_OCCASIONS if len(occasions) > 1 else None


def _counts(document: Document, one: QuestionDocument) -> bool:
    """True when the answer is a number, as far as the question can be built; what keeps it from that has its fault."""
    try:
        return question_of_plain({**plain_question(document, one), "reversed": False}).kind.span is not None
    except Unfit:
        return True


def _later(number: int) -> Wording:
    return Wording(
        f"Frågan visas efter ett svar på fråga {number}, som kommer senare. Flytta en av dem eller ändra villkoret.",
        f"The question is shown after an answer to question {number}, which comes later. Move one of them or change "
        "the condition.",
    )


def _mend_first(number: int) -> Wording:
    return Wording(
        f"Frågan visas efter ett svar på fråga {number}, som behöver rättas först.",
        f"The question is shown after an answer to question {number}, which has to be put right first.",
    )


def _no_such_answer(number: int) -> Wording:
    return Wording(
        f"Svaret i villkoret går inte att ge på fråga {number}. Ändra villkoret.",
        f"The answer in the condition cannot be given to question {number}. Change the condition.",
    )


def _not_together(number: int) -> Wording:
    return Wording(
        f"Frågan visas efter ett svar på fråga {number}, som inte ställs vid samma tillfällen. Ändra tillfällena.",
        f"The question is shown after an answer to question {number}, which is not asked on the same occasions. "
        "Change the occasions.",
    )


def _no_number(number: int) -> Wording:
    return Wording(
        f"Fråga {number} går inte att räkna ihop: svaret är inget tal. Ta bort den ur delskalan.",
        f"Question {number} cannot be added up: the answer is no number. Take it out of the subscale.",
    )


NO_TITLE = Wording("Skriv vad det heter och när det börjar gälla.", "Write what it is called and when it starts.")
NO_OCCASION = Wording("Välj minst ett tillfälle.", "Choose at least one occasion.")
BACKWARDS = Wording(
    "Det slutar gälla innan det börjar. Ändra en av dagarna.", "It ends before it starts. Change a day."
)
NO_QUESTION = Wording("Lägg till minst en fråga.", "Add at least one question.")
EMPTY_HEADING = Wording(
    "Rubriken har inga frågor. Flytta dit en fråga eller ta bort rubriken.",
    "The heading has no questions. Move one there or take the heading away.",
)
TOO_FEW_ANSWERS = Wording(
    "Svarsskalan behöver minst två svar med olika värden.", "The answers need at least two with different values."
)
NO_ANSWERS = Wording("Svarsskalan finns inte kvar. Välj en annan.", "The answers are gone. Choose others.")
NOT_REVERSED = Wording(
    "Frågan kan inte räknas baklänges, för svaret är inget tal.",
    "The question cannot be counted backwards: its answer is no number.",
)
STRANGE_OCCASION = Wording(
    "Frågan ställs vid ett tillfälle som inte finns kvar. Välj tillfällen på nytt.",
    "The question is asked on an occasion that is gone. Choose occasions anew.",
)
CONDITION_GONE = Wording(
    "Frågan visas efter ett svar på en fråga som är borttagen. Ändra villkoret.",
    "The question is shown after an answer to a question that is gone. Change the condition.",
)
EMPTY_SCALE = Wording("Delskalan har inga frågor. Välj frågor eller ta bort den.", "The subscale has no questions.")
SCALED_GONE = Wording(
    "Delskalan har en fråga som är borttagen. Välj frågor på nytt.",
    "The subscale has a question that is gone. Choose its questions anew.",
)
DIFFERENT_OCCASIONS = Wording(
    "Delskalan har frågor som ställs vid olika tillfällen. Ändra frågorna i den.",
    "The subscale has questions that are asked on different occasions. Change its questions.",
)
