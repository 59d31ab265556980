"""When a session ends: 8 hours after the login, or 60 minutes after the last page."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from stegvis.web.demonstration import is_demonstration

IDLE_S = 60 * 60
NOTED_EVERY_S = 60
"""A session is written once a minute at most."""
CAME, SEEN = "came_at", "seen_at"


def session_limits(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever has been away too long is logged out; the login leads back to the page asked for."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not is_demonstration():
            _keep_or_end(request, time.time())
        return get_response(request)

    return respond


def _keep_or_end(request: HttpRequest, now: float) -> None:
    came, seen = (request.session.get(name, now) for name in (CAME, SEEN))
    if now - came > settings.SESSION_COOKIE_AGE or now - seen > IDLE_S:
        logout(request)
    elif CAME not in request.session or now - seen > NOTED_EVERY_S:
        request.session[CAME], request.session[SEEN] = came, now
