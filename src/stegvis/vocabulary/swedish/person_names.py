"""Names of persons in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.vocabulary.swedish.given_names import ALSO_WORDS, GIVEN_NAMES

_CAPITAL = r"[A-ZÅÄÖÉÜ][a-zåäöéü]+"
_NAME = re.compile(rf"(?<![\w@.-])({_CAPITAL}(?:-{_CAPITAL})?)(?![\w@-])")
_SURNAME = re.compile(rf"\s+({_CAPITAL}(?:-{_CAPITAL})?)(?![\w@-])")
_ACTING = re.compile(
    rf"\bsom\s+({_CAPITAL})\s+({_CAPITAL})\s+(?:håller|leder|driver|ansvarar|undervisar|handleder|arbetar|jobbar)\b"
)
# What a name is part of when it names a place, a school or a firm and no person.
_PLACE_AFTER = re.compile(
    r"(gatan|vägen|skolan|gymnasiet|gården|huset|kyrkan|sjukhuset|hemmet|stiftelsen|kommun|län|torg|plats|gata|väg|park)s?$"
)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person's name in a text: "Kerstin" or "Kerstin Påhittsson", without the genitive's s."""

    start: int
    end: int
    name: str


def find_person_names(text: str) -> Iterator[FoundName]:
    """The names in the text: common given names, alone or with a surname; rarer ones when both are written.

    A name that is part of a school's, a street's or a firm's is left out.
    """
    read = 0
    for found in _NAME.finditer(text):
        if found.start() < read:
            continue
        after = _SURNAME.match(text, found.end())
        name = _name(text, found, after[1] if after else None)
        if name:
            read = after.end() if after and " " in name else found.end()
            yield FoundName(found.start(), read, name)
    yield from (FoundName(one.start(1), one.end(2), f"{one[1]} {one[2]}") for one in _ACTING.finditer(text))


def _name(text: str, found: re.Match[str], last: str | None) -> str | None:
    """The name that begins here: with its surname if one follows; None when it is no person's."""
    first = found[1]
    plain = first.casefold()
    if last and _PLACE_AFTER.search(last):
        return None
    if plain in GIVEN_NAMES:
        return f"{first} {last}" if last else first
    if plain.removesuffix("s") in GIVEN_NAMES:
        return first.removesuffix("s")
    if last and plain in ALSO_WORDS and not _opens_sentence(text, found.start()):
        return f"{first} {last}"
    return None


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at].rstrip()
    return not before or before[-1] in ".!?:"
