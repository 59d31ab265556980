"""Texts of questionnaires in the two languages of the user interface, and answers in words."""

from stegvis.instruments import (
    ANSWERING_WORDS,
    Answer,
    Choice,
    Given,
    NoScore,
    NotApplicable,
    NotAsked,
    Question,
    Questionnaire,
    SeveralChoices,
    Texts,
    WhyNot,
)
from stegvis.vocabulary import Wording


def wording_of(texts: Texts) -> Wording:
    """In Swedish and English; Swedish stands in where there is no English."""
    return Wording(texts.in_language("sv").words, texts.in_language("en").words)


def question_words(question: Question) -> Wording:
    """What is asked, or what it is about where the words belong to others."""
    if question.text is not None:
        return wording_of(question.text)
    return question.description or Wording(f"Fråga {question.id}", f"Question {question.id}")


def label_of(questionnaire: Questionnaire, own_id: str) -> Wording:
    """What a question or a scale is called. Raises KeyError when it is neither."""
    for scale in questionnaire.scales:
        if scale.id == own_id:
            return wording_of(scale.title)
    return question_words(questionnaire.question(own_id))


def answer_words(question: Question, answer: Answer | None) -> Wording:
    """What was answered; the four kinds of answer say each their own. None: nobody has come to the question."""
    match answer, question.kind:
        case None, _:
            return _NOT_YET
        case NotAsked(), _:
            return _NOT_ASKED
        case NotApplicable(), _:
            return _NOT_APPLICABLE
        case Given(bool() as value), _:
            return wording_of(ANSWERING_WORDS["yes" if value else "no"])
        case Given(int() as value), Choice(options):
            return next(
                (wording_of(one.label) for one in options if one.value == value), Wording(str(value), str(value))
            )
        case Given(tuple() as values), SeveralChoices(options):
            labels = [wording_of(one.label) for one in options if one.value in values]
            return Wording(", ".join(one.sv for one in labels), ", ".join(one.en for one in labels))
        case Given(value), _:
            return Wording(str(value), str(value))
        case _:
            return _NOT_GIVEN


def why_no_score(score: NoScore) -> Wording:
    """Why there is no number, with how many answers are missing."""
    if score.why is WhyNot.TOO_FEW_ANSWERS:
        missing = score.of - score.answered
        return Wording(
            f"Kan inte räknas: {missing} av {score.of} saknas.", f"Cannot be counted: {missing} of {score.of} missing."
        )
    return score.why.sentence


_NOT_YET = Wording("inget svar ännu", "no answer yet")
_NOT_ASKED = Wording("ställdes inte", "not asked")
_NOT_APPLICABLE = Wording("gäller inte", "does not apply")
_NOT_GIVEN = Wording("svarade inte", "did not answer")
