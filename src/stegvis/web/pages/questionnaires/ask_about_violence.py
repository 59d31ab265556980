"""Asking a participant about violence: the link of the day, and the count that somebody was asked."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.count_screening import count_screening
from stegvis.actions.show_screening import show_screening
from stegvis.web.pages.questionnaires.codes import code_of
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


@require_safe
def ask_about_violence(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    found = show_screening(by=actor(request), participation=number)
    address = request.build_absolute_uri(reverse("screening", args=[found.association, found.secret]))
    context = {
        "found": found,
        "who": _("Participant %(number)s") % {"number": found.local_number},
        "back": participant_address(found.participant),
        "address": address,
        "code": code_of(address),
    }
    return render(request, "questionnaires/ask_about_violence.html", context)


@require_POST
def count_asked(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody was asked, or was not after all. No message, no draft: nothing that would be a day."""
    count_screening(by=actor(request), participation=number, is_undone="angra" in request.POST)
    return redirect("ask_about_violence", number=number)


@require_POST
def on_this_tablet(request: HttpRequest, number: int) -> HttpResponse:
    """Logs out and opens the questions, for somebody who is to see nothing else."""
    found = show_screening(by=actor(request), participation=number)
    if "surfplatta" not in request.POST:
        return redirect("ask_about_violence", number=number)
    logout(request)
    response = HttpResponseRedirect(reverse("screening", args=[found.association, found.secret]))
    response.status_code = 303
    return response
