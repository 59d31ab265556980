"""Browsers keep their connections, and the server process that they came to keeps them: all may sit with one of two.

The threads of a process take turns, so four readers with one process wait twice as long as two with each. Whoever is
answered while the process answers another is therefore asked to come back by a new connection, which a process that
is free may take; whoever is alone keeps theirs.
"""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from stegvis.web.slow_bodies import Application, Environ

KEPT_BY_DEFAULT = "HTTP/1.1"
"""The protocol whose connections a header ends; the next one has no such header."""


def dealt_evenly(application: Application) -> Application:
    """The WSGI application, which ends the connection (`Connection: close`) of whoever is not answered alone."""
    answering, changing = 0, Lock()

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        nonlocal answering
        with changing:
            answering += 1
            alone = answering == 1

        def begin(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            return start_response(status, [*headers, ("Connection", "close")], *error)

        try:
            keeps = alone or environ["SERVER_PROTOCOL"] != KEPT_BY_DEFAULT
            return application(environ, start_response if keeps else begin)
        finally:
            with changing:
                answering -= 1

    return answer
