"""Numbers as they are known inside: whom each counts, and how many there are."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from stegvis.vocabulary import BadInput, Gender, Period, Wording
from stegvis.vocabulary.gender import PARTS

EVERYWHERE = "*"
"""Where no intervention is told: what stands by itself for the whole association."""


@dataclass(frozen=True, slots=True, order=True)
class Who:
    """Those whom one number counts: a set, in one or more interventions, of one gender or all, in a period."""

    counted: str
    interventions: tuple[str, ...]
    gender: Gender
    period: Period

    def __str__(self) -> str:
        where = place_name(self.interventions)
        return f"{self.counted}/{where}/{self.gender.value}/{self.period.start}..{self.period.end}"


@dataclass(frozen=True, slots=True)
class Count:
    """How many a set holds in one intervention, of one gender or all, in a period: typed in or counted."""

    counted: str
    intervention: str
    gender: Gender
    period: Period
    value: int

    @property
    def who(self) -> Who:
        """Those it counts."""
        return Who(self.counted, (self.intervention,), self.gender, self.period)


class Counts:
    """All counts of one publication, looked up by whom they count. A total adds up what the interventions give.

    Raises BadInput when a count stands twice, is below zero, or the genders add up to more than all.
    """

    def __init__(self, counts: Iterable[Count], publication: str) -> None:
        self.publication = publication
        self.by_who: dict[Who, int] = {}
        for count in counts:
            if count.value < 0 or count.who in self.by_who:
                raise BadInput(publication, _unusable(count))
            self.by_who[count.who] = count.value
        self._fill_all()
        self.interventions = tuple(dict.fromkeys(who.interventions[0] for who in self.by_who))
        self.periods = tuple(sorted({who.period for who in self.by_who}))

    def _fill_all(self) -> None:
        """All genders together, where only the four parts are given: a register counts parts, a form both."""
        for who in list(self.by_who):
            every = replace(who, gender=Gender.ALL)
            if every not in self.by_who:
                self.by_who[every] = sum(self.by_who.get(replace(who, gender=part), 0) for part in PARTS)

    def of(self, who: Who) -> int | None:
        """How many there are; None when one of the interventions does not tell."""
        values = [self.by_who.get(replace(who, interventions=(one,))) for one in who.interventions]
        told = [value for value in values if value is not None]
        return sum(told) if len(told) == len(values) else None

    def telling(self, counted: str, period: Period) -> tuple[str, ...]:
        """The interventions that give a set for all genders, in the order of the counts."""
        return tuple(one for one in self.interventions if Who(counted, (one,), Gender.ALL, period) in self.by_who)

    def genders(self, counted: str, intervention: str, period: Period) -> tuple[Gender, ...]:
        """The genders that are given by name."""
        return tuple(part for part in PARTS if Who(counted, (intervention,), part, period) in self.by_who)


def _unusable(count: Count) -> Wording:
    where = f"{count.counted}, {count.intervention}, {count.gender.value}, {count.period}"
    return Wording(
        f"antalet {count.value} för {where} är mindre än noll eller står två gånger; rätta underlaget.",
        f"the count {count.value} for {where} is below zero or stands twice; mend the figures.",
    )


def place_name(interventions: tuple[str, ...]) -> str:
    """A short name that no other choice of interventions has: one in quotation marks, several by a digest of all.

    Names are people's own ("total", "Nord/Syd"): unquoted they could be taken for each other.
    """
    if len(interventions) == 1:
        return json.dumps(interventions[0], ensure_ascii=False)
    names = json.dumps(interventions).encode()
    return f"total of {len(interventions)} ({hashlib.sha256(names).hexdigest()[:16]})"
