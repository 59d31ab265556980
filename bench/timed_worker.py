"""The pages as the server serves them, with the time spent on each request told in a header."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from bench.timed_server import HEADER
from stegvis.web.worker import application as pages


def application(environment: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answers as the pages do; the header holds milliseconds on the clock and of this thread's own work."""
    clock, work = time.perf_counter(), time.thread_time()
    answered: list[Any] = []

    def remember(*given: Any) -> None:
        answered.extend(given)

    body = b"".join(pages(environment, remember))
    status, headers, *_ = answered
    spent = f"{1000 * (time.perf_counter() - clock):.1f} {1000 * (time.thread_time() - work):.1f}"
    start_response(status, [*headers, (HEADER, spent)])
    return [body]
