"""Those of whom nothing is stored: how many, and one more or one less."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stegvis.actions.count_only import count_only, uncount_only
from stegvis.actions.show_counted_only import CountedOnlyView, show_counted_only, years_to_count
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.option import Option
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm, Radios
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.way_on import intervention_address


@dataclass(frozen=True, slots=True)
class CountedCell:
    """A count; `take_away` is where one is taken away, or empty."""

    number: int
    whom: str
    take_away: str


class CountFields(PageForm):
    """Year and gender: nothing else is asked, since nothing else is stored."""

    year = Radios(label=gettext_lazy("Calendar year"))
    gender = Radios(label=gettext_lazy("Gender as stated"))

    def __init__(self, *, shown: CountedOnlyView, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        years = tuple(Option(str(year), Wording(str(year), str(year))) for year in years_to_count())
        self.offer({"year": years, "gender": tuple(Option(word, label) for word, label in shown.genders)})


@require_safe
def counted(request: HttpRequest, number: int) -> HttpResponse:
    """How many are only counted, by year and gender."""
    shown = show_counted_only(by=actor(request), intervention=number)
    language = current_language()
    genders = [(word, label.in_language(language)) for word, label in shown.genders]
    rows = [(year, [_cell(shown, year, word, name) for word, name in genders]) for year in shown.years]
    back = intervention_address(number)
    context = {"shown": shown, "back": back, "genders": [name for _word, name in genders], "rows": rows}
    return render(request, "counted_only.html", context)


@require_http_methods(["GET", "POST"])
def count_one(request: HttpRequest, number: int) -> HttpResponse:
    """One more takes part of whom nothing is stored."""
    by = actor(request)
    shown = show_counted_only(by=by, intervention=number)

    def act(given: Given) -> Done:
        year, gender = int(given.values["year"]), given.values["gender"]
        count_only(by=by, intervention=number, year=year, gender=gender)
        undo = reverse("uncount_only", args=[number, year, gender])
        return Done(reverse("counted_only", args=[number]), _("One more is counted."), undo=undo)

    page = FormPage(
        title=_("Count one without data"),
        back=reverse("counted_only", args=[number]),
        form=lambda **kwargs: CountFields(shown=shown, **kwargs),
        initial={"year": years_to_count()[0]},
        submit=_("Count"),
        lead=_("%(intervention)s · only the year and the gender are stored") % {"intervention": shown.name},
    )
    return form_page(request, act, page)


@require_POST
def uncount(request: HttpRequest, number: int, year: int, gender: str) -> HttpResponse:
    """One was counted by mistake."""
    try:
        uncount_only(by=actor(request), intervention=number, year=year, gender=gender)
        messages.success(request, _("One less is counted."))
    except InvalidFields as why:
        for reason in why.fields.values():
            messages.error(request, reason.in_language(current_language()))
    return redirect("counted_only", number=number)


def _cell(shown: CountedOnlyView, year: int, word: str, name: str) -> CountedCell:
    number = shown.counts[year, word]
    can = shown.can_count and number > 0 and year in years_to_count()
    address = reverse("uncount_only", args=[shown.intervention, year, word]) if can else ""
    return CountedCell(number, f"{name}, {year}", address)
