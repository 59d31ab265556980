"""Telephone numbers and e-mail addresses in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.vocabulary.swedish.dates import find_dates

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(
    r"(?<![\d/.,-])(?:\+46[ -]?(?:\(0\))?[ -]?\d{1,3}|08|0\d{2,3})"
    r"(?:[ ]?[-–/][ ]?\d{2,3}(?:[ -]?\d{2,3}){1,3}|(?:[ ]\d{2,3}){2,4})(?![\d-])"
)


@dataclass(frozen=True, slots=True)
class FoundContact:
    """A telephone number or an e-mail address in a text, as written."""

    start: int
    end: int
    raw: str


def find_contacts(text: str) -> Iterator[FoundContact]:
    """The e-mail addresses, then the telephone numbers of the text; dates that look like one are left out."""
    if "@" in text:
        yield from (FoundContact(one.start(), one.end(), one[0]) for one in _MAIL.finditer(text))
    if "0" in text or "+46" in text:
        for one in _PHONE.finditer(text):
            if not _in_a_date(text, one):
                yield FoundContact(one.start(), one.end(), one[0])


def _in_a_date(text: str, found: re.Match[str]) -> bool:
    start, end = max(0, found.start() - 20), found.end() + 20
    return any(
        start + one.start < found.end() and found.start() < start + one.end for one in find_dates(text[start:end])
    )
