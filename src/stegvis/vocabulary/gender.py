"""Gender as reports give it. Never derived from a personal identity number."""

from enum import StrEnum


class Gender(StrEnum):
    """The group a figure speaks of; ALL is the total that a form calls "Antal"."""

    ALL = "all"
    WOMEN = "women"
    MEN = "men"
    NONBINARY = "nonbinary"
    UNKNOWN = "unknown"

    # As the word it is equal to; the hash of an Enum is of its name, and several times slower to work out.
    __hash__ = str.__hash__


PARTS = (Gender.WOMEN, Gender.MEN, Gender.NONBINARY, Gender.UNKNOWN)
"""The genders that together make up Gender.ALL."""
