"""Protecting a family: the lightest set of cells to hide so that no small group can be proven; or a refusal."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

from stegvis.disclosure.audit import AuditFailed, Auditor, Witnesses
from stegvis.disclosure.consistency import DoesNotAddUp, find_world
from stegvis.disclosure.examiner import Examiner, ProvenByLedger
from stegvis.disclosure.family import Family
from stegvis.disclosure.highs import Deadline, SolverDied, SolverStopped
from stegvis.disclosure.protection_outcome import Audit, Cut, Protection, Status
from stegvis.disclosure.smallest_pattern import Search
from stegvis.disclosure.system import Integers, System, build_system
from stegvis.vocabulary import Wording

Progress = Callable[[int, int], None]
SEARCH, REPAIR, BLOCKS = 0.6, 0.75, 0.86
"""Shares of the time after which the search and its repair end, or a search by blocks; the rest is the audit's."""
NAMED = 6
NOT_AUDITED = Audit(groups=0, provable=0, solver="")
OUT_OF_TIME = Wording(
    "tiden räckte inte för att finna ett mönster som säkert skyddar alla; ge mer tid eller dela upp materialet.",
    "there was not time enough to find a pattern that surely protects everyone; allow more or divide the material.",
)

DIED = Wording(
    "lösaren avbröts innan den var klar, så inget får publiceras. Kör om den.",
    "the solver was interrupted before it was done, so nothing may be published. Run it again.",
)


def protect(family: Family, *, progress: Progress | None = None, auditor: Auditor | None = None) -> Protection:
    """Which cells of `family` to show and which to hide, with the proof that none smaller would do; or why nothing may.

    `progress` is called with (groups known to be safe, groups in all). Stops within the family's time limit.
    Nothing is visible unless the audit, by another solver in another process, finds no provable group. Who protects
    many families lends one `auditor` to all; otherwise one is started and ended here.
    """
    started = time.monotonic()
    try:
        with nullcontext(auditor) if auditor else Auditor() as asked:
            return _Protecting(family, asked, started, progress or _silent).result()
    except DoesNotAddUp as wrong:
        reason = _does_not_add_up(wrong)
    except ProvenByLedger as proven:
        reason = _proven_by_ledger(proven)
    except AuditFailed as failed:
        reason = failed.reason
    except SolverDied:
        reason = DIED
    except SolverStopped:
        reason = OUT_OF_TIME
    return refused(family, reason, started=started)


def refused(family: Family, reason: Wording, *, started: float, audit: Audit = NOT_AUDITED) -> Protection:
    """Nothing may be published, for `reason`."""
    return Protection(
        status=Status.REFUSED,
        visible=(),
        hidden=tuple(cell.id for cell in family.cells),
        weight_hidden=sum(cell.weight for cell in family.cells),
        lower_bound=0,
        audit=audit,
        seconds=time.monotonic() - started,
        reason=reason,
    )


@dataclass(frozen=True, slots=True)
class _Protecting:
    family: Family
    auditor: Auditor
    started: float
    progress: Progress

    def result(self) -> Protection:
        system = build_system(self.family)
        world = find_world(self.family, system, self._deadline(REPAIR))
        examiner = Examiner(system, world)
        search = Search(system, examiner)
        self._search(search, len(system.group_names))
        if search.pattern is None:
            raise SolverStopped
        hidden = frozenset(system.cells[cell] for cell in search.pattern)
        visible = [cell.id for cell in self.family.cells if cell.id not in hidden]
        witnesses = _witnesses(self.family, system, examiner, world, search.pattern)
        left = self._deadline(1.0).left_s()
        audit = self.auditor.audit(self.family, visible, time_limit_s=max(left, 0.1), witnesses=witnesses)
        if audit.provable:
            return refused(self.family, _provable(audit), started=self.started, audit=audit)
        return Protection(
            status=Status.OPTIMAL if search.is_optimal() else Status.SAFE,
            visible=tuple(visible),
            hidden=tuple(cell.id for cell in self.family.cells if cell.id in hidden),
            weight_hidden=search.weight(search.pattern),
            lower_bound=search.lower_bound,
            audit=audit,
            seconds=time.monotonic() - self.started,
            certificate=_certificate(search, system),
            witnesses=witnesses,
        )

    def _search(self, search: Search, groups: int) -> None:
        """The optimum, or what time allows."""

        def told(safe: int) -> None:
            self.progress(safe, groups)

        try:
            search.run(self._deadline(BLOCKS if search.by_blocks else SEARCH), told)
            search.prune(self._deadline(SEARCH))
        except SolverStopped:
            search.repair(self._deadline(REPAIR), told)

    def _deadline(self, share: float) -> Deadline:
        return Deadline(self.started + share * self.family.time_limit_s)


def _silent(_safe: int, _groups: int) -> None:
    """For a caller who does not ask how far it has come."""


def _witnesses(
    family: Family, system: System, examiner: Examiner, world: Integers, pattern: frozenset[int]
) -> Witnesses:
    """The world and the moves that keep each group safe, by the atoms' places in the family."""
    place = {atom: number for number, atom in enumerate(family.atoms)}
    places = [place[atom] for atom in system.atoms]
    counts = dict(zip(places, world.tolist(), strict=True))
    moves = {id(move): move for group in examiner.groups() if (move := examiner.move_for(group, pattern))}
    return Witnesses(
        world=tuple(counts[number] for number in range(len(family.atoms))),
        changes=tuple(
            tuple((places[atom], by) for atom, by in zip(move.atoms.tolist(), move.by.tolist(), strict=True))
            for move in moves.values()
        ),
    )


def _certificate(search: Search, system: System) -> tuple[Cut, ...]:
    named = (tuple(sorted(system.cells[cell] for cell in cut)) for cut in search.certificate)
    return tuple(
        Cut(tuple((cell, 1) for cell in cells)) for cells in sorted(named, key=lambda cells: (len(cells), cells))
    )


def _does_not_add_up(wrong: DoesNotAddUp) -> Wording:
    names = ", ".join(wrong.names[:NAMED])
    more = len(wrong.names) - NAMED
    sv, en = (f" och {more} till", f" and {more} more") if more > 0 else ("", "")
    return Wording(
        f"talen går inte ihop: {names}{sv} kan inte alla stämma; rätta dem först.",
        f"the numbers do not add up: {names}{en} cannot all be right; correct them first.",
    )


def _proven_by_ledger(proven: ProvenByLedger) -> Wording:
    return Wording(
        f"det som redan är publicerat avslöjar gruppen {proven.group}; inget mer får publiceras om den.",
        f"what is published already gives away the group {proven.group}; nothing more may be published about it.",
    )


def _provable(audit: Audit) -> Wording:
    return Wording(
        f"granskningen fann {audit.provable} grupper som går att räkna ut, så inget får publiceras.",
        f"the audit found {audit.provable} groups that can be worked out, so nothing may be published.",
    )
