"""The questionnaires of an association: those that come with Stegvis, and those of its office."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, permit
from stegvis.actions.questionnaire_words import wording_of
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires.defining import Kept, versions_in
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """One version. `number` of an own one; `key` names it where one goes on from it; `lacks_texts`: keys only."""

    key: str
    title: Wording
    version: str
    valid_from: date
    valid_to: date | None
    respondent: Wording
    languages: tuple[str, ...]
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
    listed = sorted(map(_listed, versions_in(found)), key=lambda one: one.valid_from, reverse=True)
    return QuestionnaireList(found.pk, found.name, tuple(sorted(listed, key=lambda one: one.title.sv)))


def _listed(one: Kept) -> ListedVersion:
    questionnaire = one.questionnaire
    return ListedVersion(
        f"{questionnaire.id}:{questionnaire.version}",
        wording_of(questionnaire.title),
        questionnaire.version,
        questionnaire.valid_from,
        questionnaire.valid_to,
        questionnaire.respondent.label,
        questionnaire.languages,
        len(questionnaire.questions),
        one.row,
        one.is_offered,
        one.is_locked,
        bool(questionnaire.without_text),
        questionnaire.is_unlinkable,
    )
