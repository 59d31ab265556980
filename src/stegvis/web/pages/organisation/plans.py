"""How many participants are planned, by span and gender."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.plan_participants import PlanRow, plan_participants
from stegvis.actions.show_intervention_settings import show_intervention_settings
from stegvis.vocabulary import Gender, Period
from stegvis.vocabulary.gender import PARTS
from stegvis.web.form_page import Given
from stegvis.web.forms import DayField
from stegvis.web.pages.organisation.fields import WholeNumber
from stegvis.web.pages.organisation.rows import GivenRow, RowsForm, placed, rows_initial
from stegvis.web.pages.organisation.section_page import section_page, version_of
from stegvis.web.routes import actor
from stegvis.web.words import gender_text


class PlansForm(RowsForm):
    """A row for each span, a column for each gender."""

    needed = ("from_on", "to_on")

    def columns(self) -> dict[str, forms.Field]:
        """First day, last day, and each gender."""
        days = {"from_on": DayField(label=_("From")), "to_on": DayField(label=_("To"))}
        return {**days, **{one: WholeNumber(label=gender_text(one), max_value=1_000_000) for one in PARTS}}

    def clean(self) -> dict[str, Any]:
        """Tells of a span that ends before it begins, and of one in which nobody is planned."""
        cleaned = super().clean()
        for row in cleaned["rows"]:
            start, end = row.values["from_on"], row.values["to_on"]
            if start and end and end < start:
                self.add_error(f"to_on-{row.at}", _("The last day is before the first day."))
            if all(row.values[one] is None for one in PARTS):
                self.add_error(f"{Gender.WOMEN}-{row.at}", _("Write how many are planned."))
        return cleaned


@require_http_methods(["GET", "POST"])
def plans_page(request: HttpRequest, number: int) -> HttpResponse:
    """The table of planned participants."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="plan_participants")

    def save(given: Given) -> None:
        rows = given.values["rows"]
        with placed(rows):
            plan_participants(
                by=actor(request),
                intervention=number,
                version=version_of(given, settings),
                rows=[_plan(row) for row in rows],
            )

    return section_page(
        request,
        settings,
        "plan",
        _("Planned participants"),
        save,
        partial(PlansForm, stored=len(settings.plans)),
        initial=rows_initial([_cells(row) for row in settings.plans]),
        template="organisation/rows.html",
        context={"width": "wide"},
    )


def _plan(row: GivenRow) -> PlanRow:
    planned = {one: row.values[one] for one in PARTS if row.values[one] is not None}
    return PlanRow(Period(row.values["from_on"], row.values["to_on"]), planned)


def _cells(row: PlanRow) -> dict[str, Any]:
    return {
        "from_on": row.period.start,
        "to_on": row.period.end,
        **{str(one): number for one, number in row.planned.items()},
    }
