"""Who has looked at a participant, and changed what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from stegvis.actions.show_participant_trail import MOST, TrailLine, show_participant_trail
from stegvis.web.more_rows import more_address, number_shown
from stegvis.web.pages.participant.words import said
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address

FIRST = 50
"""So many events stand there when nobody asks for more."""


@require_safe
def participant_trail(request: HttpRequest, number: int) -> HttpResponse:
    """The latest events."""
    at_most = number_shown(request, FIRST, MOST)
    lines = show_participant_trail(by=actor(request), participant=number, most=at_most + 1)
    context = {
        "back": participant_address(number),
        "lines": [_line(one) for one in lines[:at_most]],
        "more_address": more_address(request, at_most, FIRST, MOST) if len(lines) > at_most else "",
    }
    return render(request, "participant/trail.html", context)


def _line(one: TrailLine) -> tuple[str, str, str, str, bool]:
    """Its day and time, who, what, and whether somebody only looked."""
    at = localtime(one.at)
    return (at.date().isoformat(), f"{at:%H:%M}", one.by, said(one.what), one.is_reading)
