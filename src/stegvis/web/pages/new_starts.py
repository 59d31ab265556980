"""Where a participant may be referred or start once more: the same person, never registered twice."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stegvis.actions.show_new_starts import show_new_starts
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.start_form import KNOWN
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


@dataclass(frozen=True, slots=True)
class Place:
    """An intervention, with the addresses of its two forms for this participant."""

    name: str
    start: str
    referral: str


@require_safe
def new_starts(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    found = show_new_starts(by=actor(request), participant=number)
    context = {
        "who": who_text(found.local_number),
        "back": participant_address(found.participant),
        "places": [_place(place, name, number) for place, name in found.interventions],
    }
    return render(request, "participant/new_starts.html", context)


def _place(intervention: int, name: str, participant: int) -> Place:
    start, referral = (reverse(form, args=[intervention]) for form in ("start_in_intervention", "referral_form"))
    return Place(name, f"{start}?{KNOWN}={participant}", f"{referral}?{KNOWN}={participant}")
