"""What the numbers of several interventions are counted from, read at once: as many queries for all as for one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from stegvis.store.models import Intervention
from stegvis.store.organisation.entered_counts import TypedCell, cells_of_several
from stegvis.store.register_facts.kept import KeptParticipations
from stegvis.store.register_facts.money import plan_rows_of, plan_values
from stegvis.store.register_facts.participations import counted_only_values
from stegvis.store.register_facts.rows import FactRow
from stegvis.store.tables.compiled_query import CompiledQuery
from stegvis.vocabulary import Gender, Period

KEPT = 16
"""So many choices of interventions are kept: somebody has the same from one page to the next."""
TypedCells = Mapping[tuple[str, Gender], TypedCell]


@dataclass(frozen=True, slots=True)
class Material:
    """Of one intervention: its participations, those who are only counted, its plans, what was typed in by period."""

    rows: tuple[FactRow, ...] = ()
    counted_only: tuple[Sequence[Any], ...] = ()
    plans: tuple[FactRow, ...] = ()
    typed: Mapping[Period, TypedCells] = field(default_factory=dict)


def material_of(
    counted: Iterable[int], typed: Iterable[int], *, with_states: bool, with_plans: bool
) -> Mapping[int, Material]:
    """Of each of the interventions, by its number: of those that have a register, and of those that type.

    One query for all that type; for the others three, one more with plans, and two more with states.
    """
    numbers = tuple(sorted(set(counted)))
    found = _counted(numbers, with_states=with_states, with_plans=with_plans) if numbers else {}
    return {**found, **_typed(tuple(sorted(set(typed))))}


def _counted(numbers: tuple[int, ...], *, with_states: bool, with_plans: bool) -> dict[int, Material]:
    rows = _by_intervention((int(str(one["intervention"])), one) for one in _kept(numbers, with_states).read())
    only_counted, planned = _asked(numbers)
    only = _by_intervention((one[0], one) for one in only_counted.values(only_counted.rows()))
    plan_rows = plan_rows_of(planned.values(planned.rows())) if with_plans else []
    plans = _by_intervention((int(str(one["intervention"])), one) for one in plan_rows)
    return {
        one: Material(tuple(rows.get(one, ())), tuple(only.get(one, ())), tuple(plans.get(one, ()))) for one in numbers
    }


def _typed(numbers: tuple[int, ...]) -> dict[int, Material]:
    found: dict[int, dict[Period, TypedCells]] = {}
    for (number, period), cells in (cells_of_several(numbers) if numbers else {}).items():
        found.setdefault(number, {})[period] = cells
    return {one: Material(typed=found.get(one, {})) for one in numbers}


@lru_cache(maxsize=KEPT)
def _asked(interventions: tuple[int, ...]) -> tuple[CompiledQuery, CompiledQuery]:
    """Those who are only counted, and the plans."""
    scope = Intervention.objects.filter(pk__in=interventions)
    return CompiledQuery(counted_only_values(scope)), CompiledQuery(plan_values(scope))


@lru_cache(maxsize=KEPT)
def _kept(interventions: tuple[int, ...], with_states: bool) -> KeptParticipations:
    return KeptParticipations(*interventions, with_states=with_states)


def _by_intervention(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for number, one in pairs:
        found.setdefault(number, []).append(one)
    return found
