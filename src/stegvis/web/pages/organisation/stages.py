"""The columns of the journey board."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.set_stages import StageRow, set_stages
from stegvis.actions.show_intervention_settings import show_intervention_settings
from stegvis.web.form_page import Given
from stegvis.web.pages.organisation.fields import WholeNumber
from stegvis.web.pages.organisation.rows import GivenRow, RowsForm, placed, rows_initial
from stegvis.web.pages.organisation.section_page import section_page, version_of
from stegvis.web.routes import actor

LAST = 1_000


class StagesForm(RowsForm):
    """A row for each column, and a number to put them in order."""

    needed = ("label",)

    def columns(self) -> dict[str, forms.Field]:
        """Heading and place."""
        return {
            "label": forms.CharField(label=_("Column"), max_length=100),
            "place": WholeNumber(label=_("Place from the left"), min_value=1, max_value=LAST),
        }


@require_http_methods(["GET", "POST"])
def stages_page(request: HttpRequest, number: int) -> HttpResponse:
    """The table of the board's columns."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="set_stages")

    def save(given: Given) -> None:
        rows: list[GivenRow] = sorted(given.values["rows"], key=lambda row: row.values["place"] or LAST)
        with placed(rows):
            set_stages(
                by=actor(request),
                intervention=number,
                version=version_of(given, settings),
                rows=[StageRow(row.number, row.values["label"]) for row in rows],
            )

    stages = enumerate(settings.stages, start=1)
    stored = [{"number": row.number, "label": row.label, "place": at} for at, row in stages]
    return section_page(
        request,
        settings,
        "resan",
        _("The journey board"),
        save,
        partial(StagesForm, stored=len(settings.stages)),
        lead=_("The steps between start and exit, from left to right. A new column without a number comes last."),
        initial=rows_initial(stored),
        template="organisation/rows.html",
    )
