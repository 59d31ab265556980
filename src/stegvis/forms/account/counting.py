"""Numbers with their nouns, and names of which only the first few are told."""

from collections.abc import Sequence

from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import listed

COUNTED = {
    "error": (Wording("1 fel", "1 error"), Wording("{count} fel", "{count} errors")),
    "warning": (Wording("1 varning", "1 warning"), Wording("{count} varningar", "{count} warnings")),
    "note": (Wording("1 notering", "1 note"), Wording("{count} noteringar", "{count} notes")),
    "report": (Wording("1 rapport", "1 report"), Wording("{count} rapporter", "{count} reports")),
    "intervention": (Wording("1 insats", "1 intervention"), Wording("{count} insatser", "{count} interventions")),
}

MORE = Wording("{count} till", "{count} more")
NAMED = 4
"""So many are named in a sentence; the rest are counted, so that the board's page stays one page."""


def named(names: Sequence[str], language: Language) -> str:
    """Each name once, the first few of many."""
    each = list(dict.fromkeys(names))
    if len(each) <= NAMED + 1:
        return listed(each, language)
    return listed([*each[:NAMED], MORE.in_language(language).format(count=len(each) - NAMED)], language)


def counted(word: str, count: int, language: Language) -> str:
    """A number with its noun in the right form: "1 varning", "2 varningar". `word` is one of COUNTED."""
    one, many = COUNTED[word]
    return (one if count == 1 else many).in_language(language).format(count=count)
