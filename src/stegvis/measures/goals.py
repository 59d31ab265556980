"""Goals and their dated versions: steering groups reword goals midway, and each wording holds for its own days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import isfinite

from stegvis.vocabulary import Period


class GoalKind(StrEnum):
    """A quantitative goal is judged by a measure, a qualitative one by the steering group."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class Comparator(StrEnum):
    """On which side of the target the goal is met."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Reach(StrEnum):
    """Over which days the target is to be reached: in each period, in all so far, or in all by a date."""

    EACH_PERIOD = "each_period"
    CUMULATIVE = "cumulative"
    BY_DATE = "by_date"


@dataclass(frozen=True, slots=True)
class Target:
    """What a quantitative goal asks of a measure.

    `value` is in the measure's unit, a share as 0 to 1. `population` holds (column, word), sorted: the group that the
    goal is about; a column not named means everyone. `part` names one part of a measure with a split.
    All so far is counted from `since`, or from the version's first day. Raises ValueError when a part does not fit.
    """

    measure: str
    comparator: Comparator
    value: int | float
    reach: Reach = Reach.EACH_PERIOD
    population: tuple[tuple[str, str], ...] = ()
    part: tuple[str, ...] = ()
    since: date | None = None
    due_on: date | None = None

    def __post_init__(self) -> None:
        if isinstance(self.value, bool) or not isfinite(self.value):
            raise ValueError("A target is a number.")
        columns = [column for column, _ in self.population]
        if columns != sorted(set(columns)):
            raise ValueError("The columns of a population are sorted, each once.")
        if (self.due_on is not None) != (self.reach is Reach.BY_DATE):
            raise ValueError("A target to be reached by a date names the date, and no other target does.")
        if self.since is not None and self.reach is Reach.EACH_PERIOD:
            raise ValueError("A target for each period is not counted since a day.")


@dataclass(frozen=True, slots=True)
class GoalVersion:
    """A goal as worded from `valid_from` until the next version, or to `valid_to`. `text` is the steering group's own.

    Raises ValueError when the text is empty or the days do not fit.
    """

    valid_from: date
    text: str
    target: Target | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("A goal has a text.")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"A goal cannot end ({self.valid_to}) before it begins ({self.valid_from}).")
        if self.target and self.target.since and self.target.since > self.valid_from:
            raise ValueError("What is counted so far begins with the version, or earlier.")
        if self.target and self.target.due_on and self.target.due_on < self.valid_from:
            raise ValueError("A goal cannot be due before it begins.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of a period with the version that holds on them, or None where no version does."""

    period: Period
    version: GoalVersion | None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its versions, in the order of their days.

    Raises ValueError when versions overlap or stand out of order, or do not suit the kind.
    """

    id: str
    kind: GoalKind
    versions: tuple[GoalVersion, ...]

    def __post_init__(self) -> None:
        if not self.id.strip() or not self.versions:
            raise ValueError("A goal has an id and at least one version.")
        for version in self.versions:
            if (version.target is not None) != (self.kind is GoalKind.QUANTITATIVE):
                raise ValueError(f"Goal {self.id}: a quantitative goal has a target in every version, others none.")
        for earlier, later in zip(self.versions, self.versions[1:], strict=False):
            if (earlier.valid_to or earlier.valid_from) >= later.valid_from:
                raise ValueError(f"Goal {self.id}: the version of {later.valid_from} begins before the last one ends.")

    def version_on(self, day: date) -> GoalVersion | None:
        """The version that holds on the day; None when there is none, which is never guessed."""
        begun = [version for version in self.versions if version.valid_from <= day]
        if not begun or (begun[-1].valid_to is not None and day > begun[-1].valid_to):
            return None
        return begun[-1]

    def stretches(self, period: Period) -> tuple[Stretch, ...]:
        """The period cut where the version changes: every day of it once, in order."""
        starts = sorted({period.start, *(day for day in self._changes() if day in period)})
        ends = [start - timedelta(days=1) for start in starts[1:]] + [period.end]
        return tuple(
            Stretch(Period(start, end), self.version_on(start)) for start, end in zip(starts, ends, strict=True)
        )

    def _changes(self) -> list[date]:
        last_days = [version.valid_to for version in self.versions if version.valid_to]
        # The calendar's last day, written for "until further notice", has no day after it.
        ended = [day + timedelta(days=1) for day in last_days if day < date.max]
        return [version.valid_from for version in self.versions] + ended
