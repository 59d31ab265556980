"""Working out what numbers give away in a process of its own, which ends when its asker does.

The solver starts threads that a process may not end under: this one is not the server's, and ends without ceremony.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, astuple
from datetime import date
from threading import Thread, Timer
from typing import Any

from stegvis.actions.work_out_exposure import (
    GivenAway,
    HidingRule,
    ReportText,
    Stated,
    TextOfReport,
    ToHide,
    ToldInText,
    WorkedOut,
    work_out_exposure,
)
from stegvis.disclosure.release import Count
from stegvis.documents.readers.guard import environment
from stegvis.vocabulary import Gender, Period, Wording

LONGEST_S = 15 * 60.0
"""After so long the process is ended: others wait for their turn."""
MEMORY_BYTES = 4 * 1024**3
"""How much address space it may have; accounts of sixty interventions take a tenth of it."""


class NotWorkedOut(Exception):
    """The process ended without an answer."""


def worked_out_apart(stated: Stated, texts: Iterable[ReportText]) -> WorkedOut:
    """As `work_out_exposure`, in a process of its own. Raises NotWorkedOut when that ends without an answer."""
    question = json.dumps([_told(stated), [astuple(one) for one in texts]], default=str).encode() + b"\n"
    try:
        return _worked_out(json.loads(_answered(question)))
    except (OSError, ValueError) as error:
        raise NotWorkedOut("it did not answer") from error


def _answered(question: bytes) -> bytes:
    """What the process answers, nothing when it was ended."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", "-m", __name__, str(MEMORY_BYTES)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # A traceback may name an intervention or quote a text: none of it reaches the server's log.
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        late = Timer(LONGEST_S, process.kill)
        late.daemon = True
        late.start()
        try:
            process.stdin.write(question)
            process.stdin.flush()
            # The input stays open: where it closes, the asker has gone, and the process ends.
            return process.stdout.read()
        finally:
            late.cancel()


def _told(stated: Stated) -> object:
    return [
        (name, [(one.counted, one.gender, one.period.start, one.period.end, one.value) for one in counts])
        for name, counts in stated
    ]


def _stated(told: Iterable[Any]) -> Stated:
    return tuple(
        (
            name,
            tuple(
                Count(counted, name, Gender(gender), Period(date.fromisoformat(start), date.fromisoformat(end)), value)
                for counted, gender, start, end, value in counts
            ),
        )
        for name, counts in told
    )


def _texts(told: Iterable[Any]) -> Iterable[ReportText]:
    return (ReportText(report, name, tuple(sections)) for report, name, sections in told)


def _worked_out(told: dict[str, Any]) -> WorkedOut:
    rules = tuple(
        HidingRule(**{**rule, "to_hide": tuple(ToHide(one["intervention"], _words(one["numbers"])) for one in hidden)})
        for rule in told["rules"]
        for hidden in [rule["to_hide"]]
    )
    given_away = tuple(GivenAway(one["intervention"], _words(one["sentences"])) for one in told["given_away"])
    return WorkedOut(
        told["numbers"],
        told["at_risk"],
        rules,
        given_away,
        tuple(told["left_out"]),
        tuple(TextOfReport(**{**one, "passages": tuple(map(_passage, one["passages"]))}) for one in told["texts"]),
        told["is_decided"],
    )


def _passage(told: dict[str, Any]) -> ToldInText:
    return ToldInText(**{**told, "reason": Wording(**told["reason"]), "proposal": Wording(**told["proposal"])})


def _words(told: Iterable[dict[str, str]]) -> tuple[Wording, ...]:
    return tuple(Wording(**one) for one in told)


def _end_with_asker() -> None:
    """Ends this process, whatever the solver does, and all that it started, as soon as its input closes."""
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


def _limit(memory: int) -> None:
    """Bounds memory and processor time, also of what this process starts, and leaves nothing of it on the disk."""
    with suppress(ImportError):  # Not on Windows; the asker's time limit still holds.
        import resource

        for what, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, int(LONGEST_S)),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))


def _answer(memory: int) -> None:
    """Answers the question on standard input. Whatever a solver prints goes nowhere: it would spoil the answer."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _limit(memory)
    question = sys.stdin.buffer.readline()
    if not question:
        return
    stated, texts = json.loads(question)
    Thread(target=_end_with_asker, daemon=True).start()
    try:
        with answer:
            answer.write(json.dumps(asdict(work_out_exposure(_stated(stated), _texts(texts)))))
    finally:
        # Not by the usual way, which ends badly while threads of the solver are there. Half an answer is none.
        os._exit(0)


if __name__ == "__main__":
    _answer(int(sys.argv[1]))
