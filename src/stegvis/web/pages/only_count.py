"""From now on a participant is only counted: what that removes is said first, since nobody can undo it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.protect_identity import protect_identity, show_protection
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm
from stegvis.web.pages.participant.words import who_text
from stegvis.web.routes import actor


class OnlyCountFields(PageForm):
    """That it is understood."""

    is_understood = forms.BooleanField(
        label=gettext_lazy("The data will be removed, and I know that it cannot be undone"), required=False
    )


@require_http_methods(["GET", "POST"])
def only_count(request: HttpRequest, number: int) -> HttpResponse:
    """A protected identity, or somebody who does not want to be registered."""
    by = actor(request)
    shown = show_protection(by=by, participant=number)

    def act(given: Given) -> Done:
        protect_identity(by=by, participant=number, **given.values)
        return Done(reverse("start"), _("The data are removed. Only the number stays."))

    page = FormPage(
        title=_("Only count the participant"),
        back=reverse("consents", args=[number]),
        form=OnlyCountFields,
        submit=_("Remove the data and only count"),
        lead=who_text(shown.local_number),
        participant=number,
        template="only_count.html",
        context={"removes": True, "counted": shown.counted, "everywhere": True},
    )
    return form_page(request, act, page)
