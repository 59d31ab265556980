"""Number words from noll to niohundranittionio tusen, as one table and one small grammar."""

import re

_SMALL = (
    *("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton"),
    *("fjorton", "femton", "sexton", "sjutton", "arton", "nitton"),
)
_TENS = {"tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90}


def _below_hundred() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_SMALL)}
    words |= {"en": 1, "aderton": 18}
    for tens, value in _TENS.items():
        words[tens] = value
        words |= {tens + word: value + unit for unit, word in enumerate(_SMALL[:10]) if unit}
        words[tens + "en"] = value + 1
    return words


BELOW_HUNDRED = _below_hundred()
"""The value of every single number word below one hundred."""

_ANY = "|".join(sorted(BELOW_HUNDRED, key=len, reverse=True))
_LARGE = re.compile(
    rf"(?:(?P<thousands>{_ANY})?\s?(?P<tusen>tusen)\s?(?:och\s)?)?"
    rf"(?:(?P<hundreds>{_ANY})?\s?(?P<hundra>hundra)\s?(?:och\s)?)?"
    rf"(?P<rest>{_ANY})?"
)


def word_value(words: str) -> int | None:
    """The value of a number written in words ("tjugofem", "ett hundra tjugo"), or None when it is none."""
    lowered = words.strip().lower()
    if lowered in BELOW_HUNDRED:
        return BELOW_HUNDRED[lowered]
    match = _LARGE.fullmatch(lowered)
    if not match or not (match["tusen"] or match["hundra"]):
        return None
    value = BELOW_HUNDRED.get(match["rest"] or "", 0)
    if match["hundra"]:
        value += 100 * BELOW_HUNDRED.get(match["hundreds"] or "", 1)
    if match["tusen"]:
        value += 1000 * BELOW_HUNDRED.get(match["thousands"] or "", 1)
    return value


def in_words(value: int, *, neuter: bool = False) -> str:
    """A number from 0 to 999 in words as `word_value` reads them: 21 is "tjugoen", neuter ("avslut") "tjugoett".

    Raises ValueError for other numbers.
    """
    if not 0 <= value < 1000:
        raise ValueError(f"{value} is written in digits.")
    hundreds, rest = divmod(value, 100)
    head = f"{_SMALL[hundreds]}hundra" if hundreds else ""
    return head if head and not rest else head + _below_hundred_in_words(rest, neuter=neuter)


def _below_hundred_in_words(value: int, *, neuter: bool) -> str:
    tens, unit = divmod(value, 10)
    one = "ett" if neuter else "en"
    if value < 20:
        return one if value == 1 else _SMALL[value]
    return list(_TENS)[tens - 2] + (one if unit == 1 else _SMALL[unit] if unit else "")
