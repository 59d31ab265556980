"""Who was there on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from stegvis.store.clock import today
from stegvis.store.models import Attendance, Intervention, Participation
from stegvis.store.register.claiming import hold
from stegvis.store.register.recording import record_change
from stegvis.store.register.standing import takes_part
from stegvis.store.sealing.participants import unseal_from
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForScopes
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor


@dataclass(frozen=True, slots=True)
class Noted:
    """One on the list. `is_present` None: not noted. `name` is "" where none is stored."""

    participation: int
    participant: int
    local_number: int
    name: str
    group: int | None
    is_present: bool | None


def attendance_on(intervention: Intervention, day: date) -> tuple[Noted, ...]:
    """Everybody who takes part that day, by group and number. Two queries."""
    rows = _TAKING_PART.of([], day, numbers=[intervention.pk])
    there = {row[0]: row[1] for row in _NOTED.values([one.pk for one in rows], day)}
    return tuple(
        Noted(
            one.pk,
            one.participant_id,
            one.participant.local_number,
            unseal_from(one.participant, "sealed_name"),
            one.group,
            there.get(one.pk),
        )
        for one in rows
    )


@transaction.atomic
def note(participation: Participation, day: date, is_present: bool | None, *, by: Actor) -> None:
    """Somebody was there, was not, or (None) is not noted. Raises InvalidFields for a day that cannot be."""
    hold(participation)
    start, end = participation.started_on, participation.exited_on
    if day > today():
        raise InvalidFields({"": NOT_YET})
    if start is None or day < start or (end is not None and day > end):
        raise InvalidFields({"": NOT_TAKING_PART})
    _write(participation.pk, day, is_present)
    record_change("attendance_noted", participation, by, on=day.isoformat())


@transaction.atomic
def note_the_rest(rows: Sequence[Participation], day: date, *, by: Actor) -> int:
    """Everybody of those who is not noted on the day was there. Returns how many."""
    if day > today():
        raise InvalidFields({"": NOT_YET})
    known = set(Attendance.objects.filter(participation__in=rows, on=day).values_list("participation", flat=True))
    rest = [one for one in rows if one.pk not in known]
    for one in rest:
        note(one, day, True, by=by)
    return len(rest)


def taking_part(intervention: Intervention, day: date, group: int | None) -> Sequence[Participation]:
    """The participations of that day, of one group or all."""
    rows = _taking_part(day, [intervention.pk])
    return list(rows if group is None else rows.filter(group=group))


def _write(participation: int, day: date, is_present: bool | None) -> None:
    if is_present is None:
        Attendance.objects.filter(participation=participation, on=day).delete()
    else:
        Attendance.objects.update_or_create(participation_id=participation, on=day, defaults={"is_present": is_present})


def _taking_part(day: date, interventions: Sequence[int]) -> QuerySet[Participation]:
    return (
        Participation.counted.filter(takes_part(day), intervention__in=interventions)
        .select_related("participant")
        .order_by("group", "participant__local_number", "pk")
    )


def _noted(participations: Sequence[int], day: date) -> QuerySet[Attendance, tuple[int, bool]]:
    rows = Attendance.objects.filter(participation__in=participations, on=day)
    return rows.order_by().values_list("participation", "is_present")


_TAKING_PART = CompiledForScopes[Participation](_taking_part)
_NOTED = CompiledForMany(_noted)


NOT_YET = Wording("Den dagen har inte varit än.", "That day has not come yet.")
NOT_TAKING_PART = Wording("Personen deltog inte den dagen.", "The person did not take part that day.")
