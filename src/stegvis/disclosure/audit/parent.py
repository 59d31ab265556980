"""Asking the auditor: starting it, handing it what is visible, and believing it only when it answers in full."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from stegvis.disclosure.family import Cell, Family, Group, PublishedCell, Terms
from stegvis.disclosure.protection_outcome import Audit, Witnesses
from stegvis.vocabulary import Wording

GRACE_S = 10.0
"""How long past its time limit an auditor may go on (starting, reading a large family) before it is killed."""

_CHILD = Path(__file__).with_name("__main__.py")
_CONTRADICTION = Wording(
    "de synliga talen säger emot varandra, så granskningen kan inte godkänna något.",
    "the visible numbers contradict each other, so the audit can approve nothing.",
)
_LATE = Wording(
    "granskningen blev inte klar i tid, så inget får publiceras. Ge den mer tid eller dela upp materialet.",
    "the audit did not finish in time, so nothing may be published. Give it more time or divide the material.",
)
_DIED = Wording(
    "granskningen avbröts innan den var klar, så inget får publiceras. Kör om den.",
    "the audit was interrupted before it was done, so nothing may be published. Run it again.",
)


class AuditFailed(Exception):
    """The audit gave no answer, so nothing may be published. `reason` is a sentence for the user."""

    def __init__(self, reason: Wording) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Auditor:
    """A process that answers one question at a time; it warms up (0.6 s) while its asker works. Close it after use."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int:
        """The number of the auditor's process."""
        return self._child.pid

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def audit(
        self, family: Family, visible: Collection[str], *, time_limit_s: float, witnesses: Witnesses | None = None
    ) -> Audit:
        """As `audit`, with this process."""
        provable, groups, solver = self._find(family, visible, time_limit_s, witnesses)
        return Audit(groups=len(groups), provable=len(provable), solver=solver)

    def provable_groups(
        self, family: Family, visible: Collection[str], *, time_limit_s: float, witnesses: Witnesses | None = None
    ) -> tuple[Group, ...]:
        """The groups at risk that are provable, or that could not be shown safe in time."""
        return self._find(family, visible, time_limit_s, witnesses)[0]

    def _find(
        self, family: Family, visible: Collection[str], time_limit_s: float, witnesses: Witnesses | None
    ) -> tuple[tuple[Group, ...], tuple[Group, ...], str]:
        groups = family.must_not_be_provable()
        answer = self._ask(_question(family, groups, visible, time_limit_s, witnesses), time_limit_s)
        try:
            if answer["groups"] != len(groups):
                raise AuditFailed(_DIED)
            numbers = [*answer["provable"], *answer["unknown"]]
            return tuple(groups[number] for number in numbers), groups, str(answer["solver"])
        except (KeyError, IndexError, TypeError) as garbled:
            raise AuditFailed(_DIED) from garbled

    def _ask(self, question: bytes, time_limit_s: float) -> dict[str, Any]:
        late = threading.Event()

        def end() -> None:
            late.set()
            self._child.kill()

        watch = threading.Timer(time_limit_s + GRACE_S, end)
        watch.start()
        try:
            answer = json.loads(self._told(question))
        except (OSError, ValueError) as silent:
            self.close()
            raise AuditFailed(_LATE if late.is_set() else _DIED) from silent
        finally:
            watch.cancel()
        if not isinstance(answer, dict):
            raise AuditFailed(_DIED)
        if "error" in answer:
            raise AuditFailed(_CONTRADICTION)
        return answer

    def _told(self, question: bytes) -> bytes:
        if self._child.stdin is None or self._child.stdout is None:
            raise OSError("The auditor has no pipes.")
        self._child.stdin.write(question + b"\n")
        self._child.stdin.flush()
        return self._child.stdout.readline()


def audit(
    family: Family, visible: Collection[str], *, time_limit_s: float, witnesses: Witnesses | None = None
) -> Audit:
    """How many of the family's groups at risk a reader could prove when the cells named in `visible` are shown.

    A group is safe when the auditor finds a world (a whole number, none below zero, for each atom) that fits every
    visible cell and visible ledger cell and in which the group has k or more; each world is checked in exact
    arithmetic. A group that is not settled within `time_limit_s` counts as provable. Atoms that nothing visible
    bounds are tried up to a wide but finite count, which can only make the audit stricter.
    `witnesses` spare it the search; they are checked and never trusted.
    Raises AuditFailed when the process dies, takes too long, or finds that the visible numbers contradict each
    other; ValueError for a visible cell that is not in the family.
    """
    with Auditor() as auditor:
        return auditor.audit(family, visible, time_limit_s=time_limit_s, witnesses=witnesses)


def _question(
    family: Family,
    groups: tuple[Group, ...],
    visible: Collection[str],
    time_limit_s: float,
    witnesses: Witnesses | None,
) -> bytes:
    """The family as the auditor reads it: atoms by their place."""
    seen = set(visible)
    strangers = seen - {cell.id for cell in family.cells}
    if strangers:
        raise ValueError(f"{min(strangers)} is no cell of the family.")
    place = {atom: number for number, atom in enumerate(family.atoms)}

    def places_and_times(terms: Terms) -> tuple[list[int], list[int]]:
        return [place[atom] for atom, _ in terms], [times for _, times in terms]

    shown: list[Cell | PublishedCell] = [cell for cell in family.cells if cell.id in seen]
    shown += [cell for cell in family.ledger if cell.visible]
    question = {
        "atoms": len(family.atoms),
        "visible": [(*places_and_times(cell.terms), cell.value) for cell in shown],
        "groups": [(*places_and_times(group.terms), family.threshold(group)) for group in groups],
        "world": witnesses.world if witnesses else None,
        "changes": witnesses.changes if witnesses else (),
        "time_limit_s": time_limit_s,
    }
    return json.dumps(question).encode()


def _environment() -> dict[str, str]:
    """The auditor finds the same packages as we do and learns nothing else from us."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TMPDIR") if key in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONHASHSEED": "0"}
