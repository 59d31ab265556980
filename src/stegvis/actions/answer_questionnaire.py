"""Answering a questionnaire by its link. Nobody is logged in: the link's secret is all that opens it.

Nothing here tells who the questionnaire is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stegvis.instruments import (
    ANSWERING_WORDS,
    LANGUAGES,
    NOT_APPLICABLE,
    Answer,
    Choice,
    FreeText,
    Given,
    Language,
    NotApplicable,
    NumberRange,
    Occasion,
    Page,
    Questionnaire,
    SeveralChoices,
    ShownQuestion,
    Text,
    YesNo,
    as_pages,
    faults,
    page_after,
    typed_answer,
)
from stegvis.store.clock import today
from stegvis.store.models import AnsweredBy, Asking
from stegvis.store.questionnaires import answering
from stegvis.store.questionnaires.asking import beside_shared
from stegvis.store.questionnaires.kept import kept_answers
from stegvis.store.questionnaires.links import asking_behind, is_too_old
from stegvis.store.questionnaires.reviews import is_reviewed
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import Wording

__all__ = [
    "NOT_APPLICABLE",
    "Answering",
    "Choice",
    "FreeText",
    "Given",
    "Kept",
    "LinkState",
    "NotApplicable",
    "NumberRange",
    "Over",
    "Page",
    "SeveralChoices",
    "ShownQuestion",
    "Text",
    "YesNo",
    "begin_answering",
    "hand_in_answers",
    "keep_typed_answers",
    "show_answering",
    "words_in",
]


class LinkState(StrEnum):
    """Why a link shows no questions: its answers are handed in, or it does not open."""

    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Over:
    """A link that shows no questions, in the language to say so in. `thanks` once it is answered."""

    state: LinkState
    language: Language
    thanks: Text | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """A questionnaire that is open. `pages` are those to show with the answers so far.

    `following`: the first question that nobody has come to, None when all have been. `is_begun`: something is answered
    or left out. `is_shared`: the link is for many, and each gets one of their own at the start.
    """

    title: Text
    introduction: Text | None
    language: Language
    languages: tuple[Language, ...]
    is_reviewed: bool
    is_shared: bool
    is_begun: bool
    following: str | None
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of answers: what is wrong with them by question (nothing is kept of those), and what follows."""

    faults: Mapping[str, Wording]
    following: str | None


def show_answering(secret: str, *, language: str | None = None, one_at_a_time: bool = True) -> Answering | Over:
    """What the link shows, in that language or the one it was handed out in. Reads only."""
    asking = asking_behind(secret)
    if (over := _over(asking, language)) is not None:
        return over
    assert asking is not None
    questionnaire = answering.questionnaire_of(asking)
    spoken = _language(questionnaire, language or asking.language)
    answers = kept_answers(asking, questionnaire)
    introduction = questionnaire.introduction
    pages = as_pages(questionnaire, Occasion(asking.occasion), answers, spoken, one_at_a_time=one_at_a_time)
    shown = [question.id for page in pages for question in page.questions]
    return Answering(
        title=questionnaire.title.in_language(spoken),
        introduction=introduction.in_language(spoken) if introduction else None,
        language=LANGUAGES[spoken],
        languages=tuple(LANGUAGES[one] for one in questionnaire.languages),
        is_reviewed=is_reviewed(asking.intervention.association_id, questionnaire, spoken),
        is_shared=asking.is_shared,
        is_begun=bool(answers),
        following=next((one for one in shown if one not in answers), None),
        pages=pages,
    )


def begin_answering(secret: str, *, language: str) -> str | None:
    """The secret to go on with: the same, or one's own where the link is for many. None: it does not open."""
    with transaction():
        asking = asking_behind(secret, lock=True)
        if asking is None or _over(asking, language) is not None:
            return None
        return beside_shared(asking, language, today()) if asking.is_shared else secret


def keep_typed_answers(secret: str, typed: Mapping[str, Sequence[str]], *, language: str) -> Kept | None:
    """Keeps the answers in the fields of the questions, by their ids; empty fields leave the question out.

    `following` is the question after the last of them, None at the end. None: the link does not open.
    """
    with transaction():
        asking = asking_behind(secret, lock=True)
        if asking is None or asking.is_shared or _over(asking, language) is not None:
            return None
        questionnaire = answering.questionnaire_of(asking)
        spoken = _language(questionnaire, language)
        given = _given(questionnaire, typed)
        occasion = Occasion(asking.occasion)
        so_far = kept_answers(asking, questionnaire)
        wrong = {name: why for name, why in faults(questionnaire, occasion, so_far | given).items() if name in given}
        sound = {name: answer for name, answer in given.items() if name not in wrong}
        answering.keep_answers(asking, questionnaire, sound, language=spoken)
        last = [question.id for question in questionnaire.questions if question.id in given]
        after = page_after(questionnaire, occasion, so_far | sound, spoken, after=last[-1]) if last else None
        return Kept(wrong, after.questions[0].id if after else None)


def hand_in_answers(secret: str) -> bool:
    """Hands in what was answered; from now on the link says thank you. False: it does not open."""
    with transaction():
        asking = asking_behind(secret, lock=True)
        if asking is None or asking.is_shared or _over(asking, None) is not None:
            return False
        questionnaire = answering.questionnaire_of(asking)
        return answering.hand_in(asking, questionnaire, how=AnsweredBy.LINK, on=today(), by=answering.WHOEVER_ANSWERED)


def words_in(language: str) -> Mapping[str, Text]:
    """The words around the questions, in one of the languages of questionnaires."""
    return {name: texts.in_language(language) for name, texts in ANSWERING_WORDS.items()}


def _given(questionnaire: Questionnaire, typed: Mapping[str, Sequence[str]]) -> dict[str, Answer]:
    return {one.id: typed_answer(one, typed[one.id]) for one in questionnaire.questions if one.id in typed}


def _over(asking: Asking | None, language: str | None) -> Over | None:
    """Why the link shows no questions; None when it does."""
    if asking is None:
        return Over(LinkState.CLOSED, LANGUAGES.get(language or "", LANGUAGES["sv"]))
    questionnaire = answering.questionnaire_of(asking)
    spoken = _language(questionnaire, language or asking.language)
    if asking.answered_on is not None:
        thanks = questionnaire.thanks
        return Over(LinkState.ANSWERED, LANGUAGES[spoken], thanks.in_language(spoken) if thanks else None)
    if asking.is_declined or is_too_old(asking, today()):
        return Over(LinkState.CLOSED, LANGUAGES[spoken])
    return None


def _language(questionnaire: Questionnaire, wanted: str) -> str:
    return wanted if wanted in questionnaire.languages else "sv"
