"""The release: raw counts in, tables that point out nobody out; or a refusal with its reason.

Nothing is made before everything is proven: the pattern is found, one more outcome is hidden, the auditor (another
process, another solver) has tried every group, and the ledger has frozen the decision. Whatever fails on the way,
nothing is released and the ledger is as it was. Whoever has more to ask of a release before it leaves (what its prose
tells, what its files say) takes the two steps apart: `decide`, ask, `commit`.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from stegvis.disclosure.attack import NothingFits
from stegvis.disclosure.audit import AuditFailed, Auditor
from stegvis.disclosure.family import Family
from stegvis.disclosure.highs import SolverDied, SolverStopped
from stegvis.disclosure.protect import DIED, OUT_OF_TIME, protect
from stegvis.disclosure.protection_outcome import Audit, Protection, Status
from stegvis.disclosure.release.classes import require_threshold, smallest_provable
from stegvis.disclosure.release.drafting import draft_of
from stegvis.disclosure.release.entries import Entry, LedgerCell
from stegvis.disclosure.release.families import Draft
from stegvis.disclosure.release.ledger import Ledger, LedgerMovedOn, hash_of
from stegvis.disclosure.release.request import ReleaseRequest
from stegvis.disclosure.release.screening import require_public_rules
from stegvis.disclosure.release.stated import Counts, Who
from stegvis.disclosure.release.tables import Decision, pattern_digest, released_table
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Wording
from stegvis.vocabulary.released import Provenance, ReleasedTable

Protector = Callable[[Family], Protection]
NOBODY = Audit(groups=0, provable=0, solver="")
"""Where nobody was ever met there is nobody to prove."""
PROTECTING = 0.8
"""The share of the time in which the pattern is found; the rest is the audit's."""
LEAST_SECRET = 16
"""Bytes. A shorter secret could be guessed, and the choices that it hides with it."""


@dataclass(frozen=True, slots=True)
class Release:
    """What may be shown to anyone, and `entry`, the hash of the ledger's line that froze it.

    `protection` is how it was decided; None when nothing new was decided: the same request again, or other tables of
    the same numbers.
    """

    tables: tuple[ReleasedTable, ...]
    entry: str
    protection: Protection | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing may be published, and why."""

    reason: Wording
    protection: Protection | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A release that is decided and not yet in the ledger: nothing of it may leave before `commit`.

    `release` is what it will be, `entry` what the ledger will hold, `earlier` what it holds, `after` its last hash;
    None when the ledger holds this very release already.
    """

    request: ReleaseRequest
    release: Release
    entry: Entry
    earlier: tuple[Entry, ...]
    after: str | None


def release(
    request: ReleaseRequest,
    *,
    ledger: Ledger,
    secret: bytes,
    at: datetime,
    time_limit_s: float = 60.0,
    protector: Protector | None = None,
    auditor: Auditor | None = None,
) -> Release | Refused:
    """The tables of `request`, decided together with every earlier publication that `ledger` holds: decide, commit.

    The same request again gives the same tables and no new entry. Raises BadInput as `decide`.
    """
    pending = decide(
        request,
        ledger=ledger,
        secret=secret,
        at=at,
        time_limit_s=time_limit_s,
        protector=protector,
        auditor=auditor,
    )
    return pending if isinstance(pending, Refused) else commit(pending, ledger=ledger)


def decide(
    request: ReleaseRequest,
    *,
    ledger: Ledger,
    secret: bytes,
    at: datetime,
    time_limit_s: float = 60.0,
    protector: Protector | None = None,
    auditor: Auditor | None = None,
) -> Pending | Refused:
    """What `request` may show beside every earlier publication in `ledger`, which is read and not written.

    A k that was raised once stays raised. `secret` (16 bytes or more) breaks ties and chooses the extra cell; `at` is
    written into the ledger. All of it is done, or refused, within `time_limit_s`. `protector` (else `protect`) finds
    the pattern and is not trusted: the audit comes after it. Who releases often lends one `auditor`; otherwise one is
    started and ended here.
    Raises BadInput when figures contradict each other or what was published, when a k or the threshold is lowered,
    or when the ledger is damaged.
    """
    if len(secret) < LEAST_SECRET:
        raise ValueError(f"The secret needs {LEAST_SECRET} bytes or more.")
    smallest_provable(request.raised, request.publication)
    require_threshold(request.threshold, request.publication)
    snapshot = ledger.read()
    entries = tuple(entry for _, entry in snapshot.entries)
    same = snapshot.find(request.publication)
    if same is not None:
        return _again(request, *same, entries)
    require_public_rules(request, entries)
    draft = draft_of(request, entries, secret, time_limit_s)
    try:
        with nullcontext(auditor) if auditor else Auditor() as asked:
            decided = _decided(draft, protector or partial(protect, auditor=asked), asked)
    except NothingFits:
        return Refused(_CONTRADICTED)
    except SolverDied:
        return Refused(DIED)
    except SolverStopped:
        return Refused(OUT_OF_TIME)
    if isinstance(decided, Refused):
        return decided
    entry = _entry(draft, decided, at)
    line = hash_of(entry, after=snapshot.head)
    coming = Release(_tables(request, entry, line), line, decided.protection)
    return Pending(request, coming, entry, entries, snapshot.head)


