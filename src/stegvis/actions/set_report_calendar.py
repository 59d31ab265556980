"""Which reports an intervention owes, and how often."""

from collections.abc import Sequence

from stegvis.actions.access import Actor, intervention_for
from stegvis.catalogue.form_files import load_forms
from stegvis.store.models import ReportCycle
from stegvis.store.organisation.report_calendar import ReportRuleRow, save_rules
from stegvis.store.organisation.terms import spans_of
from stegvis.vocabulary.option import Option

__all__ = ["ReportCycle", "ReportRuleRow", "report_forms", "set_report_calendar"]


def report_forms() -> tuple[Option, ...]:
    """The forms to choose from, by the association they are for; those for any association first."""
    return tuple(Option(form.id, form.title) for form in load_forms())


def set_report_calendar(*, by: Actor, intervention: int, version: int, rules: Sequence[ReportRuleRow]) -> None:
    """Makes these the intervention's rules; the reports due follow from them and from the agreements.

    Raises InvalidFields ("form_id-2" is rule 2, from 0); Changed; NotPermitted.
    """
    found = intervention_for(by, "set_report_calendar", intervention)
    save_rules(found, version, rules, spans_of(found), by=by)
