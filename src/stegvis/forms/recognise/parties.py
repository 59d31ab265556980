"""The parties of an agreement, out of a sentence that lists them."""

import re

from stegvis.forms.recognise.words import alike

_SEPARATOR = re.compile(
    r"\s*[,;\n•]\s*(?:och\s+|samt\s+|and\s+)?|\s+(?:och|samt|and|&|\+)\s+(?!utbildnings|omsorgs)|\s+/\s+", re.IGNORECASE
)
_MUNICIPALITIES_AFTER = re.compile(r"\s+kommuner(?:na|s)?$", re.I)
_MUNICIPALITIES_BEFORE = re.compile(r"^(?:samtliga\s+|alla\s+)?kommunerna\s+(?=\S)", re.I)
_OTHER_BODY = re.compile(
    r"kommun|region|landsting|kassan|förmedling|vård|hälsan|sjukhus|psykiatri|förbund|förening|skola|myndighet|"
    r"universitet|stiftelse|\bAB\b|förvaltning|socialtjänst|kriminal",
    re.I,
)
_BODIES = (
    "rehabmottagning",
    "vårdcentral",
    "Försäkringskassan",
    "Arbetsförmedlingen",
    "kommun",
    "primärvård",
    "psykiatri",
)
_WORD = re.compile(r"\w+")


def split_parties(text: str) -> tuple[str, ...]:
    """The parties named, one by one: "A, B och C kommuner" gives "A kommun", "B kommun", "C kommun".

    A genitive stays as printed, what stands in brackets stays with its party, and a slip of the pen in a
    known word ("rehamottaning") is put right, so that the same party is the same everywhere.
    """
    flat = re.sub(r"^\s*[-–•*]\s+", "", text.strip(), flags=re.M).replace("\n", " ; " if _is_listed(text) else " ")
    flat = " ".join(flat.split()).strip(" .;,:*_")
    parts = [part.strip(" .;*_") for part in _split_outside_brackets(flat)]
    parts = [part for part in parts if part]
    return tuple(dict.fromkeys(_spelled(part) for part in _municipalities(parts)))


def _is_listed(text: str) -> bool:
    return bool(re.search(r"^\s*[-–•*]\s+", text, flags=re.M))


def _split_outside_brackets(text: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    position = 0
    while position < len(text):
        if text[position] in "([":
            depth += 1
        elif text[position] in ")]":
            depth = max(depth - 1, 0)
        elif depth == 0:
            found = _SEPARATOR.match(text, position)
            if found and found.end() > position and not text[begin:position].endswith("-"):
                parts.append(text[begin:position])
                position = begin = found.end()
                continue
        position += 1
    return [*parts, text[begin:]]


def _municipalities(parts: list[str]) -> list[str]:
    result = list(parts)
    for index, part in enumerate(parts):
        if _MUNICIPALITIES_AFTER.search(part):
            result[index] = _MUNICIPALITIES_AFTER.sub("", part) + " kommun"
            before = index - 1
            while before >= 0 and not _OTHER_BODY.search(parts[before]):
                result[before] = parts[before] + " kommun"
                before -= 1
        elif _MUNICIPALITIES_BEFORE.search(part):
            result[index] = _MUNICIPALITIES_BEFORE.sub("", part) + " kommun"
            after = index + 1
            while after < len(parts) and not _OTHER_BODY.search(parts[after]):
                result[after] = parts[after] + " kommun"
                after += 1
    return result


def _spelled(part: str) -> str:
    def right(match: re.Match[str]) -> str:
        word = match[0]
        for body in _BODIES:
            if word.casefold() != body.casefold() and len(word) > 6 and alike(word.casefold(), body.casefold()):
                inflected = word.casefold().startswith(body.casefold())
                return word if inflected else body
        return word

    return _WORD.sub(right, part)
