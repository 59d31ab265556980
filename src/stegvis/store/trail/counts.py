"""How much happened in the trail, by kind of event: numbers without persons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate, make_aware

from stegvis.store.models import Assignment, AuditEvent, Operator
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.vocabulary.period import Period
from stegvis.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class EventCount:
    """How often an event happened. `is_about_participants`: it tells of one of them, or of somebody only counted.

    Whatever a registrar does is taken to be so: who counts one without data names no participant.
    """

    event: str
    is_reading: bool
    is_about_participants: bool
    number: int


def event_counts(associations: Iterable[int], period: Period) -> tuple[EventCount, ...]:
    """The events in the period at the associations: about their operators' participants, by people who have a role

    there, or from the command line. Ordered by the event's name.
    """
    rows = _COUNTED.values([], period, numbers=sorted(associations))
    return tuple(EventCount(event, is_reading, bool(about), number) for event, is_reading, number, about in rows)


def _counted(period: Period, numbers: Sequence[int] = ()) -> QuerySet[AuditEvent, tuple[Any, ...]]:
    within = Q(association__in=numbers) | Q(operator__association__in=numbers)
    within |= Q(intervention__association__in=numbers)
    people = Assignment.objects.filter(within).values("account")
    operators = Operator.objects.filter(association__in=numbers).values("pk")
    theirs = Q(controller__in=operators) | Q(controller=None, account=None)
    theirs |= Q(controller=None, account__in=people)
    registrars = Assignment.objects.filter(role=Role.PARTICIPANT_REGISTRAR).values("account")
    about = Q(controller__isnull=False) | Q(account__in=registrars)
    return (
        AuditEvent.objects.filter(theirs, at__gte=_starts(period.start), at__lt=_starts(period.end + timedelta(days=1)))
        .values("event", "is_reading")
        .annotate(number=Count("id"), about=Count("id", filter=about))
        .order_by("event", "is_reading")
        .values_list("event", "is_reading", "number", "about")
    )


_COUNTED = CompiledForScopes[AuditEvent](_counted)


def latest_day() -> date:
    """The day of the latest event, by the clock on the wall; today when there is none."""
    latest = AuditEvent.objects.order_by("-id").values_list("at", flat=True).first()
    return localdate(latest) if latest else localdate()


def _starts(day: date) -> datetime:
    """The first instant of the day in Sweden."""
    return make_aware(datetime.combine(day, time.min))
