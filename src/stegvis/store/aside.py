"""Work that takes seconds is done beside the page that asks for it, by a thread of its own, and its answer is kept."""

import atexit
from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from functools import lru_cache
from threading import Lock, Thread
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
_ONE_AT_A_TIME = Lock()
# A process that ends while a solver runs would end badly: what is nearly done may finish.
atexit.register(_ONE_AT_A_TIME.acquire, timeout=5.0)


class Aside(Generic[Answer]):
    """Answers by question, `kept` of them. A question that is asked again while it is worked out is not begun twice."""

    def __init__(self, name: str, *, kept: int) -> None:
        self._name = name
        self._beginning = Lock()
        self._of = lru_cache(maxsize=kept)(lambda _question: Future[Answer]())

    def ask(
        self, question: Hashable, begin: Callable[[], Callable[[], Answer]], *, wait_s: float | None = None
    ) -> Answer | None:
        """The answer, or None when it is not worked out after `wait_s` seconds. Raises what the work raised.

        `begin` is called here, for a question that is new, and gathers what the work is about; the work that it
        returns runs in another thread: it may not touch the database.
        """
        answer = self._of(question)
        with self._beginning:
            is_new = not answer.running() and not answer.done() and answer.set_running_or_notify_cancel()
        if is_new:
            try:
                work = begin()
            except BaseException as error:
                answer.set_exception(error)
                raise
            # Not a pool's thread: a server that is told to stop does not wait for it.
            Thread(target=_do, args=(work, answer), name=self._name, daemon=True).start()
        wait([answer], timeout=wait_s)
        return answer.result() if answer.done() else None


def _do(work: Callable[[], Answer], answer: "Future[Answer]") -> None:
    try:
        with _ONE_AT_A_TIME:
            done = work()
    except BaseException as error:
        answer.set_exception(error)
    else:
        answer.set_result(done)
