"""Numbers as they are written: read apart, compared with what they should say, and written anew in the same form."""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache

from stegvis.forms.living.about import ABOUT, PLAIN, holds, is_near, told_roughly, words_like
from stegvis.forms.living.ground import Counted
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED, in_words, word_value
from stegvis.vocabulary.swedish.numbers import DIGITS, SPACE

NOUNS = {
    "deltagare": "deltagare", "personer": "person", "individer": "individ", "kvinnor": "kvinna", "män": "man",
    "tjejer": "tjej", "killar": "kille", "patienter": "patient", "klienter": "klient", "ungdomar": "ungdom",
    "brukare": "brukare", "avslut": "avslut",
}  # fmt: skip
"""Nouns that belong to a count and change with it: several, and one."""
_NEUTER = frozenset({"avslut"})
_FRACTIONS = {
    "hälften": Fraction(1, 2), "en tredjedel": Fraction(1, 3), "två tredjedelar": Fraction(2, 3),
    "en fjärdedel": Fraction(1, 4), "tre fjärdedelar": Fraction(3, 4), "en femtedel": Fraction(1, 5),
    "två femtedelar": Fraction(2, 5), "tre femtedelar": Fraction(3, 5), "fyra femtedelar": Fraction(4, 5),
}  # fmt: skip
_SIZES = {"knapp": "knappt", "dryg": "drygt"}
LARGE_OR_SMALL = re.compile(
    r"(?<!\w)en(?P<gap>\s+)(?P<size>knapp|dryg)\s+(?P<part>tredjedel|fjärdedel|femtedel)(?!\w)", re.IGNORECASE
)
"""A fraction that is told roughly in its own words: "en knapp tredjedel"."""
_WIDEST = 0.02
_ANY_WORD = "|".join(sorted((word for word in BELOW_HUNDRED), key=len, reverse=True))
_WORD = rf"(?:{_ANY_WORD})?hundra(?:{_ANY_WORD})?|{_ANY_WORD}"
_NAMED = "|".join(one.replace(" ", r"\s+") for one in _FRACTIONS)
_ANY_NOUN = "|".join(sorted({*NOUNS, *NOUNS.values()}, key=len, reverse=True))
_ROUGH = re.compile(rf"(?P<about>{ABOUT})(?P<gap>\s+)(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(
    rf"(?:(?P<about>{ABOUT})\s+)?(?:(?P<percent>{DIGITS})(?=\s*(?:%|procent))|(?P<named>{_NAMED}|en\s+(?:knapp|dryg)\s+\w+del)(?!\w)|(?P<number>{DIGITS}|(?:{_WORD})(?!\w)))",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?P<number>{DIGITS}|(?:{_WORD})(?!\w))(?:(?P<gap>\s+)(?P<noun>{_ANY_NOUN})(?!\w))?", re.I)
NOUN_AFTER = re.compile(rf"\s+(?:{_ANY_NOUN})(?!\w)", re.IGNORECASE)
ROUGHLY_BEFORE = re.compile(rf"(?<!\w)(?:{ABOUT})\s+\Z", re.IGNORECASE)
"""A word that makes the number right after it a rough one."""


class _Sort(Enum):
    """What a number of a phrase says."""

    COUNT = auto()
    PERCENT = auto()
    NAMED = auto()
    PART = auto()
    WHOLE = auto()


_Piece = tuple[int, int, _Sort]


@lru_cache(maxsize=512)
def _pieces(phrase: str, is_share: bool) -> tuple[_Piece, ...]:
    """Where the phrase's numbers begin and end; none when it is no phrase that can be kept alive."""
    if not is_share:
        return ((0, len(phrase), _Sort.COUNT),) if _COUNT.fullmatch(_exact(phrase)) else ()
    found = list(_PIECE.finditer(phrase))
    numbers = [one for one in found if one["number"]]
    if len(numbers) not in (0, 2) or len(found) - len(numbers) > 1 or any(one["about"] for one in numbers):
        return ()
    parts = iter((_Sort.PART, _Sort.WHOLE))
    return tuple(
        (*one.span(), _Sort.PERCENT if one["percent"] else _Sort.NAMED if one["named"] else next(parts))
        for one in found
    )


def rewritten(phrase: str, counted: Counted) -> str | None:
    """The phrase with these numbers, written as it was: decimals, words, capital letter, spaces.

    None when the phrase holds no number that can follow. It comes back unchanged exactly when it is true.
    """
    text = phrase
    pieces = _pieces(phrase, counted.whole is not None)
    for start, end, sort in reversed(pieces):
        text = text[:start] + _written(phrase[start:end], sort, counted) + text[end:]
    return text if pieces else None


def _exact(raw: str) -> str:
    """The number without the word that makes it a rough one."""
    match = _ROUGH.fullmatch(raw)
    return match["rest"] if match else raw


def _written(raw: str, sort: _Sort, counted: Counted) -> str:
    large = LARGE_OR_SMALL.fullmatch(raw)
    if large:
        return _large_or_small(large, counted)
    match = _ROUGH.fullmatch(raw)
    return _roughly(match, sort, counted) if match else _exactly(raw, sort, counted)


