"""The office gives an intervention another day for a report; every earlier day stays in sight."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, NotPermitted, interventions_for
from stegvis.catalogue import load_forms
from stegvis.store.clock import today
from stegvis.store.models import ReportDue
from stegvis.store.reports.calendar.due_changes import DayChange, Grant, changes_of, grant
from stegvis.store.reports.calendar.overview import dues_with
from stegvis.vocabulary import Period, Wording

__all__ = ["DayChange", "DueReportForm", "Grant", "grant_more_time", "show_due_report"]


@dataclass(frozen=True, slots=True)
class DueReportForm:
    """The report that gets more time; `version` counts the changes made so far."""

    intervention: str
    form: Wording
    period: Period
    due_on: date
    changes: tuple[DayChange, ...]
    version: int
    today: date


def show_due_report(*, by: Actor, due: int) -> DueReportForm:
    """What the form is about. Raises NotPermitted."""
    found = _due(by, due)
    titles = {form.id: form.title for form in load_forms()}
    changes = changes_of(found)
    return DueReportForm(
        intervention=found.intervention.name,
        form=titles.get(found.form_id, Wording(found.form_id, found.form_id)),
        period=Period(found.period_start, found.period_end),
        due_on=found.due_on,
        changes=changes,
        version=len(changes),
        today=today(),
    )


def grant_more_time(*, by: Actor, due: int, version: int, given: Grant) -> None:
    """Makes `given.due_on` the day that the report is due.

    Raises InvalidFields, Changed, NotPermitted, and BadInput when no agreement reaches the period.
    """
    grant(_due(by, due), given, version, by=by)


def _due(by: Actor, number: int) -> ReportDue:
    found = dues_with(interventions_for(by, "grant_more_time"), [number])
    if not found:
        raise NotPermitted(f"grant_more_time on due report {number} by account {by.account}")
    return found[0]
