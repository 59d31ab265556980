"""Shares in running text: percentages, "7 av 10", "hälften", "två tredjedelar"."""

import re
from dataclasses import dataclass
from typing import Literal

from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED
from stegvis.vocabulary.swedish.numbers import DIGITS, number_value

Comparator = Literal["about", "over", "under", "at_least", "at_most"]

_COMPARATORS: dict[str, Comparator] = {
    "ca": "about", "ca.": "about", "c:a": "about", "cirka": "about", "omkring": "about", "ungefär": "about",
    "runt": "about", "kring": "about", "~": "about", "≈": "about", "närmare": "under", "nästan": "under",
    "knappt": "under", "uppemot": "under", "under": "under", "mindre än": "under", "<": "under", "drygt": "over",
    "över": "over", "mer än": "over", ">": "over", "minst": "at_least", "lägst": "at_least", "åtminstone": "at_least",
    "högst": "at_most", "max": "at_most", "upp till": "at_most",
}  # fmt: skip
_COMPARE = "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in _COMPARATORS), key=len, reverse=True))
_WORDS = "|".join(sorted((word for word, value in BELOW_HUNDRED.items() if value), key=len, reverse=True))
_COUNT = rf"(?:[0-9]{{1,3}}(?:[ \u00a0][0-9]{{3}}){{1,4}}|[0-9]{{1,9}}|{_WORDS})(?![\w,])"
_PEOPLE = r"(?:st|stycken|personer|person|deltagare|individer|kvinnor|kvinna|män|man|patienter|tjejer|killar)"
_OF = r"(?:ut)?av\s+(?:de\s+|dessa\s+|våra\s+|totalt\s+|sammanlagt\s+)*"
_SIGN = r"\s*(?:%|procent(?![a-zåäö]))"
_THAT_IS = r"dvs\.?|d\.v\.s\.?|det\s+vill\s+säga|alltså|motsvarande|vilket\s+(?:är|blir|ger|motsvarar)|="
_AND = rf"\s{{0,3}}[,:–(-]?\s{{0,3}}(?:(?:{_THAT_IS})\s*)?"
_SHARE = re.compile(
    rf"(?<![\w.,/:])(?:(?P<compare>{_COMPARE})\s*)?(?:"
    rf"(?P<percent>{DIGITS}){_SIGN}"
    rf"(?:{_AND}(?P<in_n>{_COUNT})\s*(?:/\s*|(?:[a-zåäö]+\s+)?{_OF})(?P<in_d>{_COUNT})(?:(?:\s+[a-zåäö]+)?\s*\))?)?"
    rf"|(?P<n>{_COUNT})\s+(?:{_PEOPLE}\s+)?"
    rf"{_OF}(?P<d>{_COUNT})"
    rf"(?:(?:\s+{_PEOPLE})?{_AND}"
    rf"(?P<after>ca\.?\s+|cirka\s+|drygt\s+|knappt\s+)?(?P<same>{DIGITS}){_SIGN}\s*\)?)?"
    rf"|(?P<half>hälften|halva)(?!\w)"
    rf"|(?P<parts>en|ett|två|tre|fyra|[1-9])\s+(?P<part>tredjedel|fjärdedel|femtedel|tiondel)(?:ar|en|arna)?(?!\w)"
    rf"|(?P<all>samtliga|alla|allihop)(?!\w)"
    rf")",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(r"[0-9]\s*%?\s*[-–]\s*\Z")
_PART_SIZE = {"tredjedel": 3, "fjärdedel": 4, "femtedel": 5, "tiondel": 10}
_QUICK = re.compile(r"%|procent|hälften|halva|del\b|dela|av\s|samtliga|alla", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundShare:
    """A share in a text: 0 to 1 (more when the text says more than 100 %).

    `numerator` and `denominator` when the text gives both ("44%(8/18)", "4 av 5"). `approximate` after "ca",
    "drygt", "över"; "minst" and "högst" set only `comparator`. `is_word` for "hälften", "alla", "två tredjedelar".
    """

    start: int
    end: int
    share: float
    numerator: int | None
    denominator: int | None
    raw: str
    approximate: bool
    comparator: Comparator | None
    is_word: bool = False


def find_shares(text: str) -> tuple[FoundShare, ...]:
    """The shares in the text, in order. "fyra av fem dvs. 80 %" is one share; the percentage is kept as stated.

    Ranges ("30–40 %") and percentage points are left out. "alla" and "samtliga" are found as 1.0 wherever they
    stand: ask what they speak of before believing it.
    """
    if not _QUICK.search(text):
        return ()
    found = (_found(text, match) for match in _SHARE.finditer(text))
    return tuple(one for one in found if one)


def _found(text: str, match: re.Match[str]) -> FoundShare | None:
    if match["percent"] and _RANGE_BEFORE.search(text, max(0, match.start() - 8), match.start()):
        return None
    numbers = _fraction(match)
    if numbers is None:
        return None
    share, numerator, denominator = numbers
    word = " ".join((match["compare"] or match["after"] or "").lower().split())
    comparator = _COMPARATORS.get(word)
    return FoundShare(
        start=match.start("compare") if match["compare"] else match.start(),
        end=match.end(),
        share=share,
        numerator=numerator,
        denominator=denominator,
        raw=match[0].strip(),
        approximate=comparator in ("about", "over", "under"),
        comparator=comparator,
        is_word=bool(match["half"] or match["parts"] or match["all"]),
    )


def _fraction(match: re.Match[str]) -> tuple[float, int | None, int | None] | None:
    if match["half"]:
        return 0.5, None, None
    if match["all"]:
        return 1.0, None, None
    if match["parts"]:
        return _count(match["parts"]) / _PART_SIZE[match["part"].lower()], None, None
    percent = match["percent"] or match["same"]
    numerator, denominator = match["in_n"] or match["n"], match["in_d"] or match["d"]
    share = round(number_value(percent) / 100, 6) if percent else None
    if numerator is None:
        return (share, None, None) if share is not None else None
    top, bottom = _count(numerator), _count(denominator)
    if bottom < 2 or top > bottom:
        return (share, None, None) if share is not None else None
    return (top / bottom if share is None else share), top, bottom


def _count(raw: str) -> int:
    return BELOW_HUNDRED[raw.lower()] if raw.lower() in BELOW_HUNDRED else int(number_value(raw))
