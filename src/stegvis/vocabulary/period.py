"""A span of days."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `start` to `end`, both days included. Raises ValueError when it ends before it starts."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A period cannot end ({self.end}) before it starts ({self.start}).")

    @classmethod
    def of(cls, start: date | None, end: date | None) -> "Period | None":
        """The period, or None when one of its ends is missing."""
        return cls(start, end) if start and end else None

    @classmethod
    def of_months(cls, first: date, last: date) -> "Period":
        """From the first day of the month of `first` to the last day of the month of `last`."""
        return cls(first.replace(day=1), month_end(last))

    @property
    def days(self) -> int:
        """Length in days, both ends counted."""
        return (self.end - self.start).days + 1

    @property
    def length(self) -> tuple[int, bool]:
        """How many calendar months it touches, and whether it is whole ones: alike for periods of like length."""
        count = 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1
        return count, self == Period.of_months(self.start, self.end)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def overlaps(self, other: "Period") -> bool:
        """True when the two periods share a day."""
        return self.start <= other.end and other.start <= self.end

    def __str__(self) -> str:
        return f"{self.start.isoformat()} – {self.end.isoformat()}"


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
