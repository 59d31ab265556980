"""What a check found: which rule, how grave, what was stated, what was expected, where."""

from dataclasses import dataclass, field
from enum import StrEnum

from stegvis.vocabulary.place import Place
from stegvis.vocabulary.wording import Wording


class Severity(StrEnum):
    """ERROR: the numbers cannot all be right. WARNING: a reader will ask. NOTE: worth knowing. Gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up.

    `report` names the intervention; None when it concerns the whole file. `stated` and `expected`
    are numbers, ISO dates, short texts or None.
    """

    rule: str
    severity: Severity
    report: str | None
    measure: str | None
    stated: int | float | str | None
    expected: int | float | str | None
    message: Wording
    place: Place = field(default_factory=Place)
