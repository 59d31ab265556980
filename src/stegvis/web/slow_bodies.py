"""Whoever sends a request by and by, or never to its end, holds up other senders at most, never those who read."""

from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from threading import BoundedSemaphore
from typing import Any, TypeAlias

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware

from stegvis.web.failed_requests import busy
from stegvis.web.language import language_from_cookie
from stegvis.web.security_headers import security_headers

Environ: TypeAlias = dict[str, Any]
Application: TypeAlias = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
AT_ONCE = 3
"""So many threads of a process may wait for bodies: fewer than it has."""
SHORT_BYTES = 1024 * 1024
"""A body up to here is awaited before its page begins; with a longer one, a file, the page itself reads it."""
PATIENCE_S = 0.2


def with_room_for_readers(application: Application) -> Application:
    """The WSGI application, of whose threads only some ever wait for what is being sent; 503 for who is beyond."""
    free = BoundedSemaphore(AT_ONCE)

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        stated = str(environ.get("CONTENT_LENGTH") or "")
        length = int(stated) if stated.isdecimal() and len(stated) < 20 else 0
        if not length:
            return application(environ, start_response)
        if not free.acquire(timeout=PATIENCE_S):
            return _busy(environ, start_response)
        try:
            if length > SHORT_BYTES:
                return application(environ, start_response)
            environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))
        finally:
            free.release()
        return application(environ, start_response)

    return answer


def _busy(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
    response = _told_busy()(WSGIRequest(environ))
    assert isinstance(response, HttpResponse)
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return [response.content]


@cache
def _told_busy() -> SecurityMiddleware:
    """In the reader's language and with the headers of pages, but without what would ask the database."""
    return SecurityMiddleware(security_headers(language_from_cookie(busy)))
