"""Chance, with a seed: days on which people work, and words by how often they occur."""

import random
from collections.abc import Mapping
from datetime import date, timedelta

SATURDAY = 5


class Chance(random.Random):
    """Random days and words. Nothing secret hangs on it."""

    def workday(self, first: date, last: date) -> date:
        """A Monday to Friday between the two days, both included; the first when there is none."""
        day = first + timedelta(days=self.randint(0, max((last - first).days, 0)))
        if day.weekday() < SATURDAY:
            return day
        friday, monday = day - timedelta(days=day.weekday() - 4), day + timedelta(days=7 - day.weekday())
        return friday if friday >= first else min(monday, max(first, last))

    def word(self, weights: Mapping[str, int]) -> str:
        """One of the words, as often as its weight says."""
        return self.choices(tuple(weights), tuple(weights.values()))[0]

    def is_one_in(self, number: int) -> bool:
        """True once in so many times."""
        return self.randrange(number) == 0


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def workday_before(day: date) -> date:
    """The day itself, or the Friday before it when it is a Saturday or Sunday."""
    return day - timedelta(days=max(day.weekday() - 4, 0))
