"""When the time that data may be kept has run out: what names a participant, and texts in own words, are removed.

What stays is a participation without a name, for the numbers. What is removed, `handling` says, field by field.
Default of 24 months after the last exit: it covers the follow-up after 12 months, with room for a late one.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BinaryField, Field, Max, Model, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from stegvis.store.access.participant_scope import Participants
from stegvis.store.clock import today
from stegvis.store.handling.table import REMOVED_AFTER_EXIT, handling_of
from stegvis.store.models import (
    Asking,
    Draft,
    Extension,
    FollowUp,
    Meeting,
    Participant,
    Participation,
    PlanGoal,
    PlanStep,
    StoredAnswer,
)
from stegvis.store.tables.journal import empty_journal
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary.actor import Actor

KEPT_MONTHS = 24
WAYS: Mapping[type[Model], str] = {
    Participant: "pk",
    Participation: "participant",
    Extension: "participation__participant",
    FollowUp: "participation__participant",
    Meeting: "participation__participant",
    PlanGoal: "participation__participant",
    PlanStep: "goal__participation__participant",
    StoredAnswer: "asking__participation__participant",
}
"""From each table that holds such a field to its participant. A test fails when one is missing."""

LAST_DAY = Coalesce(
    Max("participations__exited_on"),
    Max("participations__decided_on"),
    Max("participations__referred_on"),
    TruncDate("created_at"),
)


@dataclass(frozen=True, slots=True)
class Overdue:
    """A participant whose time has run out: the number to open it by, the local number, and the last day of all."""

    participant: int
    local_number: int
    last_on: date


def overdue(reached: Participants, months: int = KEPT_MONTHS) -> tuple[Overdue, ...]:
    """Those among the participants whose last day lies at least so many months back, and who still have something to

    remove. The last day is the last exit; for somebody who never started, the last day that the referral moved.
    """
    limit = _months_back(today(), months)
    ended = reached.exclude(participations__in=_ongoing()).annotate(last_on=LAST_DAY).filter(last_on__lte=limit)
    rows = [Overdue(*row) for row in ended.order_by("last_on", "pk").values_list("pk", "local_number", "last_on")]
    still = _with_something({one.participant for one in rows})
    return tuple(one for one in rows if one.participant in still)


def dispose(participants: QuerySet[Participant], *, by: Actor) -> None:
    """Removes what names these participants, everywhere, with one event each. Call it in a transaction."""
    listed = list(participants)
    numbers = [one.pk for one in listed]
    for model, way in WAYS.items():
        model._default_manager.filter(**{f"{way}__in": numbers}).update(**_emptied(model))
    Asking.objects.filter(participation__participant__in=numbers).update(secret_digest=None, expires_on=None)
    Draft.objects.filter(participant__in=numbers).delete()
    for one in listed:
        record("participant_pseudonymised", by=by, subject=subject_of(one), participant=one)
    empty_journal()


def _ongoing() -> QuerySet[Participation]:
    """Started and not exited, or waiting for a decision or a place."""
    undecided = Q(started_on=None) & ~Q(decision="declined")
    return Participation.counted.filter(Q(started_on__isnull=False, exited_on=None) | undecided)


def _with_something(numbers: set[int]) -> set[int]:
    """Those of whom some field is not empty yet."""
    found: set[int] = set()
    for model, way in WAYS.items():
        filled = Q(pk=None)
        for name, empty in _emptied(model).items():
            filled |= ~Q(**{name: empty}) if empty is not None else Q(**{f"{name}__isnull": False})
        rows = model._default_manager.filter(filled, **{f"{way}__in": numbers})
        found |= set(rows.values_list(way, flat=True))
    return found


def _emptied(model: type[Model]) -> dict[str, object]:
    """The columns to empty, with what stands there afterwards."""
    return {name: _nothing(model._meta.get_field(name)) for name in handling_of(model).of(*REMOVED_AFTER_EXIT)}


def _nothing(field: object) -> object:
    assert isinstance(field, Field)
    if isinstance(field, BinaryField):
        return b""
    return None if field.null else ""


def _months_back(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, longest))
