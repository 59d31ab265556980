"""Of which time, and of which people, a sentence speaks."""

import re

from stegvis.forms.reading import Statement
from stegvis.vocabulary import Period

_YEAR = re.compile(r"(?<![\w,.-])(?:19|20)[0-9]{2}(?![\w,-])")
_OTHER_TIME = re.compile(
    r"\b(?:förra|föregående|tidigare|i\s+fjol|fjolåret\w*|avtal\w*|överenskomm\w*)\b", re.IGNORECASE
)
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
           "december")  # fmt: skip
_MONTH = re.compile(rf"(?<!\w)(?:{'|'.join(_MONTHS)})(?!\w)", re.IGNORECASE)
_SEASON = re.compile(
    r"(?<!\w)(?:under|i)\s+(?:\w+\s+)?(?:våren|våras|sommaren|somras|hösten|höstas|vintern|vintras|veckan|förrgår)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_SEASON = 4
_GATHERING = re.compile(
    r"(?<!\w)(?:\w*mäss(?:an|a)|\w*möte\w*|\w*träff\w*|\w*kurs(?:en|er|erna)?|\w*föreläsning\w*|\w*utbildning\w*|\w*workshop\w*"
    r"|\w*konferens\w*|\w*seminari\w*|öppet\s+hus|\w*frukost\w*|\w*lunch\w*|\w*utflykt\w*|\w*besök(?:et|en)?|\w*fest(?:en)?"
    r"|\w*dag(?:en|ar|arna)|\w*vecka)(?!\w)",
    re.IGNORECASE,
)


def is_of_now(sentence: str, period: Period | None) -> bool:
    """False when the sentence speaks of an agreement, an earlier time, a year outside the period or a part of it."""
    if _OTHER_TIME.search(sentence):
        return False
    if period is None:
        return True
    years = {int(year) for year in _YEAR.findall(sentence)}
    return years <= set(range(period.start.year, period.end.year + 1)) and not _is_of_a_part(sentence, period)


def is_of_others(told: Statement) -> bool:
    """True for who took part in a gathering: "på öppet hus deltog 40 personer" counts nobody of the report."""
    is_total = told.measure in ("participants", "participants_since_start") and told.share is None
    return is_total and _GATHERING.search(told.sentence) is not None


def _is_of_a_part(sentence: str, period: Period) -> bool:
    """True for "i mars", "under våren" in a report on the whole year; not for "till och med augusti"."""
    named = [_MONTHS.index(word.lower()) + 1 for word in _MONTH.findall(sentence)]
    if named and named[-1] == period.end.month:
        return False
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return bool(named) or (months > _LONGEST_SEASON and _SEASON.search(sentence) is not None)
