"""What has had its time: whom it concerns, and removing names and texts."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from stegvis.actions.pseudonymise_participants import KEPT_MONTHS, list_overdue, pseudonymise_participants
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm
from stegvis.web.routes import actor

UNDERSTOOD = Wording("Kryssa i att det inte går att ångra.", "Tick that it cannot be undone.")


class DisposalFields(PageForm):
    """That it is understood."""

    is_understood = forms.BooleanField(label=gettext_lazy("I know that it cannot be undone"), required=False)


@require_http_methods(["GET", "POST"])
def disposal(request: HttpRequest) -> HttpResponse:
    """The list comes first; nothing is removed by looking at it."""
    by = actor(request)

    def act(given: Given) -> Done:
        if not given.values["is_understood"]:
            raise InvalidFields({"is_understood": UNDERSTOOD})
        number = pseudonymise_participants(by=by)
        said = ngettext(
            "Name and texts of %(number)s participant are removed.",
            "Names and texts of %(number)s participants are removed.",
            number,
        )
        return Done(reverse("disposal"), said % {"number": number})

    page = FormPage(
        title=_("Disposal"),
        back=reverse("start"),
        form=DisposalFields,
        submit=_("Remove names and texts"),
        lead=_("Those whose last day lies %(months)s months back or more.") % {"months": KEPT_MONTHS},
        template="disposal.html",
        context={"overdue": list_overdue(by=by)},
    )
    return form_page(request, act, page)
