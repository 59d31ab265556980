"""When participants are followed up."""

from dataclasses import asdict
from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.set_rhythm import RhythmRow, set_rhythm
from stegvis.actions.show_intervention_settings import Rhythm, show_intervention_settings
from stegvis.web.form_page import Given
from stegvis.web.forms import Dropdown
from stegvis.web.pages.organisation.fields import WholeNumber
from stegvis.web.pages.organisation.rows import GivenRow, RowsForm, rows_initial
from stegvis.web.pages.organisation.section_page import section_page, version_of
from stegvis.web.pages.organisation.words import RHYTHMS, pairs
from stegvis.web.routes import actor


class RhythmForm(RowsForm):
    """A row for each rule: 5, weeks after the start, first follow-up."""

    needed = ("count", "rhythm", "label")

    def columns(self) -> dict[str, forms.Field]:
        """How many, counted how, and what is to be done."""
        return {
            "count": WholeNumber(label=_("Number"), min_value=1, max_value=520),
            "rhythm": Dropdown(label=_("Counted as"), choices=pairs(RHYTHMS)),
            "label": forms.CharField(label=_("What is to be done"), max_length=200),
        }


@require_http_methods(["GET", "POST"])
def rhythm_page(request: HttpRequest, number: int) -> HttpResponse:
    """The table of the follow-up rhythm."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="set_rhythm")

    def save(given: Given) -> None:
        rows = [_rule(row) for row in given.values["rows"]]
        set_rhythm(by=actor(request), intervention=number, version=version_of(given, settings), rows=rows)

    stored = [asdict(row) for row in settings.rhythm]
    return section_page(
        request,
        settings,
        "uppfoljning",
        _("Follow-up"),
        save,
        partial(RhythmForm, stored=len(settings.rhythm)),
        lead=_("For example 5 weeks after the start, 5 weeks before the end, or 3 months between each."),
        initial=rows_initial(stored),
        template="organisation/rows.html",
        context={"width": "wide"},
    )


def _rule(row: GivenRow) -> RhythmRow:
    return RhythmRow(row.number, Rhythm(row.values["rhythm"]), row.values["count"], row.values["label"])
