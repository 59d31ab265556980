"""How many participants are planned, by span and gender."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from stegvis.store.models import Intervention, PlannedParticipants
from stegvis.store.organisation.claiming import claim, rows_as_shown
from stegvis.store.trail.events import record
from stegvis.vocabulary import Gender, InvalidFields, Period, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.gender import PARTS

_OVERLAP = Wording("Två rader gäller samma dagar.", "Two rows cover the same days.")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A span with the planned participations by gender; a gender that is not planned is left out."""

    period: Period
    planned: Mapping[Gender, int]

    @property
    def total(self) -> int:
        """Planned participations of all genders."""
        return sum(self.planned.values())


def plans_of(intervention: Intervention) -> tuple[PlanRow, ...]:
    """The spans, oldest first."""
    spans: dict[Period, dict[Gender, int]] = {}
    for one in intervention.plans.all():
        spans.setdefault(Period(one.from_on, one.to_on), {})[Gender(one.gender)] = one.participants
    return tuple(PlanRow(period, planned) for period, planned in sorted(spans.items()))


@transaction.atomic
def save_plans(intervention: Intervention, version: int, rows: Sequence[PlanRow], *, by: Actor) -> None:
    """Makes the rows the whole plan. Raises InvalidFields for spans that overlap, and Changed."""
    overlapping = {
        f"from_on-{at}": _OVERLAP
        for at, row in enumerate(rows)
        if any(row.period.overlaps(other.period) for other in rows[:at])
    }
    if overlapping:
        raise InvalidFields(overlapping)
    claim(intervention, "plans", version, mine=_as_shown(rows), stored=lambda: _as_shown(plans_of(intervention)))
    intervention.plans.all().delete()
    PlannedParticipants.objects.bulk_create(
        PlannedParticipants(
            intervention=intervention,
            from_on=row.period.start,
            to_on=row.period.end,
            gender=gender,
            participants=participants,
        )
        for row in rows
        for gender, participants in row.planned.items()
    )
    record("participants_planned", by=by, subject=intervention.name, details={"spans": len(rows)})


def _as_shown(rows: Iterable[PlanRow]) -> Mapping[str, str]:
    return rows_as_shown(
        {"from_on": row.period.start, "to_on": row.period.end, **{one: row.planned.get(one) for one in PARTS}}
        for row in rows
    )
