"""Counts-only mode: which periods have numbers, and which want them."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from stegvis.actions.show_counts import list_counts
from stegvis.vocabulary import Period
from stegvis.web.forms import DayField, PageForm
from stegvis.web.routes import actor
from stegvis.web.words import period_text


class PeriodForm(PageForm):
    """Any two days."""

    start = DayField(label=gettext_lazy("First day"))
    end = DayField(label=gettext_lazy("Last day"))

    def clean(self) -> dict[str, Any]:
        """A period ends after it begins."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day is before the first day."))
        return self.cleaned_data


@require_safe
def counts_periods(request: HttpRequest, number: int) -> HttpResponseBase:
    """The periods; two days lead to theirs."""
    overview = list_counts(by=actor(request), intervention=number)
    form = PeriodForm(data=request.GET) if {"start", "end"} & request.GET.keys() else PeriodForm()
    if overview.is_counted and form.is_valid():
        return redirect(counts_address(number, Period(form.cleaned_data["start"], form.cleaned_data["end"])))
    return render(
        request,
        "organisation/counts_periods.html",
        {
            "intervention": overview.name,
            "number": number,
            "is_counted": overview.is_counted,
            "entered": _links(number, overview.entered),
            "wanted": _links(number, overview.wanted),
            "form": form,
        },
    )


def counts_address(number: int, period: Period) -> str:
    """The address of a period's table."""
    return reverse("enter_counts", kwargs={"number": number, "period": period})


def _links(number: int, periods: Iterable[Period]) -> list[tuple[str, str]]:
    return [(counts_address(number, one), period_text(one)) for one in periods]
