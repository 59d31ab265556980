"""The journey board of an intervention: who stands in which column, and moving a card."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from django.db import transaction
from django.db.models import F, Q, QuerySet

from stegvis.store.clock import today
from stegvis.store.models import Decision, Intervention, JourneyStage, Participation, StageMove
from stegvis.store.register.cards import Card, cards_of
from stegvis.store.register.recording import record_change
from stegvis.store.register.standing import Standing, standing_of
from stegvis.store.tables.compiled_query import CompiledRows
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

SHOWN_AFTER_EXIT = timedelta(days=30)
"""Who has left stays on the board so long."""


class Place(StrEnum):
    """The columns that every board has: before the start and after the exit by Standing, and started without stages."""

    REFERRED = "referred"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    STARTED = "started"
    EXITED = "exited"


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
    stages = _stages().of(intervention.pk)
    rows = _on_the_board(day).of(intervention.pk)
    cards: dict[str, list[Card]] = defaultdict(list)
    for row, card in zip(rows, cards_of(rows, day), strict=True):
        cards[_column(row, stages)].append(card)
    ids = [Place.REFERRED, Place.WAITING, Place.ACCEPTED, *_started(stages), Place.EXITED]
    labels = {str(stage.pk): stage.label for stage in stages}
    return tuple(Column(str(one), labels.get(str(one), ""), tuple(cards[str(one)])) for one in ids)


@transaction.atomic
def move_to_stage(participation: Participation, stage: int, *, by: Actor) -> int | None:
    """Moves a card between stages and returns the stage it came from (None: it was not placed).

    Raises InvalidFields when the person has not started or has left, and for a stage of another intervention.
    """
    row = Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
    if standing_of(row) is not Standing.UNDER_WAY:
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


@lru_cache(maxsize=1)
def _stages() -> CompiledRows[JourneyStage]:
    return CompiledRows(lambda number: JourneyStage.objects.filter(intervention=number[0]).order_by("position"))


@lru_cache(maxsize=4)
def _on_the_board(day: date) -> CompiledRows[Participation]:
    return CompiledRows(lambda number: _rows(number[0], day))


def _rows(intervention: int, day: date) -> QuerySet[Participation]:
    return (
        Participation.counted.filter(intervention=intervention)
        .exclude(decision=Decision.DECLINED)
        .filter(Q(exited_on=None) | Q(exited_on__gte=day - SHOWN_AFTER_EXIT))
        .select_related("participant")
        .order_by(F("queue_position").asc(nulls_last=True), F("planned_end_on").asc(nulls_last=True), "id")
    )


def _started(stages: Sequence[JourneyStage]) -> list[str]:
    return [str(stage.pk) for stage in stages] or [Place.STARTED]


def _column(row: Participation, stages: Sequence[JourneyStage]) -> str:
    standing = standing_of(row)
    if standing is Standing.UNDER_WAY:
        return str(row.stage_id) if row.stage_id else _started(stages)[0]
    return Place(standing)


NOT_UNDER_WAY = Wording(
    "Kortet kan inte flyttas: deltagandet har inte startat, eller är avslutat.",
    "The card cannot be moved: the participation has not started, or has ended.",
)
NO_SUCH_STAGE = Wording("Välj en kolumn på tavlan.", "Choose a column of the board.")
