"""The queue of an intervention: who waits, how long, and who is next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.move_in_queue import move_in_queue
from stegvis.actions.show_queue import show_queue
from stegvis.vocabulary import InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.way_on import intervention_address, participant_address

STEPS = {"upp": -1, "ner": 1, "forst": -(10**6)}
"""Where a button moves somebody."""


@require_safe
def queue(request: HttpRequest, number: int) -> HttpResponse:
    """Who waits."""
    shown = show_queue(by=actor(request), intervention=number)
    language = current_language()
    lines = [
        {
            "place": place,
            "one": one,
            "address": participant_address(one.participant),
            "referrer": shown.referrers[one.referrer].in_language(language) if one.referrer else "",
        }
        for place, one in enumerate(shown.waiting, start=1)
    ]
    return render(request, "queue.html", {"shown": shown, "lines": lines, "back": intervention_address(number)})


@require_POST
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Moves somebody and shows the queue anew."""
    steps = STEPS.get(request.POST.get("vart", ""), 0)
    try:
        intervention = move_in_queue(by=actor(request), participation=number, steps=steps)
    except InvalidFields as why:
        return refused(request, "", why, "/")
    return redirect("queue", number=intervention)
