"""Tasks done side by side in forked processes. Each is done apart from the others, so the results are the same."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from stegvis.disclosure.highs import SolverDied

Result = TypeVar("Result")


class _Work:
    """What every process knows from birth."""

    tasks: Sequence[Callable[[], Any]] = ()


def side_by_side(tasks: Sequence[Callable[[], Result]], *, large: bool = True) -> list[Result]:
    """What each task gives, in order; they may not count on what another one changes.

    Raises what the first failing one raises, and SolverDied when a process does. A process with several threads
    is not forked, and for what is not `large` it is not worth it: there the tasks are done one by one.
    """
    processes = min(len(tasks), _processors())
    if not large or processes < 2 or sys.platform != "linux" or threading.active_count() > 1:
        return [task() for task in tasks]
    try:
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), _know, (tasks,)) as pool:
            return list(pool.map(_do, range(len(tasks))))
    except BrokenProcessPool as broken:
        raise SolverDied from broken


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _know(tasks: Sequence[Callable[[], Any]]) -> None:
    _Work.tasks = tasks


def _do(number: int) -> Any:
    return _Work.tasks[number]()
