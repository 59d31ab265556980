"""Who has looked at a participant, and changed what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from stegvis.actions.show_participant_trail import show_participant_trail
from stegvis.web.pages.participant.words import said
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


@require_safe
def participant_trail(request: HttpRequest, number: int) -> HttpResponse:
    """The latest events."""
    lines = show_participant_trail(by=actor(request), participant=number)
    context = {
        "back": participant_address(number),
        "lines": [(localtime(one.at), one.by, said(one.what), one.is_reading) for one in lines],
    }
    return render(request, "participant/trail.html", context)
