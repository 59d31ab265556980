"""Everything that is told about somebody's participations, asked for in few questions: a person's page is made from it.

Ten tables have rows about a participation; one question asks them all, in rows of one shape (`Row`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import (
    CharField,
    DateField,
    F,
    IntegerField,
    Model,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast

from stegvis.store.access.assignments import Interventions
from stegvis.store.keeping.consents import consents_at, consents_given
from stegvis.store.models import (
    ActivityWeek,
    Asking,
    Attendance,
    Consent,
    Extension,
    FollowUp,
    MeansOfSupport,
    Meeting,
    Occupation,
    Participant,
    Participation,
    PlanGoal,
    PlanStep,
    StageMove,
)
from stegvis.store.register.cards import LOOKED_BACK, Sign, Step, signs_of, weeks_left
from stegvis.store.tables.compiled_query import CompiledForNumbers, CompiledForScopes, CompiledRows


class Source(StrEnum):
    """Which table a row is from."""

    EXTENSION = "extension"
    MOVE = "move"
    MEETING = "meeting"
    FOLLOW_UP = "follow_up"
    GOAL = "goal"
    STEP = "step"
    WEEK = "week"
    ATTENDANCE = "attendance"
    SUPPORT = "support"
    OCCUPATION = "occupation"


class Row(NamedTuple):
    """One row of a table. What the columns hold, by source, stands in `_COLUMNS`; None or "" where it has no such."""

    source: str
    participation: int
    number: int
    on: date | None
    done_on: date | None
    amount: int | None
    text: str
    note: str


_COLUMNS: Mapping[Source, tuple[type[Model], Mapping[str, str]]] = {
    Source.EXTENSION: (Extension, {"on": "decided_on", "done_on": "end_on", "note": "reason"}),
    Source.MOVE: (StageMove, {"on": "moved_on", "text": "stage__label"}),
    Source.MEETING: (Meeting, {"on": "on", "text": "agenda", "note": "outcome"}),
    Source.FOLLOW_UP: (FollowUp, {"on": "due_on", "done_on": "done_on", "text": "label", "note": "note"}),
    Source.GOAL: (PlanGoal, {"on": "set_on", "done_on": "reached_on", "text": "text"}),
    Source.STEP: (PlanStep, {"on": "due_on", "done_on": "done_on", "text": "text", "amount": "goal"}),
    Source.WEEK: (ActivityWeek, {"on": "monday_on", "amount": "minutes"}),
    Source.ATTENDANCE: (Attendance, {"on": "on", "amount": "is_present"}),
    Source.SUPPORT: (MeansOfSupport, {"text": "support", "note": "occasion", "amount": "per_cent"}),
    Source.OCCUPATION: (Occupation, {"text": "occupation", "note": "occasion", "amount": "per_cent"}),
}
_TYPES = {"on": DateField, "done_on": DateField, "amount": IntegerField, "text": TextField, "note": TextField}


@dataclass(frozen=True, slots=True)
class Told:
    """`participations`, the latest first; rows about them; `consents` by the participation that each is for."""

    today: date
    participations: tuple[Participation, ...]
    rows: tuple[Row, ...]
    askings: tuple[Asking, ...]
    consents: Mapping[int, Sequence[Consent]]

    def of(self, source: Source, participation: int | None = None) -> list[Row]:
        """The rows of one table, of one participation or all, by day and number; those without a day come last."""
        return [one for one in self.rows if one.source == source and participation in (None, one.participation)]

    def is_mistake(self, participation: int) -> bool:
        """True of a participation that was registered in error: nothing is left to do about it."""
        return any(one.is_registered_in_error for one in self.participations if one.pk == participation)

    def next_step(self, participation: int) -> Step | None:
        """The earliest thing to do: a step of the plan, or a follow-up; what has no day comes last.

        After the exit nobody works on the plan any more: only follow-ups come then. After a mistake nothing comes.
        """
        if self.is_mistake(participation):
            return None
        is_over = any(one.exited_on for one in self.participations if one.pk == participation)
        planned = () if is_over else self.of(Source.STEP, participation)
        steps = (*planned, *self.of(Source.FOLLOW_UP, participation))
        undone = [Step(one.text, one.on) for one in steps if one.done_on is None]
        return min(undone, key=lambda one: one.due_on or date.max, default=None)

    def signs(self, participation: Participation) -> tuple[Sign, ...]:
        """What to look out for, as on the journey board, where no mistake stands."""
        if participation.is_registered_in_error:
            return ()
        number, since = participation.pk, self.today - LOOKED_BACK
        due = [one.on for one in self.of(Source.FOLLOW_UP, number) if one.done_on is None]
        seen = [one.amount for one in self.of(Source.ATTENDANCE, number) if one.on and one.on >= since]
        minutes = [one.amount or 0 for one in self.of(Source.WEEK, number) if one.on and one.on > since]
        return signs_of(
            participation,
            weeks_left(participation, self.today),
            is_late=any(on < self.today for on in due if on),
            is_absent=len(seen) > 1 and not any(seen[-2:]),
            minutes=sum(minutes) / len(minutes) if minutes else None,
        )


def told_of(participant: Participant, interventions: Interventions, today: date) -> Told:
    """Everything about the participant's times in those interventions. Five queries."""
    # Which time a consent is for depends on all times, reached or not.
    all_times = _times().of(participant.pk)
    numbers = [number for (number,) in _REACHED.values([interventions], numbers=[participant.pk])]
    consents = consents_at(all_times, consents_given(participant))
    return Told(
        today,
        tuple(one for one in all_times if one.pk in numbers),
        tuple(_rows(numbers)),
        tuple(_ASKINGS.of([], numbers=numbers)) if numbers else (),
        {number: consents[number] for number in numbers},
    )


