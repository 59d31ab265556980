"""The association's own reasons for an exit, and what they count to."""

from dataclasses import asdict
from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.set_exit_codes import (
    EXIT_CLASSES,
    NATIONAL_REASONS,
    ExitCodeRow,
    set_exit_codes,
    show_exit_codes,
)
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import Dropdown
from stegvis.web.pages.organisation.rows import GivenRow, RowsForm, placed, rows_initial
from stegvis.web.routes import actor


class ExitCodesForm(RowsForm):
    """A row for each reason."""

    needed = ("label", "exit_class", "national")

    def columns(self) -> dict[str, forms.Field]:
        """Own words, class, national reason, and whether it is offered no longer."""
        return {
            "label": forms.CharField(label=_("Reason, in your own words"), max_length=200),
            "exit_class": Dropdown(label=_("Counts as"), options=EXIT_CLASSES),
            "national": Dropdown(label=_("National reason"), options=NATIONAL_REASONS),
            "is_retired": forms.BooleanField(label=_("No longer offered")),
        }


@require_http_methods(["GET", "POST"])
def exit_codes(request: HttpRequest, association: int) -> HttpResponse:
    """The table of reasons."""
    shown = show_exit_codes(by=actor(request), association=association)

    def act(given: Given) -> Done:
        rows = given.values["rows"]
        with placed(rows):
            set_exit_codes(by=actor(request), association=association, rows=[_reason(row) for row in rows])
        return Done(reverse("interventions"), _("The reasons are saved."))

    lead = _("What can be chosen when somebody leaves an intervention. A reason in use is never removed.")
    return form_page(
        request,
        act,
        FormPage(
            title=_("Reasons for an exit"),
            lead=_("Nothing is saved yet: this is a list to begin with. Change it as you like and save.")
            if shown.is_proposed
            else lead,
            back=reverse("interventions"),
            form=partial(ExitCodesForm, stored=len(shown.rows)),
            initial=rows_initial([asdict(row) | {"is_retired": not row.is_offered} for row in shown.rows]),
            template="organisation/rows.html",
            context={"association": shown.association, "width": "wide"},
        ),
    )


def _reason(row: GivenRow) -> ExitCodeRow:
    given = row.values
    return ExitCodeRow(row.number, given["label"], given["exit_class"], given["national"], not given["is_retired"])
