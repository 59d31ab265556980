"""Numbers that are told roughly: what "drygt 80" holds for, and how another number is told as roughly.

"Drygt 80" holds for what lies above 80 and is rounded to at most 84: the rounder the number, the further it reaches.
"""

import math
from fractions import Fraction

OVER, UNDER = ("drygt", "över"), ("knappt", "nästan", "närmare", "uppemot")
AROUND = ("ca", "ca.", "c:a", "cirka", "omkring", "ungefär", "runt", "kring")
ABOUT = "|".join(word.replace(".", r"\.") for word in sorted((*OVER, *UNDER, *AROUND), key=len, reverse=True))
"""A pattern for every such word."""
PLAIN = ""
"""The number is told as it is, without such a word."""
_NEAR = Fraction(4, 100)
_ROUND = (10, 5)


def holds(word: str, stated: int, value: Fraction) -> bool:
    """True when a number, or a percentage, may be told as that word and the stated number."""
    off, reach = _rounded(value) - stated, _reach(stated)
    if word in OVER:
        return value > stated and off <= reach
    if word in UNDER:
        return value < stated and -off <= reach
    return abs(off) <= reach


def told_roughly(word: str, value: Fraction) -> tuple[str, int]:
    """How the value is told as roughly: the same word where a round number allows it, else "knappt" for "drygt" and

    the other way round, else the number itself with no word (`PLAIN`).
    """
    if word in AROUND:
        return next((word, near) for near in (*_nearest(value), _rounded(value)) if holds(word, near, value))
    tried = ((one, near) for one in words_like(word) for near in _nearest(value))
    return next(((one, near) for one, near in tried if holds(one, near, value)), (PLAIN, _rounded(value)))


def is_near(word: str, stated: Fraction, share: Fraction) -> bool:
    """True when a share may be told as that word and the stated fraction: at most four hundredths off."""
    if word in OVER:
        return stated < share <= stated + _NEAR
    if word in UNDER:
        return stated - _NEAR <= share < stated
    return abs(share - stated) <= _NEAR


def words_like(word: str) -> tuple[str, ...]:
    """The word, then the one for the other side, in the order they are tried."""
    return (word,) if word in AROUND else (word, UNDER[0] if word in OVER else OVER[0])


def _reach(stated: int) -> int:
    widest = 9 if stated % 100 == 0 else 4 if stated % 10 == 0 else 2 if stated % 5 == 0 else 1
    return max(1, min(widest, stated // 10))


def _nearest(value: Fraction) -> list[int]:
    """Round numbers below and above, the roundest first and the nearest of these first."""
    found = [
        near
        for step in _ROUND
        for near in sorted(
            {math.floor(value / step) * step, math.ceil(value / step) * step}, key=lambda n: abs(n - value)
        )
    ]
    return [one for one in found if one > 0]


def _rounded(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))
