"""Words as recognition compares them: without case, punctuation, emphasis, line breaks and small slips."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,40}>|\*\*|_{2,}|\u00ad|^\s*#{1,6}\s+|^\s*>\s+(?=\S)")
_MARKED = re.compile("[<>*_#\u00ad]")
_SLIPS_ONE, _SLIPS_TWO = 5, 9


def plain(text: str) -> str:
    """The text in composed letters, without tags, emphasis signs, soft hyphens and heading signs."""
    composed = unicodedata.normalize("NFC", text)
    return (_MARKUP.sub("", composed) if _MARKED.search(composed) else composed).replace("\u00a0", " ")


@lru_cache(maxsize=4096)
def split_words(text: str) -> tuple[str, ...]:
    """The words of a text, casefolded."""
    return tuple(WORD.findall(plain(text).casefold()))


def fold(text: str) -> str:
    """The words of a text with one space between: two texts that fold alike say the same."""
    return " ".join(split_words(text))


@lru_cache(maxsize=65536)
def alike(word: str, wanted: str) -> bool:
    """True when the two words differ by a slip of the pen: one in five letters or more, two in nine or more.

    The first letter must be right, so that "helår" is no slip for "delår".
    """
    if word == wanted:
        return True
    if word[:1] != wanted[:1]:
        return False
    slips = (len(wanted) >= _SLIPS_ONE) + (len(wanted) >= _SLIPS_TWO)
    if not slips or abs(len(word) - len(wanted)) > slips or wanted.isdigit() or word.isdigit():
        return False
    return _distance(word, wanted, slips) <= slips


def _distance(one: str, other: str, most: int) -> int:
    """Edits between two words (insert, remove, change, swap neighbours); more than `most` is not counted out."""
    first = 0
    while first < min(len(one), len(other)) and one[first] == other[first]:
        first += 1
    one, other = one[first:], other[first:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        return max(len(one), len(other))
    if len(one) + len(other) > 24:
        return most + 1
    return _count_edits(one, other)


def _count_edits(one: str, other: str) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def match_words(words: Sequence[str], at: int, wanted: Sequence[str]) -> int | None:
    """Where the words `wanted` end when they stand at position `at`, or None.

    A word may be split in two or two run together, and one word in three may hold slips.
    """
    if at >= len(words) or words[at][0] != wanted[0][0]:
        return None
    position, target, slips = at, 0, 0
    while target < len(wanted):
        if position >= len(words):
            return None
        word, want = words[position], wanted[target]
        if word == want:
            position, target = position + 1, target + 1
        elif target + 1 < len(wanted) and word == want + wanted[target + 1]:
            position, target = position + 1, target + 2
        elif position + 1 < len(words) and len(want) >= _SLIPS_ONE and word + words[position + 1] == want:
            position, target = position + 2, target + 1
        elif alike(word, want):
            slips += 1
            if slips > max(1, len(wanted) // 3):
                return None
            position, target = position + 1, target + 1
        else:
            return None
    return position
