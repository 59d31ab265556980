"""Numbers with their nouns."""

from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language

COUNTED = {
    "error": (Wording("1 fel", "1 error"), Wording("{count} fel", "{count} errors")),
    "warning": (Wording("1 varning", "1 warning"), Wording("{count} varningar", "{count} warnings")),
    "note": (Wording("1 notering", "1 note"), Wording("{count} noteringar", "{count} notes")),
    "report": (Wording("1 rapport", "1 report"), Wording("{count} rapporter", "{count} reports")),
    "intervention": (Wording("1 insats", "1 intervention"), Wording("{count} insatser", "{count} interventions")),
}


def counted(word: str, count: int, language: Language) -> str:
    """A number with its noun in the right form: "1 varning", "2 varningar". `word` is one of COUNTED."""
    one, many = COUNTED[word]
    return (one if count == 1 else many).in_language(language).format(count=count)
