"""One line of what was found: how it stands, and what to do when it is not well."""

from dataclasses import dataclass
from enum import StrEnum

from stegvis.vocabulary import Wording


class Standing(StrEnum):
    """How something stands."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Told:
    """`about` is a short name that stays the same for programs; `advice` is what to do, None where all is well.

    No line holds a secret, a path inside a password-bearing address, or anything about a person.
    """

    about: str
    standing: Standing
    text: Wording
    advice: Wording | None = None


def well(about: str, sv: str, en: str) -> Told:
    """A line where nothing is to be done."""
    return Told(about, Standing.OK, Wording(sv, en))


def mind(about: str, text: Wording, advice: Wording) -> Told:
    """Something that works and needs somebody's attention."""
    return Told(about, Standing.WARNING, text, advice)


def wrong(about: str, text: Wording, advice: Wording) -> Told:
    """Something that does not work, or protects nothing as it is."""
    return Told(about, Standing.ERROR, text, advice)
