"""Telling another spelling of a name from another name."""

import re
import unicodedata
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

_PLUS = re.compile(r"(?<=\w)\s*\+|\s+plus\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")
_WHOLE, _EACH, _ALONE = 0.8, 0.7, 0.86
# In running text one word with a letter changed may well be another word (vård, gård).
_IN_PASSING = 0.93
_ENDINGS = ("s", "en", "et", "n", "t", "ens", "ets", "ns", "er", "erna", "ar", "arna", "a", "e")


class Likeness(Enum):
    """SAME: no difference worth mentioning. VARIANT: another spelling. OTHER: another name."""

    SAME = "same"
    VARIANT = "variant"
    OTHER = "other"


@lru_cache(maxsize=4096)
def spoken(name: str) -> tuple[str, ...]:
    """The words of a name as heard: no case, accents, hyphens; "+" is the word plus."""
    plain = unicodedata.normalize("NFKD", _PLUS.sub(" plus ", name).casefold())
    return tuple(_TOKEN.findall("".join(one for one in plain if not unicodedata.combining(one))))


def closeness(written: str, name: str) -> float:
    """How alike two names sound, 0 to 1."""
    return _ratio(" ".join(spoken(written)), " ".join(spoken(name)))


def likeness(written: str, name: str, *, in_passing: bool = False) -> Likeness:
    """How `written` relates to `name`. A capital more or less counts as a spelling; all in capitals, all in small
    letters and the genitive do not. `in_passing`: it stands in running text, where other words look alike."""
    if written in (name, f"{name}s") or (written.casefold() == name.casefold() and _styled(written)):
        return Likeness.SAME
    one, other = spoken(written), spoken(name)
    if one == other or "".join(one) == "".join(other):
        return Likeness.VARIANT
    if len(one) != len(other) or one[0][0] != other[0][0] or _inflected(one, other):
        return Likeness.OTHER
    if len(one) == 1:
        alike = _ratio(one[0], other[0]) >= (_IN_PASSING if in_passing else _ALONE)
    else:
        each = all(_ratio(*pair) >= _EACH for pair in zip(one, other, strict=True))
        alike = each and _ratio(" ".join(one), " ".join(other)) >= _WHOLE
    return Likeness.VARIANT if alike else Likeness.OTHER


def _styled(written: str) -> bool:
    return written.isupper() or written.islower() or written[1:].islower()


def _inflected(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The last words differ in their ending only: the same word in another form, not another spelling."""
    if one[:-1] != other[:-1]:
        return False
    stem = 0
    while stem < min(len(one[-1]), len(other[-1])) and one[-1][stem] == other[-1][stem]:
        stem += 1
    rests = (one[-1][stem:], other[-1][stem:])
    return stem >= 4 and all(rest == "" or rest in _ENDINGS for rest in rests)


@lru_cache(maxsize=4096)
def _ratio(one: str, other: str) -> float:
    if 3 * min(len(one), len(other)) < max(len(one), len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # A quick upper bound first: most words are not alike at all.
    return matcher.ratio() if matcher.quick_ratio() >= _EACH else 0.0
