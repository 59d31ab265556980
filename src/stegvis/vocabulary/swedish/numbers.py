"""Numbers in running text, with everything that only looks like a number left out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.vocabulary.swedish.dates import find_dates
from stegvis.vocabulary.swedish.letters import lower_letters
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED, word_value

SPACE = "[ \u00a0\u202f\u2009]"
DIGITS = (
    rf"(?:[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}}){{1,4}}|[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,4}}(?![0-9])|[0-9]{{1,15}})"
    r"(?:[,.][0-9]{1,15})?"
)
"""A number in digits: thousands parted by a space (ordinary, no-break, thin) or a point; decimal comma or point."""

_LEAD = re.compile(r"[0-9](?<![0-9A-Za-zÅÄÖåäö_/:.,+].)(?<![A-Za-zÅÄÖåäö][-–].)")
_NUMBER = re.compile(rf"({DIGITS})(?![0-9A-Za-zÅÄÖåäö_])")
# In lower case; with the first letters of all number words.
_WORD = re.compile(r"(?<![\w@])(?=[abefhinstå])[^\W\d_]++(?![\d@])")
_NOT_AFTER = re.compile(rf":[aeA-Z0-9]|[-–][a-zåäö]|{SPACE}?[-–—/+]{SPACE}?[0-9]|[/.][0-9]")
_NOT_BEFORE = re.compile(rf"(?:[0-9]{SPACE}?[-–—+]{SPACE}?|[0-9/])\Z")

COUNTED = (
    r"(?:kvinn|män\b|man\b|tjej|kill|pojk|flick|hen\b|person|individ|deltagar|patient|klient|brukar|medarbet|st\b|"
    r"stycken|ung|svar|elev|anställd|ickebin|icke|familj|hushåll|barn|handläggar|besök|enkät|formulär)"
)
"""The beginning of a word that a number can count."""

_LABELS = (
    r"grupp|steg|fråga|frågor|kvinna|man|person|deltagare|bilaga|kapitel|kap\.?|sida|sid\.?|nr\.?|nummer|punkt|§|"
    r"kvartal|tertial|halvår|år|delmål|mål|fas|etapp|modul|version|v\.|tabell|figur|diagram|avsnitt|rum|vecka|"
    r"artikel|kl\.?|nivå|klass|årskurs|åk|paragraf|rad|kolumn|del|lag|ja på|nej på|dnr\.?|diarienummer|diarienr\.?"
)
_CHAIN = rf"(?:\s*(?:,|och|samt|till|eller|[-–+&])\s*[0-9]+(?![0-9%]|\s*%|\s+(?:st\b|{COUNTED}))\b)*"
_LINK = r"(?<![^\s<(:])[^\s@]{1,80}+@\S+|https?://\S+|www\.\S+"
_PHONE = (
    r"(?:\+[0-9]{2}[ -]?\(?0?\)?[0-9]|0[0-9])[0-9]{0,2}\)?[ ]?[-–/ ][ ]?[0-9]{2,3}(?:[ -]?[0-9]{2,3}){1,3}(?![0-9])"
)
_LABEL = rf"(?<!\w)(?:{_LABELS})\s+:?(?!(?:st\b))[0-9][0-9.]*(?!\s*%)(?!\s+(?:st\b|{COUNTED})){_CHAIN}"
_ITEM = r"(?m:^)[\s#>*•-]*[0-9]{1,2}(?:(?:\.[0-9]{1,2})+\.?|[.)])(?=\s+\D)"
_CLOCK = r"(?<![0-9])[0-9]{1,2}:[0-9]{2}(?![0-9])"
_IDENTITY = r"(?<![0-9])[0-9]{6}(?:[0-9]{2})?[-+][0-9]{4}(?![0-9])"
_YEAR = rf"(?<![0-9])(?:19|20)[0-9]{{2}}(?![0-9,])(?!\.[0-9])(?!{SPACE}+(?:st\b|{COUNTED}|kr|%))"
# One look at the first character spares a letter all that begins with a digit.
_MASKED = re.compile(
    rf"{_LINK}|(?=[0-9+])(?:(?<![0-9]){_PHONE}|{_ITEM}|{_CLOCK}|{_IDENTITY}|{_YEAR})|{_LABEL}|{_ITEM}", re.IGNORECASE
)

ABOUT = (
    r"ca\.?|c:a|cirka|omkring|ungefär|runt|kring|nästan|närmare|uppemot|upp\s+emot|knappt|drygt|över|"
    r"mer\s+än|fler\s+än|upp\s+till|under|mindre\s+än|[>~≈<]"
)
"""Words right before a number that make it approximate."""

_APPROXIMATE = re.compile(rf"(?<!\w)(?:{ABOUT})\s*\Z", re.IGNORECASE)
_WORDS = BELOW_HUNDRED | {"båda": 2, "bägge": 2, "ingen": 0, "inga": 0, "inget": 0}
_PAIR = re.compile(r"ett\s+par\b", re.IGNORECASE)
_FRACTION = re.compile(r"\s*(?:tredjedel|fjärdedel|femtedel|kvart|halv\b)")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text. `is_word` for "fem", "en", "båda" (2), "inga" (0); `approximate` after "ca", "drygt".

    "en" and "ett" are found as 1 wherever they stand: ask for a counted noun after them before believing it.
    """

    start: int
    end: int
    value: int | float
    raw: str
    is_word: bool
    approximate: bool


