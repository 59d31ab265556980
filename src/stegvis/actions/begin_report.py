"""Somebody begins to write a report that is owed."""

from stegvis.actions.access import Actor, NotPermitted, interventions_for
from stegvis.store.reports.calendar.beginning import begin_edition, due_among


def begin_report(*, by: Actor, due: int) -> int:
    """The number of the edition: a new draft, or the edition there is. Two who begin at once get the same.

    Raises NotPermitted, and BadInput when the form is gone or the agreement had ended before the period.
    """
    found = due_among(interventions_for(by, "begin_report"), due)
    if found is None:
        raise NotPermitted(f"begin_report on due report {due} by account {by.account}")
    return begin_edition(found, by=by).pk
