"""What a stretch of text speaks of: what became of people, how sensitive it is, a goal or something that happened."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from stegvis.vocabulary import Gender


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "patterns.toml").read_text("utf-8"))


def _compiled(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(alternatives)})")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name in `patterns.toml`, for text in lower case."""
    return _compiled(_data()[name])


_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=2048)
def says(name: str, text: str) -> bool:
    """True when the pattern of that name is found in the text; each clause is asked once for each pattern."""
    # Every pattern begins with a letter: rows of figures are passed over at once.
    return _LETTER.search(text) is not None and pattern(name).search(text) is not None


@cache
def detail(name: str) -> re.Pattern[str]:
    """The pattern of that name among the details in `patterns.toml`; its parts are one pattern in several lines."""
    return re.compile(rf"(?<![^\W_])(?:{''.join(_data()['details'][name])})")


@cache
def _measures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _compiled(alternatives)) for name, alternatives in _data()["measures"].items())


_ASKED = re.compile(r"\b(?:du|ni|dig|er|din|ditt|dina)\b[^?]{0,300}\?\s*\Z", re.IGNORECASE)


def asks_reader(sentence: str) -> bool:
    """True for a question put to whoever fills in a form: it tells of nobody."""
    return sentence.endswith("?") and _ASKED.search(sentence) is not None


@lru_cache(maxsize=512)
def tells_of_violence(text: str) -> bool:
    """True for violence and abuse."""
    return says("violence", text)


@lru_cache(maxsize=512)
def threshold(text: str, k: int) -> int:
    """The smallest group that may be told of in this text: 10 for violence, 8 for health and support, else k."""
    if tells_of_violence(text):
        return max(k, 10)
    return max(k, 8) if says("health", text) else k


@lru_cache(maxsize=512)
def is_sensitive(text: str) -> bool:
    """True for violence, health, diagnoses and means of support: there nobody and everybody tell as much as one."""
    return says("violence", text) or says("health", text)


@lru_cache(maxsize=512)
def tells_of_people(text: str) -> bool:
    """True when what is said is said of people: they began, left, feel, answered."""
    return says("outcome", text) or says("acted", text) or is_sensitive(text)


@lru_cache(maxsize=512)
def tells_outcome(text: str) -> bool:
    """True when the text tells what became of people."""
    return says("outcome", text) or is_sensitive(text)


@lru_cache(maxsize=512)
def is_general(text: str) -> bool:
    """True for what holds for anybody or is wished for, and has not happened to someone."""
    return says("modal", text) and not says("past", text)


@lru_cache(maxsize=512)
def is_goal(text: str) -> bool:
    """True for a goal, a plan or the size that groups are to have."""
    return says("goal", text)


@lru_cache(maxsize=512)
def measures_named(text: str) -> tuple[str, ...]:
    """The measures that the text speaks of, the most special first; none when it names none."""
    found = [name for name, pattern in _measures() if pattern.search(text)]
    special = [name for name in found if name not in {"exits", "participants"}]
    return tuple(special or found[:1])


_WOMEN = _compiled(["kvinn", "tjej", "flick", "mamm", "mödr"])
_MEN = _compiled([r"män(?:nen)?\b", r"man\b", "mannen", "manlig", "kill", "pojk", "papp"])


@lru_cache(maxsize=512)
def gender_named(text: str) -> Gender:
    """The only gender that the text names; ALL when it names none or several."""
    women, men = bool(_WOMEN.search(text)), bool(_MEN.search(text))
    if women == men:
        return Gender.ALL
    return Gender.WOMEN if women else Gender.MEN
