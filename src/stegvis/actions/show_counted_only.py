"""How many of an intervention's participants are only counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.actions.access import Actor, held_for, intervention_for
from stegvis.actions.count_only import YEARS_BACK
from stegvis.measures.codes import GENDER
from stegvis.store.assignments import reaches
from stegvis.store.clock import today
from stegvis.store.counting_only import counted_in
from stegvis.vocabulary import Cell, Number, Withheld, Wording
from stegvis.vocabulary.roles import Role

SMALLEST_SHOWN = 5
"""As for participation in reports: fewer might point somebody out to those outside the intervention."""
INSIDE = frozenset({Role.PARTICIPANT_REGISTRAR, Role.INTERVENTION_MANAGER})


@dataclass(frozen=True, slots=True)
class CountedOnlyView:
    """The counts by calendar year (latest first) and gender; `can_count`: the actor may count one more."""

    intervention: int
    name: str
    genders: tuple[tuple[str, Wording], ...]
    years: tuple[int, ...]
    cells: Mapping[tuple[int, str], Cell]
    can_count: bool


def show_counted_only(*, by: Actor, intervention: int) -> CountedOnlyView:
    """The counts as the actor may see them: those of the association's roles never see fewer than five.

    Raises NotPermitted.
    """
    found = intervention_for(by, "show_counted_only", intervention)
    here = {held.role for held in held_for(by, "show_counted_only") if reaches(held, found)}
    counted = counted_in(found)
    latest = today().year
    years = {year for year, _ in counted} | {latest}
    return CountedOnlyView(
        intervention=found.pk,
        name=found.name,
        genders=tuple((code.word, code.label) for code in GENDER.codes),
        years=tuple(sorted(years, reverse=True)),
        cells={
            (year, gender): _cell(counted.get((year, gender), 0), works_there=bool(here & INSIDE))
            for year in years
            for gender in GENDER.words
        },
        can_count=Role.PARTICIPANT_REGISTRAR in here,
    )


def years_to_count() -> tuple[int, ...]:
    """The calendar years in which somebody can be counted, the latest first."""
    return tuple(range(today().year, today().year - YEARS_BACK - 1, -1))


def _cell(number: int, *, works_there: bool) -> Cell:
    return Number(number) if works_there or number == 0 or number >= SMALLEST_SHOWN else Withheld()
