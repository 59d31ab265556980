"""Means of support and occupations before and after: a row for each, with its share or extent."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.set_means_of_support import set_means_of_support, show_supports_form
from stegvis.actions.set_occupations import set_occupations, show_occupations_form
from stegvis.actions.states_form import Share, StatesForm
from stegvis.vocabulary.option import Option
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import Dropdown, WholeNumber
from stegvis.web.pages.organisation.rows import GivenRow, RowsForm, placed, rows_initial
from stegvis.web.pages.participant.words import who_text
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


class SupportFields(RowsForm):
    """A row for each means of support."""

    needed = ("occasion", "word")

    def __init__(self, *args: Any, options: tuple[Option, ...], **kwargs: Any) -> None:
        self.options = options
        super().__init__(*args, **kwargs)

    def columns(self) -> dict[str, forms.Field]:
        """When, which, and its share."""
        return {
            "occasion": _occasion(),
            "word": Dropdown(label=_("Means of support"), options=self.options),
            "per_cent": WholeNumber(label=_("Share, per cent"), max_value=100),
        }


class OccupationFields(SupportFields):
    """A row for each occupation."""

    def columns(self) -> dict[str, forms.Field]:
        """When, which, and its extent in per cent or hours."""
        return {
            "occasion": _occasion(),
            "word": Dropdown(label=_("Occupation"), options=self.options),
            "per_cent": WholeNumber(label=_("Per cent"), max_value=200),
            "hours": WholeNumber(label=_("Hours a week"), max_value=80),
        }


@require_http_methods(["GET", "POST"])
def supports_form(request: HttpRequest, number: int) -> HttpResponse:
    """What somebody lives on."""
    by = actor(request)
    shown = show_supports_form(by=by, participation=number)

    def act(given: Given) -> Done:
        rows = given.values["rows"]
        with placed(rows):
            shares = [_share(one) for one in rows]
            set_means_of_support(by=by, participation=number, shares=shares, version=given.version)
        return _done(shown)

    explained = _("Several may stand for the same time; their shares come to 100 per cent at most.")
    return form_page(request, act, _page(shown, _("Means of support"), SupportFields, explained))


@require_http_methods(["GET", "POST"])
def occupations_form(request: HttpRequest, number: int) -> HttpResponse:
    """What somebody does."""
    by = actor(request)
    shown = show_occupations_form(by=by, participation=number)

    def act(given: Given) -> Done:
        rows = given.values["rows"]
        with placed(rows):
            shares = [_share(one) for one in rows]
            set_occupations(by=by, participation=number, shares=shares, version=given.version)
        return _done(shown)

    explained = _("Write per cent or hours: 100 per cent is 40 hours a week.")
    return form_page(request, act, _page(shown, _("Occupation"), OccupationFields, explained))


def _page(shown: StatesForm, title: str, form: type[SupportFields], explained: str) -> FormPage:
    stored = [
        {"occasion": one.occasion, "word": one.word, "per_cent": one.per_cent, "hours": one.hours} for one in shown.rows
    ]
    return FormPage(
        title=title,
        back=participant_address(shown.participant),
        back_name=who_text(shown.local_number),
        form=partial(form, stored=len(stored), options=shown.options),
        initial=rows_initial(stored),
        version=shown.version,
        lead=f"{who_text(shown.local_number)} · {shown.intervention}. {explained}",
        participant=shown.participant,
        template="organisation/rows.html",
        context={"width": "wide"},
    )


def _occasion() -> Dropdown:
    return Dropdown(label=_("At what time"), choices=[("before", _("Before")), ("after", _("After"))])


def _share(row: GivenRow) -> Share:
    cells = row.values
    return Share(cells["occasion"], cells["word"], cells["per_cent"], cells.get("hours"))


def _done(shown: StatesForm) -> Done:
    return Done(participant_address(shown.participant), _("Saved."))
