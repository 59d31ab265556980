"""The questionnaires of an association: those that come with Stegvis, and those of its office."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, permit
from stegvis.actions.questionnaire_words import wording_of
from stegvis.instruments import LANGUAGES, Questionnaire
from stegvis.instruments.editing import translation_hash
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires.defining import Kept, versions_in
from stegvis.store.questionnaires.reviews import reviews_in
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class ListedLanguage:
    """A language of a version. `needs_review`: nobody who speaks it has read the translation."""

    code: str
    name: str
    needs_review: bool


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """One version. `name` is the questionnaire's id, `number` of an own one; `lacks_texts`: keys only.

    `key` names the version where one goes on from it.
    """

    key: str
    name: str
    title: Wording
    version: str
    valid_from: date
    valid_to: date | None
    respondent: Wording
    languages: tuple[ListedLanguage, ...]
    questions: int
    number: int | None
    is_offered: bool
    is_locked: bool
    lacks_texts: bool
    is_about_violence: bool


@dataclass(frozen=True, slots=True)
class QuestionnaireList:
    """All versions, by title and the latest first."""

    association: int
    name: str
    versions: tuple[ListedVersion, ...]


def list_questionnaires(*, by: Actor, association: int) -> QuestionnaireList:
    """The list. Raises NotPermitted."""
    permit(by, "list_questionnaires", association=association)
    found = association_of(association)
    reviewed = reviews_in(found.pk)
    listed = sorted(
        (_listed(one, reviewed) for one in versions_in(found)), key=lambda one: one.valid_from, reverse=True
    )
    return QuestionnaireList(found.pk, found.name, tuple(sorted(listed, key=lambda one: one.title.sv)))


def _languages(one: Questionnaire, reviewed: Collection[tuple[str, str, str]]) -> Iterator[ListedLanguage]:
    for code in one.languages:
        is_reviewed = one.is_reviewed(code) or (one.id, code, translation_hash(one, code)) in reviewed
        yield ListedLanguage(code, LANGUAGES[code].name, needs_review=not is_reviewed)


def _listed(one: Kept, reviewed: Collection[tuple[str, str, str]]) -> ListedVersion:
    questionnaire = one.questionnaire
    return ListedVersion(
        f"{questionnaire.id}:{questionnaire.version}",
        questionnaire.id,
        wording_of(questionnaire.title),
        questionnaire.version,
        questionnaire.valid_from,
        questionnaire.valid_to,
        questionnaire.respondent.label,
        tuple(_languages(questionnaire, reviewed)),
        len(questionnaire.questions),
        one.row,
        one.is_offered,
        one.is_locked,
        bool(questionnaire.without_text),
        questionnaire.is_unlinkable,
    )
