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
    is_done = state == DONE
    return _back(
        request,
        lambda: complete_follow_up(by=actor(request), number=number, is_done=is_done),
        is_done,
        reverse("tick_own_follow_up", args=[number, NOT_DONE]),
    )


@require_POST
def tick_own_step(request: HttpRequest, number: int, state: str) -> HttpResponse:
    """A step of the plan."""
    is_done = state == DONE
    return _back(
        request,
        lambda: complete_step(by=actor(request), number=number, is_done=is_done),
        is_done,
        reverse("tick_own_step", args=[number, NOT_DONE]),
    )


@require_POST
def tick_goal(request: HttpRequest, number: int, state: str) -> HttpResponse:
    """A goal of the plan."""
    is_done = state == DONE
    return _back(
        request,
        lambda: reach_goal(by=actor(request), number=number, is_reached=is_done),
        is_done,
        reverse("tick_goal", args=[number, NOT_DONE]),
    )


def _back(request: HttpRequest, act: Callable[[], int], is_done: bool, undo: str) -> HttpResponse:
    participant = act()
    if is_done:
        messages.success(request, _("Done."), extra_tags=undo)
    else:
        messages.success(request, _("Not done after all."))
    return redirect(participant_address(participant))
