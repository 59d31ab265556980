"""A participation that should not be there."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.register_in_error import register_in_error, show_error_form, undo_registered_in_error
from stegvis.vocabulary import InvalidFields
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


class ErrorFields(PageForm):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("What went wrong"),
        help_text=gettext_lazy("A few words: wrong intervention, registered twice."),
        max_length=300,
    )


@require_http_methods(["GET", "POST"])
def error_form(request: HttpRequest, number: int) -> HttpResponse:
    """Out of every count, with the trail kept."""
    by = actor(request)
    shown = show_error_form(by=by, participation=number)

    def act(given: Given) -> Done:
        register_in_error(by=by, participation=number, reason=given.values["reason"], version=given.version)
        said = _("The participation no longer counts. What was registered stays in the trail.")
        return Done(participant_address(shown.participant), said, undo=reverse("undo_error", args=[number]))

    who = who_text(shown.local_number)
    page = FormPage(
        title=_("Registered by mistake"),
        back=participant_address(shown.participant),
        back_name=who,
        form=ErrorFields,
        initial={"reason": shown.reason},
        version=shown.version,
        submit=_("Take it out of the counts"),
        lead=f"{who} · {shown.intervention}",
        participant=shown.participant,
        template="error_form.html",
        context={"number": number, "is_in_error": shown.is_in_error},
    )
    return form_page(request, act, page)


@require_POST
def undo_error(request: HttpRequest, number: int) -> HttpResponse:
    """It was right after all."""
    try:
        participant = undo_registered_in_error(by=actor(request), participation=number)
    except InvalidFields as why:
        return refused(request, _("Registered by mistake"), why, reverse("error_form", args=[number]))
    messages.success(request, _("The participation counts again."))
    return redirect(participant_address(participant))
