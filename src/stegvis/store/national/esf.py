"""Participants of an ESF-financed intervention, month by month, as they are handed to SCB.

Source: SCB and the ESF council (domain.md 4.4): by personal identity number, months in their order, a start in the
month of the start and an end in the month of the end; when an old month is corrected all later months are read anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from stegvis.store.access.participant_scope import Participants
from stegvis.store.models import EsfMonth, Intervention, Participation
from stegvis.store.sealing.seals import keyed_digest
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.period import month_end

DUE_AFTER = timedelta(weeks=4)


class MonthState(StrEnum):
    """NEW: never handed over. AGAIN: it, or an earlier month, has changed since. DONE: handed over as it is."""

    NEW = "new"
    AGAIN = "again"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class EsfRow:
    """A participation that begins or ends in the month; the other day is None."""

    participation: int
    participant: int
    local_number: int
    has_number: bool
    started_on: date | None
    exited_on: date | None


@dataclass(frozen=True, slots=True)
class EsfMonthRows:
    """A month that is over. It can be handed over from the day after its last, and is due within four weeks."""

    month_on: date
    state: MonthState
    rows: tuple[EsfRow, ...]
    digest: str

    @property
    def due_on(self) -> date:
        """The last day to hand it over."""
        return month_end(self.month_on) + DUE_AFTER


def esf_months(intervention: Intervention, reached: Participants, today: date) -> tuple[EsfMonthRows, ...]:
    """The months that are over, from the first start on, in their order. Two queries."""
    times = list(
        Participation.counted.filter(
            intervention=intervention,
            participant__in=reached,
            started_on__isnull=False,
        )
        .select_related("participant")
        .order_by("participant__local_number", "started_on", "id")
    )
    handed_over = {one.month_on: one.digest for one in EsfMonth.objects.filter(intervention=intervention)}
    starts = [one.started_on for one in times if one.started_on] + list(handed_over)
    numbers = {one.pk: one.participant.identity_index or "" for one in times}
    found: list[EsfMonthRows] = []
    changed = False
    for month in _months(min(starts, default=today), today):
        rows = _rows(times, month)
        digest = _digest(intervention, month, rows, numbers)
        before = handed_over.get(month)
        changed = changed or (before is not None and before != digest)
        state = MonthState.NEW if before is None else MonthState.AGAIN if changed else MonthState.DONE
        # A month that was left out is handed over late: those after it are read anew.
        changed = changed or (before is None and any(later > month for later in handed_over))
        found.append(EsfMonthRows(month, state, rows, digest))
    return tuple(found)


def to_hand_over(months: Iterable[EsfMonthRows]) -> tuple[EsfMonthRows, ...]:
    """The months that are to be handed over now, in their order."""
    return tuple(one for one in months if one.state is not MonthState.DONE)


def keep_handed_over(intervention: Intervention, months: Sequence[EsfMonthRows], *, by: Actor) -> None:
    """Notes that these months were fetched as they are."""
    EsfMonth.objects.bulk_create(
        EsfMonth(intervention=intervention, month_on=one.month_on, digest=one.digest, rows=len(one.rows), by=by.name)
        for one in months
    )


def _months(first: date, today: date) -> list[date]:
    """The first days of the months from that of `first` to the last that is over."""
    found, month = [], first.replace(day=1)
    while month_end(month) < today:
        found.append(month)
        month = month_end(month) + timedelta(days=1)
    return found


def _rows(times: Iterable[Participation], month: date) -> tuple[EsfRow, ...]:
    rows = (_row(one, month) for one in times)
    return tuple(one for one in rows if one.started_on or one.exited_on)


def _row(one: Participation, month: date) -> EsfRow:
    person = one.participant
    return EsfRow(
        one.pk,
        person.pk,
        person.local_number,
        bool(person.sealed_identity),
        _inside(one.started_on, month),
        _inside(one.exited_on, month),
    )


def _inside(day: date | None, month: date) -> date | None:
    return day if day is not None and day.replace(day=1) == month else None


def _digest(intervention: Intervention, month: date, rows: Iterable[EsfRow], numbers: Mapping[int, str]) -> str:
    """What the month holds: a number that is registered or corrected later changes it, too."""
    told = ";".join(
        f"{one.participation},{numbers[one.participation]},{one.started_on},{one.exited_on}" for one in rows
    )
    return keyed_digest("esf_month", f"{intervention.pk}|{month}|{told}")
