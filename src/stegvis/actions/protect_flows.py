"""What may be shown of an intervention's flows: one protected family for each intervention and year.

Interventions share no number that is shown and years share no participation (`store.register.flows`), so each family
stands alone, whichever page shows it. An intervention's own page and the page of all show the same pattern.
"""

import atexit
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock, Thread

from stegvis.disclosure.audit import Auditor
from stegvis.disclosure.family import Cell, Family, Group, Terms
from stegvis.disclosure.protect import protect
from stegvis.disclosure.protection_outcome import Status
from stegvis.disclosure.release.keyed import keyed
from stegvis.disclosure.release.ledger import canonical
from stegvis.store.configuration import data_directory, secret_key
from stegvis.store.register.flows import DESTINATIONS, ORIGINS, STILL_THERE, Flows

K = 5
LEAST = 8
"""With fewer participations than this nothing is told: the denominator that outcomes need (class B)."""
TIME_LIMIT_S = 20.0
KEPT = 4096
TOTAL = "all"
TOTAL_WEIGHT = 5
"""Everything else is read against the total."""
_BEGINNING = Lock()
_ONE_AT_A_TIME = Lock()
# A process that ends while the solver runs would end badly: what is nearly done may finish.
atexit.register(_ONE_AT_A_TIME.acquire, timeout=5.0)


@dataclass(frozen=True, slots=True)
class Question:
    """The flows of an intervention, and whether anybody can still be there (the year is not over)."""

    flows: Flows
    is_so_far: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told: for the total ("all"), each origin ("from …") and destination ("to …") its number,

    None where it is withheld.
    """

    numbers: Mapping[str, int | None]


Answer = Future[Told | None]
"""None: nothing may be told."""


def told_flows(questions: Sequence[Question], *, wait_s: float | None = None) -> tuple[Answer, ...]:
    """An answer to each question: those not done after `wait_s` seconds are worked out while others are served.

    Kept: the same numbers always get the same answer.
    """
    answers = tuple(_answer(one) for one in questions)
    with _BEGINNING:
        begun = {one: answer for one, answer in zip(questions, answers, strict=True) if _begins(answer)}
    if begun:
        # Not a pool's thread: a server that is told to stop does not wait for it.
        Thread(target=_work, args=(begun,), name="flows", daemon=True).start()
    wait(answers, timeout=wait_s)
    return answers


@lru_cache(maxsize=KEPT)
def _answer(_question: Question) -> Answer:
    return Future()


def _begins(answer: Answer) -> bool:
    is_new = not answer.running() and not answer.done()
    return is_new and answer.set_running_or_notify_cancel()


def _work(begun: Mapping[Question, Answer]) -> None:
    try:
        with _ONE_AT_A_TIME, Auditor() as auditor:
            for question, answer in begun.items():
                answer.set_result(_told(question, auditor))
    except Exception as error:
        for answer in begun.values():
            if not answer.done():
                answer.set_exception(error)


def _told(question: Question, auditor: Auditor) -> Told | None:
    if sum(number for _, number in question.flows) < LEAST:
        return None
    family = flow_family(question, secret_key(data_directory()).encode())
    protection = protect(family, auditor=auditor)
    if protection.status is Status.REFUSED:
        return None
    shown = _less_one_outcome(protection.visible, protection.hidden, family.seed)
    return Told({cell.id: cell.value if cell.id in shown else None for cell in family.cells})


def _less_one_outcome(visible: Iterable[str], hidden: Iterable[str], seed: str) -> Collection[str]:
    """Where an outcome is hidden, one more is, chosen with the secret: whoever knows the method learns no more."""
    shown = frozenset(visible)
    if not any(map(_is_outcome, hidden)):
        return shown
    in_order = sorted(filter(_is_outcome, shown), key=lambda name: keyed(seed.encode(), "one more", name.encode()))
    return shown - frozenset(in_order[:1])


def _is_outcome(name: str) -> bool:
    """True for a destination after an exit (class B); still being there is participation (class A)."""
    return name.startswith("to ") and name != f"to {STILL_THERE}"


def flow_family(question: Question, secret: bytes) -> Family:
    """The family: an unknown for each origin and destination, a cell for each number on the page.

    Groups: the complement of every cell, those who ended, and each way from an origin to a destination.
    """
    counts = dict(question.flows)
    ends = [end.id for end in DESTINATIONS if question.is_so_far or end.id != STILL_THERE]
    ways = {f"{origin.id} > {to}": counts.get((origin.id, to), 0) for origin in ORIGINS for to in ends}
    sums = {TOTAL: list(ways)}
    sums |= {f"from {one.id}": [way for way in ways if way.startswith(f"{one.id} > ")] for one in ORIGINS}
    sums |= {f"to {to}": [way for way in ways if way.endswith(f" > {to}")] for to in ends}
    rest = {f"not {name}": [way for way in ways if way not in set(own)] for name, own in sums.items() if name != TOTAL}
    rest |= {way: [way] for way in ways}

    def value(own: Iterable[str]) -> int:
        return sum(ways[way] for way in own)

    return Family(
        k=K,
        atoms=tuple(ways),
        cells=tuple(
            Cell(name, _terms(own), value(own), weight=TOTAL_WEIGHT if name == TOTAL else 1)
            for name, own in sums.items()
        ),
        groups=tuple(Group(name, _terms(own), value(own)) for name, own in rest.items()),
        seed=keyed(secret, "flows", canonical([question.flows, question.is_so_far])),
        time_limit_s=TIME_LIMIT_S,
    )


def _terms(ways: Iterable[str]) -> Terms:
    return tuple((way, 1) for way in ways)