def commit(pending: Pending, *, ledger: Ledger) -> Release | Refused:
    """The release, once the ledger has frozen it; refused when another publication came first.

    Raises BadInput when the ledger is damaged or cannot be written.
    """
    if pending.after is not None:
        try:
            ledger.append(pending.entry, after=pending.after)
        except LedgerMovedOn:
            return Refused(_MOVED_ON, pending.release.protection)
    return pending.release


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Whom the publication tells of, what the auditor says of just that, and what chose it."""

    told: frozenset[Who]
    audit: Audit
    protection: Protection | None


def _decided(draft: Draft, protector: Protector, auditor: Auditor) -> _Pattern | Refused:
    """Whom to tell of, with the audit of these very numbers.

    Raises SolverStopped when time is over, NothingFits when what was published before contradicts itself.
    """
    family = draft.family
    protection = None
    if draft.cells:
        protection = protector(replace(family, time_limit_s=PROTECTING * family.time_limit_s))
        if protection.status is Status.REFUSED:
            return Refused(protection.reason or _NO_REASON, protection)
    told = draft.told(draft.shown(protection) if protection is not None else frozenset())
    if not family.atoms:
        return _Pattern(told, NOBODY, protection)
    draft.deadline.check()
    witnesses = protection.witnesses if protection is not None else None
    try:
        published, visible = draft.as_published(told)
        found = auditor.audit(published, visible, time_limit_s=draft.deadline.left_s(), witnesses=witnesses)
    except AuditFailed as failed:
        return Refused(failed.reason, protection)
    return Refused(_provable(found), protection) if found.provable else _Pattern(told, found, protection)


def _entry(draft: Draft, decided: _Pattern, at: datetime) -> Entry:
    cells = tuple(LedgerCell(one.who, one.value, one.who in decided.told) for one in draft.asked)
    return Entry(
        publication=draft.request.publication,
        request=draft.request.digest,
        at=at,
        counts=draft.request.counts,
        cells=cells,
        structure=draft.request.structure,
        measures=draft.request.measures,
        k=tuple(draft.k.items()),
        pattern=pattern_digest(cells),
        audit=decided.audit,
        corrects=draft.request.corrects,
        notes=draft.notes,
    )


def _again(request: ReleaseRequest, line: str, entry: Entry, entries: tuple[Entry, ...]) -> Pending | Refused:
    """What was decided before, for the very same request."""
    if entry.request != request.digest:
        return Refused(_published_already(request.publication))
    earlier = tuple(one for one in entries if one is not entry)
    return Pending(request, Release(_tables(request, entry, line), line), entry, earlier, after=None)


def _tables(request: ReleaseRequest, entry: Entry, line: str) -> tuple[ReleasedTable, ...]:
    counts = Counts(request.counts, request.publication)
    visible = {cell.who for cell in entry.cells if cell.visible}
    provenance = Provenance(
        publication=entry.publication,
        measures=entry.measures,
        k=tuple((privacy.value, size) for privacy, size in entry.k),
        pattern=entry.pattern,
        audited_by=entry.audit.solver,
        entry=line,
        notes=entry.notes,
    )
    decision = Decision(counts, visible.__contains__, request.structure, dict(entry.k)[PrivacyClass.D])
    return tuple(released_table(table, decision, provenance) for table in request.tables)


_NO_REASON = Wording("inget mönster visade sig säkert.", "no pattern proved safe.")
_CONTRADICTED = Wording(
    "det som redan är publicerat säger emot sig självt, så inget mer lämnas ut; publicera först en rättelse.",
    "what is published already contradicts itself, so nothing more is released; publish a correction first.",
)
_MOVED_ON = Wording(
    "en annan publicering hann före, så inget lämnas ut; försök igen.",
    "another publication came first, so nothing is released; try again.",
)


def _provable(found: Audit) -> Wording:
    return Wording(
        f"granskningen fann {found.provable} grupper som går att räkna ut, så inget lämnas ut.",
        f"the audit found {found.provable} groups that can be worked out, so nothing is released.",
    )


def _published_already(name: str) -> Wording:
    return Wording(
        f"{name} är redan publicerad med annat innehåll; publicera en rättelse under ett eget namn.",
        f"{name} is published already with another content; publish a correction under a name of its own.",
    )
