"""What the reports in force state about participants and exits, by intervention."""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.store.models import CellKind, Intervention, Revision, StoredFigure
from stegvis.vocabulary import Gender, Period

MEASURES = (
    "participants",
    "exits",
    "exits_positive",
    "exits_unclear",
    "exits_other",
    "feels_better",
    "more_active",
)
FROM_A_TABLE = 1.0


@dataclass(frozen=True, slots=True)
class StatedCell:
    """A number of people in a report's table."""

    measure: str
    gender: Gender
    value: int


@dataclass(frozen=True, slots=True)
class StatedReport:
    """An intervention's latest report. `answered` is how many answered how they feel, when the report says so."""

    intervention: Intervention
    revision: Revision
    period: Period
    cells: tuple[StatedCell, ...]
    answered: int | None


def stated_reports() -> Iterator[StatedReport]:
    """The latest report in force on each intervention, those without a period left out, in the order of documents."""
    revisions = (
        Revision.objects.filter(is_current=True, report__period_end__isnull=False)
        .select_related("report__intervention__association")
        .order_by("report__period_end", "-source_id", "-position")
    )
    latest = {one.report.intervention_id: one for one in revisions}
    figures: dict[int, list[StoredFigure]] = {}
    for figure in StoredFigure.objects.filter(
        revision__in=latest.values(), kind=CellKind.NUMBER, measure__in=MEASURES, confidence=FROM_A_TABLE
    ):
        figures.setdefault(figure.revision_id, []).append(figure)
    for revision in sorted(latest.values(), key=lambda one: (one.source_id, one.position)):
        yield _stated(revision, figures.get(revision.pk, []))


def _stated(revision: Revision, figures: list[StoredFigure]) -> StatedReport:
    period = Period.of(revision.report.period_start, revision.report.period_end)
    assert period is not None
    cells = {(one.measure, one.gender): one for one in reversed(figures) if one.value is not None}
    answered = cells.get(("feels_better", Gender.ALL))
    return StatedReport(
        revision.report.intervention,
        revision,
        period,
        tuple(StatedCell(one.measure, Gender(one.gender), int(one.value or 0)) for one in cells.values()),
        answered.answered if answered else None,
    )
