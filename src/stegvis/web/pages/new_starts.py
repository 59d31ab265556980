"""Where a participant may be referred or start once more: the same person, never registered twice."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.show_new_starts import show_new_starts
from stegvis.web.addresses import KEPT
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.start_form import KNOWN
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


@require_safe
def new_starts(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    found = show_new_starts(by=actor(request), participant=number)
    verbs = _("Register a start"), _("Register a referral")
    context = {
        "who": who_text(found.local_number),
        "back": participant_address(found.participant),
        "places": [_place(at, one, number, verbs) for at, one in enumerate(found.interventions, 1)],
    }
    return render(request, "participant/new_starts.html", context)


def _place(at: int, one: tuple[int, str], participant: int, verbs: tuple[str, str]) -> SafeString:
    """An intervention, with the ways to its two forms for this participant. There may be hundreds."""
    to_start, to_referral, end = _around(at, *one, *verbs)
    return format_html("{}{}{}{}{}", to_start, participant, to_referral, participant, end)


@lru_cache(maxsize=KEPT)
def _around(at: int, intervention: int, name: str, start: str, referral: str) -> tuple[SafeString, ...]:
    """What stands before, between and after the participant's number: the same for every participant."""
    return (
        format_html(_TO_START, at, at, name, reverse("start_in_intervention", args=[intervention]), KNOWN),
        format_html(_TO_REFERRAL, start, name, reverse("referral_form", args=[intervention]), KNOWN),
        format_html(_END, referral, name),
    )


_TO_BUTTON = '<li><a class="button button--secondary button--medium sv-button" href="{}?{}='
_END_OF_BUTTON = '">{}<span class="sr-only">: {}</span></a></li>'
_TO_START = f"""<section aria-labelledby="plats-{{}}">
  <h2 id="plats-{{}}">{{}}</h2>
  <ul class="sv-buttons">{_TO_BUTTON}"""
_TO_REFERRAL = f"{_END_OF_BUTTON}{_TO_BUTTON}"
_END = f"{_END_OF_BUTTON}</ul>\n</section>"
