"""What an association adds to a report that has come: nothing of it says a figure."""

import re
from collections.abc import Set

from stegvis.forms.package.words_in_print import Piece, PrintedWord
from stegvis.vocabulary.swedish.dates import find_dates

_REGISTRY = re.compile(r"(?:diarienummer|diarienr|dnr|registry number)\b[.:]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"(?:[^\W\d_]{1,12}[ ./:-]*){0,3}\d[\d ./:-]{0,30}")
_STEP = re.compile(
    r"(?:ankom|inkom|inlämnad|mottagen|registrerad|bedömd|signerad|underskriven|underskrift|godkänd|publicerad"
    r"|arrived|received|handed in|registered|assessed|signed|signature|accepted|published)\b",
    re.IGNORECASE,
)
_ENGLISH_DAY = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
)
_CLOCK = re.compile(r"\b[012]?\d[.:][0-5]\d(?:[.:][0-5]\d)?\b")
_PAGE = re.compile(r"(?:sida|sid|s|page|p)?\.?\s*(\d{1,4})(?:\s*(?:av|of|/|\()\s*(\d{1,4})\)?)?", re.IGNORECASE)
_STEERING_GROUP = re.compile(r"styrgrupp|steering group", re.IGNORECASE)


def is_added(word: PrintedWord, said: Set[str], pages: int) -> bool:
    """True for a number that the association adds: in a registry number, the day of a step, or a page number.

    The steering group's assessment may name numbers again that the package says.
    """
    piece = word.piece
    return (
        _is_registry_number(piece)
        or _is_day_of_step(piece)
        or _is_page_number(piece, pages)
        or (word.number in said and _STEERING_GROUP.search(piece.heading) is not None)
    )


def _is_registry_number(piece: Piece) -> bool:
    if _REGISTRY.fullmatch(piece.row.strip()) and _NUMBER.fullmatch(piece.text.strip()):
        return True
    match = _REGISTRY.fullmatch(piece.text.strip())
    return match is not None and _NUMBER.fullmatch(match[1].strip()) is not None


def _is_day_of_step(piece: Piece) -> bool:
    """Whoever took it and when, and no other number."""
    if not (_STEP.match(piece.row.strip()) or _STEP.match(piece.text.strip())):
        return False
    rest = piece.text
    for found in reversed(find_dates(rest)):
        rest = rest[: found.start] + rest[found.end :]
    rest = _CLOCK.sub("", _ENGLISH_DAY.sub("", rest))
    return not any(sign.isdigit() for sign in rest)


def _is_page_number(piece: Piece, pages: int) -> bool:
    match = None if piece.row else _PAGE.fullmatch(piece.text.strip())
    return match is not None and all(1 <= int(one) <= pages for one in match.groups() if one)
