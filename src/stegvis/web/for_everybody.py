"""Pages for everybody know nobody: whatever a browser sends along is left unread, and nothing is left in it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

BEGINNINGS = ("/offentligt/", "/robots.txt")


def is_for_everybody(request: HttpRequest) -> bool:
    """True for an address that is the same for all, with or without an account."""
    return request.path.startswith(BEGINNINGS)


def without_cookies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the first: pages for everybody are made without cookies and set none, so that copies may be kept."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not is_for_everybody(request):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        response.cookies.clear()
        response.headers.pop("Vary", None)
        return response

    return respond
