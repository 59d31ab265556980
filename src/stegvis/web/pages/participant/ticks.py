"""Steps, goals and follow-ups ticked off on the participant's page, and back to it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stegvis.actions.complete_follow_up import complete_follow_up
from stegvis.actions.complete_step import complete_step
from stegvis.actions.reach_goal import reach_goal
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address

DONE, NOT_DONE = "klar", "ogjord"


@require_POST
def tick_own_follow_up(request: HttpRequest, number: int, state: str) -> HttpResponse:
    """A follow-up."""
    return _tick(request, "tick_own_follow_up", complete_follow_up, number, state)


@require_POST
def tick_own_step(request: HttpRequest, number: int, state: str) -> HttpResponse:
    """A step of the plan."""
    return _tick(request, "tick_own_step", complete_step, number, state)


@require_POST
def tick_goal(request: HttpRequest, number: int, state: str) -> HttpResponse:
    """A goal of the plan."""
    return _tick(request, "tick_goal", reach_goal, number, state)


def _tick(request: HttpRequest, name: str, act: Callable[..., int], number: int, state: str) -> HttpResponse:
    is_done = state == DONE
    participant = act(by=actor(request), number=number, is_done=is_done)
    if is_done:
        messages.success(request, _("Done."), extra_tags=reverse(name, args=[number, NOT_DONE]))
    else:
        messages.success(request, _("Not done after all."))
    return redirect(participant_address(participant))
