"""How many of an intervention's participants are only counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.actions.access import Actor, intervention_for, may_here
from stegvis.actions.count_only import YEARS_BACK
from stegvis.measures.codes import GENDER
from stegvis.store.clock import today
from stegvis.store.keeping.counting_only import counted_in
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class CountedOnlyView:
    """The counts by calendar year (latest first) and gender; `can_count`: the actor may count one more."""

    intervention: int
    name: str
    genders: tuple[tuple[str, Wording], ...]
    years: tuple[int, ...]
    counts: Mapping[tuple[int, str], int]
    can_count: bool


def show_counted_only(*, by: Actor, intervention: int) -> CountedOnlyView:
    """The counts, for those who work in the intervention. The association's roles see none of them, however large:

    what reaches them has been through the release. Raises NotPermitted.
    """
    found = intervention_for(by, "show_counted_only", intervention)
    counted = counted_in(found)
    years = {year for year, _ in counted} | {today().year}
    return CountedOnlyView(
        intervention=found.pk,
        name=found.name,
        genders=tuple((code.word, code.label) for code in GENDER.codes),
        years=tuple(sorted(years, reverse=True)),
        counts={(year, gender): counted.get((year, gender), 0) for year in years for gender in GENDER.words},
        can_count=may_here(by, "count_only", found),
    )


def years_to_count() -> tuple[int, ...]:
    """The calendar years in which somebody can be counted, the latest first."""
    return tuple(range(today().year, today().year - YEARS_BACK - 1, -1))
