"""Counting answers that a report lists person by person, with room for what could not be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stegvis.forms.reading import AnswerRow, StatedCount, Tally
from stegvis.vocabulary import Gender, Place


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many it can be: at least `low`, and at most `high` if every unread row is one of them."""

    low: int
    high: int

    def allow(self, value: int) -> bool:
        """True when the number may be right."""
        return self.low <= value <= self.high

    def nearest(self, value: int) -> int:
        """The possible number closest to `value`."""
        return min(max(value, self.low), self.high)


@dataclass(frozen=True, slots=True)
class Answers:
    """The rows of one unit or of many. `unread` are respondents whose answers are not known, by gender.

    An unread respondent of unknown gender is counted under Gender.ALL and may be of any.
    """

    rows: tuple[AnswerRow, ...]
    unread: Mapping[Gender, int]
    groups: Mapping[str, frozenset[str]]

    def respondents(self, gender: Gender) -> Bounds:
        """How many have answered."""
        rows = len(self._of(gender))
        if gender is Gender.ALL:
            return Bounds(rows + self._loose(), rows + self._loose())
        sure = rows + self.unread.get(gender, 0)
        return Bounds(sure, sure + self._unplaced())

    def yes(self, item: str, gender: Gender) -> Bounds:
        """How many have answered yes to an item."""
        return self._bounds([row for row in self._of(gender) if item in row.yes], gender)

    def in_group(self, group: str, gender: Gender) -> Bounds:
        """How many belong to one of the instrument's groups."""
        return self._bounds([row for row in self._of(gender) if self._belongs(row, group)], gender)

    def outside_group(self, group: str, gender: Gender) -> Bounds:
        """How many do not belong to the group."""
        return self._bounds([row for row in self._of(gender) if not self._belongs(row, group)], gender)

    def all_no(self, gender: Gender) -> Bounds:
        """How many have answered no to everything."""
        return self._bounds([row for row in self._of(gender) if not row.yes], gender)

    def any_yes(self, gender: Gender) -> Bounds:
        """How many have answered yes to something."""
        return self._bounds([row for row in self._of(gender) if row.yes], gender)

    def _belongs(self, row: AnswerRow, group: str) -> bool:
        items = self.groups.get(group, frozenset())
        return bool(row.yes & items) if items else group in row.extra

    def _of(self, gender: Gender) -> Sequence[AnswerRow]:
        return self.rows if gender is Gender.ALL else [row for row in self.rows if row.gender is gender]

    def _bounds(self, rows: Sequence[AnswerRow], gender: Gender) -> Bounds:
        slack = self._loose() if gender is Gender.ALL else self.unread.get(gender, 0) + self._unplaced()
        return Bounds(len(rows), len(rows) + slack)

    def _loose(self) -> int:
        return sum(self.unread.values())

    def _unplaced(self) -> int:
        """Respondents that may be of any gender: unread ones, and rows that tell none."""
        unknown = sum(row.gender is Gender.UNKNOWN for row in self.rows)
        return unknown + self.unread.get(Gender.ALL, 0) + self.unread.get(Gender.UNKNOWN, 0)


def answers_of(tallies: Sequence[Tally]) -> Answers:
    """All answers in the tallies. A tally without rows adds its stated respondents as unread."""
    unread: dict[Gender, int] = {}
    for tally in tallies:
        for gender, count in _unread(tally).items():
            unread[gender] = unread.get(gender, 0) + count
    groups = tallies[0].groups if tallies else {}
    return Answers(tuple(row for tally in tallies for row in tally.answers), unread, groups)


def _unread(tally: Tally) -> dict[Gender, int]:
    if tally.answers:
        found: dict[Gender, int] = {}
        for one in tally.stated:
            if one.key == "unread":
                found[one.gender] = found.get(one.gender, 0) + one.value
        return found
    stated = dict(tally.stated_respondents)
    total = stated.pop(Gender.ALL, sum(stated.values()))
    # Genders that the heading does not tell hold the rest of its total.
    rest = max(0, total - sum(stated.values()))
    return stated | ({Gender.ALL: rest} if rest else {})


def counts_of(tally: Tally) -> tuple[StatedCount, ...]:
    """Each number that the text states once, headings included; a repeated number counts where it first stands."""
    found: dict[tuple[str, Gender, int], StatedCount] = {}
    heading = (
        StatedCount("respondents", gender, value, str(value), tally.place)
        for gender, value in tally.stated_respondents.items()
    )
    for one in (*tally.stated, *heading):
        if one.key != "unread":
            found.setdefault((one.key, one.gender, one.value), one)
    return tuple(found.values())


def answer_place(tally: Tally) -> Place:
    """Where the rows of a tally begin."""
    return tally.answers[0].place if tally.answers else tally.place
