"""A participation is made longer."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.extend_participation import (
    ExtensionForm,
    extend_participation,
    judge_extension,
    show_extension_form,
)
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm
from stegvis.web.pages.participant.words import who_text
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


class ExtensionFields(PageForm):
    """Until when, and why."""

    end_on = DayField(label=gettext_lazy("New last day"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300, required=False)


@require_http_methods(["GET", "POST"])
def extend_form(request: HttpRequest, number: int) -> HttpResponse:
    """A later last day; what follows from it moves along."""
    by = actor(request)
    shown = show_extension_form(by=by, participation=number)

    def act(given: Given) -> Done:
        extend_participation(by=by, participation=number, **given.values, version=given.version)
        return Done(participant_address(shown.participant), _("The participation is extended."))

    page = FormPage(
        title=_("Extend a participation"),
        back=participant_address(shown.participant),
        back_name=who_text(shown.local_number),
        form=ExtensionFields,
        initial={"end_on": shown.longest_end_on or ""},
        version=shown.version,
        submit=_("Extend"),
        lead=" ".join(_about(shown)),
        participant=shown.participant,
        judge=lambda stated: judge_extension(by=by, participation=number, stated=stated),
    )
    return form_page(request, act, page)


def _about(shown: ExtensionForm) -> list[str]:
    about = [who_text(shown.local_number) + f" · {shown.intervention}."]
    if shown.planned_end_on:
        about.append(_("Planned until %(day)s.") % {"day": shown.planned_end_on.isoformat()})
    if shown.longest_end_on:
        about.append(_("It can be extended until %(day)s.") % {"day": shown.longest_end_on.isoformat()})
    return about
