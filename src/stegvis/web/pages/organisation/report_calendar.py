"""Which reports are owed, and how often."""

from dataclasses import asdict
from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.set_report_calendar import ReportCycle, ReportRuleRow, report_forms, set_report_calendar
from stegvis.actions.show_intervention_settings import show_intervention_settings
from stegvis.web.form_page import Given
from stegvis.web.forms import Dropdown
from stegvis.web.pages.organisation.fields import WholeNumber
from stegvis.web.pages.organisation.rows import GivenRow, RowsForm, placed, rows_initial
from stegvis.web.pages.organisation.section_page import section_page, version_of
from stegvis.web.pages.organisation.words import CYCLES, pairs
from stegvis.web.routes import actor

USUAL_DAYS = 30


class ReportCalendarForm(RowsForm):
    """A row for each form."""

    needed = ("form_id", "cycle")
    empty_rows = 2

    def columns(self) -> dict[str, forms.Field]:
        """Form, cycle, days to hand it in, and whether periods follow the calendar."""
        return {
            "form_id": Dropdown(label=_("Form"), options=report_forms()),
            "cycle": Dropdown(label=_("How often"), choices=pairs(CYCLES)),
            "days_to_hand_in": WholeNumber(label=_("Days to hand it in"), max_value=366),
            "counts_from_start": forms.BooleanField(label=_("From the agreement's start")),
        }


@require_http_methods(["GET", "POST"])
def report_calendar_page(request: HttpRequest, number: int) -> HttpResponse:
    """The table of reports."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="set_report_calendar")

    def save(given: Given) -> None:
        rows = given.values["rows"]
        with placed(rows):
            set_report_calendar(
                by=actor(request),
                intervention=number,
                version=version_of(given, settings),
                rules=[_rule(row) for row in rows],
            )

    return section_page(
        request,
        settings,
        "rapporter",
        _("Reports to hand in"),
        save,
        partial(ReportCalendarForm, stored=len(settings.report_rules)),
        lead=_("Periods follow the calendar and stay within the agreement. An extension brings more."),
        initial=rows_initial([asdict(row) for row in settings.report_rules]),
        template="organisation/rows.html",
        context={"width": "wide"},
    )


def _rule(row: GivenRow) -> ReportRuleRow:
    days = row.values["days_to_hand_in"]
    return ReportRuleRow(
        row.values["form_id"],
        ReportCycle(row.values["cycle"]),
        USUAL_DAYS if days is None else days,
        row.values["counts_from_start"],
    )
