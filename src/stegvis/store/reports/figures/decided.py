"""What a report may show: its figures decided against every earlier publication of the association.

All reports speak of the same sets of participations, whatever form asks and whoever typed: the sets are named by the
catalogue's measures and lie inside each other as their definitions say. Names of interventions are those of the ledger.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import count, takewhile

from stegvis.catalogue import load_forms
from stegvis.catalogue.measures import find_measure, load_measures
from stegvis.disclosure.release import (
    Count,
    Line,
    Measured,
    Nesting,
    Pending,
    Refused,
    Release,
    ReleaseRequest,
    Structure,
    TableRequest,
    decide,
    measured,
)
from stegvis.forms.figure_tables import FigureTable
from stegvis.measures.result import MeasureRow, MeasureTable
from stegvis.store.ledgers import ledger_of, published
from stegvis.store.models import Association, Edition, Intervention
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.figures.counting import (
    PARTICIPANTS_NOW,
    PLACES_FREE,
    PLAIN,
    ReportCounts,
    edition_counts,
    is_counted,
    of_persons,
)
from stegvis.store.reports.form_in_use import form_of, measures_of, tables_of
from stegvis.store.sealing.seals import keyed_digest
from stegvis.vocabulary import Gender, Number, Withheld
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.measure import EXIT_CLASSES
from stegvis.vocabulary.released import ReleasedCell, ReleasedFigure, TableShape

PATIENCE_S = 60.0
BY = ("intervention", "gender")


def decide_edition(edition: Edition, *, at: datetime, corrects: str | None = None) -> Pending | Refused:
    """The edition's figures, decided and not yet published: `disclosure.release.commit` publishes them.

    `at` is aware and in UTC. `corrects` names the publication that is corrected; else it is the one that this
    edition follows (`earlier_publication`). Raises BadInput as `disclosure.release.decide` and as `form_of`.
    """
    request = release_request(edition)
    if corrects is not None:
        request = replace(request, corrects=corrects)
    association = edition.intervention.association
    return decide(
        request, ledger=ledger_of(association), secret=release_secret(association), at=at, time_limit_s=PATIENCE_S
    )


def release_request(edition: Edition) -> ReleaseRequest:
    """What the edition asks the release for, counted from the facts as they are now."""
    return request_of(edition, edition_counts(edition))


def request_of(edition: Edition, counts: ReportCounts) -> ReleaseRequest:
    """What the edition asks the release for with these numbers."""
    lines, stated = _typed(edition, counts) if counts.is_typed else _counted(edition, counts)
    handed_in = edition.packages.count()
    return ReleaseRequest(
        publication_name(edition, handed_in + 1),
        tuple(_requests(edition, tables_of(form_of(edition)), lines)),
        stated,
        report_structure(),
        corrects=_last_publication(edition, handed_in),
    )


def told_figures(edition: Edition, release: Release, counts: ReportCounts | None = None) -> tuple[ReleasedFigure, ...]:
    """Everything that the report shows: the release's own figures, then those of the form that count no person.

    Plans are shown as they are; free places are when those who take part at the end of the period are, since each
    tells the other. `counts` are counted anew when they are not given.
    """
    counts = counts or edition_counts(edition)
    told = {(row.measure, row.gender): row for table in release.tables for row in table.rows}
    now = told.get((PARTICIPANTS_NOW, Gender.ALL))
    is_now_told = now is not None and isinstance(now.cell, Number)
    for measure, gender in _places(tables_of(form_of(edition))):
        if measure in PLAIN or measure == PLACES_FREE:
            cell: ReleasedCell = counts.cell(measure, gender).cell
            if measure == PLACES_FREE and isinstance(cell, Number) and not is_now_told:
                cell = Withheld()
            told[measure, gender] = ReleasedFigure(measure, gender, counts.period, cell, edition.intervention.name)
    return tuple(told.values())


def _places(tables: tuple[FigureTable, ...]) -> Iterator[tuple[str, Gender]]:
    return ((row.measure, gender) for table in tables for row in table.rows for gender in table.columns)


def publication_name(edition: Edition, submission: int) -> str:
    """What the ledger calls the edition as handed in for the time that `submission` says, counted from 1."""
    place = f"{edition.intervention.name}, {edition.form_id} {period_of(edition)}"
    return f"{place}, utgåva {edition.number}, inlämning {submission}"


def attempts(publication: str) -> Iterator[str]:
    """The names under which a submission goes out: another one for each time that it died before anybody saw it and

    its figures changed meanwhile.
    """
    yield publication
    yield from (f"{publication}, omtag {number}" for number in count(2))


def earlier_publication(edition: Edition) -> str | None:
    """The publication that the edition's next one corrects: its own last one, else that of the edition it corrects."""
    return _last_publication(edition, edition.packages.count())