def _large_or_small(match: re.Match[str], counted: Counted) -> str:
    """ "En knapp tredjedel", while it holds; then as "knappt en tredjedel" would be told."""
    plain = f"{_SIZES[match['size'].lower()]} en {match['part'].lower()}"
    told = _written(plain, _Sort.NAMED, counted)
    return match[0] if told == plain else _capital(told, like=match[0])


def _roughly(match: re.Match[str], sort: _Sort, counted: Counted) -> str:
    """ "Drygt 80", "knappt en tredjedel", "cirka fyrtio deltagare": as it stands for as long as it holds."""
    word, rest = match["about"].lower(), match["rest"]
    if sort is _Sort.NAMED:
        return _rough_fraction(match, counted)
    value = 100 * counted.exact if sort is _Sort.PERCENT else Fraction(counted.part)
    stated = _stated(rest)
    if stated is not None and holds(word, stated, value):
        return match[0]
    new, near = told_roughly(word, value)
    number = str(near) if sort is _Sort.PERCENT else _count(rest, near)
    return _capital(f"{new}{match['gap']}{number}" if new != PLAIN else number, like=match[0])


def _stated(rest: str) -> int | None:
    """The whole number that is told roughly, None when it has decimals."""
    number = _counted_noun(rest)[0]
    compact = re.sub(rf"{SPACE}|\.(?=[0-9]{{3}})", "", number)
    return int(compact) if compact.isdecimal() else word_value(number)


def _rough_fraction(match: re.Match[str], counted: Counted) -> str:
    word, named = match["about"].lower(), " ".join(match["rest"].lower().split())
    if is_near(word, _FRACTIONS[named], counted.exact):
        return match[0]
    tried = ((one, fraction) for one in words_like(word) for fraction in _FRACTIONS)
    found = next((f"{one} {name}" for one, name in tried if is_near(one, _FRACTIONS[name], counted.exact)), None)
    new, near = told_roughly(word, 100 * counted.exact)
    return _capital(found or f"{new} {near} procent".lstrip(), like=match[0])


def _exactly(raw: str, sort: _Sort, counted: Counted) -> str:
    match sort:
        case _Sort.COUNT:
            return _count(raw, counted.part)
        case _Sort.PERCENT:
            return _percent(raw, counted)
        case _Sort.NAMED:
            return _fraction(raw, counted)
        case _Sort.PART:
            return _number(raw, counted.part, neuter=False)
        case _Sort.WHOLE:
            return _number(raw, counted.whole or 0, neuter=False)


def is_rough(phrase: str) -> bool:
    """True when a word of the phrase makes its number a rough one that can be followed."""
    about = re.search(rf"(?<!\w)(?:{ABOUT})\s", phrase, re.IGNORECASE)
    return about is not None or LARGE_OR_SMALL.search(phrase) is not None


def says(phrase: str, counted: Counted) -> bool:
    """True when the phrase says just this."""
    return rewritten(phrase, counted) == phrase


def _count(raw: str, count: int) -> str:
    digits, gap, noun = _counted_noun(raw)
    number = _number(digits, count, neuter=noun.lower() in _NEUTER)
    return number + gap + (_inflected(noun, count) if noun else "")


def _counted_noun(raw: str) -> tuple[str, str, str]:
    """A count's number, what parts it from its noun, and the noun; "" for what it lacks."""
    match = _COUNT.fullmatch(raw)
    return (match["number"], match["gap"] or "", match["noun"] or "") if match else (raw, "", "")


def _inflected(noun: str, count: int) -> str:
    several = next(many for many, one in NOUNS.items() if noun.lower() in (many, one))
    right = NOUNS[several] if count == 1 else several
    return noun if noun.lower() == right else _capital(right, like=noun)


def _number(raw: str, value: int, *, neuter: bool) -> str:
    if raw[0].isdigit():
        return _digits(raw, value)
    if word_value(raw) == value:
        return raw
    if value > 999:
        return _digits("", value)
    return _capital(in_words(value, neuter=neuter or raw.lower().endswith("ett")), like=raw)


def _digits(raw: str, value: int) -> str:
    parted = re.search(rf"(?<=[0-9])(?:{SPACE}|\.)(?=[0-9])", raw)
    if value < 1000 or (len(raw) > 3 and not parted):
        return str(value)
    return f"{value:,}".replace(",", parted[0] if parted else "\u00a0")


def _percent(raw: str, counted: Counted) -> str:
    sign = next((one for one in raw if one in ",."), ",")
    decimals = len(raw.rpartition(sign)[2]) if sign in raw else 0
    share = Decimal(100 * counted.part) / Decimal(counted.whole or 1)
    return str(share.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)).replace(".", sign)


def _fraction(raw: str, counted: Counted) -> str:
    """A share in a word, or as a percentage where no word is close."""
    if _is_near(_FRACTIONS[" ".join(raw.lower().split())], counted):
        return raw
    word = next((word for word, share in _FRACTIONS.items() if _is_near(share, counted)), None)
    return _capital(word, like=raw) if word else f"{_percent('0', counted)} procent"


def _is_near(share: Fraction, counted: Counted) -> bool:
    """True when no whole number of people is nearer, and the word less than two hundredths off."""
    return abs(counted.share - share) <= min(0.5 / (counted.whole or 1), _WIDEST) + 1e-9


def _capital(word: str, *, like: str) -> str:
    return word[0].upper() + word[1:] if like[:1].isupper() else word
