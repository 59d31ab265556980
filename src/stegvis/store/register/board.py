"""The journey board of an intervention: who stands where, for how long, what comes next, and what to look out for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum

from stegvis.store.clock import today
from stegvis.store.models import (
    ActivityWeek,
    Attendance,
    Decision,
    FollowUp,
    Intervention,
    JourneyStage,
    Participation,
    PlanStep,
    StageMove,
)
from stegvis.store.register.recording import record_change
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

SHOWN_AFTER_EXIT = timedelta(days=30)
"""Who has left stays on the board so long."""
LOOKED_BACK = timedelta(weeks=4)
"""Absence and hours are looked at over so long."""


class Sign(StrEnum):
    """Something to look out for on a card."""

    TIME_IS_OVER = "time_is_over"
    TIME_IS_NEARLY_OVER = "time_is_nearly_over"
    FOLLOW_UP_IS_LATE = "follow_up_is_late"
    ABSENT_TWICE = "absent_twice"
    FEWER_HOURS = "fewer_hours"


class Place(StrEnum):
    """The columns that every board has: before the start, started and not placed, and after the exit."""

    REFERRED = "referred"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    STARTED = "started"
    EXITED = "exited"


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


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `id` is a Place, or the number of a stage as text; `label` is the stage's own, else empty."""

    id: str
    label: str
    cards: tuple[Card, ...]


def board_of(intervention: Intervention) -> tuple[Column, ...]:
    """The columns in their order: before the start, the intervention's own stages, after the exit.

    Who has started and was never placed stands in the first stage; without stages there is one column for all of them.
    """
    day = today()
    stages = list(JourneyStage.objects.filter(intervention=intervention).order_by("position"))
    rows = list(_on_the_board(intervention, day))
    known = _Known(rows, day)
    cards: dict[str, list[Card]] = defaultdict(list)
    for row in rows:
        cards[_column(row, stages)].append(known.card(row))
    ids = [Place.REFERRED, Place.WAITING, Place.ACCEPTED, *_started(stages), Place.EXITED]
    labels = {str(stage.pk): stage.label for stage in stages}
    return tuple(Column(str(one), labels.get(str(one), ""), tuple(cards[str(one)])) for one in ids)


@transaction.atomic
def move_to_stage(participation: Participation, stage: int, *, by: Actor) -> int | None:
    """Moves a card between stages and returns the stage it came from (None: it was not placed).

    Raises InvalidFields when the person has not started or has left, and for a stage of another intervention.
    """
    row = Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
    if row.started_on is None or row.exited_on is not None or row.is_registered_in_error:
        raise InvalidFields({"": NOT_UNDER_WAY})
    if not JourneyStage.objects.filter(pk=stage, intervention=row.intervention_id).exists():
        raise InvalidFields({"": NO_SUCH_STAGE})
    if row.stage_id == stage:
        return stage
    earlier = row.stage_id
    Participation.objects.filter(pk=row.pk).update(stage=stage, version=F("version") + 1)
    StageMove.objects.create(participation=row, stage_id=stage, moved_on=today())
    record_change("card_moved", participation, by, stage=stage)
    return earlier


def cards_of(rows: Sequence[Participation], day: date) -> tuple[Card, ...]:
    """The cards of those participations on that day, each with its participant. Four queries, however many."""
    known = _Known(rows, day)
    return tuple(known.card(row) for row in rows)


def weeks_left(row: Participation, day: date) -> int | None:
    """Whole weeks until the planned end, below 0 when it has passed; None without one or after the exit."""
    return (row.planned_end_on - day).days // 7 if row.planned_end_on and row.exited_on is None else None


