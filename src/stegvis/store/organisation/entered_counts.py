"""Numbers that an intervention without a register types in, by period, measure and gender."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from stegvis.store.models import EnteredCount, EnteredPeriod, Intervention
from stegvis.store.trail.events import record
from stegvis.vocabulary import Blank, Changed, Gender, NotAsked, Number, Period
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.measure import EXIT_CLASSES

MEASURES = (
    "participants",
    "participants_new",
    "participants_now",
    "participants_since_start",
    "queue",
    "consents",
    "exits",
    *EXIT_CLASSES,
    "feels_better",
    "more_active",
    "planned_participants",
)
"""What is asked for, in the order of the table: all that a form shows, but for free places, which follow from these."""

TypedCell = Number | Blank | NotAsked


@dataclass(frozen=True, slots=True)
class Counts:
    """A period's table: every measure for every gender. `explanations` say, by measure, why an error stands.

    `version` is 0 while nothing is saved.
    """

    period: Period
    cells: Mapping[tuple[str, Gender], TypedCell] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)
    version: int = 0

    def cell(self, measure: str, gender: Gender) -> TypedCell:
        """What stands in the cell."""
        return self.cells.get((measure, gender), Blank())


def entered_periods(intervention: Intervention) -> tuple[Period, ...]:
    """The periods with numbers, latest first."""
    return tuple(Period(one.period_start, one.period_end) for one in intervention.entered_periods.all())


def counts_of(intervention: Intervention, period: Period) -> Counts:
    """The period's table as saved; an empty one when there is none."""
    span = {"period_start": period.start, "period_end": period.end}
    entered = intervention.entered_periods.filter(**span).first()
    cells = {(one.measure, Gender(one.gender)): _cell(one) for one in intervention.entered_counts.filter(**span)}
    if entered is None:
        return Counts(period, cells)
    return Counts(period, cells, entered.explanations, entered.version)


def cells_of_several(
    interventions: Iterable[int],
) -> Mapping[tuple[int, Period], Mapping[tuple[str, Gender], TypedCell]]:
    """The tables of several interventions by intervention and period: one query."""
    found: dict[tuple[int, Period], dict[tuple[str, Gender], TypedCell]] = {}
    for one in EnteredCount.objects.filter(intervention__in=list(interventions)):
        period = Period(one.period_start, one.period_end)
        found.setdefault((one.intervention_id, period), {})[one.measure, Gender(one.gender)] = _cell(one)
    return found


@transaction.atomic
def save_counts(intervention: Intervention, counts: Counts, *, by: Actor) -> None:
    """Saves the whole table. Raises Changed when somebody else saved since `counts.version`, with what differs."""
    span = {"period_start": counts.period.start, "period_end": counts.period.end}
    EnteredPeriod.objects.get_or_create(intervention=intervention, **span, defaults={"version": 0})
    entered = EnteredPeriod.objects.select_for_update().get(intervention=intervention, **span)
    if entered.version != counts.version:
        theirs = _differing(counts_of(intervention, counts.period), counts)
        if theirs:
            raise Changed(theirs, entered.version)
    entered.version += 1
    entered.explanations = dict(counts.explanations)
    entered.save()
    EnteredCount.objects.bulk_create(
        (_row(intervention, counts, entered.version, measure, gender) for measure in MEASURES for gender in Gender),
        update_conflicts=True,
        unique_fields=["intervention", "period_start", "period_end", "measure", "gender"],
        update_fields=["value", "is_asked", "version"],
    )
    details = {"period": str(counts.period), "explained": sorted(counts.explanations)}
    record("counts_entered", by=by, subject=intervention.name, details=details)


def cells_as_shown(counts: Counts) -> dict[str, str]:
    """The table as its fields hold it: "exits-women", "asked-exits", "why-exits"."""
    shown = {}
    for measure in MEASURES:
        cells = {gender: counts.cell(measure, gender) for gender in Gender}
        for gender, cell in cells.items():
            shown[f"{measure}-{gender}"] = str(cell.value) if isinstance(cell, Number) else ""
        shown[f"not_asked-{measure}"] = str(all(isinstance(cell, NotAsked) for cell in cells.values()))
        shown[f"why-{measure}"] = counts.explanations.get(measure, "")
    return shown


def _differing(theirs: Counts, mine: Counts) -> dict[str, str]:
    ours = cells_as_shown(mine)
    return {name: value for name, value in cells_as_shown(theirs).items() if ours[name] != value}


def _row(intervention: Intervention, counts: Counts, version: int, measure: str, gender: Gender) -> EnteredCount:
    cell = counts.cell(measure, gender)
    return EnteredCount(
        intervention=intervention,
        period_start=counts.period.start,
        period_end=counts.period.end,
        measure=measure,
        gender=gender,
        value=cell.value if isinstance(cell, Number) else None,
        is_asked=not isinstance(cell, NotAsked),
        version=version,
    )


def _cell(stored: EnteredCount) -> TypedCell:
    if stored.value is not None:
        return Number(stored.value)
    return Blank() if stored.is_asked else NotAsked()
