"""The numbers that an intervention without a register has typed in, by period."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.clock import today
from stegvis.store.organisation.entered_counts import MEASURES, Counts, counts_of, entered_periods
from stegvis.store.organisation.report_calendar import reports_due
from stegvis.vocabulary import Period

__all__ = ["MEASURES", "Counts", "CountsOverview", "list_counts", "show_counts"]


@dataclass(frozen=True, slots=True)
class CountsOverview:
    """The periods with numbers, latest first, and the periods begun that a report is owed for and have none.

    `is_counted` is false for an intervention that registers its participants.
    """

    number: int
    name: str
    is_counted: bool
    entered: tuple[Period, ...]
    wanted: tuple[Period, ...]


def list_counts(*, by: Actor, intervention: int) -> CountsOverview:
    """Which periods have numbers. Raises NotPermitted."""
    found = intervention_for(by, "show_counts", intervention)
    entered = entered_periods(found)
    begun = [one.period for one in reports_due(found) if one.handed_in_on is None and one.period.start <= today()]
    return CountsOverview(
        found.pk,
        found.name,
        found.method == "counts",
        entered,
        tuple(one for one in dict.fromkeys(begun) if one not in entered),
    )


def show_counts(*, by: Actor, intervention: int, period: Period) -> Counts:
    """The period's table; an empty one when nothing is saved. Raises NotPermitted."""
    return counts_of(intervention_for(by, "show_counts", intervention), period)
