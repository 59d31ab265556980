"""Counts-only mode: a period's numbers, checked while somebody types."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.check_counts import check_counts
from stegvis.actions.enter_counts import enter_counts
from stegvis.actions.show_counts import Counts, CountsOverview, list_counts, show_counts
from stegvis.vocabulary import Period
from stegvis.web.form_page import Done, FormPage, Given, form_page, left_fields, look_again
from stegvis.web.pages.organisation.counts_form import (
    GENDERS,
    CountsForm,
    Found,
    counts_in,
    fields_of,
    found_in,
    heading_of,
)
from stegvis.web.routes import actor
from stegvis.web.words import period_text

CHECK = "_check"


@require_http_methods(["GET", "POST"])
def counts_page(request: HttpRequest, number: int, period: Period | None) -> HttpResponseBase:
    """The table of a period. Handed in with CHECK it is looked through and not saved."""
    overview = list_counts(by=actor(request), intervention=number)
    if period is None:
        raise Http404
    if not overview.is_counted:
        return redirect("counts_periods", number)
    stored = show_counts(by=actor(request), intervention=number, period=period)
    typed = _typed(request)
    counts = counts_in(typed.cleaned_data, period, stored.version) if typed else stored
    found = found_in(check_counts(by=actor(request), intervention=number, counts=counts), typed)
    page = _page(overview, stored, found)
    if request.method == "POST" and CHECK in request.POST:
        return _looked_through(request, page, found)

    def act(given: Given) -> Done:
        version = stored.version if given.version is None else given.version
        enter_counts(by=actor(request), intervention=number, counts=counts_in(given.values, period, version))
        message = _("The numbers for %(period)s are saved.") % {"period": period_text(period)}
        return Done(reverse("counts_periods", args=[number]), message)

    return form_page(request, act, page)


def _typed(request: HttpRequest) -> CountsForm | None:
    """What somebody has typed, read as far as it can be; None for the page as it is stored."""
    fields = request.POST if request.method == "POST" else left_fields(request)
    if fields is None:
        return None
    form = CountsForm(data=fields)
    form.is_valid()
    return form


def _looked_through(request: HttpRequest, page: FormPage, found: Found) -> HttpResponse:
    """Only what is found, for the page that stays; the whole page without scripts."""
    if request.headers.get("HX-Request"):
        return render(request, "organisation/counts_found.html", {"found": found})
    return look_again(request, page)


def _page(overview: CountsOverview, stored: Counts, found: Found) -> FormPage:
    return FormPage(
        title=_("Numbers for %(period)s") % {"period": period_text(stored.period)},
        back=reverse("counts_periods", args=[overview.number]),
        form=partial(CountsForm, found=found),
        initial=fields_of(stored),
        version=stored.version,
        lead=_(
            "0 means nobody. Leave a field empty when you do not know. Participants now and those who wait are as of "
            "the period's end; free places are worked out."
        ),
        template="organisation/counts.html",
        context={
            "intervention": overview.name,
            "found": found,
            "headings": [heading_of(gender) for gender in GENDERS],
            "check": CHECK,
        },
    )
