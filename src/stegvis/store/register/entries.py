"""What somebody states about a participation, as a page or a row of an import has it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral. Words are of `measures.codes`; an empty word is not known. `birth_year` None: not known yet."""

    gender: str
    birth_year: int | None
    referrer: str
    referred_on: date
    signalled_on: date | None = None
    visited_on: date | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """A start. `municipality` is the official code, `hours_before` hours a week, `group` the number of the group."""

    gender: str
    birth_year: int
    started_on: date
    referrer: str = ""
    municipality: int | None = None
    support: str = ""
    occupation: str = ""
    hours_before: int | None = None
    education: str = ""
    support_time: str = ""
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """An exit. `exit_code` is the number of one of the association's reasons.

    `feeling`, `activity` and `day_structure` are words of `measures.codes.SELF_RATED_CHANGE`, NO_ANSWER when the
    person was asked and did not answer, or empty when nobody asked.
    """

    exited_on: date
    exit_code: int
    feeling: str = ""
    activity: str = ""
    day_structure: str = ""
    hours_after: int | None = None
    occupation: str = ""
    support: str = ""


NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Stay:
    """From when to when somebody takes part; None: still."""

    started_on: date
    exited_on: date | None = None

    def overlaps(self, other: "Stay") -> bool:
        """True when some day lies in both. Who leaves and comes back on the same day is not there twice."""
        return (other.exited_on is None or self.started_on < other.exited_on) and (
            self.exited_on is None or other.started_on < self.exited_on
        )
