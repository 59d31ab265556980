"""Budget and outcome by calendar year, type of cost and funder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from stegvis.store.audit import record
from stegvis.store.models import CostLine, Intervention
from stegvis.store.organisation.claiming import claim, rows_as_shown
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

_TWICE = Wording(
    "Året har redan en rad med samma typ och finansiär.", "The year already has a row with this type and funder."
)


@dataclass(frozen=True, slots=True)
class CostRow:
    """A row of the table, in kronor; `outcome` None until it is known."""

    year: int
    cost_type: str
    funder: str
    budget: int
    outcome: int | None


def costs_of(intervention: Intervention) -> tuple[CostRow, ...]:
    """The rows, latest year first."""
    return tuple(
        CostRow(one.year, one.cost_type, one.funder, one.budget, one.outcome) for one in intervention.costs.all()
    )


@transaction.atomic
def save_costs(intervention: Intervention, version: int, rows: Sequence[CostRow], *, by: Actor) -> None:
    """Makes the rows the whole table. Raises InvalidFields for two rows on the same, and Changed."""
    keys = [(row.year, row.cost_type, row.funder.strip()) for row in rows]
    twice = {f"funder-{at}": _TWICE for at, key in enumerate(keys) if key in keys[:at]}
    if twice:
        raise InvalidFields(twice)
    claim(intervention, "costs", version, mine=_as_shown(rows), stored=lambda: _as_shown(costs_of(intervention)))
    intervention.costs.all().delete()
    CostLine.objects.bulk_create(
        CostLine(
            intervention=intervention,
            year=row.year,
            cost_type=row.cost_type,
            funder=row.funder.strip(),
            budget=row.budget,
            outcome=row.outcome,
        )
        for row in rows
    )
    record("costs_entered", by=by, subject=intervention.name, details={"rows": len(rows)})


def _as_shown(rows: Iterable[CostRow]) -> Mapping[str, str]:
    return rows_as_shown(asdict(row) for row in rows)
