"""Counts that a sentence states about a questionnaire: "har 18 utav dem varit utsatta", "36 kvinnor har svarat ja"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stegvis.instruments import Group, Instrument
from stegvis.vocabulary import Gender
from stegvis.vocabulary.swedish import find_numbers

_GENDER_WORDS = (
    (Gender.WOMEN, r"kvinn(?:a|or|liga)|tjej(?:er)?"),
    (Gender.NONBINARY, r"hen|icke-?\s?binära?|ickebinära?|annat\s+kön|annan\s+könsidentitet"),
    (Gender.MEN, r"män|man|manliga|killar|kille"),
    (Gender.UNKNOWN, r"okänt\s+kön|utan\s+(?:uppgift\s+om\s+|angivet\s+)?kön|ej\s+angett\s+kön"),
)
_GENDER = re.compile(
    "|".join(rf"(?P<{gender.value}>(?<!\w)(?:{words})(?!\w))" for gender, words in _GENDER_WORDS), re.IGNORECASE
)
_BASE = re.compile(r"(?:(?<!\w)(?:ut)?av\s+(?:de\s+|totalt\s+|sammanlagt\s+|samtliga\s+|alla\s+)?)\Z", re.IGNORECASE)
_ONE = re.compile(
    r"\s+(?:av|utav|som|har|är|hade|person|deltagare|kvinna|kvinnor|man|män|hen|respondent|enkät|frågeformulär|uppger|uppgav|svarade)\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"(?<!\w)(?:samtliga|alla)(?=\s+(?:\w+\s+){0,2}?(?:har|hade|är|uppger|svarade)\b)", re.IGNORECASE
)
_SAID_YES = re.compile(r"(?<!\w)(?:svarat|svarade|svarar|sagt|kryssat)\b(?:\s+\w+){0,2}?\s+ja\b", re.IGNORECASE)
_QUESTION = re.compile(r"(?<!\w)fråga\s+(?:nr\.?\s*)?([0-9]{1,2})(?![0-9]|\s*[-–])", re.IGNORECASE)
_NO_TO_ALL = re.compile(r"nej\s+på\s+(?:samtliga|alla|allt)", re.IGNORECASE)
_NOT = re.compile(r"(?<!\w)(?:inte|ej|aldrig)(?!\w)", re.IGNORECASE)
_GENDER_FIRST = re.compile(rf"(?:{_GENDER.pattern})\s*[:=]?\s*(?P<value>[0-9]{{1,4}})(?![0-9])", re.IGNORECASE)
_OUT_OF = re.compile(r"\s*(?:ut)?av\s+(?:de\s+|totalt\s+)?", re.IGNORECASE)
_ONLY_LINKS = re.compile(r"(?:\W|\w+\s+(?=kvinn|män|man\b|hen\b)|och\b|samt\b)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a sentence: `key` as in StatedCount, with offsets into the sentence."""

    key: str
    gender: Gender
    value: int
    raw: str
    start: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A number of people in a sentence, with the text up to the next one. `is_base` for "utav 20 deltagare"."""

    start: int
    end: int
    value: int
    raw: str
    is_base: bool
    gender: Gender | None
    after: str
    before: str


def counts_by_gender(text: str, start: int = 0) -> tuple[Count, ...]:
    """The numbers in `text` from `start` that stand with a gender: "12 kvinnor som har svarat, 2 hen och 6 män"."""
    words = _words(text, start)
    counts = tuple(Count("respondents", word.gender, word.value, word.raw, word.start) for word in words if word.gender)
    return counts or tuple(_gender_first(text, start))


def _gender_first(text: str, start: int) -> Iterator[Count]:
    """Counts written the other way round: "kvinnor: 12, män: 6"."""
    for match in _GENDER_FIRST.finditer(text, start):
        gender = next(gender for gender, _ in _GENDER_WORDS if match[gender.value])
        yield Count("respondents", gender, int(match["value"]), match["value"], match.start("value"))


def statements(
    sentence: str, instrument: Instrument, question: str | None, everybody: Mapping[Gender, int]
) -> tuple[Count, ...]:
    """What the sentence states about a tally: respondents, groups, nobody exposed, yes answers by question.

    `question` is the item that the lines before have announced; `everybody` the respondents so far, for "samtliga".
    """
    if not _speaks_of_any(sentence, instrument.groups):
        return ()
    words = _words(sentence, 0)
    asked = _QUESTION.search(sentence)
    item = asked[1] if asked else question
    if _SAID_YES.search(sentence) and item in {one.id for one in instrument.items}:
        return _yes_counts(words, item)
    words = words or _everybody(sentence, everybody)
    return _group_counts(words, instrument.groups)


def _speaks_of_any(sentence: str, groups: tuple[Group, ...]) -> bool:
    lowered = sentence.lower()
    if _SAID_YES.search(lowered) or _NO_TO_ALL.search(lowered):
        return True
    return any(mark in lowered for group in groups for mark in group.marks)


def _yes_counts(words: Sequence[_Word], item: str | None) -> tuple[Count, ...]:
    stated = [word for word in words if not word.is_base]
    gendered = [word for word in stated if word.gender]
    chosen = gendered or stated[:1]
    return tuple(Count(f"yes:{item}", one.gender or Gender.ALL, one.value, one.raw, one.start) for one in chosen)


def _group_counts(words: Sequence[_Word], groups: tuple[Group, ...]) -> tuple[Count, ...]:
    counts: list[Count] = []
    following: str | None = None
    base = Gender.ALL
    keys: list[str | None] = []
    for word in reversed(words):
        linked = bool(word.gender) and bool(_ONLY_LINKS.fullmatch(_GENDER.sub("", word.after, count=1)))
        told = _key(word.after, groups)
        key = None if word.is_base else told or (following if linked or _OUT_OF.fullmatch(word.after) else None)
        keys.append(key)
        following = told or key
    for word, key in zip(words, reversed(keys), strict=True):
        if word.is_base:
            base = word.gender or Gender.ALL
        if word.is_base or key:
            counts.append(Count(key or "respondents", word.gender or base, word.value, word.raw, word.start))
    return tuple(counts) if any(count.key != "respondents" for count in counts) else ()


def _key(after: str, groups: tuple[Group, ...]) -> str | None:
    lowered = after.lower()
    if _NO_TO_ALL.search(lowered):
        return "all_no"
    for group in groups:
        if any(mark in lowered for mark in group.marks):
            if any(word in lowered for word in group.unless):
                return None
            if _NOT.search(lowered):
                return "none" if group.items and group.id == "exposed" else None
            return group.id
    return None


def _words(text: str, start: int) -> list[_Word]:
    numbers = [
        one
        for one in find_numbers(text[start:])
        if isinstance(one.value, int) and not one.approximate and not _is_article(text, start, one.start, one.raw)
    ]
    words = []
    for position, one in enumerate(numbers):
        begin, end = one.start + start, one.end + start
        limit = numbers[position + 1].start + start if position + 1 < len(numbers) else len(text)
        before = text[max(0, begin - 24) : begin]
        after = text[end:limit]
        is_base = bool(_BASE.search(before))
        words.append(_Word(begin, end, int(one.value), one.raw, is_base, _gender_in(after), after, before))
    return words


def _is_article(text: str, start: int, offset: int, raw: str) -> bool:
    if raw.lower() not in {"en", "ett"}:
        return False
    return not _ONE.match(text, start + offset + len(raw))


def _gender_in(after: str) -> Gender | None:
    """The gender that a number counts: the first gender word after it, in the same breath."""
    match = _GENDER.search(after, 0, 60)
    if not match:
        return None
    between = after[: match.start()]
    is_near = re.fullmatch(r"\s*(?:(?:av|utav)\s+dem\s+)?(?:\w+\s+)?", between)
    is_self_described = re.search(r"\bsom\s*\Z", between)
    if not is_near and not is_self_described:
        return None
    return Gender(match.lastgroup or Gender.UNKNOWN)


def _everybody(sentence: str, everybody: Mapping[Gender, int]) -> list[_Word]:
    match = _EVERYBODY.search(sentence)
    if not match or Gender.ALL not in everybody:
        return []
    after = sentence[match.end() :]
    return [_Word(match.start(), match.end(), everybody[Gender.ALL], match[0], False, _gender_in(after), after, "")]
