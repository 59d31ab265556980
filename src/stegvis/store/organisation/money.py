"""Budget and outcome by calendar year, type of cost and funder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from stegvis.store.models import CostLine, Intervention
from stegvis.store.organisation.claiming import claim, rows_as_shown
from stegvis.store.register_facts.money import MONTHS, month_share
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Period, Wording
from stegvis.vocabulary.actor import Actor

ADMINISTRATION = "administration"
"""The type of cost that is not the intervention's own."""
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


@dataclass(frozen=True, slots=True)
class MoneyInPeriod:
    """Kronor of an intervention in a period; `own_cost` is the outcome without administration.

    None when the outcome of a line is not known yet.
    """

    budget: int
    outcome: int | None
    own_cost: int | None


def money_in(interventions: Iterable[int], period: Period) -> Mapping[int, MoneyInPeriod]:
    """The money of each intervention that has any in the period's months: a year's is spread evenly over its months."""
    lines: dict[int, list[tuple[CostLine, int]]] = {}
    years = (period.start.year, period.end.year)
    numbers = tuple(dict.fromkeys(interventions))
    for one in _IN_YEARS.of([], years, numbers=numbers) if numbers else ():
        months = [month for month in range(1, MONTHS + 1) if date(one.year, month, 1) in period]
        for month in months:
            lines.setdefault(one.intervention_id, []).append((one, month))
    return {number: _summed(own) for number, own in lines.items()}


_IN_YEARS = CompiledForScopes[CostLine](
    lambda years, interventions: CostLine.objects.filter(intervention__in=interventions, year__range=years).order_by(
        "id"
    )
)


def _summed(lines: Sequence[tuple[CostLine, int]]) -> MoneyInPeriod:
    own = [(line, month) for line, month in lines if line.cost_type != ADMINISTRATION]
    return MoneyInPeriod(
        sum(month_share(line.budget, month) for line, month in lines), _outcome(lines), _outcome(own) if own else None
    )


def _outcome(lines: Sequence[tuple[CostLine, int]]) -> int | None:
    shares = [None if line.outcome is None else month_share(line.outcome, month) for line, month in lines]
    known = [share for share in shares if share is not None]
    return sum(known) if len(known) == len(shares) else None


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
