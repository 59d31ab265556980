"""What a number does in a sentence about measurements: a value, the first or second of two, or a change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stegvis.vocabulary.swedish import FoundNumber, find_dates, find_numbers
from stegvis.vocabulary.swedish.dates import MONTH

_DOWN_NOUN = r"\w*sänkning|\w*minskning|nedgång|försämring|tillbakagång"
_UP_NOUN = r"\w*ökning|\w*höjning|uppgång|förbättring"
_DOWN_VERB = r"sjönk|sjunkit|sjunker|minskade?|minskat|sänktes?|sänkts|gick\s+ner|gått\s+ner|försämrats|försämrades"
_UP_VERB = r"steg|stigit|stiger|ökade?|ökat|höjdes?|höjts|gick\s+upp|gått\s+upp|förbättrats|förbättrades"
_CHANGE = re.compile(
    rf"(?<!\w)(?:(?P<down>{_DOWN_NOUN}|{_DOWN_VERB})|(?P<up>{_UP_NOUN}|{_UP_VERB}))"
    r"(?:\s+(?:av|i|för|hos)\s+(?:\w+\s+){1,3}?)?\s+(?:(?:har\s+)?skett\s+)?(?:på|med|om)?\s*(?:i\s+snitt\s+)?\Z",
    re.IGNORECASE,
)
_AFTER_CHANGE = re.compile(
    r"\s*(?:poäng\w*\s+|procentenheter\s+)?(?:(?P<down>lägre|sämre)|(?P<up>högre|bättre))\b", re.IGNORECASE
)
_FROM = re.compile(r"(?<!\w)från\s+(?:[^\W\d]+\s+){0,4}\Z", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)till\s+(?:[^\W\d]+\s+){0,4}\Z", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:(?<!\w)(?:på|var|vara|blev|blivit|visade|visar|är|till|\w*värdet?|\w*medel|\w*genomsnitt\w*|\w*snitt\w*|totalt"
    r"|poäng\w*|resultatet?|summan?)|[:=(|\t])\s*(?:(?:ett|nu|då|i|medel\w*|genomsnitt\w*|snitt\w*|värde|på|totalt)\s+){0,3}\Z",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\s*(?:poäng|p\b)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*(?:%|procent(?!enhet)|person|deltag|medarbet|individ|anställ|svar\b|svarande|av\b|fråg|påståend|item|månad|år\b|veck"
    r"|dag|timm|tim\b|kr|tkr|mkr|tusen|grupp|enkät|mätning|tillfäll|gång|kvinn|män\b|st\b)",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("en", "ett"))
_MEASURED = re.compile(r"(?:på|med)\s+\Z", re.IGNORECASE)
_COUNT_OF = re.compile(r"(?<!\w)n\s*=\s*\Z", re.IGNORECASE)
_START = (
    r"(?:projekt|insats|program|mät)?(?:start\w*|början)|inskrivning\w*|för(?:e\s+insats\w*|mätning\w*)|baslinje\w*"
)
_END = r"(?:projekt|insats|program)?(?:slut\w*|avslut\w*)|utskrivning\w*|efter\s+insats\w*|eftermätning\w*"
_OCCASION = re.compile(
    rf"(?<!\w)(?:vid|i)\s+(?:\w+ens\s+|\w+ets\s+)?(?:(?P<start>{_START})|(?P<end>{_END}))(?!\w)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)[0-9]{2}(?![\w/-]|[.,][0-9])")


class Role(StrEnum):
    """FIRST and SECOND are the two values of "från 120 till 131". COUNTED is no measured value ("12 deltagare"),
    OTHER a number whose surroundings must tell."""

    VALUE = "value"
    FIRST = "first"
    SECOND = "second"
    CHANGE = "change"
    COUNTED = "counted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a sentence with its role; a change has its sign. `has_points` when "poäng" follows."""

    start: int
    end: int
    value: int | float
    role: Role
    has_points: bool
    unit: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """A date or "vid start": `label` tells occasions apart, `on` is its date as in SeriesValue."""

    start: int
    end: int
    label: str
    on: str | None


def numbers_in(sentence: str) -> tuple[Number, ...]:
    """The numbers of the sentence that are no dates, labels or approximations, each with its role."""
    found = []
    before = 0
    for one in find_numbers(sentence):
        if one.raw.lower() in _ARTICLES and not _MEASURED.search(sentence, max(0, one.start - 5), one.start):
            continue
        if not one.approximate:
            found.append(_number(sentence, one, before))
        before = one.end
    return tuple(found)


def occasions_in(sentence: str) -> tuple[Occasion, ...]:
    """The dates, bare years and "vid start" / "vid avslut" of the sentence, in order."""
    found = []
    for one in find_dates(sentence):
        on = one.on.isoformat() if one.precision == "day" else one.on.isoformat()[:7]
        found.append(Occasion(one.start, one.end, on, on))
    taken = [(one.start, one.end) for one in found]
    for match in _YEAR.finditer(sentence):
        if not any(start <= match.start() < end for start, end in taken):
            found.append(Occasion(match.start(), match.end(), match[0], match[0]))
    for match in _OCCASION.finditer(sentence):
        label = "start" if match["start"] else "end"
        found.append(Occasion(match.start(), match.end(), label, None))
    return tuple(sorted(found, key=lambda one: one.start))


def _number(sentence: str, one: FoundNumber, before: int) -> Number:
    role, sign = _role(sentence, one, before)
    has_points = bool(_POINTS.match(sentence, one.end))
    return Number(one.start, one.end, one.value * sign, role, has_points, _unit(sentence, one.end))


def _role(sentence: str, one: FoundNumber, before: int) -> tuple[Role, int]:
    lead = sentence[max(before, one.start - 60) : one.start]
    after = _AFTER_CHANGE.match(sentence, one.end)
    change = after or _CHANGE.search(lead)
    if change:
        return Role.CHANGE, -1 if change["down"] else 1
    if _COUNT_OF.search(lead):
        return Role.COUNTED, 1
    if _FROM.search(lead):
        return Role.FIRST, 1
    if _TO.search(lead):
        return Role.SECOND, 1
    if _POINTS.match(sentence, one.end):
        return Role.VALUE, 1
    if one.is_word or _COUNTED.match(sentence, one.end):
        return Role.COUNTED, 1
    return (Role.VALUE if _VALUE.search(lead) else Role.OTHER), 1


_NO_UNIT = (
    *("i", "till", "och", "en", "ett", "vilket", "dvs", "samt", "under", "per", "det", "som", "vid", "från", "på"),
    *("var", "är", "men", "har", "efter", "före", "mot", "då", "nu", "år", "för", "av"),
)
_MONTH = re.compile(MONTH)
_UNIT = re.compile(r"\s*(%|[^\W\d_]+)")


def _unit(sentence: str, end: int) -> str:
    """The word that the number counts, or "" when none follows."""
    match = _UNIT.match(sentence, end)
    word = match[1].lower() if match else ""
    return "" if word in _NO_UNIT or word.startswith("d.v") or _MONTH.fullmatch(word) else word


def units(*found: Number) -> Iterator[str]:
    """The units that stand with the numbers, shortened so that "månad" and "månader" are one."""
    return (one.unit[:4] for one in found if one.unit)
