"""The participants of an intervention as a list: those under way, those who wait, those who have left."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.db.models import Count, F, Q, QuerySet

from stegvis.store.clock import today
from stegvis.store.models import Decision, Intervention, Participation
from stegvis.store.register.cards import Sign, Step, cards_of
from stegvis.store.tables.compiled_query import CompiledForNumbers, CompiledRows

ROWS_A_PAGE = 100
KEPT = 64


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
    """One page of rows, counted from 1. `numbers`: how many there are of each kind, whatever was searched for."""

    rows: tuple[Listed, ...]
    numbers: dict[Which, int]
    page: int
    pages: int


def listed_in(intervention: Intervention, which: Which, *, local_number: int | None = None, page: int = 1) -> ListPage:
    """The rows of one kind, or whoever has the local number. At most six queries."""
    numbers = _how_many(intervention)
    pages = max(1, -(-numbers[which] // ROWS_A_PAGE)) if local_number is None else 1
    at = min(max(page, 1), pages)
    if local_number is None:
        shown = _page(which, at).of(intervention.pk)
    else:
        shown = list(_ordered(_all(intervention.pk).filter(participant__local_number=local_number), which))
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
        numbers,
        at,
        pages,
    )


def _how_many(intervention: Intervention) -> dict[Which, int]:
    """How many there are of each kind."""
    counted = next(iter(_numbers().values([intervention.pk])), (0,) * len(Which))
    return dict(zip(Which, counted, strict=True))


@lru_cache(maxsize=1)
def _numbers() -> CompiledForNumbers:
    return CompiledForNumbers(lambda of: _counted(_all(of[0])), 1)


def _counted(rows: QuerySet[Participation]) -> QuerySet[Participation, tuple[int, ...]]:
    # All in one group: its only key is the intervention that they share.
    grouped = rows.order_by().values("intervention")
    counts = {which.value: Count("pk", filter=_WHERE[which]) for which in Which}
    return grouped.annotate(**counts).values_list(*counts)


@lru_cache(maxsize=KEPT)
def _page(which: Which, at: int) -> CompiledRows[Participation]:
    shown = slice((at - 1) * ROWS_A_PAGE, at * ROWS_A_PAGE)
    return CompiledRows(lambda of: _ordered(_all(of[0]).filter(_WHERE[which]), which)[shown])


def _all(intervention: int) -> QuerySet[Participation]:
    return Participation.counted.filter(intervention=intervention)


def _ordered(rows: QuerySet[Participation], which: Which) -> QuerySet[Participation]:
    last = {
        Which.UNDER_WAY: F("planned_end_on").asc(nulls_last=True),
        Which.WAITING: F("referred_on").asc(nulls_last=True),
        Which.ENDED: F("exited_on").desc(nulls_last=True),
    }[which]
    return rows.select_related("participant", "stage", "exit_code").order_by(last, "id")
