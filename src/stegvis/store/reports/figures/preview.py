"""What a report would hide if it were handed in now: decided as at the submission, and thrown away.

It takes seconds, so it is worked out beside the page and kept for as long as neither the facts nor the ledger change.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from stegvis.disclosure.release import Judgement, Pending, Refused, decide, judgement_of, known_figures
from stegvis.store.aside import Aside
from stegvis.store.ledgers import ledger_of, published
from stegvis.store.models import Edition
from stegvis.store.reports.figures.counting import ReportCounts
from stegvis.store.reports.figures.decided import PATIENCE_S, publication_name, release_secret, request_of, told_figures
from stegvis.store.reports.figures.draft_judgement import draft_judgement
from stegvis.vocabulary import BadInput, Gender, Withheld, Wording

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The time goes into the ledger's line and decides nothing."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The places (measure, gender) that the report would hide, or why nothing could be released.

    `names_counts`: the refusal may name numbers of people, for those who write only. `judgement` is how its prose is
    judged then.
    """

    hidden: frozenset[tuple[str, Gender]] = frozenset()
    refusal: Wording | None = None
    judgement: Judgement | None = None
    names_counts: bool = False


PREVIEWS = Aside[Preview]("report preview", kept=128)


def preview_of(edition: Edition, counts: ReportCounts, *, wait_s: float | None = None) -> Preview | None:
    """What the release would hide of these numbers; None while it is worked out (`wait_s` seconds are waited)."""
    association = edition.intervention.association
    try:
        head = published(association).head
    except BadInput as why:
        return Preview(refusal=why.reason)
    # All that decides the request: to make it takes longer than all else on a page.
    asked = (publication_name(edition, 0), edition.pk, edition.form_version, edition.version, edition.corrects_id)
    question = (str(ledger_of(association).path), head, *asked, counts.is_typed, frozenset(counts.cells.items()))
    try:
        return PREVIEWS.ask(question, lambda: _work_on(edition, counts), wait_s=wait_s)
    except BadInput as why:
        return Preview(refusal=why.reason, names_counts=True)


def _work_on(edition: Edition, counts: ReportCounts) -> Callable[[], Preview]:
    association = edition.intervention.association
    ledger, secret, names = ledger_of(association), release_secret(association), names_told(edition)
    request = request_of(edition, counts)

    def work() -> Preview:
        try:
            found = decide(request, ledger=ledger, secret=secret, at=_ANY_TIME, time_limit_s=PATIENCE_S)
        except BadInput as why:
            return Preview(refusal=why.reason, names_counts=True)
        if isinstance(found, Refused):
            return Preview(refusal=found.reason)
        return what_is_hidden(edition, counts, found, names)

    return work


def what_is_hidden(edition: Edition, counts: ReportCounts, found: Pending, names: Iterable[str]) -> Preview:
    """What the report hides when it is decided so, and how its prose is judged; `names` may stand in it."""
    told = told_figures(edition, found.release, counts)
    known = known_figures(found, names)
    return Preview(
        frozenset((one.measure, one.gender) for one in told if isinstance(one.cell, Withheld)),
        judgement=draft_judgement(judgement_of(found, known, edition.intervention.name)),
    )


def names_told(edition: Edition) -> tuple[str, ...]:
    """The names that may stand in the prose: of the association, the intervention, and those who run it."""
    place = edition.intervention
    provider = (place.provider.name,) if place.provider else ()
    return (place.association.name, *provider, place.name, *(one.name for one in place.parties.all()))
