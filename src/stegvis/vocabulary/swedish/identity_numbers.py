"""Personal identity numbers and coordination numbers in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_IDENTITY = re.compile(r"(?<![\d-])(?:19|20)?(\d{2})(\d{2})(\d{2})[-+]\d{4}(?!\d)")
_SERIAL = re.compile(r"\d[-+]\d{4}")


@dataclass(frozen=True, slots=True)
class FoundIdentityNumber:
    """Where an identity number stands. The number itself is not repeated."""

    start: int
    end: int


def find_identity_numbers(text: str) -> Iterator[FoundIdentityNumber]:
    """The numbers written as a birth date, a sign and four digits whose date is a real one (day + 60 too)."""
    if _SERIAL.search(text):
        for found in _IDENTITY.finditer(text):
            if is_birth_date(*(int(part) for part in found.groups())):
                yield FoundIdentityNumber(found.start(), found.end())


def is_birth_date(year: int, month: int, day: int) -> bool:
    """True when it is a day of the calendar; a coordination number adds 60 to the day. The year has two digits."""
    try:
        date(2000 + year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True
