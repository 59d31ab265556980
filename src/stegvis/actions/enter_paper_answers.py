"""Answers on paper are typed in; so are those of the case worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor
from stegvis.actions.access.open_asking import asking_to_change, open_asking
from stegvis.actions.questionnaire_words import wording_of
from stegvis.instruments import Given, NotApplicable, Occasion, Page, Text, as_pages, faults, typed_answer
from stegvis.store.clock import today
from stegvis.store.models import AnsweredBy
from stegvis.store.questionnaires.answering import hand_in, is_for_case_worker, keep_answers, questionnaire_of
from stegvis.store.questionnaires.kept import kept_answers
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import InvalidFields, Wording


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The questionnaire with all its questions, as on paper. `is_answered`: nothing is to be typed in any more."""

    number: int
    participant: int
    local_number: int
    title: Wording
    occasion: Wording
    heading: Text
    introduction: Text | None
    pages: tuple[Page, ...]
    is_for_case_worker: bool
    is_answered: bool
    today: date


def show_paper_form(*, by: Actor, number: int, language: str = "sv") -> PaperForm:
    """The form, with what has been answered so far. Raises NotPermitted."""
    asking, participation = open_asking(by, "enter_paper_answers", number)
    questionnaire = questionnaire_of(asking)
    occasion = Occasion(asking.occasion)
    answers = kept_answers(asking, questionnaire)
    introduction = questionnaire.introduction
    return PaperForm(
        number=asking.pk,
        participant=participation.participant_id,
        local_number=participation.participant.local_number,
        title=wording_of(questionnaire.title),
        occasion=occasion.label,
        heading=questionnaire.title.in_language(language),
        introduction=introduction.in_language(language) if introduction else None,
        pages=as_pages(questionnaire, occasion, answers, language, one_at_a_time=False),
        is_for_case_worker=is_for_case_worker(questionnaire),
        is_answered=asking.answered_on is not None,
        today=today(),
    )


def enter_paper_answers(
    *, by: Actor, number: int, typed: Mapping[str, Sequence[str]], answered_on: date | None = None
) -> None:
    """Hands in what was typed: the fields of each question, by its id. What is not there was not answered.

    Raises NotPermitted, and InvalidFields by question when an answer does not hold, by "answered_on" for a day that
    cannot be, and by "" when the questionnaire is answered already or nothing at all is filled in.
    """
    asking, participation = asking_to_change(by, "enter_paper_answers", number)
    asking.participation = participation
    questionnaire = questionnaire_of(asking)
    on = answered_on or today()
    answers = {one.id: typed_answer(one, typed.get(one.id, ())) for one in questionnaire.questions}
    wrong = dict(faults(questionnaire, Occasion(asking.occasion), answers))
    if not asking.asked_on <= on <= today():
        wrong["answered_on"] = _day(asking.asked_on)
    if not any(isinstance(one, Given | NotApplicable) for one in answers.values()) and not wrong:
        wrong = {"": NOTHING_OF_OWN if is_for_case_worker(questionnaire) else NOTHING}
    if asking.answered_on is not None:
        wrong = {"": ANSWERED}
    if wrong:
        raise InvalidFields(wrong)
    with transaction():
        keep_answers(asking, questionnaire, answers, language=asking.language)
        hand_in(asking, questionnaire, how=AnsweredBy.PAPER, on=on, by=by)


def _day(asked_on: date) -> Wording:
    return Wording(
        f"Skriv en dag från {asked_on}, då frågorna lämnades ut, till i dag.",
        f"Write a day from {asked_on}, when it was handed out, until today.",
    )


ANSWERED = Wording("Frågeformuläret är redan besvarat.", "The questionnaire is answered already.")
NOTHING = Wording(
    "Inget svar är ifyllt. Fyll i minst ett, eller gå tillbaka och välj att personen inte vill svara.",
    "No answer is filled in. Fill in at least one, or go back and choose that the person does not want to answer.",
)
NOTHING_OF_OWN = Wording(
    "Inget svar är ifyllt. Fyll i minst ett, eller gå tillbaka och gör det senare.",
    "No answer is filled in. Fill in at least one, or go back and do it later.",
)
