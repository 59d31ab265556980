"""The participants of an intervention as a list: those under way, those who wait, those who have left."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from stegvis.store.clock import today
from stegvis.store.models import Decision, Intervention, Participation
from stegvis.store.register.cards import Sign, Step, cards_of

ROWS_A_PAGE = 100


class Which(StrEnum):
    """Which ones are listed. WAITING: everybody before the start who has not been declined."""

    UNDER_WAY = "under_way"
    WAITING = "waiting"
    ENDED = "ended"


_WHERE = {
    Which.UNDER_WAY: Q(started_on__isnull=False, exited_on=None),
    Which.WAITING: Q(started_on=None, exited_on=None) & ~Q(decision=Decision.DECLINED),
    Which.ENDED: Q(exited_on__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One row. `stage` is the column on the board, "" when not placed; `exited_on` and `exit_reason` once ended."""

    participation: int
    participant: int
    local_number: int
    group: int | None
    stage: str
    decision: str
    referred_on: date | None
    started_on: date | None
    exited_on: date | None
    exit_reason: str
    weeks_left: int | None
    next_step: Step | None
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of rows, counted from 1."""

    rows: tuple[Listed, ...]
    page: int
    pages: int


def listed_in(intervention: Intervention, which: Which, *, local_number: int | None = None, page: int = 1) -> ListPage:
    """The rows of one kind, or whoever has the local number. At most seven queries."""
    rows = _all(intervention)
    rows = (
        rows.filter(participant__local_number=local_number) if local_number is not None else rows.filter(_WHERE[which])
    )
    pages = max(1, -(-rows.count() // ROWS_A_PAGE))
    at = min(max(page, 1), pages)
    shown = list(_ordered(rows, which)[(at - 1) * ROWS_A_PAGE : at * ROWS_A_PAGE])
    cards = cards_of(shown, today())
    return ListPage(
        tuple(
            Listed(
                row.pk,
                row.participant_id,
                row.participant.local_number,
                row.group,
                row.stage.label if row.stage else "",
                row.decision,
                row.referred_on,
                row.started_on,
                row.exited_on,
                row.exit_code.label if row.exit_code else "",
                card.weeks_left,
                card.next_step,
                card.signs,
            )
            for row, card in zip(shown, cards, strict=True)
        ),
        at,
        pages,
    )


def how_many(intervention: Intervention) -> dict[Which, int]:
    """How many there are of each kind."""
    counted = (
        _all(intervention).order_by().aggregate(**{which.value: Count("pk", filter=_WHERE[which]) for which in Which})
    )
    return {which: counted[which.value] for which in Which}


def _all(intervention: Intervention) -> QuerySet[Participation]:
    return Participation.counted.filter(intervention=intervention)


def _ordered(rows: QuerySet[Participation], which: Which) -> QuerySet[Participation]:
    last = {
        Which.UNDER_WAY: F("planned_end_on").asc(nulls_last=True),
        Which.WAITING: F("referred_on").asc(nulls_last=True),
        Which.ENDED: F("exited_on").desc(nulls_last=True),
    }[which]
    return rows.select_related("participant", "stage", "exit_code").order_by(last, "id")
