"""What the narrative gate finds: a passage that tells too much, why, and what could stand there instead."""

from dataclasses import dataclass
from enum import StrEnum

from stegvis.vocabulary import Wording


class Kind(StrEnum):
    """What a passage gives away."""

    COUNT = "count"
    HIDDEN = "hidden"
    SHARE = "share"
    ZERO_OR_ALL = "zero_or_all"
    DIFFERENCE = "difference"
    VIOLENCE = "violence"
    SINGLE = "single"
    LABEL = "label"
    QUOTE = "quote"
    AGE = "age"
    ORIGIN = "origin"
    LIFE_EVENT = "life_event"
    NAME = "name"
    ADDRESS = "address"
    CONTACT = "contact"
    IDENTITY_NUMBER = "identity_number"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage stands: the number of its sentence, from 1, and offsets into the text as it was given."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that tells, or lets a reader derive, a hidden or small count, or that points out a person.

    `proposal` is a wording of the same matter without the count; nothing is changed by the gate itself.
    `stops` is False for what the author may keep after a look: the office's own contact details. `is_ready`: the
    proposal can stand in place of the whole sentence; else it says what to do.
    """

    kind: Kind
    passage: str
    spot: Spot
    reason: Wording
    proposal: Wording
    stops: bool = True
    is_ready: bool = False
