"""Reports of many interventions, counted from the register and released in one publication."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from tests.invented_editions import draft_edition

from stegvis.catalogue import load_forms
from stegvis.disclosure.release import Pending, ReleaseRequest, commit, decide
from stegvis.documents.nodes import Document
from stegvis.forms.account import Entry
from stegvis.forms.reading import FormMatch, Reading, ReportReading
from stegvis.store.ledgers import ledger_of
from stegvis.store.models import Edition, Intervention
from stegvis.store.reports.figures.decided import release_request, release_secret, report_structure, told_figures
from stegvis.vocabulary import Cell, Figure, Number, Period, Place, Withheld
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.released import Between, ReleasedCell

FORM = FormMatch(next(form for form in load_forms() if form.id == "skaraborg_interim"), 1.0)


@dataclass(frozen=True)
class Published:
    """A publication with its reports as a reader has them."""

    pending: Pending
    reports: tuple[ReportReading, ...]

    @property
    def entry(self) -> Entry:
        """The reports as one document of the association."""
        return Entry(Reading("rapporter", Document("rapporter", ()), FORM, None, "Påhittade förbundet", self.reports))


def publish(interventions: Iterable[Intervention], period: Period) -> Published:
    """Releases the interim reports of all the interventions at once, into the association's ledger."""
    editions = [draft_edition(one, period=period) for one in interventions]
    requests = [(edition, release_request(edition)) for edition in editions]
    association = editions[0].intervention.association
    pending = decide(
        ReleaseRequest(
            f"Påhittade rapporter {period}",
            tuple(replace(table, id=f"{table.intervention} {table.id}") for _, one in requests for table in one.tables),
            tuple(count for _, one in requests for count in one.counts),
            report_structure(),
        ),
        ledger=ledger_of(association),
        secret=release_secret(association),
        at=datetime.combine(period.end, time(), UTC),
        time_limit_s=200,
    )
    assert isinstance(pending, Pending), pending.reason
    commit(pending, ledger=ledger_of(association))
    return Published(pending, tuple(_report(edition, pending, period) for edition in editions))


def _report(edition: Edition, pending: Pending, period: Period) -> ReportReading:
    intervention = edition.intervention
    own = replace(
        pending.release, tables=tuple(one for one in pending.release.tables if one.intervention == intervention.name)
    )
    figures = tuple(
        Figure(one.measure, one.gender, _cell(one.cell), _printed(one.cell)) for one in told_figures(edition, own)
    )
    orientation = Orientation(intervention.orientation)
    return ReportReading(intervention.name, Place(), orientation=orientation, period=period, figures=figures, form=FORM)


def _cell(cell: ReleasedCell) -> Cell:
    assert not isinstance(cell, Between)
    return cell


def _printed(cell: ReleasedCell) -> str:
    return str(cell.value) if isinstance(cell, Number) else WITHHELD_SIGN if isinstance(cell, Withheld) else ""
