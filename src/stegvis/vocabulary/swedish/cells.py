"""What stands in a table cell, read as a cell of the vocabulary."""

import re

from stegvis.vocabulary.cells import WITHHELD_SIGN, Blank, Cell, NotNumeric, Number, Withheld
from stegvis.vocabulary.swedish.number_words import word_value
from stegvis.vocabulary.swedish.numbers import DIGITS, number_value

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\*\*|__|[*_`|]")
_SPACES = re.compile(r"\s+")
_CELL = re.compile(
    rf"(?:ca\.?\s+|cirka\s+|totalt\s+)?(?P<digits>{DIGITS})\s*"
    r"(?:st\.?|stycken|personer|person|individer|deltagare|kvinnor|män)?\s*(?P<remark>\(.*\)?|(?<=\s)[0-9*]\))?\s*\.?",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:av\s+(?:de\s+|totalt\s+)?)?(?<![0-9])([0-9]+)\s*(?:st\s+)?(?:inkomna\s+|lämnade\s+|giltiga\s+)?"
    r"(?:svar|har\s+svarat|besvarade|enkät|formulär)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:ej|inte|utan|saknas|bortfall|ingen|inga)\b", re.IGNORECASE)
_NONE = {"ingen", "inga", "inget"}


def parse_cell(text: str) -> Cell:
    """What the cell holds: a number in digits or words, nothing, a withheld number, or text.

    A remark in brackets and a note's number ("12 1)") are left out; when the remark tells the number of answers
    ("21 (26 svar)") that is kept as `answered`. A percentage ("81 %"), a range ("5-6"), a part ("7 av 10") and
    a negative number are no counts: NotNumeric.
    """
    plain = _SPACES.sub(" ", _MARKUP.sub("", text)).strip()
    if not plain:
        # A lone asterisk points to a note; it is not the emphasis of nothing.
        return NotNumeric("*") if text.strip() == "*" else Blank()
    if plain in (WITHHELD_SIGN, ".."):
        return Withheld()
    match = _CELL.fullmatch(plain)
    if match:
        return Number(number_value(match["digits"]), _answered(match["remark"] or ""))
    value = 0 if plain.lower() in _NONE else word_value(plain.rstrip("."))
    return NotNumeric(plain) if value is None else Number(value)


def _answered(remark: str) -> int | None:
    match = _ANSWERED.search(remark)
    if not match or _NOT.search(remark):
        return None
    return int(match[1])