def _reached(interventions: Interventions, participant: Sequence[int]) -> QuerySet[Participation, tuple[int]]:
    times = Participation.objects.filter(participant__in=participant, intervention__in=interventions)
    return times.order_by("-pk").values_list("pk")


_REACHED = CompiledForScopes[Participation](_reached)


@lru_cache(maxsize=1)
def _times() -> CompiledRows[Participation]:
    related = Participation.objects.select_related("intervention", "exit_code", "taken_over_by")
    return CompiledRows(lambda participant: related.filter(participant=participant[0]).order_by("-pk"))


_ASKINGS = CompiledForScopes[Asking](lambda times: Asking.objects.filter(participation__in=times, is_shared=False))


def _rows(of: Sequence[int]) -> Iterable[Row]:
    rows = [Row(*found) for found in _compiled(len(of)).values(of)] if of else []
    return sorted(rows, key=lambda one: (one.on or date.max, one.number))


@lru_cache(maxsize=16)
def _compiled(count: int) -> CompiledForNumbers:
    """Of that many participations: ten tables take longer to put into SQL than to read."""
    return CompiledForNumbers(_of_all, count)


def _of_all(participations: Sequence[int]) -> QuerySet[Any, Any]:
    first, *others = (_of(source, participations) for source in Source)
    return first.union(*others, all=True)


def _of(source: Source, participations: Sequence[int]) -> QuerySet[Any, Any]:
    model, columns = _COLUMNS[source]
    whose = "goal__participation" if model is PlanStep else "participation"
    told: dict[str, Any] = {
        "told_source": Value(source.value, output_field=CharField()),
        "told_participation": F(whose),
        "told_number": F("pk"),
    }
    for name, kind in _TYPES.items():
        nothing = Value("" if kind is TextField else None)
        told[f"told_{name}"] = Cast(F(columns[name]) if name in columns else nothing, kind())
    rows = model._default_manager.filter(**{f"{whose}__in": participations})
    found: QuerySet[Any, Any] = rows.order_by().annotate(**told).values_list(*told)
    return found