def number_value(raw: str) -> int | float:
    """The value of a number matched by `DIGITS`. Raises ValueError when it is none."""
    if raw.isdecimal():
        return int(raw)
    compact = re.sub(SPACE, "", raw).replace(",", ".")
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", compact) and "," not in raw:
        compact = compact.replace(".", "")
    elif compact.count(".") > 1:
        head, _, tail = compact.rpartition(".")
        compact = f"{head.replace('.', '')}.{tail}"
    return float(compact) if "." in compact else int(compact)


def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """The numbers that count something, in order: digits and number words.

    Left out: labels ("grupp 2 och 3", "steg 2", "7TJUGO"), dates and bare years, phone and identity numbers,
    clock times, ordinals ("6:e"), list and heading numbers ("2.1"), ranges ("1-5"), "22/9" and "10h".
    """
    found = [*_digit_numbers(text), *_word_numbers(text)]
    return tuple(sorted(found, key=lambda one: one.start))


def is_approximate(text: str, start: int) -> bool:
    """True when the number that starts at `start` has "ca", "drygt", "över" or the like right before it."""
    return _APPROXIMATE.search(text, max(0, start - 14), start) is not None


def _digit_numbers(text: str) -> list[FoundNumber]:
    matches = list(_in_digits(text))
    if not matches:
        return []
    masked = _spans_passed_over(text)
    starts = [start for start, _ in masked]
    found = []
    for match in matches:
        start, end = match.span(1)
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < masked[before][1]:
            continue
        if _NOT_AFTER.match(text, end) or _NOT_BEFORE.search(text, max(0, start - 4), start):
            continue
        raw = match[1]
        found.append(FoundNumber(start, end, number_value(raw), raw, False, is_approximate(text, start)))
    return found


def _in_digits(text: str) -> Iterator[re.Match[str]]:
    """Every number in digits: its first digit is looked for alone, since that takes no time for letters."""
    lead = _LEAD.search(text)
    while lead:
        match = _NUMBER.match(text, lead.start())
        if match:
            yield match
        lead = _LEAD.search(text, match.end() if match else lead.end())


def _spans_passed_over(text: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _MASKED.finditer(text)]
    spans += [(one.start, one.end) for one in find_dates(text)]
    spans.sort()
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _word_numbers(text: str) -> list[FoundNumber]:
    found: list[FoundNumber] = []
    lowered = lower_letters(text)
    large = "hundra" in lowered or "tusen" in lowered
    for match in _WORD.finditer(lowered):
        word = match[0]
        value = _WORDS.get(word)
        if value is None and large and ("hundra" in word or "tusen" in word):
            value = word_value(word)
        if value is None:
            continue
        start, end = match.span()
        pair = _PAIR.match(text, start) if word == "ett" else None
        if pair:
            found.append(FoundNumber(start, pair.end(), 2, pair[0], True, True))
            continue
        if _FRACTION.match(text, end) or text[end : end + 1] == "-":
            continue
        _add_word(text, found, FoundNumber(start, end, value, text[start:end], True, is_approximate(text, start)))
    return found


def _add_word(text: str, found: list[FoundNumber], one: FoundNumber) -> None:
    # "ett hundra tjugo" is one number written in three words.
    if found and text[found[-1].end : one.start].isspace():
        joined = word_value(text[found[-1].start : one.end])
        if joined is not None:
            first = found.pop()
            one = FoundNumber(first.start, one.end, joined, text[first.start : one.end], True, first.approximate)
    found.append(one)
