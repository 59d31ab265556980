"""More time for a report: the new day, and every earlier one as it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.models import DueChange, ReportDue
from stegvis.store.organisation.owed import require_agreed
from stegvis.store.trail.events import record
from stegvis.vocabulary import Changed, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

LONGEST = timedelta(days=2 * 365)
"""More time than this after the period is a slip of the pen."""
_LATER = Wording("Dagen har inte kommit än.", "The day has not come yet.")
_SAME = Wording("Rapporten ska redan lämnas den dagen.", "The report is already due on that day.")


@dataclass(frozen=True, slots=True)
class DayChange:
    """A change of the day; `is_afterwards`: it was granted when the earlier day had passed."""

    was_due_on: date
    due_on: date
    granted_on: date
    reason: str
    by: str

    @property
    def is_afterwards(self) -> bool:
        return self.granted_on > self.was_due_on


@dataclass(frozen=True, slots=True)
class Grant:
    """The new day, when it was granted (it may be entered later), and why."""

    due_on: date
    granted_on: date
    reason: str = ""


def changes_of(due: ReportDue) -> tuple[DayChange, ...]:
    """Every change of the day, oldest first."""
    return told(DueChange.objects.filter(due=due))


def told(changes: Iterable[DueChange]) -> tuple[DayChange, ...]:
    """Rows as they are told."""
    return tuple(DayChange(one.was_due_on, one.due_on, one.granted_on, one.reason, one.by) for one in changes)


@transaction.atomic
def grant(due: ReportDue, given: Grant, version: int, *, by: Actor) -> None:
    """Makes `given.due_on` the day. `version` is how many changes there were when the actor looked.

    Raises InvalidFields, BadInput when nothing is owed for the period, and Changed.
    """
    due = ReportDue.objects.select_for_update().select_related("intervention").get(pk=due.pk)
    require_agreed(due)
    made = DueChange.objects.filter(due=due).count()
    if made != version:
        raise Changed({"due_on": due.due_on.isoformat()}, made)
    _check(due, given)
    DueChange.objects.create(
        due=due,
        was_due_on=due.due_on,
        due_on=given.due_on,
        granted_on=given.granted_on,
        reason=given.reason,
        by=by.name,
    )
    details = {"form": due.form_id, "from": due.due_on.isoformat(), "to": given.due_on.isoformat()}
    due.due_on = given.due_on
    due.save(update_fields=["due_on"])
    record("more_time_granted", by=by, subject=due.intervention.name, details=details)


def _check(due: ReportDue, given: Grant) -> None:
    faults = {}
    if given.due_on == due.due_on:
        faults["due_on"] = _SAME
    elif not due.period_end <= given.due_on <= due.period_end + LONGEST:
        faults["due_on"] = _out_of_reach(due.period_end)
    if given.granted_on > today():
        faults["granted_on"] = _LATER
    if faults:
        raise InvalidFields(faults)


def _out_of_reach(period_end: date) -> Wording:
    last = period_end + LONGEST
    return Wording(
        f"Perioden tar slut {period_end}: dagen ska ligga mellan den och {last}.",
        f"The period ends on {period_end}: the day must lie between that and {last}.",
    )
