"""Translations that somebody who speaks the language has read, for one association."""

from datetime import date
from typing import Any

from django.db import transaction

from stegvis.instruments import Questionnaire
from stegvis.instruments.editing import translation_hash
from stegvis.store.models import Association, ReviewedTranslation
from stegvis.store.trail.events import record
from stegvis.vocabulary.actor import Actor


def is_reviewed(association: int, questionnaire: Questionnaire, language: str) -> bool:
    """True when no notice is needed: it came reviewed, or the office has had it read. At most one query."""
    if questionnaire.is_reviewed(language):
        return True
    digest = translation_hash(questionnaire, language)
    return ReviewedTranslation.objects.filter(
        association=association, questionnaire=questionnaire.id, language=language, digest=digest
    ).exists()


def reviews_in(association: int) -> dict[tuple[str, str, str], ReviewedTranslation]:
    """All reviews by questionnaire, language and digest of the texts. One query."""
    rows = ReviewedTranslation.objects.filter(association=association)
    return {(one.questionnaire, one.language, one.digest): one for one in rows}


@transaction.atomic
def note_review(
    association: Association, questionnaire: Questionnaire, language: str, *, reviewed_by: str, on: date, by: Actor
) -> None:
    """Notes who read the translation and when; said again, the last one stands."""
    ReviewedTranslation.objects.update_or_create(
        **_key(association, questionnaire, language), defaults={"reviewed_by": reviewed_by, "reviewed_on": on}
    )
    _record("translation_reviewed", association, questionnaire, language, by)


@transaction.atomic
def take_review_back(association: Association, questionnaire: Questionnaire, language: str, *, by: Actor) -> None:
    """The translation is not reviewed after all."""
    found = ReviewedTranslation.objects.filter(**_key(association, questionnaire, language))
    if found.exists():
        found.delete()
        _record("translation_review_taken_back", association, questionnaire, language, by)


def _key(association: Association, questionnaire: Questionnaire, language: str) -> dict[str, Any]:
    return {
        "association": association,
        "questionnaire": questionnaire.id,
        "language": language,
        "digest": translation_hash(questionnaire, language),
    }


def _record(event: str, association: Association, questionnaire: Questionnaire, language: str, by: Actor) -> None:
    details = {"questionnaire": questionnaire.id, "version": questionnaire.version, "language": language}
    record(event, by=by, subject=association.name, details=details)
