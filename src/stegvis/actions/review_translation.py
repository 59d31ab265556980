"""An office notes that somebody who speaks the language has read a translation: the notice beside it goes."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, NotPermitted, permit
from stegvis.actions.questionnaire_words import wording_of
from stegvis.instruments import LANGUAGES, Language, Questionnaire
from stegvis.instruments.editing import document_of, texts_in, translation_hash
from stegvis.store.clock import today
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires import reviews
from stegvis.store.questionnaires.defining import versions_in
from stegvis.vocabulary import InvalidFields, Wording


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation to read: (Swedish, translation) of every text. `reviewed_by` and `reviewed_on` once it was read.

    `came_reviewed`: the definition says so itself.
    """

    title: Wording
    version: str
    language: Language
    texts: tuple[tuple[str, str], ...]
    reviewed_by: str
    reviewed_on: date | None
    came_reviewed: bool
    today: date


def show_translation(*, by: Actor, association: int, key: str, language: str) -> Translation:
    """The translation of the version with that key, "self_assessment:2". Raises NotPermitted."""
    permit(by, "review_translation", association=association)
    found = _version(association, key, language)
    digest = translation_hash(found, language)
    review = reviews.reviews_in(association).get((found.id, language, digest))
    return Translation(
        wording_of(found.title),
        found.version,
        LANGUAGES[language],
        tuple((swedish, translated) for _, swedish, translated in texts_in(document_of(found), language)),
        review.reviewed_by if review else "",
        review.reviewed_on if review else None,
        found.is_reviewed(language),
        today(),
    )


def review_translation(
    *, by: Actor, association: int, key: str, language: str, reviewed_by: str, reviewed_on: date
) -> None:
    """Notes who has read it and when. Raises NotPermitted, and InvalidFields for a day to come."""
    permit(by, "review_translation", association=association)
    found = _version(association, key, language)
    if reviewed_on > today():
        raise InvalidFields({"reviewed_on": NOT_YET})
    reviews.note_review(association_of(association), found, language, reviewed_by=reviewed_by, on=reviewed_on, by=by)


def take_review_back(*, by: Actor, association: int, key: str, language: str) -> None:
    """The translation is not reviewed after all: the notice is there again. Raises NotPermitted."""
    permit(by, "review_translation", association=association)
    reviews.take_review_back(association_of(association), _version(association, key, language), language, by=by)


def _version(association: int, key: str, language: str) -> Questionnaire:
    """The version, the latest where the key names none."""
    name, _, version = key.partition(":")
    known = [one.questionnaire for one in versions_in(association_of(association)) if one.questionnaire.id == name]
    known.sort(key=lambda one: one.valid_from)
    found = next((one for one in reversed(known) if version in ("", one.version)), None)
    if found is None or language not in found.languages or language == "sv":
        raise NotPermitted
    return found


NOT_YET = Wording("Den dagen har inte varit än.", "That day has not been yet.")
