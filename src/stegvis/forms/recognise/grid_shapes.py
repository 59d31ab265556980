"""What kind of table a grid is, told from its cells alone."""

import re
from collections.abc import Sequence

from stegvis.documents.nodes import TableCell
from stegvis.forms.recognise.words import split_words
from stegvis.vocabulary import Gender

_RULE = re.compile(r"[\s|:=+\-–—_]*")
_TOTAL = {
    "antal",
    "totalt",
    "total",
    "totala",
    "summa",
    "alla",
    "samtliga",
    "sammanlagt",
    "sammantaget",
    "number",
    "all",
    "t",
}
_WORDS = {
    Gender.WOMEN: {"kvinnor", "kvinna", "kvinnliga", "kv", "tjejer", "flickor", "women", "woman", "k", "kvinor"},
    Gender.MEN: {"män", "man", "manliga", "killar", "pojkar", "men", "m", "mäng"},
    Gender.NONBINARY: {"binära", "binär", "ickebinära", "ickebinär", "hen", "binary", "nonbinary", "könsidentitet"},
    Gender.UNKNOWN: {"okänt", "okänd", "okända", "saknas", "unknown", "uppge", "angivet", "uppgett", "angett"},
}
_FILLING = {
    *(
        "varav",
        "antal",
        "number",
        "of",
        "av",
        "vilka",
        "dem",
        "de",
        "icke",
        "non",
        "annat",
        "annan",
        "annan",
        "kön",
        "juridiskt",
    ),
    *(
        "könet",
        "könsuppgift",
        "uppgift",
        "om",
        "ej",
        "inte",
        "vill",
        "andra",
        "deltagare",
        "personer",
        "övriga",
        "other",
        "st",
    ),
}
_NUMERIC = re.compile(r"(?:ca\.?\s*)?\d[\d\s.,]*(?:\s*%|\s*\(.*\)?)?\s*(?:st\.?|svar)?", re.DOTALL)
_LABELLED = re.compile(r"[^\W\d][^\d:]*[:\s]\s*\d+(?:\s*\(.*\))?", re.DOTALL)


def is_rule(cells: Sequence[str]) -> bool:
    """True for a row of dashes that only draws a line."""
    return any(cell.strip() for cell in cells) and all(_RULE.fullmatch(cell) and cell.strip() != "-" for cell in cells)


def line_cells(text: str) -> list[str] | None:
    """The cells of a line set out as a table row with tabs or bars, or None when it is running text."""
    if "\t" in text.strip("\n"):
        return text.split("\t")
    bare = text.strip()
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2:
        return bare[1:-1].split("|")
    return None


def gender_of(text: str) -> Gender | None:
    """The gender that a heading names ("Varav kvinnor"), ALL for a total; None for other headings."""
    words = split_words(text)
    if not words or len(words) > 6:
        return None
    if len(words) > 1 and (_is_gender_word("".join(words)) or "".join(words) in _TOTAL):
        # A narrow column breaks its heading in two: "Kvinn or".
        words = ("".join(words),)
    found = {gender for gender, known in _WORDS.items() if known.intersection(words)}
    if words in (("annat",), ("annat", "kön"), ("other",)):
        return Gender.NONBINARY
    if len(found) > 1:
        return None
    strangers = [word for word in words if word not in _FILLING and word not in _TOTAL and not _is_gender_word(word)]
    if strangers:
        return None
    if found:
        return found.pop()
    return Gender.ALL if _TOTAL.intersection(words) else None


def _is_gender_word(word: str) -> bool:
    return any(word in known for known in _WORDS.values())


def is_numeric(text: str) -> bool:
    """True for a cell that holds a number, with a remark or without."""
    return bool(_NUMERIC.fullmatch(text.strip()))


def is_text_layout(rows: Sequence[Sequence[TableCell]]) -> bool:
    """True for a table that only sets out text: one column, or questions beside their answers.

    A table of figures has a heading row or column of genders, or more numbers than other texts.
    """
    texts = [[cell.text.strip() for cell in row] for row in rows]
    width = max((len(row) for row in texts), default=0)
    if width <= 1:
        return True
    if any(_LABELLED.fullmatch(cell) and gender_of(re.sub(r"[\d:(].*", "", cell)) for row in texts for cell in row):
        return True
    if any(sum(gender_of(cell) is not None for cell in row) >= 2 for row in texts):
        return False
    if width > 2 and sum(gender_of(row[0]) is not None for row in texts if row) >= 1:
        return False
    if width == 2 and len(texts) > 1 and len(texts[0]) == 2 and gender_of(texts[0][1]) is not None:
        return False
    body = [cell for row in texts for cell in row[1:] if cell]
    numbers = sum(is_numeric(cell) for cell in body)
    if width == 2:
        return not (numbers and numbers >= len(body) - 1)
    return not numbers and width <= 3 and len(body) <= len(texts) * 2 and not all(row[0] == "" for row in texts[:1])
