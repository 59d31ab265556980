"""Whoever logs out leaves nothing behind in the browser: words that were typed and not yet sent go with the session."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CLEARED = '"storage"'


def clear_browser(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, after `session_limits`: a session that is ended on purpose clears what pages keep in the browser.

    One that has only grown old does not: what was typed then waits for its writer to log in again.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        came_in = request.user.is_authenticated
        response = get_response(request)
        if came_in and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = CLEARED
        return response

    return respond
