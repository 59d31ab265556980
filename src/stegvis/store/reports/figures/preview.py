"""What a report would hide if it were handed in now: decided as at the submission, and thrown away.

It takes seconds, so it is worked out beside the page and kept for as long as neither the facts nor the ledger change.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from stegvis.disclosure.release import Pending, Refused, decide
from stegvis.store.aside import Aside
from stegvis.store.ledgers import ledger_of, published
from stegvis.store.models import Edition
from stegvis.store.reports.figures.counting import ReportCounts
from stegvis.store.reports.figures.decided import PATIENCE_S, release_secret, request_of, told_figures
from stegvis.vocabulary import BadInput, Gender, Withheld, Wording

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The time goes into the ledger's line and decides nothing."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The places (measure, gender) that the report would hide, or why nothing could be released."""

    hidden: frozenset[tuple[str, Gender]] = frozenset()
    refusal: Wording | None = None


PREVIEWS = Aside[Preview]("report preview", kept=512)


def preview_of(edition: Edition, counts: ReportCounts, *, wait_s: float | None = None) -> Preview | None:
    """What the release would hide of these numbers; None while it is worked out (`wait_s` seconds are waited)."""
    association = edition.intervention.association
    try:
        request, head = request_of(edition, counts), published(association).head
    except BadInput as why:
        return Preview(refusal=why.reason)
    ledger, secret = ledger_of(association), release_secret(association)

    def work() -> Preview:
        try:
            found = decide(request, ledger=ledger, secret=secret, at=_ANY_TIME, time_limit_s=PATIENCE_S)
        except BadInput as why:
            return Preview(refusal=why.reason)
        return Preview(refusal=found.reason) if isinstance(found, Refused) else _hidden(edition, counts, found)

    return PREVIEWS.ask((str(ledger.path), head, request.digest), work, wait_s=wait_s)


def _hidden(edition: Edition, counts: ReportCounts, found: Pending) -> Preview:
    told = told_figures(edition, found.release, counts)
    return Preview(frozenset((one.measure, one.gender) for one in told if isinstance(one.cell, Withheld)))
