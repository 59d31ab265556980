"""Whoever sends a request by and by, or never to its end, holds up other senders at most, never those who read."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from threading import BoundedSemaphore
from typing import Any, TypeAlias

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
            return _busy(start_response)
        try:
            if length > SHORT_BYTES:
                return application(environ, start_response)
            environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))
        finally:
            free.release()
        return application(environ, start_response)

    return answer


def _busy(start_response: Callable[..., Any]) -> Iterable[bytes]:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    start_response(
        f"{status.value} {status.phrase}", [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "5")]
    )
    return ["Just nu skickar många något samtidigt. Försök igen om en stund.\n".encode()]