def signs_of(
    row: Participation, left: int | None, *, is_late: bool, is_absent: bool, minutes: int | None
) -> tuple[Sign, ...]:
    """What to look out for while a participation goes on: weeks left, a follow-up that is late, absent the last two

    times, and minutes of activity over LOOKED_BACK (None: nothing was noted).
    """
    if row.started_on is None or row.exited_on is not None:
        return ()
    before = row.hours_before
    seen = {
        Sign.TIME_IS_OVER: left is not None and left < 0,
        Sign.TIME_IS_NEARLY_OVER: left is not None and 0 <= left <= 2,
        Sign.FOLLOW_UP_IS_LATE: is_late,
        Sign.ABSENT_TWICE: is_absent,
        Sign.FEWER_HOURS: minutes is not None and before is not None and minutes < before * 60 * LOOKED_BACK.days // 7,
    }
    return tuple(sign for sign, is_there in seen.items() if is_there)


def _on_the_board(intervention: Intervention, day: date) -> QuerySet[Participation]:
    return (
        Participation.objects.filter(intervention=intervention, is_registered_in_error=False)
        .exclude(decision=Decision.DECLINED)
        .filter(Q(exited_on=None) | Q(exited_on__gte=day - SHOWN_AFTER_EXIT))
        .select_related("participant")
        .order_by(F("queue_position").asc(nulls_last=True), F("planned_end_on").asc(nulls_last=True), "id")
    )


def _started(stages: Sequence[JourneyStage]) -> list[str]:
    return [str(stage.pk) for stage in stages] or [Place.STARTED]


def _column(row: Participation, stages: Sequence[JourneyStage]) -> str:
    if row.exited_on is not None:
        return Place.EXITED
    if row.started_on is not None:
        return str(row.stage_id) if row.stage_id else _started(stages)[0]
    if row.decision == Decision.WAITING:
        return Place.WAITING
    return Place.ACCEPTED if row.decision == Decision.ACCEPTED else Place.REFERRED


class _Known:
    """What cards need besides the participation, asked for once for all of them."""

    def __init__(self, rows: Iterable[Participation], day: date) -> None:
        self.day = day
        self.under_way = [row.pk for row in rows if row.started_on is not None and row.exited_on is None]
        self.steps = self._steps()
        self.late = self._late()
        self.absent = self._absent()
        self.minutes = self._minutes()

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

    def _steps(self) -> Mapping[int, Step]:
        """The earliest thing to do of each: a step of the plan, or a follow-up."""
        steps = PlanStep.objects.filter(goal__participation__in=self.under_way, done_on=None)
        follow_ups = FollowUp.objects.filter(participation__in=self.under_way, done_on=None)
        found: dict[int, Step] = {}
        for number, text, due_on in (
            *steps.values_list("goal__participation", "text", "due_on"),
            *follow_ups.values_list("participation", "label", "due_on"),
        ):
            if number not in found or _when(due_on) < _when(found[number].due_on):
                found[number] = Step(text, due_on)
        return found

    def _late(self) -> set[int]:
        late = FollowUp.objects.filter(participation__in=self.under_way, done_on=None, due_on__lt=self.day)
        return set(late.values_list("participation", flat=True))

    def _absent(self) -> set[int]:
        """Those who were absent the last two times that were noted."""
        noted = Attendance.objects.filter(participation__in=self.under_way, on__gte=self.day - LOOKED_BACK)
        last: dict[int, list[bool]] = defaultdict(list)
        for number, is_present in noted.order_by("-on").values_list("participation", "is_present"):
            last[number].append(is_present)
        return {number for number, seen in last.items() if len(seen) > 1 and not any(seen[:2])}

    def _minutes(self) -> Mapping[int, int]:
        """Activity of each over the weeks looked back at; absent when nothing was noted."""
        weeks = ActivityWeek.objects.filter(participation__in=self.under_way, monday_on__gt=self.day - LOOKED_BACK)
        summed = weeks.order_by().values("participation").annotate(all=Sum("minutes"))
        return dict(summed.values_list("participation", "all"))


def _when(due_on: date | None) -> date:
    return due_on or date.max


NOT_UNDER_WAY = Wording(
    "Kortet kan inte flyttas: deltagandet har inte startat, eller är avslutat.",
    "The card cannot be moved: the participation has not started, or has ended.",
)
NO_SUCH_STAGE = Wording("Välj en kolumn på tavlan.", "Choose a column of the board.")
