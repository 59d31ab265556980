"""The office gives more time for a report."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.grant_more_time import Grant, grant_more_time, show_due_report
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm
from stegvis.web.language import current_language
from stegvis.web.pages.reports.due_words import change_texts
from stegvis.web.routes import actor
from stegvis.web.words import period_text


class MoreTimeForm(PageForm):
    """The new day, when it was granted, and why."""

    due_on = DayField(label=gettext_lazy("New day to hand it in"))
    granted_on = DayField(
        label=gettext_lazy("Granted on"),
        help_text=gettext_lazy("The day it was decided. It may be after the day that it replaces; then that is told."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Those who write read this too. Never write about a participant here."),
    )


@require_http_methods(["GET", "POST"])
def more_time_page(request: HttpRequest, due: int) -> HttpResponse:
    """The form, with every earlier day."""
    shown = show_due_report(by=actor(request), due=due)

    def act(given: Given) -> Done:
        version = shown.version if given.version is None else given.version
        grant_more_time(by=actor(request), due=due, version=version, given=Grant(**given.values))
        return Done(reverse("reports"), _("The report has another day. The earlier one stays in sight."))

    lead = _("%(form)s, %(intervention)s, %(period)s. It is due on %(day)s.") % {
        "form": shown.form.in_language(current_language()),
        "intervention": shown.intervention,
        "period": period_text(shown.period),
        "day": day_in_words(shown.due_on, current_language()),
    }
    page = FormPage(
        title=_("More time"),
        back=reverse("reports"),
        form=MoreTimeForm,
        initial={"granted_on": shown.today},
        version=shown.version,
        submit=_("Give more time"),
        lead=lead,
        template="reports/more_time.html",
        context={"changes": change_texts(shown.changes)},
    )
    return form_page(request, act, page)