def _last_publication(edition: Edition, handed_in: int) -> str | None:
    known = published(edition.intervention.association)
    for submission in range(handed_in, 0, -1):
        names = takewhile(lambda name: known.find(name) is not None, attempts(publication_name(edition, submission)))
        if found := tuple(names):
            return found[-1]
    return earlier_publication(edition.corrects) if edition.corrects else None


def release_secret(association: Association) -> bytes:
    """What breaks ties in the association's releases."""
    return keyed_digest("release", str(association.pk)).encode()


@cache
def report_structure() -> Structure:
    """Every set that a report can count: those behind all measures that any form shows."""
    names = {name for form in load_forms() for name in measures_of(form)}
    measures = [find_measure(name).measure for name in sorted(of_persons(tuple(sorted(names)))) if is_counted(name)]
    # What no definition tells: the classes of exits are all exits.
    return _measured(
        (MeasureTable(one, BY, ()) for one in measures), Nesting("exits", EXIT_CLASSES, complete=True)
    ).structure


def _measured(tables: Iterable[MeasureTable], *nestings: Nesting) -> Measured:
    return measured(tuple(tables), catalogue=[one.measure for one in load_measures().values()], nestings=nestings)


def _counted(edition: Edition, counts: ReportCounts) -> tuple[Mapping[str, Line], tuple[Count, ...]]:
    """Lines and counts from the register: every gender has its number, also where nobody was met."""
    ready = _measured(_table(edition.intervention, counts, name) for name in counts.counted)
    return {name: ready.count_line(name) for name in ready.lines}, ready.counts


def _table(intervention: Intervention, counts: ReportCounts, name: str) -> MeasureTable:
    measure = find_measure(name).measure
    rows = []
    for gender in PARTS:
        group = (("intervention", intervention.name), ("gender", gender.value))
        found = counts.cell(name, gender)
        # Where nobody was asked or answered there is no number to show, and nobody is counted.
        rows.append(MeasureRow(name, counts.period, group, (), found.number or 0, found.of, None))
    return MeasureTable(measure, BY, tuple(rows))


def _typed(edition: Edition, counts: ReportCounts) -> tuple[Mapping[str, Line], tuple[Count, ...]]:
    """Lines and counts of what was typed in; what is blank or was not asked is not there."""
    name = edition.intervention.name
    known = {place: one.cell for place, one in counts.cells.items() if is_counted(place[0])}
    stated = (
        Count(measure, name, gender, counts.period, int(cell.value))
        for (measure, gender), cell in known.items()
        if isinstance(cell, Number)
    )
    return {measure: Line(measure, measure) for measure, _ in known}, tuple(stated)


def _requests(edition: Edition, tables: tuple[FigureTable, ...], lines: Mapping[str, Line]) -> Iterator[TableRequest]:
    """A table of the release for each of the form's that shows a number of persons."""
    for table in tables:
        asked = tuple(lines[name] for name in of_persons(tuple(row.measure for row in table.rows)) if name in lines)
        if asked:
            yield TableRequest(
                table.id, TableShape.REPORT, period_of(edition), asked, edition.intervention.name, table.columns
            )
