"""When participants are followed up, and the columns of the journey board."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from stegvis.store.models import FollowUpRule, Intervention, JourneyStage, Participation, Rhythm, StageMove
from stegvis.store.organisation.claiming import claim, rows_as_shown
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

_NO_LABEL = Wording("Skriv vad kolumnen heter.", "Write the heading of the column.")
_USED = Wording(
    "Det finns kort som står eller har stått i kolumnen ”{label}”. Byt namn på den i stället.",
    "There are cards that are or were in the column “{label}”. Rename it instead.",
)
_BEYOND_ALL_POSITIONS = 10_000


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """A rule: how the day is counted, how many weeks or months, what is to be done. `number` None: a new one."""

    number: int | None
    rhythm: Rhythm
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """A column of the board. `number` None: a new one."""

    number: int | None
    label: str
    is_used: bool = False


def rhythm_of(intervention: Intervention) -> tuple[RhythmRow, ...]:
    """The rules in the order in which they were set."""
    return tuple(RhythmRow(one.pk, Rhythm(one.rhythm), one.number, one.label) for one in intervention.rhythm.all())


def stages_of(intervention: Intervention) -> tuple[StageRow, ...]:
    """The columns from left to right."""
    used = Exists(Participation.objects.filter(stage=OuterRef("pk"))) | Exists(
        StageMove.objects.filter(stage=OuterRef("pk"))
    )
    return tuple(StageRow(one.pk, one.label, one.used) for one in intervention.stages.annotate(used=used))


@transaction.atomic
def save_rhythm(intervention: Intervention, version: int, rows: Sequence[RhythmRow], *, by: Actor) -> None:
    """Makes the rows the rhythm. Follow-ups that were already planned stay. Raises Changed."""
    claim(
        intervention,
        "rhythm",
        version,
        mine=_rhythm_as_shown(rows),
        stored=lambda: _rhythm_as_shown(rhythm_of(intervention)),
    )
    own = set(intervention.rhythm.values_list("pk", flat=True))
    intervention.rhythm.exclude(pk__in=[row.number for row in rows if row.number]).delete()
    for row in rows:
        FollowUpRule(
            pk=row.number if row.number in own else None,
            intervention=intervention,
            rhythm=row.rhythm,
            number=row.count,
            label=row.label.strip(),
        ).save()
    record("rhythm_set", by=by, subject=intervention.name, details={"rules": len(rows)})


@transaction.atomic
def save_stages(intervention: Intervention, version: int, rows: Sequence[StageRow], *, by: Actor) -> None:
    """Makes the rows the columns, in their order. Raises InvalidFields for a column in use left out, and Changed."""
    unnamed = {f"label-{at}": _NO_LABEL for at, row in enumerate(rows) if not row.label.strip()}
    if unnamed:
        raise InvalidFields(unnamed)
    stored = stages_of(intervention)
    claim(intervention, "stages", version, mine=_stages_as_shown(rows), stored=lambda: _stages_as_shown(stored))
    kept = {row.number for row in rows}
    _remove([one for one in stored if one.number not in kept])
    # Positions are unique at every moment, so all of them step aside before each takes its place.
    intervention.stages.update(position=F("position") + _BEYOND_ALL_POSITIONS)
    own = {one.number for one in stored}
    for at, row in enumerate(rows):
        number = row.number if row.number in own else None
        JourneyStage(pk=number, intervention=intervention, label=row.label.strip(), position=at).save()
    record("stages_set", by=by, subject=intervention.name, details={"stages": len(rows)})


def _remove(stages: Iterable[StageRow]) -> None:
    for one in stages:
        if one.is_used:
            raise InvalidFields({"": Wording(_USED.sv.format(label=one.label), _USED.en.format(label=one.label))})
    JourneyStage.objects.filter(pk__in=[one.number for one in stages]).delete()


def _rhythm_as_shown(rows: Iterable[RhythmRow]) -> Mapping[str, str]:
    return rows_as_shown({"rhythm": row.rhythm, "count": row.count, "label": row.label.strip()} for row in rows)


def _stages_as_shown(rows: Iterable[StageRow]) -> Mapping[str, str]:
    return rows_as_shown({"label": row.label.strip()} for row in rows)
