"""What somebody who reviewed a translation has read: when it changes, the review is over."""

import hashlib
import json
from functools import lru_cache

from stegvis.instruments.editing.documents import document_of
from stegvis.instruments.editing.languages import texts_in
from stegvis.instruments.questionnaire import Questionnaire


@lru_cache(maxsize=1024)
def translation_hash(questionnaire: Questionnaire, language: str) -> str:
    """SHA-256 of every text in Swedish and in the language, in hexadecimal digits.

    Another version with the same texts in the same order has the same hash.
    """
    texts = [(swedish, translated) for _, swedish, translated in texts_in(document_of(questionnaire), language)]
    return hashlib.sha256(json.dumps([language, texts], ensure_ascii=False).encode()).hexdigest()
