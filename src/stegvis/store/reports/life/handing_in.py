"""Handing in: the figures as counted at one moment, decided against the ledger, and kept with the step all at once.

The line in the ledger comes before what the database keeps. Should the process die in between, the same submission
again finds its line and goes on; with other figures it is decided as a correction of the line that nobody ever saw.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC

from django.db import transaction
from django.utils import timezone

from stegvis.disclosure.release import Pending, Refused, ReleaseRequest, decide
from stegvis.forms.asked import AskedSection, asked_sections
from stegvis.forms.package.nodes import PackedReport
from stegvis.store.clock import today
from stegvis.store.ledgers import ledger_of, published
from stegvis.store.models import Edition, EditionStep, KeptFigures
from stegvis.store.organisation.report_calendar import mark_handed_in
from stegvis.store.reports.border.packages import keep_package
from stegvis.store.reports.editions import texts_of
from stegvis.store.reports.figures.counting import ReportCounts, edition_counts
from stegvis.store.reports.figures.decided import PATIENCE_S, attempts, release_secret, request_of
from stegvis.store.reports.figures.drafted import DraftFigures, filled
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary import Changed
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import ReportState


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a submission is made of: the texts with their versions, and the raw figures, all of one moment."""

    edition: Edition
    texts: Mapping[str, str]
    versions: Mapping[str, int]
    counts: ReportCounts
    draft: DraftFigures


def prepared(edition: Edition) -> Prepared:
    """The edition as it stands. Raises BadInput as `form_of`."""
    rows = {section: one for section, one in texts_of(edition).items() if not one.is_assessment}
    counts = edition_counts(edition)
    return Prepared(
        edition,
        {section: one.text for section, one in rows.items()},
        {section: one.number for section, one in rows.items()},
        counts,
        filled(edition, counts),
    )


def decided(ready: Prepared) -> Pending | Refused:
    """What of the figures may be shown, by the server's clock. Raises BadInput as `disclosure.release.decide`."""
    association = ready.edition.intervention.association
    return decide(
        _request(ready),
        ledger=ledger_of(association),
        secret=release_secret(association),
        at=timezone.now().astimezone(UTC),
        time_limit_s=PATIENCE_S,
    )


def missing_sections(edition: Edition, texts: Mapping[str, str]) -> tuple[AskedSection, ...]:
    """The sections required, also of a correction, and that nobody has written. Raises BadInput as `form_of`."""
    asked = asked_sections(form_of(edition), is_correction=edition.corrects_id is not None)
    required = (one for one in asked if one.is_required and one.has_text and not one.has_figures)
    return tuple(one for one in required if not texts.get(one.id, "").strip())


@contextmanager
def one_at_a_time(edition: Edition) -> Iterator[None]:
    """Whoever hands in the same edition meanwhile waits, here and in other processes of this machine."""
    folder = ledger_of(edition.intervention.association).path.parent
    lock = os.open(folder / f"edition-{edition.pk}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def is_done_already(edition: Edition, *, by: Actor, version: int) -> bool:
    """True when the same actor has handed in the edition from this version: a button that was pressed twice."""
    edition.refresh_from_db(fields=["state", "version"])
    if (edition.state, edition.version) != (ReportState.SUBMITTED, version + 1):
        return False
    last = edition.steps.order_by("-id").first()
    return last is not None and last.action == "submit_report" and last.account == (by.account or None)


def require_unchanged(ready: Prepared) -> None:
    """Raises Changed when somebody wrote in the edition since."""
    now = {section: one.number for section, one in texts_of(ready.edition).items() if not one.is_assessment}
    if now != ready.versions:
        raise Changed({}, ready.edition.version)


@transaction.atomic
def keep_handed_in(
    ready: Prepared, packed: PackedReport, pdf: bytes, *, by: Actor, version: int, role: str
) -> EditionStep:
    """Keeps the package and the raw figures behind it, takes the step, and marks what was owed as handed in.

    Raises Changed when somebody wrote in the edition or took a step meanwhile, and BadInput as `keep_package`.
    """
    edition = Edition.objects.select_for_update().get(pk=ready.edition.pk)
    if edition.version != version:
        raise Changed({"state": edition.state}, edition.version)
    require_unchanged(ready)
    package = keep_package(ready.edition, packed, pdf)
    KeptFigures.objects.create(package=package, figures=_plain(ready.draft), facts_digest=ready.draft.facts_digest)
    if packed.corrects is not None:
        ready.edition.correction_reason = packed.correction_reason
        ready.edition.save(update_fields=["correction_reason"])
    signed = Signed(digest=package.digest, role=role)
    step = take_step(ready.edition, "submit_report", by=by, version=version, signed=signed)
    if ready.edition.due is not None:
        mark_handed_in(ready.edition.due, today())
    return step


def _plain(draft: DraftFigures) -> dict[str, dict[str, tuple[int | None, int | None]]]:
    found: dict[str, dict[str, tuple[int | None, int | None]]] = {}
    for cell in draft.cells():
        found.setdefault(cell.measure, {})[cell.gender.value] = (cell.number, cell.counted.of)
    return found


def _request(ready: Prepared) -> ReleaseRequest:
    """The request, under a name of its own when the ledger has its name with other figures."""
    request = request_of(ready.edition, ready.counts)
    known, before = published(ready.edition.intervention.association), request.corrects
    for name in attempts(request.publication):
        tried = replace(request, publication=name, corrects=before)
        found = known.find(name)
        if found is None or found[1].request == tried.digest:
            return tried
        before = name
    raise AssertionError("There is always another name.")
