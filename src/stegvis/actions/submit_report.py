"""A report is handed in: its figures decided, its prose read by the gate, its package made; all of it or nothing.

The order is the safeguard. The figures are decided, every text is read by the narrative gate with all that the release
hides, the PDF is written aside and read back by the audit of rendered files; only then does the ledger freeze the
release (`commit`), and only after that does the database keep what was handed in. Decision 6 tells more.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.disclosure.release import Pending, Refused, commit, known_figures, told_in
from stegvis.disclosure.rendered import audit_files
from stegvis.documents.writers import write_document
from stegvis.forms.package.document import package_document
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.refusals import unfit_to_send
from stegvis.forms.package.unfit import Unfit
from stegvis.store.clock import today
from stegvis.store.ledgers import ledger_of
from stegvis.store.models import Edition
from stegvis.store.reports.figures.drafted import DraftFigures
from stegvis.store.reports.figures.preview import names_told, preview_of, what_is_hidden
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.life.correcting import require_in_order
from stegvis.store.reports.life.handing_in import (
    Prepared,
    decided,
    is_done_already,
    keep_handed_in,
    missing_sections,
    one_at_a_time,
    prepared,
    require_unchanged,
)
from stegvis.store.reports.life.packing import pack
from stegvis.store.reports.remarks.looking_over import TextRemark, open_remarks
from stegvis.store.reports.stepping import require_step
from stegvis.vocabulary import BadInput, Changed, Wording

__all__ = ["NotSubmitted", "Remark", "Submitted", "submit_report"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at before a report leaves: where it stands, the words, why, and what could stand there."""

    where: str
    passage: str
    reason: Wording
    proposal: Wording | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """It is handed in: the digest of what was, "" when it had been handed in a moment before."""

    digest: str = ""


@dataclass(frozen=True, slots=True)
class NotSubmitted:
    """Nothing was handed in and nothing changed. `open` are remarks to mend or explain, `reasons` all other.

    `is_new`: they came with the decision on the figures, which was not at hand while the report was written.
    """

    open: tuple[TextRemark, ...] = ()
    reasons: tuple[Remark, ...] = ()
    is_new: bool = False


def submit_report(*, by: Actor, edition: int, version: int) -> Submitted | NotSubmitted:
    """Hands in the report as it stands, which takes some seconds. Pressed twice it is handed in once.

    Raises NotPermitted; Changed when somebody took a step or wrote meanwhile; BadInput when it is not its turn, when
    an earlier month's correction comes first, when the form has changed, or when the figures contradict what was
    published, or when there is no room left to write in.
    """
    found = edition_for(by, "submit_report", edition)
    try:
        return _submitted_once(found, by=by, version=version)
    except OSError as error:
        raise BadInput(found.intervention.name, _NO_ROOM) from error


def _submitted_once(found: Edition, *, by: Actor, version: int) -> Submitted | NotSubmitted:
    with one_at_a_time(found):
        if is_done_already(found, by=by, version=version):
            return Submitted()
        if found.version != version:
            raise Changed({"state": found.state}, found.version)
        require_step(found, "submit_report", by=by)
        require_in_order(found)
        return _submitted(prepared(found), by=by, version=version)


def _submitted(ready: Prepared, *, by: Actor, version: int) -> Submitted | NotSubmitted:
    found = ready.edition
    left = _left(ready, _known_so_far(found, ready))
    if left is not None:
        return left
    pending = decided(ready)
    if isinstance(pending, Refused):
        return _refused(found, pending)
    seen = what_is_hidden(found, ready.counts, pending, names_told(found))
    left = _left(ready, ready.draft.hiding(seen.hidden, seen.judgement))
    if left is not None:
        return replace(left, is_new=True)
    packed = pack(found, ready.texts, ready.counts, pending.release, submitted_on=today())
    told = tuple(_told_too_much(packed, pending))
    if told:
        return NotSubmitted(reasons=told, is_new=True)
    pdf, leaks = _audited_pdf(found, packed)
    if leaks:
        return NotSubmitted(reasons=leaks)
    require_unchanged(ready)
    done = commit(pending, ledger=ledger_of(found.intervention.association))
    if isinstance(done, Refused):
        return _refused(found, done)
    role = role_here(by, "submit_report", found)
    return Submitted(keep_handed_in(ready, packed, pdf, by=by, version=version, role=role).digest)


def _known_so_far(edition: Edition, ready: Prepared) -> DraftFigures:
    """The figures as they stood on the page: with what the report will hide, when that was worked out."""
    preview = preview_of(edition, ready.counts, wait_s=0.0)
    seen = preview is not None and preview.refusal is None
    return ready.draft.hiding(preview.hidden, preview.judgement) if preview and seen else ready.draft


def _left(ready: Prepared, draft: DraftFigures) -> NotSubmitted | None:
    """What is to be done by the figures of the draft, None when nothing is."""
    remarks = open_remarks(ready.edition, draft=draft)
    missing = tuple(Remark(one.id, "", _MISSING) for one in missing_sections(ready.edition, ready.texts))
    return NotSubmitted(remarks, missing) if remarks or missing else None


def _refused(edition: Edition, refused: Refused) -> NotSubmitted:
    return NotSubmitted(reasons=(Remark(edition.intervention.name, "", refused.reason),))


def _told_too_much(packed: PackedReport, pending: Pending) -> Iterator[Remark]:
    """What any text of the report tells of hidden numbers or single people."""
    known = known_figures(pending, (packed.association, packed.operator, packed.intervention, *packed.parties))
    for where, text in packed.texts():
        for hit in told_in(text, pending, known, packed.intervention):
            if hit.stops:
                yield Remark(where, hit.passage, hit.reason, hit.proposal)


def _audited_pdf(edition: Edition, packed: PackedReport) -> tuple[bytes, tuple[Remark, ...]]:
    """The report as PDF, and what the file, read back, says beyond what was released.

    Raises BadInput for a name or a goal with a sign that no package can hold.
    """
    try:
        document = package_document(packed, form_of(edition))
    except Unfit as unfit:
        raise BadInput(edition.intervention.name, unfit_to_send(unfit.told)) from unfit
    with tempfile.TemporaryDirectory(prefix="stegvis-") as folder:
        file = Path(folder) / "report.pdf"
        file.write_bytes(write_document(document, "pdf"))
        leaks = audit_files(document, [file])
        return file.read_bytes(), tuple(Remark(one.where, one.text, one.reason) for one in leaks)


_NO_ROOM = Wording(
    "servern kan inte skriva sina filer, så rapporten är inte inlämnad. Texten finns kvar. Be den som sköter servern "
    "se efter om disken är full, och lämna sedan in igen.",
    "the server cannot write its files, so the report is not handed in. The text is still there. Ask whoever runs the "
    "server whether its disk is full, and hand in again then.",
)
_MISSING = Wording(
    "Avsnittet är tomt. Skriv det, eller skriv att det inte är aktuellt och varför.",
    "The section is empty. Write it, or write that it does not apply and why.",
)
