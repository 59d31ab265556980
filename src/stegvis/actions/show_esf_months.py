"""The months of an ESF-financed intervention: what is to be handed to SCB now, without a single identity number."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted, intervention_for, participants_for
from stegvis.store.clock import today
from stegvis.store.keeping.counting_only import counted_in
from stegvis.store.models import Intervention
from stegvis.store.national.esf import EsfMonthRows, EsfRow, MonthState, esf_months
from stegvis.store.trail.readings import record_listing

__all__ = ["EsfMonthRows", "EsfMonths", "EsfRow", "MonthState", "esf_intervention", "show_esf_months"]


@dataclass(frozen=True, slots=True)
class EsfMonths:
    """`lacking` are the local numbers of those without an identity number, in the months to hand over.

    `counted_only` is how many are only counted, by calendar year: protected identities among them. Nothing of them is
    stored, so they are handed over by hand with a pseudo-number.
    """

    name: str
    months: tuple[EsfMonthRows, ...]
    lacking: tuple[int, ...]
    counted_only: tuple[tuple[int, int], ...]


def show_esf_months(*, by: Actor, intervention: int) -> EsfMonths:
    """The months that are over. Raises NotPermitted, also for an intervention that the ESF does not finance."""
    found = esf_intervention(by, "show_esf_months", intervention)
    months = esf_months(found, participants_for(by, "show_esf_months"), today())
    waiting = [row for one in months if one.state is not MonthState.DONE for row in one.rows]
    people = len({row.participant for row in waiting})
    record_listing(by=by, action="show_esf_months", subject=found.name, participants=people)
    by_year: dict[int, int] = {}
    for (year, _), number in counted_in(found).items():
        by_year[year] = by_year.get(year, 0) + number
    lacking = sorted({row.local_number for row in waiting if not row.has_number})
    return EsfMonths(found.name, months, tuple(lacking), tuple(sorted(by_year.items())))


def esf_intervention(by: Actor, action: str, number: int) -> Intervention:
    """The intervention when the ESF finances it. Raises NotPermitted."""
    found = intervention_for(by, action, number)
    if not found.is_esf_financed:
        raise NotPermitted(f"{action} at intervention {number}: not financed by the ESF")
    return found
