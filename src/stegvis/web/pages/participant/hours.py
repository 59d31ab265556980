"""Hours of activity, eight weeks at a time."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.register_hours import HoursForm, register_hours, show_hours_form
from stegvis.vocabulary import InvalidFields, Period, Wording
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm
from stegvis.web.language import current_language
from stegvis.web.pages.participant.fields import Hours
from stegvis.web.pages.participant.hours_chart import week_text
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address

UNTIL = "till"


class HoursFields(PageForm):
    """A field for each week, named by its Monday."""

    def __init__(self, *, weeks: list[date], **kwargs: Any) -> None:
        # Django copies the base fields of the form itself as it does those of its class.
        vars(self)["base_fields"] = {
            monday.isoformat(): Hours(label=_week(monday), required=False, max_digits=6) for monday in weeks
        }
        super().__init__(**kwargs)


@require_http_methods(["GET", "POST"])
def hours_form(request: HttpRequest, number: int) -> HttpResponse:
    """The weeks up to this one, or those up to the week of `?till=`."""
    by, title = actor(request), _("Hours in activity")
    shown = show_hours_form(by=by, participation=number, until=_day(request.GET.get(UNTIL, "")))
    if not shown.weeks:
        return refused(request, title, InvalidFields({"": NOT_STARTED}), participant_address(shown.participant))

    def act(given: Given) -> Done:
        # A week that the page did not show is left as it is.
        shown_there = (one for one in given.values.items() if one[0] in request.POST)
        hours = {date.fromisoformat(monday): one for monday, one in shown_there}
        register_hours(by=by, participation=number, hours=hours)
        return Done(participant_address(shown.participant), _("The hours are saved."))

    here = reverse("register_hours", args=[number])
    page = FormPage(
        title=title,
        back=participant_address(shown.participant),
        back_name=who_text(shown.local_number),
        form=partial(HoursFields, weeks=list(shown.weeks)),
        initial={monday.isoformat(): hours for monday, hours in shown.weeks.items()},
        lead=_lead(shown),
        participant=shown.participant,
        focus_first=True,
        template="participant/hours_form.html",
        context={
            "earlier": f"{here}?{UNTIL}={shown.earlier}" if shown.earlier else "",
            "later": f"{here}?{UNTIL}={shown.later}" if shown.later else "",
        },
    )
    return form_page(request, act, page)


def _lead(shown: HoursForm) -> str:
    lead = f"{who_text(shown.local_number)} · {shown.intervention}."
    if shown.before is not None:
        lead += " " + _("At the start: %(hours)s hours a week.") % {"hours": shown.before}
    return lead


def _week(monday: date) -> str:
    """ "v. 12, 17–23 mars 2031"."""
    days = Period(monday, monday + timedelta(days=6))
    return f"{week_text(monday)}, {period_in_words(days, current_language())}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


NOT_STARTED = Wording(
    "Deltagandet har inte startat, så det finns inga veckor att fylla i.",
    "The participation has not started, so there are no weeks to fill in.",
)
