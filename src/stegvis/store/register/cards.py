"""Participations as cards: for how long they go on, what comes next, and what to look out for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeAlias

from django.db.models import Avg, QuerySet

from stegvis.store.models import ActivityWeek, Attendance, FollowUp, Participation, PlanStep
from stegvis.store.tables.compiled_query import CompiledForMany

Columns: TypeAlias = QuerySet[Any, tuple[Any, ...]]
LOOKED_BACK = timedelta(weeks=4)
"""Absence and hours are looked at over so long."""


class Sign(StrEnum):
    """Something to look out for on a card."""

    TIME_IS_OVER = "time_is_over"
    TIME_IS_NEARLY_OVER = "time_is_nearly_over"
    FOLLOW_UP_IS_LATE = "follow_up_is_late"
    ABSENT_TWICE = "absent_twice"
    FEWER_HOURS = "fewer_hours"


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next: what, and by when (None: no day is set)."""

    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Card:
    """One participation. `weeks_left` until the planned end, below 0 when it has passed; None without one.

    `day` is when somebody was referred, started or left, by column.
    """

    participation: int
    participant: int
    local_number: int
    group: int | None
    day: date | None
    weeks_left: int | None
    next_step: Step | None
    signs: tuple[Sign, ...]


def cards_of(rows: Sequence[Participation], day: date) -> tuple[Card, ...]:
    """The cards of those participations on that day, each with its participant. Four queries, however many."""
    known = _Known(rows, day)
    return tuple(known.card(row) for row in rows)


def weeks_left(row: Participation, day: date) -> int | None:
    """Whole weeks until the planned end, below 0 when it has passed; None without one or after the exit."""
    return (row.planned_end_on - day).days // 7 if row.planned_end_on and row.exited_on is None else None


def signs_of(
    row: Participation, left: int | None, *, is_late: bool, is_absent: bool, minutes: float | None
) -> tuple[Sign, ...]:
    """What to look out for while a participation goes on: weeks left, a follow-up that is late, absent the last two

    times, and minutes of activity in a mean week of those noted over LOOKED_BACK (None: nothing was noted).
    """
    if row.started_on is None or row.exited_on is not None:
        return ()
    before = row.hours_before
    seen = {
        Sign.TIME_IS_OVER: left is not None and left < 0,
        Sign.TIME_IS_NEARLY_OVER: left is not None and 0 <= left <= 2,
        Sign.FOLLOW_UP_IS_LATE: is_late,
        Sign.ABSENT_TWICE: is_absent,
        Sign.FEWER_HOURS: minutes is not None and before is not None and minutes < before * 60,
    }
    return tuple(sign for sign, is_there in seen.items() if is_there)


class _Known:
    """What cards need besides the participation, asked for once for all of them."""

    def __init__(self, rows: Iterable[Participation], day: date) -> None:
        self.day = day
        self.under_way = [row.pk for row in rows if row.started_on is not None and row.exited_on is None]
        self.steps, self.late = self._to_do()
        self.absent = self._absent()
        self.minutes: Mapping[int, float] = dict(tuple(row) for row in _MINUTES.values(self.under_way, day))

    def card(self, row: Participation) -> Card:
        """The card of the participation."""
        left = weeks_left(row, self.day)
        return Card(
            row.pk,
            row.participant_id,
            row.participant.local_number,
            row.group,
            row.exited_on or row.started_on or row.referred_on,
            left,
            self.steps.get(row.pk),
            self._signs(row, left),
        )

    def _signs(self, row: Participation, left: int | None) -> tuple[Sign, ...]:
        is_late, is_absent = row.pk in self.late, row.pk in self.absent
        return signs_of(row, left, is_late=is_late, is_absent=is_absent, minutes=self.minutes.get(row.pk))

    def _to_do(self) -> tuple[Mapping[int, Step], set[int]]:
        """The earliest thing to do of each, a step of the plan or a follow-up; and who has a follow-up that is late."""
        follow_ups = list(_FOLLOW_UPS.values(self.under_way))
        found: dict[int, Step] = {}
        for number, text, due_on in (*_STEPS.values(self.under_way), *follow_ups):
            if number not in found or _when(due_on) < _when(found[number].due_on):
                found[number] = Step(text, due_on)
        return found, {number for number, _, due_on in follow_ups if _when(due_on) < self.day}

    def _absent(self) -> set[int]:
        """Those who were absent the last two times that were noted."""
        last: dict[int, list[bool]] = defaultdict(list)
        for number, is_present in _ATTENDANCE.values(self.under_way, self.day):
            last[number].append(is_present)
        return {number for number, seen in last.items() if len(seen) > 1 and not any(seen[:2])}


def _steps(of: Sequence[int]) -> Columns:
    steps = PlanStep.objects.filter(goal__participation__in=of, done_on=None)
    return steps.values_list("goal__participation", "text", "due_on")


def _follow_ups(of: Sequence[int]) -> Columns:
    follow_ups = FollowUp.objects.filter(participation__in=of, done_on=None)
    return follow_ups.values_list("participation", "label", "due_on")


def _attendance(of: Sequence[int], day: date) -> Columns:
    noted = Attendance.objects.filter(participation__in=of, on__gte=day - LOOKED_BACK)
    return noted.order_by("-on").values_list("participation", "is_present")


def _minutes(of: Sequence[int], day: date) -> Columns:
    """Activity of each in a mean week of those that were noted; absent when none was."""
    weeks = ActivityWeek.objects.filter(participation__in=of, monday_on__gt=day - LOOKED_BACK)
    summed = weeks.order_by().values("participation").annotate(mean=Avg("minutes"))
    return summed.values_list("participation", "mean")


_STEPS, _FOLLOW_UPS = CompiledForMany(_steps), CompiledForMany(_follow_ups)
_ATTENDANCE, _MINUTES = CompiledForMany(_attendance), CompiledForMany(_minutes)


def _when(due_on: date | None) -> date:
    return due_on or date.max
